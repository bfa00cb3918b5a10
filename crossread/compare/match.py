"""How probable it is that two statements report the same fact: a logistic regression over their likeness, and a second
one that also sees what the first says of all other pairs.

Fitted by evaluation/fit_match.py on the labelled events; the coefficients lie in data/match.json. F1 over sentence
pairs by cross-validation over events: .544 after the first, .554 after the second.
"""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from crossread.compare.context import FEATURES as CONTEXT
from crossread.compare.context import context
from crossread.compare.lexical import Matrix
from crossread.compare.likeness import FEATURES, Likeness, likeness
from crossread.compare.units import Unit

Rows = NDArray[np.float64]

# Pairs that are taken at a time: all at once, as doubles, they are the most of the memory that a comparison needs.
_BLOCK = 1 << 16


class Regression(NamedTuple):
    """The coefficients of a logistic regression."""

    weights: Rows
    bias: float

    def probability(self, rows: Matrix) -> Rows:
        """The probability of each row of features."""
        blocks = (rows[n : n + _BLOCK].astype(np.float64) for n in range(0, len(rows), _BLOCK))
        logit: Rows = np.concatenate([np.zeros(0), *(block @ self.weights for block in blocks)]) + self.bias
        return 1 / (1 + np.exp(-np.clip(logit, -30, 30)))


@cache
def _regressions() -> tuple[Regression, Regression]:
    stored = json.loads((files("crossread.compare") / "data" / "match.json").read_text(encoding="utf-8"))
    names = ((stored["first"], FEATURES), (stored["second"], FEATURES + CONTEXT))
    first, second = (Regression(np.array([s["weights"][n] for n in wanted]), float(s["bias"])) for s, wanted in names)
    return first, second


def probabilities(story: list[Unit]) -> Matrix:
    """A symmetric matrix over the statements of a story; two statements of one article have 0."""
    owner = np.array([unit.article for unit in story], dtype=np.intp)
    if len(set(owner.tolist())) < 2:
        return np.zeros((len(story), len(story)), np.float32)
    first, second = _regressions()
    alike = likeness(story)
    before = spread(alike, first.probability(alike.rows), len(story))
    after = spread(alike, second.probability(with_context(alike, before, owner)), len(story))
    return _word_for_word(after, story, owner)


def _word_for_word(probability: Matrix, story: list[Unit], owner: NDArray[np.intp]) -> Matrix:
    """The probabilities, where what another report has word for word matches nothing else there."""
    same: dict[str, list[int]] = {}
    for n, unit in enumerate(story):
        same.setdefault(unit.text, []).append(n)
    for copies in same.values():
        for n in copies if len(set(owner[copies].tolist())) > 1 else ():
            there = np.isin(owner, [owner[k] for k in copies if owner[k] != owner[n]])
            there[copies] = False
            probability[n, there] = probability[there, n] = 0
    return probability


def spread(alike: Likeness, values: Rows, size: int) -> Matrix:
    """The values of the pairs as a symmetric matrix."""
    out = np.zeros((size, size), np.float32)
    out[alike.first, alike.second] = values
    return np.maximum(out, out.T)


def with_context(alike: Likeness, probability: Matrix, owner: NDArray[np.intp]) -> Matrix:
    """The features of each pair with those of its context, columns as in `FEATURES + CONTEXT`."""
    table = context(probability, owner)
    columns = [table[name][alike.first, alike.second] for name in CONTEXT]
    return np.concatenate([alike.rows.T, np.stack(columns).astype(np.float32)]).T
