"""From pairs of statements that report the same fact to facts: groups of statements of several articles."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


def groups(probability: Matrix, owner: NDArray[np.intp], likely: float, possible: float) -> list[tuple[int, ...]]:
    """Groups of statements that report the same fact, by the probability that each two of them do.

    Every pair of at least `likely` is in some group. Two groups are joined only where every pair of statements of
    different articles in them is at least `possible`: one weak link never joins two groups. A statement may stand in
    several groups. The result does not depend on the order of the articles but for ties.
    """
    pairs = _pairs(probability, owner, likely)
    member: dict[int, int] = {}
    found: list[list[int]] = []
    for i, j in pairs:
        a, b = member.get(i), member.get(j)
        left = found[a] if a is not None else [i]
        right = found[b] if b is not None else [j]
        if a is not None and a == b:
            continue
        if _fits(left, right, probability, owner, possible):
            joined = sorted(left + right)
            for n in joined:
                member[n] = len(found)
            found.append(joined)
    whole = [tuple(found[n]) for n in sorted(set(member.values()))]
    inside = {(i, j) for group in whole for i in group for j in group}
    return whole + [(min(pair), max(pair)) for pair in pairs if pair not in inside]


def _pairs(probability: Matrix, owner: NDArray[np.intp], likely: float) -> list[tuple[int, int]]:
    """Pairs of different articles' statements that reach `likely`, the surest first."""
    first, second = np.nonzero((probability >= likely) & (owner[:, None] < owner[None, :]))
    order = np.lexsort((second, first, -probability[first, second]))
    return [(int(first[n]), int(second[n])) for n in order]


def _fits(left: list[int], right: list[int], probability: Matrix, owner: NDArray[np.intp], possible: float) -> bool:
    block = probability[np.ix_(left, right)]
    across = owner[left][:, None] != owner[right][None, :]
    return bool((block[across] >= possible).all())
