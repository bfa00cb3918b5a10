"""How alike two articles are: several likenesses at once, of one new article with many earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossread.cluster.buckets import BUCKETS, Floats, Ints
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import Terms
from crossread.cluster.timing import TIMES, times

# Of a body the terms that weigh most are kept.
BODY_TERMS = 120
# A term this rare (a logarithm: in one of 150 articles) says something of the event by itself.
RARE = 5.0
BODY, TITLE, LEAD, NAME, PAIR, NUMBER = range(6)
FIELDS = 6

LIKENESSES = (
    "body", "title", "lead", "names", "pairs of names", "numbers",
    "title in the other's body, more", "title in the other's body, less",
    "lead in the other's body, more", "lead in the other's body, less",
    "share of the other's names", "shared pairs of names", "rarest shared name", "rarest shared pair",
    "rarest shared number", "rare words shared", "shorter", "longer", "days apart", "shared title words", "fewer names",
    *TIMES,
    "9th body met", "17th body met", "13th names met", "closest body met",
)  # fmt: skip
DAYS_APART = LIKENESSES.index("days apart")
# The last four say how crowded it is where the new article lands: the nth highest likeness among all that it met.
_CROWD = ((BODY, 8), (BODY, 16), (NAME, 12), (BODY, 0))
_FEWEST_FOR_CROWD = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article's terms with their weights as they were when it arrived.

    One row a term: its bucket, and in `values` its weight, its rarity and its field. `mass` is the sum of rarities by
    field, `length` the logarithm of its different words, `named` how many names it has, `days` the days it names.
    """

    id: str
    day: float | None
    buckets: Ints
    values: Floats
    mass: Floats
    length: float
    named: int
    days: tuple[int, ...]


def weigh(terms: Terms, rarity: Rarity) -> Weighed:
    """Weights of `terms`: (1 + log count) x rarity, each field scaled to length 1."""
    parts = [terms.body, terms.title, terms.lead, terms.names, terms.pairs, terms.numbers]
    buckets = np.concatenate(parts)
    field = np.repeat(np.arange(FIELDS), [len(part) for part in parts])
    rarities = rarity.of(buckets).astype(np.float64)
    weights = rarities.copy()
    body, names = len(terms.body), slice(*np.searchsorted(field, [NAME, NAME + 1]))
    weights[:body] *= 1 + np.log(terms.body_counts)
    weights[names] *= 1 + np.log(terms.names_counts)
    if body > BODY_TERMS:
        keep = np.sort(np.argsort(-weights[:body], kind="stable")[:BODY_TERMS])
        keep = np.concatenate([keep, np.arange(body, len(field))])
        buckets, field, weights, rarities = buckets[keep], field[keep], weights[keep], rarities[keep]
    lengths = np.sqrt(np.bincount(field, weights * weights, FIELDS))
    scaled = weights / np.where(lengths > 0, lengths, 1.0)[field]
    return Weighed(
        id=terms.id,
        day=terms.day,
        buckets=buckets,
        values=np.stack([scaled, rarities, field], axis=1).astype(np.float32),
        mass=np.bincount(field, rarities, FIELDS).astype(np.float32),
        length=float(np.log1p(body)),
        named=len(terms.names),
        days=terms.named,
    )


class Scale:
    """Weighs one article against others; its table is as wide as there are buckets and is cleared after use."""

    def __init__(self) -> None:
        # Which row of the new article a bucket stands in, by kind of weight; row 0 is for buckets that it has not.
        self._place = np.zeros(BUCKETS, np.int16)

    def likenesses(self, new: Weighed, others: Sequence[Weighed]) -> Floats:
        """One row for each of `others`, which are all that the new article met; one column for each of `LIKENESSES`."""
        count = len(others)
        # A bucket that stands in several fields has the row of its last.
        self._place[new.buckets] = np.arange(1, len(new.buckets) + 1)
        own_places = self._place.take(new.buckets)
        # `take` is twice as quick as brackets for numbers of 32 bits.
        place = self._place.take(np.concatenate([other.buckets for other in others]))
        self._place[new.buckets] = 0
        # Only what the new article has too is looked at any further.
        hits = np.flatnonzero(place > 0)
        place = place.take(hits)
        values = np.concatenate([other.values for other in others])
        weights, rare, fields = np.ascontiguousarray(values.take(hits, axis=0).T)
        field = fields.astype(np.int64)
        row = np.repeat(np.arange(count), [len(other.buckets) for other in others]).take(hits)
        tables = _tables(new, own_places)
        title, lead, here = tables[1:].take(place, axis=1)
        cells = _Cells(row * FIELDS + field, count)
        cosine = cells.total(weights * tables[_TABLE[field], place])
        shared = np.minimum(here, rare)
        info, peak = cells.total(shared), cells.peak(shared)
        inside = cells.total(rare) / np.maximum(
            np.concatenate([other.mass for other in others]).reshape(count, FIELDS), 1e-6
        )
        in_body = field == BODY
        columns = [
            *cosine.T,
            *_more_and_less(_sums(row, title * title * in_body, count), inside[:, TITLE]),
            *_more_and_less(_sums(row, lead * lead * in_body, count), inside[:, LEAD]),
            inside[:, NAME], info[:, PAIR], peak[:, NAME], peak[:, PAIR], peak[:, NUMBER],
            _sums(row, shared * in_body * (shared > RARE), count),
            *_plain(new, others, info[:, TITLE]),
            *np.array(times((new.day, new.days), [(other.day, other.days) for other in others]), np.float64).T,
            *_crowd(cosine),
        ]  # fmt: skip
        return np.ascontiguousarray(np.array(columns, np.float32).T)


# By field, which of the tables its weights are in.
_TABLE = np.array([1 if field == TITLE else 2 if field == LEAD else 0 for field in range(FIELDS)])


def _tables(new: Weighed, places: Ints) -> Floats:
    """By place: the weight in body, names, pairs or numbers; in the title; in the lead; the rarity."""
    weights, rarities, field = new.values.T
    tables = np.zeros((4, len(places) + 1), np.float32)
    tables[_TABLE[field.astype(np.int64)], places] = weights
    tables[3, places] = rarities
    return tables


class _Cells:
    """Sums and peaks by article and field."""

    def __init__(self, cell: Ints, count: int) -> None:
        self._cell = cell
        self._count = count

    def total(self, values: Floats) -> Floats:
        return _sums(self._cell, values, self._count * FIELDS).reshape(self._count, FIELDS)

    def peak(self, values: Floats) -> Floats:
        peaks = np.zeros(self._count * FIELDS, np.float32)
        np.maximum.at(peaks, self._cell, values)
        return peaks.reshape(self._count, FIELDS)


def _sums(cell: Ints, values: Floats, count: int) -> Floats:
    return np.bincount(cell, values, count).astype(np.float64)


def _more_and_less(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    return np.maximum(a, b), np.minimum(a, b)


def _plain(new: Weighed, others: Sequence[Weighed], titles: Floats) -> list[Floats]:
    length, named = np.array([other.length for other in others]), np.array([other.named for other in others])
    days = [-1.0 if new.day is None or other.day is None else abs(new.day - other.day) for other in others]
    shorter, longer = np.minimum(length, new.length), np.maximum(length, new.length)
    return [shorter, longer, np.array(days), titles, np.minimum(named, new.named)]


def _crowd(cosine: Floats) -> list[Floats]:
    count = len(cosine)
    if count < _FEWEST_FOR_CROWD:
        return [np.full(count, -1.0)] * len(_CROWD)
    ranked = -np.sort(-cosine, axis=0)
    return [np.full(count, ranked[min(nth, count - 1), field]) for field, nth in _CROWD]
