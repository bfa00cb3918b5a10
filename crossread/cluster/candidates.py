"""Which earlier articles are worth a closer look: a capped index from rare terms to the newest articles with them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from crossread.cluster.buckets import BUCKETS, Floats, Ints
from crossread.cluster.weighing import BODY, FIELDS, LEAD, NAME, PAIR, TITLE, Weighed

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
# An entry is (slot + 1) << WEIGHT_BITS | weight, 0 where there is none: 4 million slots, weights to a thousandth.
WEIGHT_BITS = 10
WEIGHTS = (1 << WEIGHT_BITS) - 1
# Most terms have few entries.
FEW = 4


class Keys(NamedTuple):
    """The rarest terms of an article, each once, with their weights in a look-up."""

    buckets: Ints
    weights: Floats


class Index:
    """Rare terms to articles. A term keeps its newest `POSTINGS` articles, so a look-up costs the same at any size.

    An article is a number here, its slot. The entries of all terms are in two tables: one with room for `FEW` a term,
    and one with a row of `POSTINGS`, the oldest overwritten first, for each term that has had more.
    """

    def __init__(self) -> None:
        self._few = np.zeros((BUCKETS, FEW), np.uint32)
        self._filled = np.zeros(BUCKETS, np.uint8)
        # By term its row among the many; 0 is none.
        self._row = np.zeros(BUCKETS, np.int32)
        self._many = np.zeros((FEWEST_SLOTS, POSTINGS), np.uint32)
        self._next = np.zeros(FEWEST_SLOTS, np.uint8)
        self._free_rows = list(range(FEWEST_SLOTS - 1, 0, -1))
        self._slots: dict[str, int] = {}
        self._free: list[int] = []
        self._ids: list[str] = []
        self._days = np.zeros(0)
        # Which entry of a look-up is the first of a slot, and which of its candidates it is.
        self._first = np.zeros(0, np.int64)

    def find(self, day: float | None, keys: Keys) -> list[str]:
        """The ids of the articles that share most with one of this day and these keys, best first, at most
        `CANDIDATES`."""
        rows = self._row.take(keys.buckets)
        many = np.flatnonzero(rows)
        few = self._few.take(keys.buckets, axis=0)
        entries = np.concatenate([few.ravel(), self._many.take(rows.take(many), axis=0).ravel()])
        own = np.concatenate([keys.weights.repeat(FEW), keys.weights.take(many).repeat(POSTINGS)])
        held = np.flatnonzero(entries)
        if not len(held):
            return []
        entries = entries.take(held)
        worth = np.minimum(own.take(held), (entries & WEIGHTS) * (HEAVIEST / WEIGHTS))
        slots = (entries >> WEIGHT_BITS).astype(np.intp) - 1
        numbers = np.arange(len(slots))
        self._first[slots[::-1]] = numbers[::-1]
        found = slots.compress(self._first.take(slots) == numbers)
        self._first[found] = numbers[: len(found)]
        gaps = np.abs(self._days.take(found) - (np.nan if day is None else day))
        gaps[np.isnan(gaps)] = UNDATED
        scores: Floats = np.bincount(self._first.take(slots), worth, len(found)) / (1.0 + gaps) ** FADING
        if len(scores) > CANDIDATES:
            best = np.flatnonzero(scores >= np.partition(scores, -CANDIDATES)[-CANDIDATES])
            found, scores = found.take(best), scores.take(best)
        return [self._ids[slot] for slot in found[np.argsort(-scores, kind="stable")[:CANDIDATES]].tolist()]

    def add(self, identifier: str, day: float | None, keys: Keys) -> None:
        """Index an article under its keys."""
        slot = self._slot(identifier)
        self._days[slot] = np.nan if day is None else day
        entries = np.round(keys.weights * (WEIGHTS / HEAVIEST)).astype(np.uint32) | np.uint32((slot + 1) << WEIGHT_BITS)
        filled = self._filled.take(keys.buckets)
        for bucket in keys.buckets.compress((filled == FEW) & (self._row.take(keys.buckets) == 0)).tolist():
            self._widen(bucket)
        rows = self._row.take(keys.buckets)
        few, many = np.flatnonzero(rows == 0), np.flatnonzero(rows)
        buckets, place = keys.buckets.take(few), filled.take(few)
        self._few[buckets, place] = entries.take(few)
        self._filled[buckets] = place + 1
        rows = rows.take(many)
        place = self._next.take(rows)
        self._many[rows, place] = entries.take(many)
        self._next[rows] = (place + 1) % POSTINGS

    def remove(self, identifier: str, keys: Keys) -> None:
        """Forget an article."""
        slot = self._slots.pop(identifier, None)
        if slot is None:
            return
        self._free.append(slot)
        few = self._few.take(keys.buckets, axis=0)
        few[few >> WEIGHT_BITS == slot + 1] = 0
        # What is left moves up.
        few = np.take_along_axis(few, np.argsort(few == 0, axis=1, kind="stable"), axis=1)
        self._few[keys.buckets] = few
        rows = self._row.take(keys.buckets)
        self._filled[keys.buckets] = np.where(rows, 0, np.count_nonzero(few, axis=1))
        many = np.flatnonzero(rows)
        rows = rows.take(many)
        left = self._many.take(rows, axis=0)
        left[left >> WEIGHT_BITS == slot + 1] = 0
        self._many[rows] = left
        empty = np.flatnonzero(~left.any(axis=1))
        self._row[keys.buckets.take(many.take(empty))] = 0
        self._free_rows += rows.take(empty).tolist()

    def _widen(self, bucket: int) -> None:
        """Give a term that has few entries a row among the many."""
        if not self._free_rows:
            size = len(self._many)
            self._many = np.concatenate([self._many, np.zeros_like(self._many)])
            self._next = np.concatenate([self._next, np.zeros_like(self._next)])
            self._free_rows = list(range(2 * size - 1, size - 1, -1))
        row = self._free_rows.pop()
        self._row[bucket] = row
        self._many[row, :FEW] = self._few[bucket]
        self._next[row] = FEW
        self._few[bucket], self._filled[bucket] = 0, 0

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


def keys(articles: Sequence[Weighed]) -> list[Keys]:
    """The rarest terms of each article."""
    values = np.concatenate([one.values for one in articles])
    weights, rarities, fields = values.T
    owner = np.arange(len(articles)).repeat([len(one.values) for one in articles])
    field = fields.astype(np.intp)
    cell = owner * FIELDS + field
    worth = np.where(rarities > COMMON, weights * rarities, np.float32(0.0))
    order = np.lexsort((-worth, cell))
    rank = np.arange(len(order)) - np.searchsorted(cell, np.arange(len(articles) * FIELDS)).take(cell)
    rows = order[(rank < _MOST.take(field)) & (worth.take(order) > 0)]
    # A term of several fields is one key.
    places = owner.take(rows) * BUCKETS + np.concatenate([one.buckets for one in articles]).take(rows)
    places, key = np.unique(places, return_inverse=True)
    summed: Floats = np.bincount(key, weights.take(rows), len(places)).astype(np.float64)
    bounds = np.searchsorted(places, np.arange(len(articles) + 1) * BUCKETS).tolist()
    buckets = places % BUCKETS
    return [Keys(buckets[a:b], summed[a:b]) for a, b in pairwise(bounds)]


_MOST = np.array([dict(KEYS).get(field, 0) for field in range(FIELDS)])
