"""How alike two articles are: several likenesses at once, of one new article with many earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import BUCKETS, Floats, Ints, Terms

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
    field, `length` the logarithm of its different words, `named` how many names it has.
    """

    id: str
    day: float | None
    buckets: Ints
    values: Floats
    mass: Floats
    length: float
    named: int


def weigh(terms: Terms, rarity: Rarity) -> Weighed:
    """Weights of `terms`: (1 + log count) x rarity, each field scaled to length 1."""
    body = terms.body
    parts = [body, terms.title, terms.lead, terms.names, terms.pairs, terms.numbers]
    rarities = np.split(rarity.of(np.concatenate(parts)), np.cumsum([len(part) for part in parts])[:-1])
    weights = list(rarities)
    weights[BODY] = (1 + np.log(terms.body_counts)) * rarities[BODY]
    weights[NAME] = (1 + np.log(terms.names_counts)) * rarities[NAME]
    if len(body) > BODY_TERMS:
        keep = np.sort(np.argsort(-weights[BODY], kind="stable")[:BODY_TERMS])
        parts[BODY], weights[BODY], rarities[BODY] = body[keep], weights[BODY][keep], rarities[BODY][keep]
    field = np.repeat(np.arange(FIELDS, dtype=np.float32), [len(part) for part in parts])
    scaled = np.concatenate([_unit(part) for part in weights])
    return Weighed(
        id=terms.id,
        day=terms.day,
        buckets=np.concatenate(parts),
        values=np.stack([scaled, np.concatenate(rarities), field], axis=1).astype(np.float32),
        mass=np.array([part.sum() for part in rarities], np.float32),
        length=float(np.log1p(len(terms.body))),
        named=len(terms.names),
    )


class Scale:
    """Weighs one article against others; its table is as wide as there are buckets and is cleared after use."""

    def __init__(self) -> None:
        # Which row of the new article a bucket stands in, by kind of weight; row 0 is for buckets that it has not.
        self._place = np.zeros(BUCKETS, np.int16)

    def likenesses(self, new: Weighed, others: Sequence[Weighed]) -> Floats:
        """One row for each of `others`, which are all that the new article met; one column for each of `LIKENESSES`."""
        count = len(others)
        distinct, places = np.unique(new.buckets, return_inverse=True)
        self._place[distinct] = np.arange(1, len(distinct) + 1)
        place = self._place[np.concatenate([other.buckets for other in others])]
        self._place[distinct] = 0
        # Only what the new article has too is looked at any further.
        hits = np.flatnonzero(place)
        place = place[hits]
        weights, rare, field = np.concatenate([other.values for other in others])[hits].T
        ends = np.cumsum([len(other.buckets) for other in others])
        row = np.searchsorted(ends, hits, side="right")
        own, title, lead, here = _tables(new, places, len(distinct))[:, place]
        cells = _Cells(row * FIELDS + field.astype(np.int64), count)
        cosine = cells.total(weights * np.where(field == TITLE, title, np.where(field == LEAD, lead, own)))
        shared = np.minimum(here, rare)
        info, peak = cells.total(shared), cells.peak(shared)
        inside = cells.total(rare) / np.maximum([other.mass for other in others], 1e-6)
        in_body = field == BODY
        columns = [
            *cosine.T,
            *_more_and_less(_sums(row, title * title * in_body, count), inside[:, TITLE]),
            *_more_and_less(_sums(row, lead * lead * in_body, count), inside[:, LEAD]),
            inside[:, NAME], info[:, PAIR], peak[:, NAME], peak[:, PAIR], peak[:, NUMBER],
            _sums(row, shared * in_body * (shared > RARE), count),
            *_plain(new, others, info[:, TITLE]),
            *_crowd(cosine),
        ]  # fmt: skip
        return np.stack(columns, axis=1).astype(np.float32)


def _tables(new: Weighed, places: Ints, distinct: int) -> Floats:
    """By place: the weight in body, names, pairs or numbers; in the title; in the lead; the rarity."""
    weights, rarities, field = new.values.T
    tables = np.zeros((4, distinct + 1), np.float32)
    kind = np.where(field == TITLE, 1, np.where(field == LEAD, 2, 0))
    tables[kind, places + 1] = weights
    tables[3, places + 1] = rarities
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


def _unit(values: Floats) -> Floats:
    length = float(np.sqrt(values @ values)) if len(values) else 0.0
    return values / length if length else values
