"""Values that two reports give otherwise for the same thing, by a logistic regression over what stands around them.

Fitted by evaluation/fit_clashes.py on changes made on purpose; the coefficients lie in data/clashes.json.
"""

import json
from functools import cache
from importlib.resources import files
from math import exp

from crossread.compare.counterparts import FEATURES, Counterpart, Counterparts
from crossread.compare.lexical import Matrix
from crossread.compare.units import Unit
from crossread.model import Annotated, DifferOn

# How probable it is at least that two values are of the same thing. By cross-validation over the 45 labelled events,
# so many of the changes are found, and so many pairs of statements flagged as they are, some of them rightly:
# numbers .58 and 1, names .71 and 5, days .66 and 6, negations .65 and 6.
LIMITS: dict[DifferOn, float] = {"number": 0.6, "name": 0.8, "date": 0.7, "polarity": 0.7}

# Reports of a story that the limits are for: where there are more, the chances of a false one grow with them.
FITTED = 3


def clashes(
    articles: tuple[Annotated, ...], story: list[Unit], probability: Matrix
) -> dict[tuple[int, int], Counterpart]:
    """The surest two values of each pair of statements that clash, by the statements' numbers, the lower first.

    `probability` is how probable it is that each two statements report the same fact.
    """
    best: dict[tuple[int, int], tuple[float, Counterpart]] = {}
    for each in Counterparts(articles, story, probability).found():
        likely = _probability(each)
        pair = min(each.first, each.second), max(each.first, each.second)
        limit = 1 - (1 - LIMITS[each.mine.kind]) * min(1, FITTED / len(articles))
        if likely >= limit and (pair not in best or likely > best[pair][0]):
            best[pair] = likely, each
    return {pair: each for pair, (_, each) in best.items()}


def _probability(each: Counterpart) -> float:
    weights, bias = _coefficients()[each.mine.kind]
    total = bias + sum(weight * value for weight, value in zip(weights, each.row, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def _coefficients() -> dict[DifferOn, tuple[tuple[float, ...], float]]:
    stored = json.loads((files("crossread.compare") / "data" / "clashes.json").read_text(encoding="utf-8"))
    return {kind: (tuple(stored[kind]["weights"][n] for n in FEATURES), float(stored[kind]["bias"])) for kind in LIMITS}
