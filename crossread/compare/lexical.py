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


# Stems, the most frequent of a story, whose likeness in meaning is looked at; 1,600 sentences have some 5,000.
MOST_LIKENED = 8000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The stems of a story, the most frequent first, what sharing each is worth, and how like those of them that are
    looked at are in meaning, each two."""

    number: dict[str, int]
    weight: NDArray[np.float32]
    similar: Matrix


def vocabulary(story: list[Unit]) -> Vocabulary:
    """A shared word is worth the more, the rarer it is in the story and in the language."""
    counts = Counter(stem for unit in story for stem in {word.stem for word in unit.words})
    raw: dict[str, str] = {}
    for unit in story:
        for word in unit.words:
            raw[word.stem] = min(unit.raw(word), raw.get(word.stem, unit.raw(word)))
    stems = sorted(counts, key=lambda stem: (-counts[stem], stem))
    most = np.log(len(story) + 1)
    weight = [np.log((len(story) + 1) / (counts[s] + 0.5)) / most * rarity(raw[s]) for s in stems]
    vectors = embed([raw[stem] for stem in stems[:MOST_LIKENED]])
    similar = np.maximum(vectors @ vectors.T - SOFT, 0) / (1 - SOFT)
    np.fill_diagonal(similar, 1)
    return Vocabulary({stem: n for n, stem in enumerate(stems)}, np.array(weight, np.float32), similar)


def shared(story: list[Unit], known: Vocabulary) -> dict[str, Matrix]:
    """Figures on the words that each two units have in common."""
    held = _held(story, known)
    capitals = _capitals(story, known)
    lexical = _common(held, known.weight)
    own = np.diag(lexical)
    rarest, second = _rarest(held, known.weight)
    return {
        "overlap": overlap(story, known),
        "contained": np.asarray(lexical / np.maximum(np.minimum(own[:, None], own[None, :]), 1e-6), np.float32),
        "content_shared": _log(_common(held, np.ones_like(known.weight))),
        "lexical": lexical,
        "rarest": rarest,
        "second_rarest": second,
        "capitals": _common(capitals, known.weight),
        "pairs": _pairs(story),
    }


def overlap(story: list[Unit], known: Vocabulary) -> Matrix:
    """The cosine of each two units as sets of weighted words."""
    squared = _common(_held(story, known), known.weight**2)
    size = np.sqrt(np.maximum(np.diag(squared), 1e-6))
    return np.asarray(squared / size[:, None] / size[None, :], np.float32)


def soft(story: list[Unit], known: Vocabulary) -> tuple[Matrix, Matrix]:
    """How well the words of one unit have like ones in the other, weighted: the better and the worse direction."""
    held = _held(story, known)
    size = len(known.similar)
    there = _common([numbers[numbers >= size] for numbers in held], known.weight)
    frequent = [numbers[numbers < size] for numbers in held]
    best = np.zeros((size, len(story)), np.float32)
    for row, numbers in enumerate(frequent):
        if len(numbers):
            best[:, row] = known.similar[numbers].max(0)
    for row, numbers in enumerate(frequent):
        there[row] += known.weight[numbers] @ best[numbers]
        there[row] /= max(1e-6, float(known.weight[held[row]].sum()))
    return np.maximum(there, there.T), np.minimum(there, there.T)


def _held(story: list[Unit], known: Vocabulary) -> list[NDArray[np.intp]]:
    """The numbers of the stems of each unit, in order."""
    return [np.array(sorted({known.number[word.stem] for word in unit.words}), np.intp) for unit in story]


def _capitals(story: list[Unit], known: Vocabulary) -> list[NDArray[np.intp]]:
    """Like `_held`, of the words that are written with a capital and are not the unit's first."""
    named = [{known.number[word.stem] for word in unit.words[1:] if word.capital} for unit in story]
    return [np.array(sorted(each), np.intp) for each in named]


def _holders(held: list[NDArray[np.intp]], size: int) -> list[NDArray[np.intp]]:
    """The units that hold each of `size` stems."""
    found: list[list[int]] = [[] for _ in range(size)]
    for row, numbers in enumerate(held):
        for number in numbers.tolist():
            found[number].append(row)
    return [np.array(rows, np.intp) for rows in found]


def _common(held: list[NDArray[np.intp]], weight: NDArray[np.float32]) -> Matrix:
    """The summed weight of the stems that each two units share; they are few, which a matrix product would not use."""
    holders = _holders(held, len(weight))
    out = np.zeros((len(held), len(held)), np.float32)
    for row, numbers in enumerate(held):
        for number in numbers.tolist():
            out[row, holders[number]] += weight[number]
    return out


def _rarest(held: list[NDArray[np.intp]], weight: NDArray[np.float32]) -> tuple[Matrix, Matrix]:
    """The weights of the two rarest words that two units share."""
    size = len(held)
    holders = _holders(held, len(weight))
    first, second = np.zeros((size, size), np.float32), np.zeros((size, size), np.float32)
    for number in np.argsort(weight, kind="stable").tolist():
        if len(holders[number]) > 1:
            at = np.ix_(holders[number], holders[number])
            second[at] = first[at]
            first[at] = weight[number]
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
    return _log(out)


def _log(counts: Matrix) -> Matrix:
    return np.asarray(np.log1p(counts), np.float32)
