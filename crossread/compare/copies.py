"""Shared copy: which reports are one voice, because one repeats the other's passages or both an agency's."""

from crossread.compare.words import tokens
from crossread.model import Annotated

# A passage is copied where so many words in a row, outside quotation marks, are the same.
RUN = 16
# Two reports are one voice where at least this share of the shorter's words stands in copied passages.
SHARE = 0.3


def independent(articles: tuple[Annotated, ...]) -> tuple[tuple[int, ...], ...]:
    """The articles' numbers grouped by shared copy, each in exactly one group, in order."""
    bodies = [_own_words(annotated) for annotated in articles]
    group = list(range(len(articles)))
    for a in range(len(articles)):
        for b in range(a + 1, len(articles)):
            if group[a] != group[b] and _shared(bodies[a], bodies[b]) >= SHARE:
                old, new = group[b], group[a]
                group = [new if g == old else g for g in group]
    return tuple(tuple(n for n, g in enumerate(group) if g == each) for each in sorted(set(group)))


def _own_words(annotated: Annotated) -> list[str]:
    """The words of an article outside direct quotations, which everybody may repeat."""
    quoted = [part for quote in annotated.quotes if quote.kind == "direct" for part in quote.parts]
    found: list[str] = []
    at = 0
    for start, end, word in tokens(annotated.article.text):
        while at < len(quoted) and quoted[at].end <= start:
            at += 1
        inside = at < len(quoted) and quoted[at].start <= start and end <= quoted[at].end
        if not inside:
            found.append(word)
    return found


def _shared(a: list[str], b: list[str]) -> float:
    """The share of the shorter text's words that stand in runs of `RUN` words of the other too."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return 0.0
    run = min(RUN, len(short))
    known = {tuple(long[n : n + run]) for n in range(len(long) - run + 1)}
    covered = 0
    end = 0
    for n in range(len(short) - run + 1):
        if tuple(short[n : n + run]) in known:
            covered += n + run - max(end, n)
            end = n + run
    return covered / len(short)
