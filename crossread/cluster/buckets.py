"""Words as numbers: each is hashed into one of a million buckets, so memory does not grow with the vocabulary.

A word counts as itself in lower case, as a name and as a number, each with a bucket of its own, the same in every
process. `Vocabulary` only saves the work of hashing again.
"""

import threading
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from crossread.cluster.days import TELLING

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Ints: TypeAlias = npt.NDArray[np.integer[Any]]
Bools: TypeAlias = npt.NDArray[np.bool_]

BUCKETS = 1 << 20
# Words that are kept, and how many one article may bring: both its words and their lower cases.
KEPT = 120_000
ROOM = 14_000
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMERALS = {word: str(n) for n, word in enumerate(_SMALL.split()) if n}


class Vocabulary(dict[str, int]):
    """Words to places in tables.

    `low`, `name` and `number` are buckets (-1: no number), `capital` says whether it may be a name, `dated` whether it
    may be a part of a date, and `lower` is the place of the word in lower case.
    """

    def __init__(self) -> None:
        super().__init__()
        self.low = np.zeros(KEPT, np.int32)
        self.name = np.zeros(KEPT, np.int32)
        self.number = np.zeros(KEPT, np.int32)
        self.lower = np.zeros(KEPT, np.int32)
        self.capital = np.zeros(KEPT, np.bool_)
        self.dated = np.zeros(KEPT, np.bool_)
        self._marked = np.zeros(KEPT, np.bool_)

    def __missing__(self, word: str) -> int:
        place, lower = len(self), word.lower()
        self[word] = place
        numeral = _NUMERALS.get(lower, lower)
        self.low[place] = _bucket(lower)
        self.name[place] = _bucket(f"@{word}")
        self.number[place] = _bucket(f"#{numeral}") if numeral[:1].isdigit() else -1
        self.capital[place] = word[:1].isupper() and len(word) > 1
        self.dated[place] = word in TELLING
        self.lower[place] = place if lower == word else self[lower]
        return place

    def places(self, words: list[str]) -> Ints:
        """The places of words, which hold until the next article."""
        return np.fromiter(map(self.__getitem__, words), np.int32, len(words))

    def among(self, these: Ints, those: Ints) -> Bools:
        """For each of `these` places whether it is among `those`."""
        self._marked[those] = True
        found: Bools = self._marked.take(these)
        self._marked[those] = False
        return found


def vocabulary() -> Vocabulary:
    """This thread's vocabulary, with room for one more article."""
    found: Vocabulary | None = getattr(_KEEP, "vocabulary", None)
    if found is None:
        found = _KEEP.vocabulary = Vocabulary()
    if len(found) > KEPT - ROOM:
        found.clear()
    return found


_KEEP = threading.local()


def _bucket(spelt: str) -> int:
    return crc32(spelt.encode("utf-8", "surrogatepass")) % BUCKETS
