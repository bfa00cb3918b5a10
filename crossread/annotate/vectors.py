"""Sentences as vectors: the mean of static word vectors, no model to run.

The vectors are distilled from all-MiniLM-L6-v2 (Apache-2.0) by evaluation/make_vectors.py, 256 numbers a word piece,
as int8. Loading them takes about 30 ms, a sentence about 30 µs.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_PIECE = re.compile(r"\w+|[^\w\s]")
_FIRST_WORD = 990  # before it stand single letters and signs
_LONGEST = 40  # letters: a longer word has no pieces worth the search


class _Table(NamedTuple):
    rows: NDArray[np.int8]
    scales: Vectors
    number: dict[str, int]


@cache
def _table() -> _Table:
    folder = files("crossread.annotate") / "data"
    with (folder / "vectors.npy").open("rb") as rows, (folder / "scales.npy").open("rb") as scales:
        pieces = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
        return _Table(np.load(rows), np.load(scales), {piece: n for n, piece in enumerate(pieces)})


def embed(texts: list[str]) -> Vectors:
    """A row of length one for every text; a text without a known word is all zeros."""
    table = _table()
    out = np.zeros((len(texts), table.rows.shape[1]), dtype=np.float32)
    for n, text in enumerate(texts):
        pieces = [piece for word in _PIECE.findall(_plain(text)) for piece in _pieces(word)]
        if pieces:
            total = (table.rows[pieces].astype(np.float32) * table.scales[pieces, None]).sum(0)
            length = float(np.linalg.norm(total))
            out[n] = total / length if length else 0
    return out


def _plain(text: str) -> str:
    """`text` as the vocabulary writes it: lower case, without accents."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


@lru_cache(maxsize=65536)
def _pieces(word: str) -> tuple[int, ...]:
    """The longest pieces of the vocabulary that make up `word` from the left; none if they don't."""
    number = _table().number
    found: list[int] = []
    start = 0
    while start < len(word) <= _LONGEST:
        head = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if head + word[start:e] in number), None)
        if end is None:
            return ()
        found.append(number[head + word[start:end]])
        start = end
    return tuple(found)


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """How rare `word` is in English, from 0.2 to 1, by its place in the vocabulary, which stands in order of frequency.

    A word that is not in the vocabulary as a whole is rare.
    """
    table = _table()
    place = table.number.get(_plain(word))
    return 1.0 if place is None else max(0.2, float(np.log(max(2, place - _FIRST_WORD)) / np.log(len(table.number))))
