"""Which earlier articles are worth a closer look: a capped index from rare terms to the newest articles with them."""

from array import array
from collections.abc import Iterable, Mapping

import numpy as np

from crossread.cluster.likeness import BODY, FIELDS, LEAD, NAME, PAIR, TITLE, Weighed

# By field, how many of an article's rarest terms are indexed. Without the lead's, 98.0% of the articles that have a
# story share a term with it; with them, 99.1% (round-ups amid background).
KEYS = ((BODY, 24), (TITLE, 8), (LEAD, 14), (NAME, 14), (PAIR, 10))
# 100 finds no more than 48.
POSTINGS = 48
# Of 24 candidates at least one is of the right story for 99% (round-ups amid background) and 98% (local reports).
CANDIDATES = 24
# A term in more than one of e^2 articles finds nothing worth looking at.
COMMON = 2.0
# Scores fade with the days between; an unknown gap counts as UNDATED days. Without fading, the right story is among the
# candidates for 92% and 95.5%; with .2 for 97% and 97.6%.
FADING = 0.3
UNDATED = 7.0
# More than a term can weigh: it stands in three fields at most that share buckets, in each with 1 at most.
HEAVIEST = 4.0
FEWEST_SLOTS = 1_024


class Index:
    """Rare terms to articles. A term keeps its newest `POSTINGS` articles, so a look-up costs the same at any size.

    An article is a number here, its slot. A term's entries are slot + weight / `HEAVIEST`, so that those of all terms
    looked up become one table at once.
    """

    def __init__(self) -> None:
        self._postings: dict[int, array[float]] = {}
        self._slots: dict[str, int] = {}
        self._free: list[int] = []
        self._ids: list[str] = []
        self._days = np.zeros(0)
        # Which entry of a look-up is the first of a slot, and which of its candidates it is.
        self._first = np.zeros(0, np.int64)

    def find(self, new: Weighed, keys: Mapping[int, float]) -> list[str]:
        """The ids of the articles that share most with `new`, best first, at most `CANDIDATES`."""
        known = [bucket for bucket in keys if bucket in self._postings]
        if not known:
            return []
        postings = [self._postings[bucket] for bucket in known]
        entries = np.frombuffer(b"".join(postings))
        slots = entries.astype(np.int64)
        own = np.repeat([keys[bucket] for bucket in known], [len(found) for found in postings])
        worth = np.minimum(own, (entries - slots) * HEAVIEST)
        numbers = np.arange(len(slots))
        self._first[slots[::-1]] = numbers[::-1]
        found = slots[self._first[slots] == numbers]
        self._first[found] = numbers[: len(found)]
        scores = np.bincount(self._first[slots], worth, len(found))
        gaps = np.abs(self._days[found] - (np.nan if new.day is None else new.day))
        gaps[np.isnan(gaps)] = UNDATED
        scores = scores / (1.0 + gaps) ** FADING
        if len(scores) > CANDIDATES:
            best = np.flatnonzero(scores >= np.partition(scores, -CANDIDATES)[-CANDIDATES])
            found, scores = found[best], scores[best]
        return [self._ids[slot] for slot in found[np.argsort(-scores, kind="stable")[:CANDIDATES]].tolist()]

    def add(self, new: Weighed, keys: Mapping[int, float]) -> None:
        """Index an article under its keys."""
        slot = self._slot(new.id)
        self._days[slot] = np.nan if new.day is None else new.day
        for bucket, weight in keys.items():
            found = self._postings.get(bucket)
            if found is None:
                found = self._postings[bucket] = array("d")
            found.append(slot + weight / HEAVIEST)
            if len(found) > POSTINGS:
                del found[0]

    def remove(self, identifier: str, keys: Iterable[int]) -> None:
        """Forget an article."""
        slot = self._slots.pop(identifier, None)
        if slot is None:
            return
        self._free.append(slot)
        for bucket in keys:
            found = self._postings.get(bucket, array("d"))
            for entry in [entry for entry in found if int(entry) == slot]:
                found.remove(entry)
            if not found:
                self._postings.pop(bucket, None)

    def _slot(self, identifier: str) -> int:
        """A slot for an article, one that is free if there is any."""
        if self._free:
            slot = self._free.pop()
            self._ids[slot] = identifier
        else:
            slot = len(self._ids)
            self._ids.append(identifier)
        if slot >= len(self._days):
            room = np.zeros(max(slot, FEWEST_SLOTS))
            self._days, self._first = np.append(self._days, room), np.append(self._first, room.astype(np.int64))
        self._slots[identifier] = slot
        return slot


def keys(article: Weighed) -> dict[int, float]:
    """The rarest terms of an article, each with its weight in a look-up."""
    weights, rarities, fields = article.values.T
    field = fields.astype(np.int64)
    worth = np.where(rarities > COMMON, weights * rarities, 0.0)
    order = np.lexsort((-worth, field))
    starts = np.searchsorted(field, range(FIELDS))
    rank = np.arange(len(order)) - starts[field]
    rows = order[(rank < _MOST[field]) & (worth[order] > 0)]
    chosen: dict[int, float] = {}
    for bucket, weight in zip(article.buckets[rows].tolist(), weights[rows].tolist(), strict=True):
        chosen[bucket] = chosen.get(bucket, 0.0) + weight
    return chosen


_MOST = np.array([dict(KEYS).get(field, 0) for field in range(FIELDS)])
