"""Near copies: agency text, syndication, an update of the same article. A copy is no second voice."""

from dataclasses import dataclass

import numpy as np

from crossread.cluster.buckets import Floats, Ints
from crossread.cluster.minhash import WIDTH, share
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import Terms

# 3-word shingles, 64 hashes in bands of 4: two texts that share 70% of their shingles meet in a band 99% of the time.
BAND = 4 * WIDTH
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
    """What a copy is known by: the MinHash of its body's shingles, empty where the body is too short, and its title as
    terms with their rarities."""

    hashes: bytes
    title: Ints
    rarities: Floats
    day: float | None


class Copies:
    """Finds the earlier article of which a new one is a near copy."""

    def __init__(self) -> None:
        self._bands: dict[tuple[int, bytes], list[str]] = {}
        self._prints: dict[str, Print] = {}

    def original(self, new: Print) -> tuple[str, float] | None:
        """The kept article that is nearly the same under nearly the same title, and the share of shingles in common."""
        met = dict.fromkeys(found for key in _keys(new.hashes) for found in self._bands.get(key, ()))
        best: tuple[str, float] | None = None
        for identifier in met:
            kept = self._prints[identifier]
            common = share(new.hashes, kept.hashes)
            if common < COPY or not _same_place(new, kept):
                continue
            if best is None or common > best[1]:
                best = identifier, common
        return best

    def add(self, identifier: str, new: Print) -> None:
        """Remember an article that is no copy; a band holds its newest few."""
        self._prints[identifier] = new
        for key in _keys(new.hashes):
            found = self._bands.setdefault(key, [])
            found.append(identifier)
            if len(found) > BAND_HOLDS:
                del found[0]

    def remove(self, identifier: str) -> None:
        """Forget an article."""
        kept = self._prints.pop(identifier, None)
        for key in _keys(kept.hashes if kept else b""):
            found = self._bands.get(key)
            if found and identifier in found:
                found.remove(identifier)
                if not found:
                    del self._bands[key]


def take_print(terms: Terms, rarity: Rarity) -> Print:
    """The print of an article."""
    return Print(terms.signature, terms.title, rarity.of(terms.title), terms.day)


def _keys(hashes: bytes) -> list[tuple[int, bytes]]:
    return [(n, hashes[n : n + BAND]) for n in range(0, len(hashes), BAND)]


def _same_place(a: Print, b: Print) -> bool:
    near = a.day is None or b.day is None or abs(a.day - b.day) <= DAYS
    return near and _titles(a, b) >= SAME_TITLE


def _titles(a: Print, b: Print) -> float:
    """Share of the rarer words of the shorter title that stand in the other; 1 where one has no title."""
    if not len(a.title) or not len(b.title):
        return 1.0
    common = float(a.rarities[np.isin(a.title, b.title)].sum())
    return common / max(min(float(a.rarities.sum()), float(b.rarities.sum())), 1e-6)
