"""From pairs of statements that report the same fact to facts: groups of statements of several articles."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Pair = tuple[int, int]
Owner = NDArray[np.intp]


class Limits(NamedTuple):
    """Probabilities from which pairs and facts count: see `groups`."""

    likely: float
    possible: float
    again: float
    sure: float


def groups(probability: Matrix, owner: Owner, limits: Limits) -> list[tuple[int, ...]]:
    """Groups of statements that report the same fact, by the probability that each two of them do.

    Pairs that are at least `likely` join groups, the surest pair first. Two groups become one where every pair of
    statements of different articles that this brings together is at least `possible` and all of them are `likely` on
    average: one weak link never joins two groups. Then a statement of a pair that joined none is taken into further
    groups that hold the other, on the same terms: so a statement may stand in several groups. A pair that is in none
    by now is a group of its own, if one of the two stands in no other or it is at least `again` probable. Of all these
    the groups remain whose surest pair is at least `sure`. The result does not depend on the order of the articles but
    for ties.
    """
    story = _Story(probability, owner, limits)
    pairs = story.pairs()
    whole = _joined(pairs, story)
    inside = {pair for group in whole for pair in story.across(group)}
    _widened(whole, [pair for pair in pairs if pair not in inside], inside, story)
    placed = {n for group in whole for n in group}
    for i, j in pairs:
        if (i, j) not in inside and (not {i, j} <= placed or probability[i, j] >= limits.again):
            whole.append([i, j])
            placed |= {i, j}
    return [tuple(g) for g in whole if max(probability[pair] for pair in story.across(g)) >= limits.sure]


class _Story(NamedTuple):
    """The probabilities of a story's pairs, and whose the statements are."""

    probability: Matrix
    owner: Owner
    limits: Limits

    def pairs(self) -> list[Pair]:
        """Pairs of different articles' statements that are likely, the surest first."""
        likely = self.probability >= self.limits.likely
        first, second = np.nonzero(likely & (self.owner[:, None] < self.owner[None, :]))
        order = np.lexsort((second, first, -self.probability[first, second]))
        return [(int(first[n]), int(second[n])) for n in order]

    def across(self, group: list[int]) -> list[Pair]:
        """The pairs of different articles' statements in a group, the earlier first."""
        return [(i, j) for i in group for j in group if self.owner[i] < self.owner[j]]

    def gain(self, left: list[int], right: list[int]) -> float | None:
        """By how much the pairs that come together are likelier than `likely`, summed; `None` where they don't fit."""
        across = self.owner[left][:, None] != self.owner[right][None, :]
        block = self.probability[np.ix_(left, right)][across]
        gain = float((block - self.limits.likely).sum())
        return gain if block.min() >= self.limits.possible and gain >= 0 else None


def _joined(pairs: list[Pair], story: _Story) -> list[list[int]]:
    """Groups without a common statement, each in order."""
    member: dict[int, int] = {}
    found: list[list[int]] = []
    for i, j in pairs:
        left = found[member[i]] if i in member else [i]
        right = found[member[j]] if j in member else [j]
        if left is not right and story.gain(left, right) is not None:
            joined = sorted(left + right)
            for n in joined:
                member[n] = len(found)
            found.append(joined)
    return [found[n] for n in sorted(set(member.values()))]


def _widened(whole: list[list[int]], pairs: list[Pair], inside: set[Pair], story: _Story) -> None:
    """Take one statement of each pair that is not yet `inside` a group into the group of the other that gains most."""
    holding: dict[int, list[int]] = {}
    for number, group in enumerate(whole):
        for n in group:
            holding.setdefault(n, []).append(number)
    for pair in pairs:
        fitting: list[tuple[float, int, int]] = []
        for new, old in (pair, pair[::-1]) if pair not in inside else ():
            for number in holding.get(old, []):
                others = [n for n in whole[number] if (min(n, new), max(n, new)) not in inside]
                gain = None if new in whole[number] else story.gain([new], others)
                if gain is not None:
                    fitting.append((gain, -number, -new))
        if fitting:
            _, number, new = max(fitting)
            whole[-number] = sorted([*whole[-number], -new])
            holding.setdefault(-new, []).append(-number)
            inside.update(story.across(whole[-number]))
