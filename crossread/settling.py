"""Which of the moves that the program wants agree with what people have said."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from crossread.rules import Rules


class Membership(Protocol):
    """The stories as they stand."""

    def of(self, article: str) -> str:
        """The story that an article is in."""
        ...

    def ids(self, story: str) -> Sequence[str]:
        """The articles of a story, none where there is no such story."""
        ...


@dataclass(slots=True)
class _Step:
    """Articles that go to the story `target` together or not at all."""

    articles: list[str]
    target: str


def settled(
    wanted: Mapping[str, str],
    together: Iterable[Sequence[str]],
    rules: Rules,
    now: Membership,
    *,
    by_person: bool = False,
) -> dict[str, str]:
    """Of the articles and their new stories in `wanted`, those that may go there, and whom they take along.

    Each of `together` goes as a whole or not at all. What a person has moved follows those that it was put with,
    unless this too is `by_person`.
    """
    if not by_person:
        wanted = {article: story for article, story in wanted.items() if article not in rules.fellows}
    steps = []
    for unit in _units(wanted, together, rules):
        target = _target(unit, wanted, now)
        if target is not None and any(now.of(article) != target for article in unit):
            steps.append(_Step(unit, target))
    if not by_person:
        _take_along(steps, rules, now)
    return _apply(steps, rules, now)


def _units(wanted: Mapping[str, str], together: Iterable[Sequence[str]], rules: Rules) -> list[list[str]]:
    """The articles of `wanted` in groups that go as one, with those that are held together with them."""
    groups: dict[str, list[str]] = {}
    bonds = [sorted(whole) for whole in dict.fromkeys(rules.bonds[one] for one in wanted if one in rules.bonds)]
    asked = [[member for member in whole if member in wanted] for whole in together]
    for members in [*asked, *bonds, *([article] for article in wanted)]:
        met = {id(groups[member]): groups[member] for member in members if member in groups}
        whole = list(dict.fromkeys([*(article for group in met.values() for article in group), *members]))
        groups.update(dict.fromkeys(whole, whole))
    return list({id(group): group for group in groups.values()}.values())


def _target(unit: Sequence[str], wanted: Mapping[str, str], now: Membership) -> str | None:
    """Where a unit goes: where all want to, or to a story that is there and that more than half want to."""
    votes = Counter(wanted.get(article) or now.of(article) for article in unit)
    target, count = votes.most_common(1)[0]
    if count == len(unit) or (2 * count > len(unit) and now.ids(target)):
        return target
    return None


def _take_along(steps: list[_Step], rules: Rules, now: Membership) -> None:
    """Add to each step those who follow most of the articles that they were put with."""
    going = {article: step for step in steps for article in step.articles}
    sources = {now.of(article) for article in going}
    for follower, fellows in sorted(rules.fellows.items()):
        story = now.of(follower)
        if follower in going or story not in sources:
            continue
        near = [one for one in now.ids(story) if one in fellows and one not in rules.fellows]
        votes = Counter(going[one].target for one in near if one in going)
        target, count = votes.most_common(1)[0] if votes else ("", 0)
        if 2 * count > len(near):
            leaders = [going[one] for one in near if one in going and going[one].target == target]
            max(leaders, key=lambda step: len(step.articles)).articles.append(follower)


def _apply(steps: list[_Step], rules: Rules, now: Membership) -> dict[str, str]:
    """Take the steps that bring none together who are kept apart; one may make room for another."""
    moved: dict[str, str] = {}
    contents: dict[str, dict[str, None]] = {}

    def inside(story: str) -> dict[str, None]:
        if story not in contents:
            contents[story] = dict.fromkeys(now.ids(story))
        return contents[story]

    waiting = steps
    while waiting:
        refused = []
        for step in waiting:
            unit = dict.fromkeys(step.articles)
            if rules.forbids(unit, inside(step.target) | unit):
                refused.append(step)
                continue
            for article in unit:
                before = now.of(article)
                if before != step.target:
                    inside(before).pop(article, None)
                    inside(step.target)[article] = None
                    moved[article] = step.target
        if len(refused) == len(waiting):
            break
        waiting = refused
    return moved
