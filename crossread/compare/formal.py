"""How alike units are in form: place, length, numbers, quotation marks, speakers, letters."""

import sys
from collections import Counter
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from crossread.compare.lexical import Matrix
from crossread.compare.units import Unit

Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]


def formal(story: list[Unit]) -> dict[str, Matrix]:
    """Figures on the form of each two units."""
    last = Counter(unit.article for unit in story)
    place = np.array([unit.place / max(1, last[unit.article] - 1) for unit in story], np.float32)
    length = np.log1p(np.array([len(unit.words) for unit in story], np.float32))
    quoted = np.array([unit.quoted for unit in story], np.float32)
    numbers = _numbers(story)
    return {
        "numbers_shared": numbers[0], "numbers_clash": numbers[1],
        "place_gap": np.abs(place[:, None] - place[None, :]), "early": np.maximum(place[:, None], place[None, :]),
        "length_short": np.minimum(length[:, None], length[None, :]),
        "length_long": np.maximum(length[:, None], length[None, :]),
        "quoted_both": np.minimum(quoted[:, None], quoted[None, :]),
        "quoted_one": np.abs(quoted[:, None] - quoted[None, :]), "same_speaker": _speakers(story, quoted),
    }  # fmt: skip


def letters(story: list[Unit], pairs: Pairs, sharing: NDArray[np.bool_]) -> dict[str, NDArray[np.float32]]:
    """Likeness of each pair's stems in order, 0 to 1: letter by letter, as a share of the shorter, and stem by stem,
    of the best stretch of the longer. `sharing` marks the pairs that have a stem in common."""
    texts = [" ".join(word.stem for word in unit.words) for unit in story]
    lengths = np.array([max(1, len(text)) for text in texts], np.float32)
    known = sorted({word.stem for unit in story for word in unit.words})
    letter_of = {stem: chr(min(n, sys.maxunicode)) for n, stem in enumerate(known)}
    stems = ["".join(letter_of[word.stem] for word in unit.words) for unit in story]
    common = _each(texts, pairs, LCSseq.similarity)
    run = np.zeros_like(common)
    run[sharing] = _each(stems, (pairs[0][sharing], pairs[1][sharing]), fuzz.partial_ratio) / np.float32(100)
    share = common / np.minimum(lengths[pairs[0]], lengths[pairs[1]])
    return {"letters": np.asarray(share, np.float32), "run": run}


def _each(texts: list[str], pairs: Pairs, scorer: Callable[..., float]) -> NDArray[np.float32]:
    """The scores of all pairs of texts."""
    first, second = [texts[n] for n in pairs[0]], [texts[n] for n in pairs[1]]
    return process.cpdist(first, second, scorer=scorer, dtype=np.float32, workers=1)


def _speakers(story: list[Unit], quoted: NDArray[np.float32]) -> Matrix:
    """1 where a speaker is common, -1 where both hold words in quotation marks of different speakers, else 0."""
    held = _held([unit.speakers for unit in story])
    common = held @ held.T > 0
    marked = (quoted > 0) & (held.sum(1) > 0)
    return np.where(common, 1, -(marked[:, None] & marked[None, :]).astype(np.float32)).astype(np.float32)


def _numbers(story: list[Unit]) -> tuple[Matrix, Matrix]:
    """How many numbers two units share, and whether they give different ones for the same unit or thing."""
    values = _held([frozenset(f"{n.value} {n.unit}" for n in unit.numbers) for unit in story])
    things = _held([frozenset(n.unit or n.thing or "" for n in unit.numbers if n.unit or n.thing) for unit in story])
    shared = values @ values.T
    clash = (things @ things.T > 0) & (shared == 0)
    return shared, clash.astype(np.float32)


def _held(sets: list[frozenset[str]]) -> Matrix:
    """A row for each set, a column for each of all their members."""
    number = {member: n for n, member in enumerate(sorted({member for each in sets for member in each}))}
    out = np.zeros((len(sets), max(1, len(number))), np.float32)
    for row, each in enumerate(sets):
        for member in each:
            out[row, number[member]] = 1
    return out
