"""One utterance as several outlets quote it: whole, cut, translated anew or paraphrased."""

from collections import Counter
from itertools import combinations
from math import log

from rapidfuzz import fuzz

from crossread.compare.words import tokens, words
from crossread.model import Annotated, Quote, Utterance

# Two quotations of one speaker are of one utterance where the rarer words of the shorter stand in the longer to this
# share, and at least so many content words are common, or one is a fragment of the other word for word.
CONTAINED = 0.5
COMMON = 3
FRAGMENT = 0.9


def utterances(articles: tuple[Annotated, ...]) -> tuple[Utterance, ...]:
    """What two or more articles quote of one speaker, in order of the first article that quotes it."""
    items = [(n, quote) for n, annotated in enumerate(articles) for quote in annotated.quotes if quote.speaker]
    contents = [_Content(articles[n], quote) for n, quote in items]
    weight = _weights(contents)
    links = []
    for i, j in combinations(range(len(items)), 2):
        if items[i][0] != items[j][0] and same_speaker(items[i][1].speaker, items[j][1].speaker):
            score = _score(contents[i], contents[j], weight)
            if score >= CONTAINED:
                links.append((-score, i, j))
    return tuple(
        _utterance([items[n] for n in group], [contents[n] for n in group]) for group in _chains(sorted(links), items)
    )


class _Content:
    """The words of a quotation: all of them in order, and the stems of the content words."""

    def __init__(self, annotated: Annotated, quote: Quote) -> None:
        text = annotated.article.text
        self.all = [word for part in quote.parts for _, _, word in tokens(text, part.start, part.end)]
        self.stems = frozenset(w.stem for part in quote.parts for w in words(text, part.start, part.end))


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether two canonical names can be one person's: the same last word, or all words of one in the other."""
    if not a or not b:
        return False
    first, second = a.casefold().split(), b.casefold().split()
    return first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)


def _weights(contents: list[_Content]) -> dict[str, float]:
    counts = Counter(stem for content in contents for stem in content.stems)
    return {stem: log((len(contents) + 1) / count) for stem, count in counts.items()}


def _score(a: _Content, b: _Content, weight: dict[str, float]) -> float:
    short, long = (a, b) if len(a.stems) <= len(b.stems) else (b, a)
    common = short.stems & long.stems
    if len(short.all) >= 2 and common == short.stems and common and " ".join(short.all) in " ".join(long.all):
        return 1.0
    if len(common) < COMMON:
        return 0.0
    total = sum(weight[stem] for stem in sorted(short.stems))
    return sum(weight[stem] for stem in sorted(common)) / total if total else 0.0


def _chains(links: list[tuple[float, int, int]], items: list[tuple[int, Quote]]) -> list[list[int]]:
    """Groups along the links, the strongest first; a group holds one quotation of each article."""
    member: dict[int, int] = {}
    found: list[list[int]] = []
    for _, i, j in links:
        left = found[member[i]] if i in member else [i]
        right = found[member[j]] if j in member else [j]
        outlets = [items[n][0] for n in left + right]
        if left is right or len(set(outlets)) < len(outlets):
            continue
        joined = sorted(left + right)
        for n in joined:
            member[n] = len(found)
        found.append(joined)
    return [found[n] for n in sorted(set(member.values()), key=lambda n: found[n])]


def _utterance(items: list[tuple[int, Quote]], contents: list[_Content]) -> Utterance:
    """The speaker's fullest name, and whether all is in quotation marks and the same, whole or cut."""
    names = [quote.speaker for _, quote in items if quote.speaker]
    longest = max((" ".join(content.all) for content in contents), key=len)
    marked = all(quote.kind != "indirect" for _, quote in items)
    same = marked and all(fuzz.partial_ratio(" ".join(content.all), longest) > 99 for content in contents)
    return Utterance(
        max(names, key=lambda name: (len(name.split()), len(name))), same, tuple(quote for _, quote in items)
    )
