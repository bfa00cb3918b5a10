"""How alike two articles are: several likenesses at once, of new articles with all that each met."""

from collections.abc import Sequence

import numpy as np

from crossread.cluster.buckets import BUCKETS, Floats, Ints
from crossread.cluster.minhash import PERMUTATIONS
from crossread.cluster.terms import BODY, FIELDS, LEAD, NAME, NUMBER, PAIR, TITLE
from crossread.cluster.timing import TIMES, UNKNOWN, times
from crossread.cluster.weighing import DAY, DAYS, FACTS, LENGTH, MASS, NAMED, OUTLET, Weighed

# A term this rare (a logarithm: in one of 150 articles) says something of the event by itself.
RARE = 5.0

LIKENESSES = (
    "title", "lead", "body", "names", "pairs of names", "numbers",
    "title in the other's body, more", "title in the other's body, less",
    "lead in the other's body, more", "lead in the other's body, less",
    "share of the other's names", "shared pairs of names", "rarest shared name", "rarest shared pair",
    "rarest shared number", "rare words shared", "shorter", "longer", "days apart", "shared title words", "fewer names",
    *TIMES, "same outlet", "phrases shared",
    "9th body met", "17th body met", "13th names met", "closest body met",
)  # fmt: skip
DAYS_APART = LIKENESSES.index("days apart")
# The last four say how crowded it is where the new article lands: the nth highest likeness among all that it met.
_CROWD = ((BODY, 8), (BODY, 16), (NAME, 12), (BODY, 0))
_FEWEST_FOR_CROWD = 3


class Scale:
    """Weighs articles against others; its table is as wide as there are buckets and is cleared after use."""

    def __init__(self) -> None:
        # Which row of a new article a bucket stands in; 0 is for buckets that it has not.
        self._row = np.zeros(BUCKETS, np.int16)

    def likenesses(self, new: Sequence[Weighed], met: Sequence[Sequence[Weighed]]) -> Floats:
        """One row for each pair of a new article and one of those that it met, in their order; one column for each of
        `LIKENESSES`."""
        counts = [len(others) for others in met]
        pairs = sum(counts)
        if not pairs:
            return np.zeros((0, len(LIKENESSES)), np.float32)
        cell, place, values, tables = self._hits(new, met)
        weights, rare = np.ascontiguousarray(values.T)
        field = cell % FIELDS
        title, lead, here = tables[1:].take(place, axis=1)
        cells = _Cells(cell, pairs)
        cosine = cells.total(weights * tables[_TABLE.take(field), place])
        shared = np.minimum(here, rare)
        of = np.repeat(np.arange(len(new)), counts)
        mine = np.array([one.facts for one in new])[of]
        other = np.concatenate([one.facts for others in met for one in others]).reshape(-1, FACTS)
        info, peak = cells.total(shared), cells.peak(shared)
        inside = cells.total(rare) / np.maximum(other[:, MASS], 1e-6)
        in_body = field == BODY
        pair, in_title, in_lead, known = (part.compress(in_body) for part in (cell // FIELDS, title, lead, shared))
        apart, outlets = np.abs(mine[:, DAY] - other[:, DAY]), mine[:, OUTLET] - other[:, OUTLET]
        columns = [
            *cosine.T,
            *_more_and_less(_sums(pair, in_title * in_title, pairs), inside[:, TITLE]),
            *_more_and_less(_sums(pair, in_lead * in_lead, pairs), inside[:, LEAD]),
            inside[:, NAME], info[:, PAIR], peak[:, NAME], peak[:, PAIR], peak[:, NUMBER],
            _sums(pair, known * (known > RARE), pairs),
            np.minimum(mine[:, LENGTH], other[:, LENGTH]), np.maximum(mine[:, LENGTH], other[:, LENGTH]),
            np.where(np.isnan(apart), UNKNOWN, apart), info[:, TITLE], np.minimum(mine[:, NAMED], other[:, NAMED]),
            *times(mine[:, DAY], mine[:, DAYS], other[:, DAY], other[:, DAYS]).T,
            np.where(np.isnan(outlets), UNKNOWN, outlets == 0), _phrases(new, met),
            *_crowd(cosine, counts)[of].T,
        ]  # fmt: skip
        return np.ascontiguousarray(np.array(columns, np.float32).T)

    def _hits(self, new: Sequence[Weighed], met: Sequence[Sequence[Weighed]]) -> tuple[Ints, Ints, Floats, Floats]:
        """The terms of those met that the new article has too: their cell, that is pair and field, the place of the
        term in the tables, and its values; and the tables of the new articles' terms."""
        cell, place, values, own = [], [], [], []
        before = first = 0
        for one, others in zip(new, met, strict=True):
            # A bucket that stands in several fields has the row of its last.
            self._row[one.buckets] = np.arange(1, len(one.buckets) + 1)
            own.append(self._row.take(one.buckets) + np.intp(first))
            if others:
                row = self._row.take(np.concatenate([other.buckets for other in others]))
                # A quarter of the time that numpy takes to find what is not 0.
                hits = np.flatnonzero(row > 0)
                place.append(row.take(hits) + np.intp(first))
                ends = np.concatenate([other.sizes for other in others]).cumsum()
                cell.append(ends.searchsorted(hits, "right") + before)
                values.append(np.concatenate([other.values for other in others]).take(hits, axis=0))
            self._row[one.buckets] = 0
            before, first = before + len(others) * FIELDS, first + len(one.buckets) + 1
        tables = _tables(new, np.concatenate(own), first)
        return np.concatenate(cell), np.concatenate(place), np.concatenate(values), tables


# By field, which of the tables its weights are in.
_TABLE = np.array([1 if field == TITLE else 2 if field == LEAD else 0 for field in range(FIELDS)])


def _tables(new: Sequence[Weighed], places: Ints, size: int) -> Floats:
    """By place: the weight in body, names, pairs or numbers; in the title; in the lead; the rarity."""
    weights, rarities = np.concatenate([one.values for one in new]).T
    field = np.tile(_TABLE, len(new)).repeat(np.concatenate([one.sizes for one in new]))
    tables = np.zeros((4, size), np.float32)
    tables[field, places] = weights
    tables[3, places] = rarities
    return tables


class _Cells:
    """Sums and peaks by pair and field."""

    def __init__(self, cell: Ints, pairs: int) -> None:
        self._cell = cell
        self._pairs = pairs

    def total(self, values: Floats) -> Floats:
        return _sums(self._cell, values, self._pairs * FIELDS).reshape(self._pairs, FIELDS)

    def peak(self, values: Floats) -> Floats:
        peaks = np.zeros(self._pairs * FIELDS, np.float32)
        np.maximum.at(peaks, self._cell, values)
        return peaks.reshape(self._pairs, FIELDS)


def _sums(cell: Ints, values: Floats, count: int) -> Floats:
    return np.bincount(cell, values, count).astype(np.float64, copy=False)


def _more_and_less(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    return np.maximum(a, b), np.minimum(a, b)


def _phrases(new: Sequence[Weighed], met: Sequence[Sequence[Weighed]]) -> Floats:
    """By pair, how many numbers of their MinHash two bodies share; `UNKNOWN` where one is too short to have any."""
    mine = [one.signature for one, others in zip(new, met, strict=True) for _ in others]
    theirs = [other.signature for others in met for other in others]
    none = b"\0" * (4 * PERMUTATIONS)
    tables = (np.frombuffer(b"".join(one or none for one in side), np.uint32) for side in (mine, theirs))
    one, other = (table.reshape(-1, PERMUTATIONS) for table in tables)
    known = [bool(a and b) for a, b in zip(mine, theirs, strict=True)]
    found: Floats = np.where(known, np.count_nonzero(one == other, axis=1), UNKNOWN)
    return found


def _crowd(cosine: Floats, counts: Sequence[int]) -> Floats:
    """One row for each new article, one column for each of `_CROWD`."""
    found = np.full((len(counts), len(_CROWD)), UNKNOWN)
    start = 0
    for own, count in zip(found, counts, strict=True):
        if count >= _FEWEST_FOR_CROWD:
            ranked = np.sort(cosine[start : start + count], axis=0)[::-1]
            own[:] = [ranked[min(nth, count - 1), field] for field, nth in _CROWD]
        start += count
    return found
