"""Which earlier articles are worth a closer look: a capped index from rare terms to the newest articles with them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from crossread.cluster.buckets import BUCKETS, Floats, Ints
from crossread.cluster.terms import BODY, FIELDS, LEAD, NAME, PAIR, TITLE
from crossread.cluster.weighing import Weighed

# By field, how many of an article's rarest terms are indexed.
KEYS = ((BODY, 32), (TITLE, 10), (LEAD, 18), (NAME, 18), (PAIR, 14))
# A term finds the newest articles with it. Of the articles that have an earlier report of their event, the share that
# finds one (round-ups amid background by their labels / by our own / local reports), and the share of all such
# reports found: with 70 keys and 48 postings .983/.978/.979 and .973/.953/.956; with these 92 and 32 postings
# .986/.987/.980 and .979/.967/.958, with 12 .987/.989/.981 and .981/.972/.959, with 8 .987/.991/.981 and
# .981/.965/.951.
POSTINGS = 12
# With 16 it is .977/.974/.975 (70 keys, 48 postings).
CANDIDATES = 24
# What shares less than this is not looked at, a third to two fifths of the candidates: of the articles that have an
# earlier report of their event .984/.987/.977 find one instead of .989/.990/.981. Fitted without such pairs, the models
# are as good on the labelled streams, and better on events of many reports.
LEAST = 0.15
# A term in more than one of e^2 articles finds nothing worth looking at.
COMMON = 2.0
# Scores fade with the days between; an unknown gap counts as UNDATED days. Without fading, the right story is among the
# candidates for 92% and 95.5%; with .2 for 97% and 97.6% (70 keys, 48 postings).
FADING = 0.3
UNDATED = 7.0
# More than a term can weigh: it stands in three fields at most that share buckets, in each with 1 at most.
HEAVIEST = 4.0
# More than a term can be worth, weight times rarity; a power of two.
MOST_WORTH = 16.0
FEWEST_SLOTS = 1_024
# An entry is slot << WEIGHT_BITS | weight, 0 where there is none: 4 million slots, weights to a thousandth.
WEIGHT_BITS = 10
WEIGHTS = (1 << WEIGHT_BITS) - 1
STEP = HEAVIEST / WEIGHTS


class Keys(NamedTuple):
    """The rarest terms of an article, each once, with their weights in a look-up, in steps of `STEP`."""

    buckets: Ints
    weights: Ints


class Index:
    """Rare terms to articles. A term keeps its newest `POSTINGS` articles, so a look-up costs the same at any size.

    An article is a number here, its slot, from 1 on. Each term has a row of entries, of which the oldest is overwritten
    first. What a look-up finds hangs on the articles that are there and their order alone.
    """

    def __init__(self) -> None:
        self._entries = np.zeros((BUCKETS, POSTINGS), np.uint32)
        self._next = np.zeros(BUCKETS, np.uint8)
        self._slots: dict[str, int] = {}
        self._free: list[int] = []
        self._ids = [""]
        self._days = np.zeros(FEWEST_SLOTS)
        # By slot, how many articles came before.
        self._order = np.zeros(FEWEST_SLOTS, np.int64)
        self._arrived = 0
        # Which entry of a look-up is the first of a slot, and which of its candidates it is.
        self._first = np.zeros(FEWEST_SLOTS, np.intp)

    def find(self, day: float | None, keys: Keys) -> list[str]:
        """The ids of the articles that share most with one of this day and these keys, best first, at most
        `CANDIDATES`."""
        entries = self._entries.take(keys.buckets, axis=0).ravel()
        worth = np.minimum(keys.weights.repeat(POSTINGS), entries & WEIGHTS)
        slots = (entries >> WEIGHT_BITS).astype(np.intp)
        numbers = np.arange(len(slots))
        self._first[slots[::-1]] = numbers[::-1]
        found = slots.compress((self._first.take(slots) == numbers) & (slots > 0))
        if not len(found):
            return []
        self._first[found] = np.arange(1, len(found) + 1)
        self._first[0] = 0
        scores: Floats = np.bincount(self._first.take(slots), worth, len(found) + 1)[1:] * STEP
        # Days between only take from a score: most need not be faded.
        likely = np.flatnonzero(scores >= LEAST)
        found, scores = found.take(likely), scores.take(likely)
        gaps = np.abs(self._days.take(found) - (np.nan if day is None else day))
        gaps[np.isnan(gaps)] = UNDATED
        scores /= (1.0 + gaps) ** FADING
        best = np.lexsort((self._order.take(found), -scores))[: min(CANDIDATES, np.count_nonzero(scores >= LEAST))]
        return [self._ids[slot] for slot in found.take(best).tolist()]

    def add(self, identifier: str, day: float | None, keys: Keys) -> None:
        """Index an article under its keys."""
        slot = self._slot(identifier)
        self._days[slot] = np.nan if day is None else day
        self._order[slot] = self._arrived
        self._arrived += 1
        place = self._next.take(keys.buckets)
        self._entries[keys.buckets, place] = keys.weights | np.uint32(slot << WEIGHT_BITS)
        self._next[keys.buckets] = (place + 1) % POSTINGS

    def remove(self, identifier: str, keys: Keys) -> None:
        """Forget an article."""
        slot = self._slots.pop(identifier, None)
        if slot is None:
            return
        self._free.append(slot)
        entries = self._entries.take(keys.buckets, axis=0)
        entries[entries >> WEIGHT_BITS == slot] = 0
        self._entries[keys.buckets] = entries

    def _slot(self, identifier: str) -> int:
        """A slot for an article, one that is free if there is any."""
        if self._free:
            slot = self._free.pop()
            self._ids[slot] = identifier
        else:
            slot = len(self._ids)
            self._ids.append(identifier)
        if slot >= len(self._days):
            self._days = np.concatenate([self._days, np.zeros_like(self._days)])
            self._first = np.concatenate([self._first, np.zeros_like(self._first)])
            self._order = np.concatenate([self._order, np.zeros_like(self._order)])
        self._slots[identifier] = slot
        return slot


def keys(articles: Sequence[Weighed]) -> list[Keys]:
    """The rarest terms of each article."""
    weights, rarities = np.concatenate([one.values for one in articles]).T
    cells = len(articles) * FIELDS
    cell = np.arange(cells).repeat(np.concatenate([one.sizes for one in articles]))
    field = cell % FIELDS
    rows = np.flatnonzero((rarities > COMMON) & (weights > 0) & (_MOST.take(field) > 0))
    # By cell, the worthiest first: a fifth of the time of a sort by two keys, and exact.
    rows = rows.take(np.argsort(cell.take(rows) - (weights * rarities).take(rows) / MOST_WORTH, kind="stable"))
    cell = cell.take(rows)
    rank = np.arange(len(rows)) - np.searchsorted(cell, np.arange(cells)).take(cell)
    most = rank < _MOST.take(cell % FIELDS)
    rows, owner = rows.compress(most), cell.compress(most) // FIELDS
    # A term of several fields is one key.
    places = owner * BUCKETS + np.concatenate([one.buckets for one in articles]).take(rows)
    places, key = np.unique(places, return_inverse=True)
    summed = np.round(np.bincount(key, weights.take(rows), len(places)) / STEP).astype(np.uint32)
    bounds = np.searchsorted(places, np.arange(len(articles) + 1) * BUCKETS).tolist()
    buckets = places % BUCKETS
    return [Keys(buckets[a:b], summed[a:b]) for a, b in pairwise(bounds)]


_MOST = np.array([dict(KEYS).get(field, 0) for field in range(FIELDS)])
