"""A second look with hindsight: the articles around what is new are grouped afresh, whatever order they came in."""

import heapq
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from crossread.cluster.join import hindsight, linkage, second_logits
from crossread.cluster.stories import Stories

# Two groups are one above this, in the mean of their pairs' logits. B-cubed F1 on the later part of round-ups / amid
# background / by our own labels / of these, events of four reports or more / local reports: at 0
# .925/.932/.892/.800/.948, at .1 .927/.936/.895/.781/.948, at .2 .931/.930/.893/.750/.946.
MERGE = 0.1
# The second look spreads along links above SPREAD, and is taken of all links above WORTH (first logits).
SPREAD = -0.5
WORTH = -2.0
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
    changes: list[Change] = []
    waiting = stories.arranged(stories.touched)
    stories.touched.clear()
    seen: set[str] = set()
    for start in waiting:
        if start not in seen:
            together = _around(stories, start, seen)
            if len(together) > 1:
                changes += _regroup(stories, together)
    return changes


def _around(stories: Stories, start: str, seen: set[str]) -> list[str]:
    """`start`, all that links lead to from it, and all of their stories, in order of arrival."""
    found, queue = {start: None}, deque([start])
    told: set[str] = set()
    while queue and len(found) < MOST_TOGETHER:
        member = stories.members[queue.popleft()]
        near = [other for other, link in member.links.items() if link.logit > SPREAD]
        inside = [] if member.story in told else stories.arranged(stories.stories[member.story])
        told.add(member.story)
        for other in [*inside, *near]:
            if other not in found and other not in seen:
                found[other] = None
                queue.append(other)
    seen.update(found)
    return stories.arranged(found)


def _regroup(stories: Stories, together: list[str]) -> list[Change]:
    groups = agglomerate(together, _second_look(stories, together))
    names = _names(stories, groups)
    changes = []
    for group, (after, score) in zip(groups, names, strict=True):
        inside = dict.fromkeys(group.members)
        for identifier in group.members:
            before = stories.members[identifier].story
            if before == after:
                continue
            whole = all(member in inside for member in stories.stories[before])
            kind: Kind = "split" if after not in stories.stories else "merge" if whole else "move"
            why = f"with hindsight its group holds together at {score:+.1f}"
            copies = stories.members[identifier].copies
            changes += [Change(one, before, after, kind, why) for one in (identifier, *copies)]
    for change in changes:
        if change.article in stories.members:
            stories.move(change.article, change.after)
    return changes


def _second_look(stories: Stories, together: list[str]) -> Weights:
    """The second logits within `together`; those whose articles have no new links since are as they were."""
    inside = dict.fromkeys(together)
    weights: Weights = {identifier: {} for identifier in together}
    pairs, rows = [], []
    for a in together:
        one = stories.members[a]
        for b, link in one.links.items():
            if a > b or b not in inside or link.logit <= WORTH:
                continue
            other = stories.members[b]
            kept = one.looked.get(b)
            if kept and kept[:2] == (one.version, other.version):
                weights[a][b] = weights[b][a] = kept[2]
            else:
                pairs.append((one, other))
                rows.append(hindsight(a, b, one.links, other.links))
    for (one, other), logit in zip(pairs, second_logits(rows), strict=True):
        one.looked[other.id] = (one.version, other.version, logit)
        weights[one.id][other.id] = weights[other.id][one.id] = logit
    return weights


@dataclass(slots=True)
class Group:
    """Articles held together: `score` is the linkage at which the last two parts met."""

    members: list[str]
    score: float = 0.0


def agglomerate(together: Iterable[str], weights: Mapping[str, Mapping[str, float]]) -> list[Group]:
    """Groups by average linkage: the two groups that are closest become one, as long as their linkage is above MERGE.

    The same groups come out in whatever order the articles go in.
    """
    groups = {identifier: Group([identifier]) for identifier in together}
    met = {a: {b: [weight] for b, weight in near.items()} for a, near in weights.items()}

    def score(a: str, b: str) -> float:
        small, large = sorted((len(groups[a].members), len(groups[b].members)))
        return linkage(met[a][b], small, large)

    heap = [(-score(a, b), a, b) for a in met for b in met[a] if a < b]
    heap = [entry for entry in heap if -entry[0] > MERGE]
    heapq.heapify(heap)
    while heap:
        was, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups or score(a, b) != -was:
            continue
        groups[a] = Group(groups[a].members + groups.pop(b).members, -was)
        for other, logits in met.pop(b).items():
            del met[other][b]
            if other != a:
                met[a][other] = met[other][a] = met[a].get(other, []) + logits
        for other in met[a]:
            if (now := score(a, other)) > MERGE:
                heapq.heappush(heap, (-now, min(a, other), max(a, other)))
    # Dictionaries keep the order in which the articles came in, and so do the groups by their first.
    order = {identifier: number for number, identifier in enumerate(weights)}
    for group in groups.values():
        group.members.sort(key=order.__getitem__)
    return list(groups.values())


def _names(stories: Stories, groups: list[Group]) -> list[tuple[str, float]]:
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
    return [(given[number], group.score) for number, group in enumerate(groups)]
