"""What is known of two articles once others have come: which third articles are close to both, or draw one away."""

from collections.abc import Mapping, Sequence
from itertools import repeat

import numpy as np

from crossread.cluster.buckets import Floats
from crossread.cluster.join import MOST, UNMET, Links

HINDSIGHT = (
    "first", "support", "second support", "third support", "profiles apart", "drawn elsewhere, more",
    "drawn elsewhere, less", "lead over elsewhere", "days apart",
)  # fmt: skip
SUPPORTS = 3
# A third article this unlike one of the two draws the other away.
ELSEWHERE = -1.0
# Pairs looked at together: tables stay small, and numpy takes as long for one as for ten.
AT_ONCE = 32
# Sums are taken of multiples of this, so they are the same to the last bit in any order.
_STEP = 2.0**-24


def hindsight(pairs: Sequence[tuple[str, str]], links: Mapping[str, Links]) -> Floats:
    """One row of the features `HINDSIGHT` for each pair of articles that have met, by the links of each article."""
    found = [_looked(pairs[start : start + AT_ONCE], links) for start in range(0, len(pairs), AT_ONCE)]
    return np.concatenate(found) if found else np.zeros((0, len(HINDSIGHT)), np.float32)


def _looked(pairs: Sequence[tuple[str, str]], links: Mapping[str, Links]) -> Floats:
    near, places = _table(pairs, links)
    a, b = np.array([[places[one] for one in pair] for pair in pairs], np.intp).T
    number = np.arange(len(pairs))
    mine, theirs = near.take(a, axis=0), near.take(b, axis=0)
    first = mine[number, b]
    mine[number, b] = theirs[number, a] = UNMET
    support = np.sort(np.partition(np.minimum(mine, theirs), -SUPPORTS, axis=1)[:, -SUPPORTS:], axis=1)
    known = np.count_nonzero(np.maximum(mine, theirs) > UNMET, axis=1)
    apart = np.rint(np.abs(mine - theirs) / _STEP).sum(axis=1) * _STEP
    drawn = np.stack([_drawn(mine, theirs), _drawn(theirs, mine)])
    more = drawn.max(axis=0)
    days = [links[one][other].days for one, other in pairs]
    columns = [
        first, *support.T[::-1], np.where(known, apart / np.maximum(known, 1), -1.0), more, drawn.min(axis=0),
        first - more, days,
    ]  # fmt: skip
    return np.ascontiguousarray(np.array(columns, np.float32).T)


def _table(pairs: Sequence[tuple[str, str]], links: Mapping[str, Links]) -> tuple[Floats, dict[str, int]]:
    """The logits of the articles of `pairs`, a row each, with all that these link to, a column each, and the places of
    articles; a few columns more are of nobody."""
    places = {one: number for number, one in enumerate(dict.fromkeys(one for pair in pairs for one in pair))}
    rows: list[int] = []
    columns: list[int] = []
    logits: list[float] = []
    articles = list(places)
    for row, one in enumerate(articles):
        near = links[one]
        rows += repeat(row, len(near))
        columns += [places.setdefault(third, len(places)) for third in near]
        logits += [link.logit for link in near.values()]
    table = np.full((len(articles), len(places) + SUPPORTS), UNMET)
    table[rows, columns] = logits
    return table, places


def _drawn(its: Floats, others: Floats) -> Floats:
    """How close each article is to one that the other is unlike."""
    closest = np.where(others < ELSEWHERE, its, UNMET).max(axis=1)
    found: Floats = np.where(closest > UNMET, closest, -MOST)
    return found
