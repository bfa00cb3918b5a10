"""What the other pairs of a story say of a pair of statements: a match is also a matter of what else matches."""

import numpy as np
from numpy.typing import NDArray

from crossread.compare.lexical import Matrix
from crossread.compare.likeness import ranks

FEATURES = ("logit", "rank_high", "rank_low", "margin_high", "margin_low", "total_high", "total_low", "through_third",
            "along", "across", "beside", "farther")  # fmt: skip
_MOST = 3.0  # matches that a statement has in all in another report; more say no more
_EDGE = 1e-4
_STEPS = 32  # first steps of a way that are looked at together


def context(probability: Matrix, owner: NDArray[np.intp]) -> dict[str, Matrix]:
    """Features of every pair of statements, as matrices by name, from the probabilities of all pairs.

    `owner` holds the article's number of each statement; the statements stand in order of article and place. What
    differs by the side that a pair is seen from is given as the greater and the lesser of both.
    """
    inside = np.clip(probability, _EDGE, 1 - _EDGE)
    margin, total = _margins(probability, owner)
    sided = {"rank": ranks(probability, owner), "margin": margin, "total": total}
    return {
        "logit": np.log(inside / (1 - inside)),
        **{f"{name}_high": np.maximum(each, each.T) for name, each in sided.items()},
        **{f"{name}_low": np.minimum(each, each.T) for name, each in sided.items()},
        "through_third": _through_third(probability),
        "along": np.maximum(_shifted(probability, owner, 1, 1), _shifted(probability, owner, -1, -1)),
        "across": np.maximum(_shifted(probability, owner, 1, -1), _shifted(probability, owner, -1, 1)),
        "beside": np.maximum.reduce([_shifted(probability, owner, *by) for by in ((1, 0), (-1, 0), (0, 1), (0, -1))]),
        "farther": np.maximum(_shifted(probability, owner, 2, 2), _shifted(probability, owner, -2, -2)),
    }


def _margins(probability: Matrix, owner: NDArray[np.intp]) -> tuple[Matrix, Matrix]:
    """How far each pair is ahead of (or behind) the best other one of its row and article, and the row's sum there."""
    margin, total = np.zeros_like(probability), np.zeros_like(probability)
    for article in sorted(set(owner.tolist())):
        columns = np.nonzero(owner == article)[0]
        block = probability[:, columns]
        ordered = np.sort(block, axis=1)
        best = ordered[:, -1:]
        second = ordered[:, -2:-1] if len(columns) > 1 else np.zeros_like(best)
        margin[:, columns] = np.where(block == best, block - second, block - best)
        total[:, columns] = np.minimum(block.sum(1, keepdims=True), _MOST)
    return margin, total


def _through_third(probability: Matrix) -> Matrix:
    """The best way from one to the other through a third article: the lesser of the two probabilities on it.

    A row's ways are looked at from the surest first step on, and only for those that a less sure one could still serve.
    """
    size = len(probability)
    most = probability.max(0, initial=0)
    order = np.argsort(-probability, axis=1, kind="stable")
    out = np.zeros_like(probability)
    for row in range(size):
        reach = np.arange(row + 1, size)
        best = np.zeros(size, np.float32)
        for start in range(0, size, _STEPS):
            via = order[row, start : start + _STEPS]
            reach = reach[best[reach] < np.minimum(probability[row, via[0]], most[reach])]
            if not len(reach):
                break
            ways = np.minimum(probability[row, via, None], probability[np.ix_(via, reach)])
            best[reach] = np.maximum(best[reach], ways.max(0))
        out[row] = best
    return np.maximum(out, out.T)


def _shifted(probability: Matrix, owner: NDArray[np.intp], rows: int, columns: int) -> Matrix:
    """For every pair, the probability of the pair so many statements farther on, 0 where there is none."""
    size = len(owner)
    index = np.arange(size)
    valid, moved = [], []
    for step in (rows, columns):
        at = np.clip(index + step, 0, size - 1)
        moved.append(at)
        valid.append((index + step == at) & (owner[at] == owner))
    there = probability[np.ix_(moved[0], moved[1])] * (valid[0][:, None] & valid[1][None, :])
    return np.asarray(there, dtype=np.float32)
