"""From pairs of statements that report the same fact to facts: groups of statements of several articles."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


class Limits(NamedTuple):
    """Probabilities from which pairs count: see `groups`."""

    likely: float
    possible: float
    sure: float
    again: float


def groups(probability: Matrix, owner: NDArray[np.intp], limits: Limits) -> list[tuple[int, ...]]:
    """Groups of statements that report the same fact, by the probability that each two of them do.

    A pair that is at least `likely` joins two groups where every pair of statements of different articles in them
    is at least `possible`, and at least `sure` where two statements of one article come together so: one weak link
    never joins two groups, and facts stay narrow. A pair that joins none is a group of its own, if one of the two
    stands in no other or it is at least `again` probable: so a statement may stand in several groups, but not for a
    weak likeness. The result does not depend on the order of the articles but for ties.
    """
    pairs = _pairs(probability, owner, limits.likely)
    member: dict[int, int] = {}
    found: list[list[int]] = []
    for i, j in pairs:
        left = found[member[i]] if i in member else [i]
        right = found[member[j]] if j in member else [j]
        if left is not right and _fits(left, right, probability, owner, limits):
            joined = sorted(left + right)
            for n in joined:
                member[n] = len(found)
            found.append(joined)
    whole = [tuple(found[n]) for n in sorted(set(member.values()))]
    inside = {(i, j) for group in whole for i in group for j in group}
    placed = set(member)
    for i, j in pairs:
        if (i, j) not in inside and (not {i, j} <= placed or probability[i, j] >= limits.again):
            whole.append((min(i, j), max(i, j)))
            placed |= {i, j}
    return whole


def _pairs(probability: Matrix, owner: NDArray[np.intp], likely: float) -> list[tuple[int, int]]:
    """Pairs of different articles' statements that reach `likely`, the surest first."""
    first, second = np.nonzero((probability >= likely) & (owner[:, None] < owner[None, :]))
    order = np.lexsort((second, first, -probability[first, second]))
    return [(int(first[n]), int(second[n])) for n in order]


def _fits(left: list[int], right: list[int], probability: Matrix, owner: NDArray[np.intp], limits: Limits) -> bool:
    block = probability[np.ix_(left, right)]
    across = owner[left][:, None] != owner[right][None, :]
    several = len(set(owner[left + right].tolist())) < len(left + right)
    return bool((block[across] >= (limits.sure if several else limits.possible)).all())
