"""How much each term of an article weighs, by how rare it is when the article arrives."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise

import numpy as np

from crossread.cluster.buckets import Floats, Ints
from crossread.cluster.days import MOST as MOST_DAYS
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import BODY, FIELDS, LEAD, NAME, Terms

# Of a body the terms that weigh most are kept, of a lead those that less than one article in e^TOO_COMMON has: the
# others say nothing, and are a quarter of all that two articles share.
BODY_TERMS = 120
TOO_COMMON = 1.5
# The columns of `Weighed.facts`: the day of publication, the logarithm of the body's different words, how many names,
# the outlet; then the sum of rarities by field; then the days named, the first first. What is unknown is nan.
DAY, LENGTH, NAMED, OUTLET = range(4)
MASS = slice(4, 4 + FIELDS)
DAYS = slice(4 + FIELDS, 4 + FIELDS + MOST_DAYS)
FACTS = 4 + FIELDS + MOST_DAYS


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article's terms with their weights as they were when it arrived.

    One row a term, field by field: its bucket, and in `values` its weight and its rarity. `sizes` says how many there
    are by field, `facts` what else is known of it, `days` the days that it names, `signature` the MinHash of its body.
    """

    id: str
    day: float | None
    buckets: Ints
    values: Floats
    sizes: Ints
    facts: Floats
    days: tuple[int, ...]
    signature: bytes

    def of(self, field: int) -> slice:
        """Where the rows of a field stand."""
        start = int(self.sizes[:field].sum())
        return slice(start, start + int(self.sizes[field]))


def weigh(articles: Sequence[Terms], rarity: Rarity) -> list[Weighed]:
    """Weights of articles' terms: (1 + log count) x rarity, each field scaled to length 1."""
    buckets, often = (
        np.concatenate(parts) for parts in zip(*((one.buckets, one.often) for one in articles), strict=True)
    )
    # A cell is a field of an article.
    cells = len(articles) * FIELDS
    sizes = np.array([one.sizes for one in articles])
    rarities = rarity.of(buckets).astype(np.float64)
    weights = rarities * often
    kept = _kept(weights, rarities, sizes)
    cell = np.arange(cells).repeat(sizes.ravel()).take(kept)
    buckets, weights, rarities = buckets.take(kept), weights.take(kept), rarities.take(kept)
    lengths = np.sqrt(np.bincount(cell, weights * weights, cells))
    scaled = weights / np.where(lengths > 0, lengths, 1.0).take(cell)
    values = np.stack([scaled, rarities], axis=1).astype(np.float32)
    facts = _facts(articles)
    facts[:, MASS] = np.bincount(cell, rarities, cells).astype(np.float32).reshape(-1, FIELDS)
    sizes = np.bincount(cell, minlength=cells).reshape(-1, FIELDS)
    bounds = pairwise([0, *np.cumsum(sizes.sum(axis=1)).tolist()])
    return [
        Weighed(one.id, one.day, buckets[start:stop], values[start:stop], size, own, one.named, one.signature)
        for one, size, own, (start, stop) in zip(articles, sizes, facts, bounds, strict=True)
    ]


def _kept(weights: Floats, rarities: Floats, sizes: Ints) -> Ints:
    """The places of the terms that are kept; of those of a body that weigh the same, the first."""
    keep = np.ones(len(weights), np.bool_)
    start = 0
    for field, size in zip(cycle(range(FIELDS)), sizes.ravel().tolist(), strict=False):
        part = slice(start, start + size)
        if field == LEAD:
            np.greater(rarities[part], TOO_COMMON, out=keep[part])
        if field == BODY and size > BODY_TERMS:
            own = weights[part]
            least = np.partition(own, -BODY_TERMS)[-BODY_TERMS]
            np.greater_equal(own, least, out=keep[part])
            if more := np.count_nonzero(keep[part]) - BODY_TERMS:
                keep[start + np.flatnonzero(own == least)[-more:]] = False
        start += size
    return np.flatnonzero(keep)


def _facts(articles: Sequence[Terms]) -> Floats:
    facts = np.full((len(articles), FACTS), np.nan)
    for own, one in zip(facts, articles, strict=True):
        if one.day is not None:
            own[DAY] = one.day
        if one.outlet is not None:
            own[OUTLET] = one.outlet
        own[NAMED] = one.sizes[NAME]
        own[DAYS.start : DAYS.start + len(one.named)] = one.named
    facts[:, LENGTH] = np.log1p([one.sizes[BODY] for one in articles])
    return facts
