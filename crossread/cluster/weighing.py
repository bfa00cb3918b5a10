"""How much each term of an article weighs, by how rare it is when the article arrives."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from crossread.cluster.buckets import Floats, Ints
from crossread.cluster.days import MOST as MOST_DAYS
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import Terms

# Of a body the terms that weigh most are kept.
BODY_TERMS = 120
BODY, TITLE, LEAD, NAME, PAIR, NUMBER = range(6)
FIELDS = 6
# The columns of `Weighed.facts`: the day of publication, the logarithm of the body's different words, how many names;
# then the sum of rarities by field; then the days named, the first first. What is unknown is nan.
DAY, LENGTH, NAMED = range(3)
MASS = slice(3, 3 + FIELDS)
DAYS = slice(3 + FIELDS, 3 + FIELDS + MOST_DAYS)
FACTS = 3 + FIELDS + MOST_DAYS


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article's terms with their weights as they were when it arrived.

    One row a term, field by field: its bucket, and in `values` its weight, its rarity and its field. `facts` is what
    else is known of it, `days` the days that it names.
    """

    id: str
    day: float | None
    buckets: Ints
    values: Floats
    facts: Floats
    days: tuple[int, ...]


def weigh(articles: Sequence[Terms], rarity: Rarity) -> list[Weighed]:
    """Weights of articles' terms: (1 + log count) x rarity, each field scaled to length 1."""
    parts = [part for one in articles for part in (one.body, one.title, one.lead, one.names, one.pairs, one.numbers)]
    buckets = np.concatenate(parts)
    # A cell is a field of an article.
    cells = len(articles) * FIELDS
    cell = np.repeat(np.arange(cells), [len(part) for part in parts])
    rarities = rarity.of(buckets).astype(np.float64)
    weights = rarities.copy()
    field = cell % FIELDS
    weights[field == BODY] *= 1 + np.log(np.concatenate([one.body_counts for one in articles]))
    weights[field == NAME] *= 1 + np.log(np.concatenate([one.names_counts for one in articles]))
    kept = _kept(weights, parts)
    buckets, cell, field = buckets.take(kept), cell.take(kept), field.take(kept)
    weights, rarities = weights.take(kept), rarities.take(kept)
    lengths = np.sqrt(np.bincount(cell, weights * weights, cells))
    scaled = weights / np.where(lengths > 0, lengths, 1.0).take(cell)
    values = np.stack([scaled, rarities, field], axis=1).astype(np.float32)
    facts = _facts(articles)
    facts[:, MASS] = np.bincount(cell, rarities, cells).astype(np.float32).reshape(-1, FIELDS)
    bounds = np.searchsorted(cell, np.arange(0, cells + 1, FIELDS)).tolist()
    return [
        Weighed(one.id, one.day, buckets[start:stop], values[start:stop], own, one.named)
        for one, own, (start, stop) in zip(articles, facts, pairwise(bounds), strict=True)
    ]


def _kept(weights: Floats, parts: Sequence[Ints]) -> Ints:
    """The places of the terms that are kept; of those that weigh the same, the first."""
    keep = np.ones(len(weights), np.bool_)
    start = 0
    for number, part in enumerate(parts):
        if number % FIELDS == BODY and len(part) > BODY_TERMS:
            own = weights[start : start + len(part)]
            least = np.partition(own, -BODY_TERMS)[-BODY_TERMS]
            chosen = keep[start : start + len(part)]
            np.greater_equal(own, least, out=chosen)
            if more := np.count_nonzero(chosen) - BODY_TERMS:
                chosen[np.flatnonzero(own == least)[-more:]] = False
        start += len(part)
    return np.flatnonzero(keep)


def _facts(articles: Sequence[Terms]) -> Floats:
    facts = np.full((len(articles), FACTS), np.nan)
    for own, one in zip(facts, articles, strict=True):
        if one.day is not None:
            own[DAY] = one.day
        own[NAMED] = len(one.names)
        own[DAYS.start : DAYS.start + len(one.named)] = one.named
    facts[:, LENGTH] = np.log1p([len(one.body) for one in articles])
    return facts
