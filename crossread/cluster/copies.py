"""Near copies: agency text, syndication, an update of the same article. A copy is no second voice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossread.cluster.buckets import Ints
from crossread.cluster.minhash import share
from crossread.cluster.rarity import Rarity

# 3-word shingles, 64 hashes in bands of 4: two texts that share 70% of their shingles meet in a band 99% of the time.
BAND_HOLDS = 8
COPY = 0.7

# Many different articles of one outlet can come with the same text (a notice to subscribers, page furniture): a copy's
# title shares this much of its words with the original's, weighed by rarity. By the text alone, 105 of 151 copies among
# the local reports are of other incidents, with titles alike by .3 still 27 of 72.
SAME_TITLE = 0.6
# ... and it comes within this many days.
DAYS = 30.0


@dataclass(frozen=True, slots=True)
class Print:
    """What a copy is known by: the MinHash of its body's shingles, empty where the body is too short, the numbers of
    its bands, and its title as terms."""

    hashes: bytes
    bands: Sequence[int]
    title: Ints
    day: float | None


class Copies:
    """Finds the earlier article of which a new one is a near copy."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._bands: dict[int, tuple[str, ...]] = {}
        self._prints: dict[str, Print] = {}

    def original(self, new: Print) -> tuple[str, float] | None:
        """The kept article that is nearly the same under nearly the same title, and the share of shingles in common."""
        met = dict.fromkeys(found for band in new.bands for found in self._bands.get(band, ()))
        best: tuple[str, float] | None = None
        for identifier in met:
            kept = self._prints[identifier]
            common = share(new.hashes, kept.hashes)
            if common < COPY or not self._same_place(new, kept):
                continue
            if best is None or common > best[1]:
                best = identifier, common
        return best

    def add(self, identifier: str, new: Print) -> None:
        """Remember an article that is no copy; a band holds its newest few."""
        self._prints[identifier] = new
        for band in new.bands:
            self._bands[band] = (*self._bands.get(band, ())[1 - BAND_HOLDS :], identifier)

    def remove(self, identifier: str) -> None:
        """Forget an article."""
        kept = self._prints.pop(identifier, None)
        for band in kept.bands if kept else ():
            if left := tuple(other for other in self._bands.get(band, ()) if other != identifier):
                self._bands[band] = left
            else:
                self._bands.pop(band, None)

    def _same_place(self, a: Print, b: Print) -> bool:
        near = a.day is None or b.day is None or abs(a.day - b.day) <= DAYS
        return near and self._titles(a.title, b.title) >= SAME_TITLE

    def _titles(self, a: Ints, b: Ints) -> float:
        """Share of the rarer words of the shorter title that stand in the other; 1 where one has no title."""
        if not len(a) or not len(b):
            return 1.0
        mine, other = self._rarity.of(a), self._rarity.of(b)
        common = float(mine[np.isin(a, b)].sum())
        return common / max(min(float(mine.sum()), float(other.sum())), 1e-6)
