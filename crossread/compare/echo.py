"""How probable it is that two quotations are of one utterance: whole, cut, translated anew or paraphrased."""

import json
import re
from collections import Counter
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import NamedTuple

import numpy as np

from crossread.annotate.vectors import Vectors, embed, rarity
from crossread.compare.words import tokens, words
from crossread.model import Annotated, Quote

FEATURES = (
    "cosine", "contained", "common", "common_weight", "run", "run_words", "marked_run", "marked_words", "length",
)  # fmt: skip
# Quotations of other stories that each word is taken to be missing from: in a story of two quotations, what both have
# in common would say nothing otherwise.
_OTHERS = 20
_MARKED = re.compile(r'["“”«»„]([^"“”«»„]+)["“”«»„]?')


# Words of a quotation that are looked at: the work grows with the square of their number. The longest quotation of the
# labelled events has 172 words.
MOST_WORDS = 400


class Content(NamedTuple):
    """The words of a quotation: all in order, those inside quotation marks, and the stems of the content words."""

    all: tuple[str, ...]
    marked: tuple[str, ...]
    stems: frozenset[str]
    vector: Vectors


def contents(items: list[tuple[Annotated, Quote]]) -> list[Content]:
    """The first `MOST_WORDS` words of each quotation of an article."""
    vectors = embed([annotated.article.text[q.span.start : q.span.end] for annotated, q in items])
    found = []
    for (annotated, quote), vector in zip(items, vectors, strict=True):
        text = annotated.article.text
        every = tuple(word for part in quote.parts for _, _, word in tokens(text, part.start, part.end))
        stems = [word.stem for part in quote.parts for word in words(text, part.start, part.end)]
        marked = _marked(text, quote)
        found.append(Content(every[:MOST_WORDS], marked[:MOST_WORDS], frozenset(stems[:MOST_WORDS]), vector))
    return found


def _marked(text: str, quote: Quote) -> tuple[str, ...]:
    """The words inside quotation marks."""
    if quote.kind == "indirect":
        return ()
    stretches = [m[1] for part in quote.parts for m in _MARKED.finditer(text[part.start : part.end])]
    return tuple(word for stretch in stretches for _, _, word in tokens(stretch))


class Echo:
    """Compares the quotations of one story: a word that many of them use says little."""

    def __init__(self, found: list[Content]) -> None:
        counts = Counter(stem for content in found for stem in sorted(content.stems))
        size = len(found) + _OTHERS
        self._weight = {stem: log(size / (count + 0.5)) / log(size) for stem, count in counts.items()}

    def probability(self, a: Content, b: Content) -> float:
        """That two quotations of one speaker are of one utterance."""
        weights, bias = _coefficients()
        total = bias + sum(weight * value for weight, value in zip(weights, self.features(a, b), strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))

    def features(self, a: Content, b: Content) -> tuple[float, ...]:
        """The figures named in `FEATURES`."""
        common = a.stems & b.stems
        short = min(a.stems, b.stems, key=len)
        shared = sum(self._weight[stem] for stem in sorted(common))
        total = sum(self._weight[stem] for stem in sorted(short))
        run, run_words = longest_run(a.all, b.all)
        marked, marked_words = longest_run(a.marked, b.marked)
        cosine = float(np.dot(a.vector, b.vector))
        contained = shared / total if total else 0.0
        return (cosine, contained, len(common), shared, run, run_words, marked, marked_words, len(short))


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
def _coefficients() -> tuple[tuple[float, ...], float]:
    stored = json.loads((files("crossread.compare") / "data" / "echo.json").read_text(encoding="utf-8"))
    return tuple(stored["weights"][name] for name in FEATURES), float(stored["bias"])
