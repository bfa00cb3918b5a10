"""A second look with hindsight: the articles around what is new are grouped afresh, whatever order they came in."""

import heapq
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from crossread.cluster.hindsight import hindsight
from crossread.cluster.join import chance, level, linkage, second_logits
from crossread.cluster.spans import Span, far, joined
from crossread.cluster.stories import Member, Stories

# Two groups are one above this, in the mean of their pairs' logits. B-cubed F1 on the later part of round-ups / amid
# background / by our own labels / of these, events of four reports or more / local reports: at .1
# .932/.925/.888/.809/.952, at .2 .931/.926/.890/.808/.952, at .3 .936/.926/.890/.798/.953.
MERGE = 0.2
# The second look spreads along links above SPREAD, and is taken of all links above WORTH (first logits).
SPREAD = -0.5
WORTH = -2.0
# Nothing is said to be surer.
SUREST = 0.99
# Articles looked at together, so that a repair costs no more than this allows; what lies beyond waits for the next.
MOST_TOGETHER = 1_000

Weights = dict[str, dict[str, float]]
Kind = Literal["move", "split", "merge"]


@dataclass(frozen=True, slots=True)
class Change:
    """An article that changed its story: on its own (`move`), out of it into a new one (`split`), with all of it."""

    article: str
    before: str
    after: str
    kind: Kind
    why: str


def repair(stories: Stories) -> list[Change]:
    """Look again at the articles that are new since the last repair and at all that they link to; what changed."""
    near, seen = _near(stories), set[str]()
    around = [_around(stories, start, near, seen) for start in stories.arranged(stories.touched) if start not in seen]
    stories.touched.clear()
    several = [together for together in around if len(together) > 1]
    _look_again(stories, several)
    return [change for together in several for change in _regroup(stories, together)]


def _near(stories: Stories) -> set[str]:
    """What is new, all that links lead to from its stories, and the stories of these: what lies further off has no new
    links, and so the same groups as at the last repair."""
    inside = _whole(stories, stories.touched)
    linked = {other for one in inside for other, link in stories.members[one].links.items() if link.logit > SPREAD}
    return inside | _whole(stories, linked)


def _whole(stories: Stories, identifiers: Iterable[str]) -> set[str]:
    """All members of the stories that these are in."""
    names = {stories.members[identifier].story for identifier in identifiers}
    return {identifier for name in names for identifier in stories.stories[name]}


def _around(stories: Stories, start: str, near: set[str], seen: set[str]) -> list[str]:
    """`start`, all of what is `near` that links lead to from it, and all of their stories, in order of arrival."""
    found, queue = {start: None}, deque([start])
    told: set[str] = set()
    while queue and len(found) < MOST_TOGETHER:
        member = stories.members[queue.popleft()]
        linked = [other for other, link in member.links.items() if link.logit > SPREAD and other in near]
        inside = [] if member.story in told else stories.arranged(stories.stories[member.story])
        told.add(member.story)
        for other in [*inside, *linked]:
            if other not in found and other not in seen:
                found[other] = None
                queue.append(other)
    seen.update(found)
    return stories.arranged(found)


def _regroup(stories: Stories, together: list[str]) -> list[Change]:
    days = {one: stories.members[one].weighed.day for one in together}
    groups = agglomerate(days, _second_look(stories, together))
    names = _names(stories, groups)
    changes = []
    for group, after in zip(groups, names, strict=True):
        inside = dict.fromkeys(group.members)
        for identifier in group.members:
            before = stories.members[identifier].story
            if before == after:
                continue
            whole = all(member in inside for member in stories.stories[before])
            kind: Kind = "split" if after not in stories.stories else "merge" if whole else "move"
            why, copies = _why(group), stories.members[identifier].copies
            changes += [Change(one, before, after, kind, why) for one in (identifier, *copies)]
    for change in changes:
        if change.article in stories.members:
            stories.move(change.article, change.after)
    return changes


def _why(group: "Group") -> str:
    """Why the articles of a group are together, or the only one is alone."""
    if len(group.members) == 1:
        return "with hindsight this is of another event"
    return f"with hindsight these reports are of one event, {min(chance(group.score), SUREST):.0%} sure"


def _look_again(stories: Stories, around: Iterable[list[str]]) -> None:
    """Look a second time at the pairs within each group of which an article has new links, at all of them at once."""
    pairs = [
        (one.id, other.id)
        for together in around
        for one, other in _pairs(stories, together)
        if one.looked.get(other.id, ())[:2] != (one.version, other.version)
    ]
    links = {one: stories.members[one].links for pair in pairs for one in pair}
    for (a, b), logit in zip(pairs, second_logits(hindsight(pairs, links)), strict=True):
        one, other = stories.members[a], stories.members[b]
        one.looked[b] = (one.version, other.version, logit)


def _pairs(stories: Stories, together: list[str]) -> Iterator[tuple[Member, Member]]:
    """The pairs within `together` that are worth a second look."""
    inside = dict.fromkeys(together)
    for a in together:
        one = stories.members[a]
        for b, link in one.links.items():
            if a < b and link.logit > WORTH and b in inside:
                yield one, stories.members[b]


def _second_look(stories: Stories, together: list[str]) -> Weights:
    """The second logits within `together`."""
    weights: Weights = {identifier: {} for identifier in together}
    for one, other in _pairs(stories, together):
        weights[one.id][other.id] = weights[other.id][one.id] = one.looked[other.id][2]
    return weights


@dataclass(slots=True)
class Group:
    """Articles held together: `score` is the linkage at which the last two parts met."""

    members: list[str]
    score: float = 0.0


def agglomerate(days: Mapping[str, float | None], weights: Mapping[str, Mapping[str, float]]) -> list[Group]:
    """Groups by average linkage: the two groups that are closest become one, as long as their linkage is above MERGE.

    `days` are those of the articles; groups that lie too far apart stay two.
    The same groups come out in whatever order the articles go in.
    """
    linked = _Linked(days, weights)
    while pair := linked.closest():
        linked.join(*pair)
    # Dictionaries keep the order in which the articles came in, and so do the groups by their first.
    order = {identifier: number for number, identifier in enumerate(weights)}
    groups = list(linked.groups.values())
    for group in groups:
        group.members.sort(key=order.__getitem__)
    return groups


class _Linked:
    """Groups by the name of a member, how surely each two that met are one, and a heap of those that may join."""

    def __init__(self, days: Mapping[str, float | None], weights: Mapping[str, Mapping[str, float]]) -> None:
        self.groups = {identifier: Group([identifier]) for identifier in days}
        self._spans: dict[str, Span] = {one: None if day is None else (day, day) for one, day in days.items()}
        # Pairs that would have joined, but for the days between: what either gains may change that.
        self._far: set[tuple[str, str]] = set()
        self._met = {a: {b: [weight] for b, weight in near.items()} for a, near in weights.items()}
        self._scores: dict[tuple[str, str], float] = {}
        self._heap: list[tuple[float, str, str]] = []
        for a, near in self._met.items():
            for b in near:
                if a < b:
                    self._weigh(a, b)

    def closest(self) -> tuple[str, str, float] | None:
        """The two groups above MERGE that are closest and not too far apart in time, and their linkage."""
        while self._heap:
            negative, a, b = heapq.heappop(self._heap)
            if self._scores.get((a, b)) == -negative:
                if not far(self._spans[a], self._spans[b]):
                    return a, b, -negative
                self._far.add((a, b))
        return None

    def join(self, a: str, b: str, score: float) -> None:
        """Let the larger of two groups take the other in; what it met is weighed anew where that may have changed."""
        kept, gone = sorted((a, b), key=lambda one: (-len(self.groups[one].members), one))
        before = len(self.groups[kept].members)
        self.groups[kept] = Group(self.groups[kept].members + self.groups.pop(gone).members, score)
        self._spans[kept] = joined(self._spans[kept], self._spans.pop(gone))
        moved, met = self._met.pop(gone), self._met[kept]
        for other, logits in moved.items():
            del self._met[other][gone]
            del self._scores[_pair(gone, other)]
            if other != kept:
                met[other] = self._met[other][kept] = met.get(other, []) + logits
        as_large = level(before) == level(len(self.groups[kept].members))
        for other in met:
            anew = other in moved or not as_large or len(self.groups[other].members) > before
            if anew or (self._far and _pair(kept, other) in self._far):
                self._weigh(kept, other)

    def _weigh(self, a: str, b: str) -> None:
        small, large = sorted((len(self.groups[a].members), len(self.groups[b].members)))
        score = self._scores[_pair(a, b)] = linkage(self._met[a][b], small, large)
        if score > MERGE:
            heapq.heappush(self._heap, (-score, *_pair(a, b)))


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _names(stories: Stories, groups: list[Group]) -> list[str]:
    """A name for each group: the story's that most of its members are in, each name once; else its first article's."""
    claims = []
    for number, group in enumerate(groups):
        had: dict[str, int] = {}
        for identifier in group.members:
            story = stories.members[identifier].story
            had[story] = had.get(story, 0) + 1
        claims += [(-count, number, story) for story, count in had.items()]
    given: dict[int, str] = {}
    for _, number, story in sorted(claims):
        if number not in given and story not in given.values():
            given[number] = story
    taken = set(given.values())
    for number, group in enumerate(groups):
        if number not in given:
            given[number] = stories.free_name(group.members[0], taken)
            taken.add(given[number])
    return [given[number] for number in range(len(groups))]
