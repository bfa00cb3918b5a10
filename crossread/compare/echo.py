"""How probable it is that two quotations are of one utterance: whole, cut, translated anew or paraphrased.

A logistic regression over the likeness of their words, of their speakers and of the statements that they stand in,
fitted by evaluation/fit_echo.py on the labelled events; the coefficients lie in data/echo.json.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.vectors import Vectors, embed, rarity
from crossread.compare.speakers import KINSHIPS, kinship, voices
from crossread.compare.units import Unit
from crossread.compare.words import tokens, words
from crossread.model import Annotated, Quote

FEATURES = (
    "cosine", "contained", "common", "common_weight", "length", "run", "run_words", "marked_run", "marked_words",
    "cited", "cited_said", "numbers", "other_numbers", "both_marked", "one_marked", "match", "crowd", *KINSHIPS[1:],
)  # fmt: skip
# Quotations of other stories that each word is taken to be missing from: in a story of two quotations, what both have
# in common would say nothing otherwise.
_OTHERS = 20
_MARKED = re.compile(r'["“”«»„]([^"“”«»„]+)["“”«»„]?')
# Words of a quotation that are looked at: the work grows with the square of their number. The longest quotation of the
# labelled events has 172 words.
MOST_WORDS = 400
# Pairs that are looked at: of statements which are so probable to report one fact, or with so many content words in
# common. Of the 415 labelled pairs two have neither.
_MATCHED = 0.05
_IN_COMMON = 2
_EDGE = 1e-3

Rows = NDArray[np.float64]
Matrix = NDArray[np.float32]
Places = NDArray[np.intp]


class Content(NamedTuple):
    """The words of a quotation.

    `all` in order, `marked` those inside quotation marks, `stems` of the content words, `numbers` of the numbers.
    `spelled` are the words inside marks and all words, with spaces between and on either side; `stretches` what stands
    between two marks each, spelled so, and its weight by rarity.
    """

    all: tuple[str, ...]
    marked: tuple[str, ...]
    stems: frozenset[str]
    numbers: frozenset[str]
    spelled: tuple[str, str]
    stretches: tuple[tuple[str, float], ...]


class Story(NamedTuple):
    """The quotations of a story by the numbers of their articles, its units, and how probable each two units match."""

    articles: tuple[Annotated, ...]
    items: list[tuple[int, Quote]]
    units: list[Unit]
    matches: Matrix


class Pairs(NamedTuple):
    """Pairs of quotations of different articles: the numbers of both, and their features, columns as in `FEATURES`."""

    first: Places
    second: Places
    rows: Rows


def content(annotated: Annotated, quote: Quote) -> Content:
    """The first `MOST_WORDS` words of a quotation."""
    text = annotated.article.text
    every = tuple(word for part in quote.parts for _, _, word in tokens(text, part.start, part.end))[:MOST_WORDS]
    found = [word for part in quote.parts for word in words(text, part.start, part.end)][:MOST_WORDS]
    stretches = [stretch[:MOST_WORDS] for stretch in _stretches(text, quote) if stretch][:MOST_WORDS]
    marked = tuple(word for stretch in stretches for word in stretch)[:MOST_WORDS]
    return Content(
        every,
        marked,
        frozenset(word.stem for word in found),
        frozenset(word.stem for word in found if word.number),
        (_spelled(marked), _spelled(every)),
        tuple((_spelled(stretch), sum(map(rarity, stretch))) for stretch in stretches),
    )


def _stretches(text: str, quote: Quote) -> list[tuple[str, ...]]:
    """The words between each two quotation marks."""
    if quote.kind == "indirect":
        return []
    stretches = [m[1] for part in quote.parts for m in _MARKED.finditer(text[part.start : part.end])]
    return [tuple(word for _, _, word in tokens(stretch)) for stretch in stretches]


def _spelled(found: tuple[str, ...]) -> str:
    return f" {' '.join(found)} "


def echoes(story: Story, found: list[Content]) -> tuple[Pairs, Rows]:
    """The pairs of quotations that can be of one utterance, and how probable each is."""
    looked = pairs(story, found)
    weights, bias = _coefficients()
    return looked, 1 / (1 + np.exp(-np.clip(looked.rows @ weights + bias, -30, 30)))


def pairs(story: Story, found: list[Content]) -> Pairs:
    """The pairs of quotations that have enough in common to be looked at, in order, with their features."""
    owner = np.array([article for article, _ in story.items], np.intp)
    common, shared, total = _words_in_common(found)
    match, cosine, crowd = _around(story)
    near = (owner[:, None] < owner[None, :]) & ((match >= _MATCHED) | (common >= _IN_COMMON))
    first, second = (np.asarray(each, np.intp) for each in np.nonzero(near))
    sizes = np.array([len(each.stems) for each in found])
    short = np.where(sizes[first] <= sizes[second], first, second)
    inside = np.clip(match[first, second].astype(np.float64), _EDGE, 1 - _EDGE)
    weight = shared[first, second]
    columns = [
        cosine[first, second], weight / np.maximum(total[short], 1e-6), common[first, second], weight, sizes[short]
    ]  # fmt: skip
    rows = [_in_row(found[i], found[j]) for i, j in zip(first.tolist(), second.tolist(), strict=True)]
    kinds = np.array([quote.kind != "indirect" for _, quote in story.items], np.intp)
    marked = kinds[first] + kinds[second]
    kin = _kinships(story, first, second)
    columns += [*np.array(rows, np.float64).reshape(len(rows), 8).T, marked == 2, marked == 1]
    columns += [
        np.log(inside / (1 - inside)),
        crowd[first] + crowd[second],
        *(kin == n for n in range(1, len(KINSHIPS))),
    ]
    return Pairs(first, second, np.array(columns, np.float64).T)


def _words_in_common(found: list[Content]) -> tuple[Matrix, Matrix, Matrix]:
    """How many stems each two quotations share, their weight, and the weight of each quotation's; rare ones weigh."""
    counts = Counter(stem for each in found for stem in sorted(each.stems))
    number = {stem: n for n, stem in enumerate(counts)}
    size = len(found) + _OTHERS
    weight = np.array([log(size / (count + 0.5)) / log(size) for count in counts.values()], np.float32)
    holds = np.zeros((len(found), len(counts)), np.float32)
    for row, each in enumerate(found):
        holds[row, [number[stem] for stem in each.stems]] = 1
    weighted: Matrix = holds * weight
    return holds @ holds.T, weighted @ holds.T, np.asarray(holds @ weight, np.float32)


def _around(story: Story) -> tuple[Matrix, Matrix, Rows]:
    """Of each two quotations, the likest two of the sentences that they run over, and how many stand beside each.

    They are alike by how probable they are to report one fact (0 where a sentence is not among the units), and by the
    cosine of what stands of them in the quotations. In a crowd, what the sentences share is less of each quotation.
    """
    parts = [_sentences(story, number, quote) for number, quote in story.items]
    begins = [0, *accumulate(len(each) for each in parts)][:-1]
    held = [place for each in parts for place, _ in each]
    beside: dict[int, set[int]] = {}
    for n, each in enumerate(parts):
        for place, _ in each:
            beside.setdefault(place, set()).add(n)
    crowd = [len(set[int]().union(*(beside[place] for place, _ in each if place >= 0))) for each in parts]
    matches = np.pad(story.matches, ((0, 1), (0, 1)))[np.ix_(held, held)]
    vectors: Vectors = embed([text for each in parts for _, text in each])
    cosines = np.asarray(vectors @ vectors.T, np.float32)
    return _best(matches, begins), _best(cosines, begins), np.log(np.maximum(crowd, 1))


def _sentences(story: Story, number: int, quote: Quote) -> list[tuple[int, str]]:
    """The units that a quotation of an article runs over, with what it holds of each; number -1 if there are none."""
    text, start, end = story.articles[number].article.text, quote.span.start, quote.span.end
    found = []
    at = bisect_right(story.units, (number, start), key=lambda unit: (unit.article, unit.span.start)) - 1
    for place in range(max(0, at), len(story.units)):
        unit = story.units[place]
        if (unit.article, unit.span.start) >= (number, end):
            break
        if unit.article == number and unit.span.end > start:
            found.append((place, text[max(unit.span.start, start) : min(unit.span.end, end)]))
    return found or [(-1, text[start:end])]


def _best(between: Matrix, begins: list[int]) -> Matrix:
    """The greatest of each block of a matrix, blocks beginning at the given rows and columns."""
    if not begins:
        return np.zeros((0, 0), np.float32)
    rows = np.maximum.reduceat(between, begins, axis=0)
    return np.asarray(np.maximum.reduceat(rows, begins, axis=1), np.float32)


def _kinships(story: Story, first: Places, second: Places) -> NDArray[np.intp]:
    """The number in `KINSHIPS` of the speakers of each pair of quotations."""
    voice = voices(story.articles)
    speakers = [(quote.speaker, quote.resolved) for _, quote in story.items]

    @cache
    def number(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> int:
        return KINSHIPS.index(kinship(*a, *b, voice))

    both = zip(first.tolist(), second.tolist(), strict=True)
    return np.array([number(speakers[i], speakers[j]) for i, j in both], np.intp)


def _in_row(a: Content, b: Content) -> tuple[float, ...]:
    """Words of two quotations in a row, numbers in both and in one, and what one cites of the other, word for word."""
    run = longest_run(a.all, b.all)
    marked = longest_run(a.marked, b.marked) if a.marked and b.marked else (0.0, 0)
    cited = [max((_cited(one, other.spelled[n]) for one, other in ((a, b), (b, a))), default=0.0) for n in (0, 1)]
    return (*run, *marked, *cited, len(a.numbers & b.numbers), len(a.numbers ^ b.numbers))


def _cited(one: Content, other: str) -> float:
    """The weight of the weightiest stretch in quotation marks that the other has as a whole."""
    return max((weight for stretch, weight in one.stretches if stretch in other), default=0.0)


def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[float, int]:
    """The weight by rarity, and the number of words, of the weightiest run of words that both have."""
    places: dict[str, list[int]] = {word: [] for word in set(a).intersection(b)}
    if not places:
        return 0.0, 0
    for at, word in enumerate(b):
        if word in places:
            places[word].append(at)
    best, before = (0.0, 0), dict[int, tuple[float, int]]()
    for word in a:
        now = {}
        for at in places.get(word, ()):
            weight, count = before.get(at - 1, (0.0, 0))
            now[at] = (weight + rarity(word), count + 1)
            best = max(best, now[at])
        before = now
    return best


@cache
def _coefficients() -> tuple[Rows, float]:
    stored = json.loads((files("crossread.compare") / "data" / "echo.json").read_text(encoding="utf-8"))
    return np.array([stored["weights"][name] for name in FEATURES]), float(stored["bias"])
