"""How alike units are in their words: shared outright, or like in meaning."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.vectors import embed, rarity
from crossread.compare.units import Unit

Matrix = NDArray[np.float32]

# Words whose cosine is below this are no likeness of meaning.
SOFT = 0.3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The stems of a story in alphabetical order, what sharing each is worth, and how like each two are in meaning."""

    number: dict[str, int]
    weight: NDArray[np.float32]
    similar: Matrix


def vocabulary(story: list[Unit]) -> Vocabulary:
    """A shared word is worth the more, the rarer it is in the story and in the language."""
    counts = Counter(stem for unit in story for stem in {word.stem for word in unit.words})
    raw: dict[str, str] = {}
    for unit in story:
        for word in unit.words:
            raw.setdefault(word.stem, unit.raw(word))
    stems = sorted(counts)
    most = np.log(len(story) + 1)
    weight = [np.log((len(story) + 1) / (counts[s] + 0.5)) / most * rarity(raw[s]) for s in stems]
    vectors = embed([raw[stem] for stem in stems])
    similar = np.maximum(vectors @ vectors.T - SOFT, 0) / (1 - SOFT)
    np.fill_diagonal(similar, 1)
    return Vocabulary({stem: n for n, stem in enumerate(stems)}, np.array(weight, np.float32), similar)


def shared(story: list[Unit], known: Vocabulary) -> dict[str, Matrix]:
    """Figures on the words that each two units have in common."""
    present = np.zeros((len(story), len(known.number)), np.float32)
    capital = np.zeros_like(present)
    for row, unit in enumerate(story):
        for at, word in enumerate(unit.words):
            present[row, known.number[word.stem]] = 1
            if word.capital and at:
                capital[row, known.number[word.stem]] = 1
    common = (present * known.weight) @ present.T
    own = np.diag(common)
    squared = (present * known.weight**2) @ present.T
    size = np.sqrt(np.maximum(np.diag(squared), 1e-6))
    rarest, second = _rarest(present, known.weight)
    return {
        "overlap": squared / size[:, None] / size[None, :],
        "contained": common / np.maximum(np.minimum(own[:, None], own[None, :]), 1e-6),
        "content_shared": np.log1p(present @ present.T),
        "lexical": common,
        "rarest": rarest,
        "second_rarest": second,
        "capitals": (capital * known.weight) @ capital.T,
        "pairs": _pairs(story),
    }


def soft(story: list[Unit], known: Vocabulary) -> tuple[Matrix, Matrix]:
    """How well the words of one unit have like ones in the other, weighted: the better and the worse direction."""
    best = np.zeros((len(story), len(known.number)), np.float32)
    own = np.zeros_like(best)
    for row, unit in enumerate(story):
        held = sorted({known.number[word.stem] for word in unit.words})
        if held:
            best[row] = known.similar[:, held].max(1)
            own[row, held] = known.weight[held]
    own /= np.maximum(own.sum(1, keepdims=True), 1e-6)
    there = own @ best.T
    return np.maximum(there, there.T), np.minimum(there, there.T)


def _rarest(present: Matrix, weight: NDArray[np.float32]) -> tuple[Matrix, Matrix]:
    """The weights of the two rarest words that two units share."""
    size = len(present)
    first, second = np.zeros((size, size), np.float32), np.zeros((size, size), np.float32)
    for column in np.argsort(weight, kind="stable"):
        rows = np.nonzero(present[:, column])[0]
        if len(rows) > 1:
            at = np.ix_(rows, rows)
            second[at] = first[at]
            first[at] = weight[column]
    return first, second


def _pairs(story: list[Unit]) -> Matrix:
    """How many pairs of neighbouring content words two units share, as a logarithm."""
    holders: dict[tuple[str, str], list[int]] = {}
    for row, unit in enumerate(story):
        stems = [word.stem for word in unit.words]
        for pair in sorted(set(pairwise(stems))):
            holders.setdefault(pair, []).append(row)
    out = np.zeros((len(story), len(story)), np.float32)
    for rows in holders.values():
        if len(rows) > 1:
            out[np.ix_(rows, rows)] += 1
    return np.log1p(out)
