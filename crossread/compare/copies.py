"""Shared copy: which reports are one voice, because one repeats the other's passages or both an agency's."""

from typing import NamedTuple

from crossread.compare.words import tokens
from crossread.model import Annotated

# A passage is copied where so many words in a row, outside quotation marks, are the same.
RUN = 16
# Two reports are one voice where at least this share of the shorter's words stands in copied passages.
SHARE = 0.3

_Run = tuple[str, ...]


class _Body(NamedTuple):
    """The whole text of an article, its own words, and every `RUN` of them in a row."""

    text: str
    words: list[str]
    runs: frozenset[_Run]


def independent(articles: tuple[Annotated, ...]) -> tuple[tuple[int, ...], ...]:
    """The articles' numbers grouped by shared copy, each in exactly one group; groups in order of their first."""
    bodies = [_body(annotated) for annotated in articles]
    group = list(range(len(articles)))  # of each article, the first number in its group
    for a in range(len(articles)):
        for b in range(a + 1, len(articles)):
            if group[a] != group[b] and _one_voice(bodies[a], bodies[b]):
                first, other = sorted((group[a], group[b]))
                group = [first if g == other else g for g in group]
    return tuple(tuple(n for n, g in enumerate(group) if g == each) for each in sorted(set(group)))


def _body(annotated: Annotated) -> _Body:
    words = _own_words(annotated)
    return _Body(annotated.article.text, words, frozenset(_runs(words)))


def _own_words(annotated: Annotated) -> list[str]:
    """The words of an article outside direct quotations, which everybody may repeat."""
    parts = [part for quote in annotated.quotes if quote.kind == "direct" for part in quote.parts]
    quoted = sorted((part.start, part.end) for part in parts)
    found: list[str] = []
    at = 0
    for start, end, word in tokens(annotated.article.text):
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        inside = at < len(quoted) and quoted[at][0] <= start and end <= quoted[at][1]
        if not inside:
            found.append(word)
    return found


def _runs(words: list[str]) -> list[_Run]:
    return [tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)]


def _one_voice(a: _Body, b: _Body) -> bool:
    """Whether enough of the shorter text's words stand in runs of words of the other too.

    What is shorter than a run is everybody's: only the same text again is one voice with it.
    """
    if a.text == b.text:
        return True
    short, long = (a, b) if (len(a.words), a.words) <= (len(b.words), b.words) else (b, a)
    if short.runs.isdisjoint(long.runs):
        return False
    covered = end = 0
    for n, run in enumerate(_runs(short.words)):
        if run in long.runs:
            covered += n + RUN - max(end, n)
            end = n + RUN
    return covered >= SHARE * len(short.words)
