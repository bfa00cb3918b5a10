"""How rare a term is: counts over the articles in the window, on top of a frozen table from earlier news."""

from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np

from crossread.cluster.buckets import BUCKETS, Floats, Ints

# The frozen table counts as this many articles.
PRIOR_ARTICLES = 3000.0


class Rarity:
    """Inverse document frequency of buckets; forgets articles that have left the window.

    Counts are exact (the frozen ones have 28 bits after the point), so they are the same in whatever order all came.
    """

    def __init__(self) -> None:
        self._counts = _prior().astype(np.float64)
        self._articles = PRIOR_ARTICLES

    def of(self, buckets: Ints) -> Floats:
        """log(articles / articles with the term); no less than 0."""
        counts = self._counts.take(buckets).astype(np.float32)
        rarity: Floats = np.maximum(np.log(self._articles / (counts + 1.0)), 0.0)
        return rarity

    def learn(self, buckets: Ints) -> None:
        """Count an article's terms."""
        self._counts[buckets] += 1.0
        self._articles += 1.0

    def forget(self, buckets: Ints) -> None:
        """Take back what `learn` counted."""
        self._counts[buckets] -= 1.0
        self._articles -= 1.0


def counts_in(table: IO[bytes]) -> Floats:
    """By bucket, how many of `PRIOR_ARTICLES` articles have it, by the shares in a file as `rarity.npz`."""
    counts = np.zeros(BUCKETS, np.float32)
    shares = np.load(table)
    counts[shares["bucket"]] = shares["share"].astype(np.float32) * (PRIOR_ARTICLES / 65535.0)
    return counts


@cache
def _prior() -> Floats:
    with files("crossread.cluster").joinpath("rarity.npz").open("rb") as table:
        return counts_in(table)
