"""Do two articles report one event, and do two groups of articles? Fitted pairwise, then linked.

Both models are boosted trees in `join.json`, written by `evaluation/fit_cluster.py`, which says what they were fitted
on. `first` goes by the likenesses of two articles. `second` looks again with hindsight: whether the same third articles
are close to both, and whether one of the two is drawn to an article that the other is not.
A score is a logit: above 0 it is likelier than not.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, fsum, log, sqrt
from typing import Any, NamedTuple

import numpy as np

from crossread.cluster.buckets import Floats, Ints

# What counts as "never met": a pair with no link, in hindsight and in a group. Links below it are not kept.
UNMET = -4.0
MOST = 6.0
# In a group a pair that never met counts as this much against: most were not close enough to be looked at. -1.5 gives
# the same figures within .001.
MISSING = -2.5
# A member is expected to have met this many of a group, however large: candidates are capped. 3 or 6 are the same on
# the labelled streams; on made-up stories of 10 to 15 reports B-cubed F1 is .896 with 3 and .886 with 6.
EXPECTED = 3
# Of the pairs of two groups the best count, up to BEST for each member of the smaller: reports of a large story tell
# different parts of it, and the mean over all that met falls as it grows.
BEST = 4
# That many of a large story's reports are like one at all speaks for it: GROWTH times the logarithm of its size over
# ROOMY, as far as FULL. Two large groups need more: neighbours in one course of events are large and alike too.
# With ROOMY 4 / 3 / 2 / 1.5, B-cubed F1 of the earlier part by our own labels is .919, .919, .921, .919, of events of
# four reports or more .836, .838, .851, .855, amid background .945, .945, .943, .944; of the later part .891, .892,
# .892, .891, then .774, .787, .801, .807 and .933, .932, .932, .926.
GROWTH = 0.3
ROOMY, DOUBLING, FULL = 2, 8, 128
# After EARLY of the first model's trees a pair at or below LOST is given up: a third of the pairs go on. On the
# fitted pairs 1 in 1,000 of those that end above UNMET is lost, of those above -2 none.
EARLY = 30
LOST = -4.4


class Link(NamedTuple):
    """Two articles that were compared: the logit of the first model, the days between (-1 unknown)."""

    logit: float
    days: float


Links = Mapping[str, Link]


class Trees:
    """Boosted trees of one depth, all walked at once, a level at a time.

    With `early` the first so many trees are walked for every row, and the others only where the sum is above
    `LOST` by then; what is at or below it is given `-MOST`.
    """

    def __init__(self, model: Mapping[str, Any], early: int | None = None) -> None:
        feature, threshold = np.array(model["feature"], np.intp), np.array(model["threshold"], np.float32)
        leaf = np.array(model["leaf"], np.float32)
        self._base = float(model["base"])
        parts = [slice(0, early), slice(early, None)] if early else [slice(0, None)]
        self._parts = [_Levels(feature[part], threshold[part], leaf[part]) for part in parts]

    def logits(self, rows: Floats) -> Floats:
        """One logit for each row of features."""
        logits = self._parts[0].sums(rows) + self._base
        for part in self._parts[1:]:
            left = np.flatnonzero(logits > LOST)
            more = logits.take(left) + part.sums(rows.take(left, axis=0))
            logits = np.full(len(rows), -MOST)
            logits[left] = more
        return logits


class _Levels:
    """The nodes of some trees by level, tree by tree: a node's children stand at twice its place and after."""

    def __init__(self, feature: Ints, threshold: Floats, leaf: Floats) -> None:
        inner = feature.shape[1]
        bounds = [2**level - 1 for level in range(inner.bit_length() + 1)]
        self._nodes = [
            (feature[:, start:stop].ravel(), threshold[:, start:stop].ravel()) for start, stop in pairwise(bounds)
        ]
        self._leaves = leaf.ravel()
        self._trees = np.arange(len(feature))

    def sums(self, rows: Floats) -> Floats:
        """For each row, what the trees add up to."""
        flat, start = rows.ravel(), (np.arange(len(rows)) * rows.shape[1])[:, None]
        feature, threshold = self._nodes[0]
        at = 2 * self._trees + (rows.take(feature, axis=1) > threshold)
        for feature, threshold in self._nodes[1:]:
            above = flat.take(feature.take(at) + start) > threshold.take(at)
            at = 2 * at + above
        found: Floats = self._leaves.take(at).sum(axis=1)
        return found


@cache
def models() -> dict[str, Trees]:
    """The fitted models by name, `first` and `second`."""
    return models_in(files("crossread.cluster").joinpath("join.json").read_text(encoding="utf-8"))


def models_in(text: str) -> dict[str, Trees]:
    """The models in the text of a file as `join.json`."""
    fitted = json.loads(text)
    return {"first": Trees(fitted["first"], EARLY), "second": Trees(fitted["second"])}


def first_logits(likenesses: Floats) -> list[float]:
    """How surely two articles report one event, for each row of likenesses."""
    logits: list[float] = np.clip(models()["first"].logits(likenesses), -MOST, MOST).tolist()
    return logits


def second_logits(rows: Floats) -> list[float]:
    """The same with hindsight, for each row of `hindsight`."""
    if not len(rows):
        return []
    logits: list[float] = np.clip(models()["second"].logits(rows), -MOST, MOST).tolist()
    return logits


def chance(logit: float) -> float:
    """A logit as a probability."""
    return 1.0 / (1.0 + exp(-logit))


def level(size: int) -> int:
    """The size that a group counts as: from `DOUBLING` on only each doubling tells, so that a group which grows by one
    need not be weighed anew against all that it met."""
    return size if size < DOUBLING else min(FULL, DOUBLING << (size // DOUBLING).bit_length() - 1)


def linkage(logits: Iterable[float], small: int, large: int) -> float:
    """How surely two groups are one: the mean over their pairs, of which `logits` are those that met.

    Pairs that never met count as `MISSING`, as far as a member of the smaller would have met `EXPECTED` of the larger.
    Of those that met, the best `BEST` for each member of the smaller count. Large groups get some credit.
    """
    met = sorted(logits)[-BEST * small :]
    pairs = max(len(met), small * min(large, EXPECTED))
    growth = GROWTH * max(0.0, log(level(large) / (ROOMY * sqrt(small))))
    # fsum: the same to the last bit in whatever order the pairs met.
    return (fsum(met) + MISSING * (pairs - len(met))) / pairs + growth
