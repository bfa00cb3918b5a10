"""What people's corrections ask of the stories from then on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from crossread.history import Correction
from crossread.store.corrections import Side, Sides

# By side, the articles that a correction is about.
Named = Mapping[Side, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Apart:
    """No article of `one` may be in a story with one of `other`.

    The rule is `stated` where a person said just that; else it comes of what was moved or split, and gives way to
    later corrections.
    """

    one: frozenset[str]
    other: frozenset[str]
    correction: int
    stated: bool

    def holds_from(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether it forbids a story of `some` and `others`."""
        return self._meets(some, others) or self._meets(others, some)

    def without(self, story: frozenset[str]) -> "list[Apart]":
        """What is left of it where all in `story` may be together."""
        one, other = self.one & story, self.other & story
        if not one or not other:
            return [self]
        rest = (self.one - story, self.other), (one, self.other - story)
        return [Apart(a, b, self.correction, self.stated) for a, b in rest if a and b]

    def _meets(self, some: Collection[str], others: Collection[str]) -> bool:
        return not self.one.isdisjoint(some) and not self.other.isdisjoint(others)


@dataclass(frozen=True, slots=True)
class Course:
    """What a person has `made` of two stories: they are of one course of events, or they are not.

    It holds for the stories that most articles of `one` and of `other` are in, whichever these come to be.
    """

    one: frozenset[str]
    other: frozenset[str]
    made: Correction

    @property
    def linked(self) -> bool:
        """Whether they are of one."""
        return self.made.kind == "link"

    def tells_of(self, article: str, other: str) -> bool:
        """Whether these two articles were in the two stories."""
        return (article in self.one and other in self.other) or (article in self.other and other in self.one)


@dataclass(slots=True)
class Rules:
    """What holds now.

    `bonds` gives for an article all those that stay in one story with it. `fellows` gives for one that a person has
    moved those that it was put with: it stays with them, and the program moves it only where it moves most of them.
    `courses` say what belongs to one course of events, the last said last; they move nothing.
    """

    bonds: dict[str, frozenset[str]] = field(default_factory=dict)
    fellows: dict[str, frozenset[str]] = field(default_factory=dict)
    apart: list[Apart] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)

    def forbids(self, some: Collection[str], others: Collection[str], *, stated: bool = False) -> Apart | None:
        """The first rule that keeps an article of `some` from one of `others`; of those that are `stated`, if asked."""
        return next((rule for rule in self.apart if rule.stated >= stated and rule.holds_from(some, others)), None)

    def bond(self, articles: Iterable[str]) -> None:
        """Hold articles together, with all that they are held together with already."""
        whole = frozenset(other for one in articles for other in self.bonds.get(one, {one}))
        self.bonds.update(dict.fromkeys(whole, whole))

    def free(self, articles: Iterable[str]) -> None:
        """Hold each of these articles together with none."""
        for article in articles:
            rest = self.bonds.pop(article, frozenset()) - {article}
            self.bonds.update(dict.fromkeys(rest, rest))
            self.fellows.pop(article, None)


def rules_of(standing: Iterable[tuple[Correction, Sides]]) -> Rules:
    """What the corrections that stand ask for, a later one before an earlier one."""
    rules = Rules()
    for correction, sides in standing:
        named = {side: frozenset(articles) for side, articles in sides.items()}
        if correction.kind in ("link", "unlink"):
            rules.courses.append(Course(named["moved"], named["with"] | named["from"], correction))
            continue
        _APPLY[correction.kind](rules, named)
        stated = correction.kind == "apart"
        if named["moved"] and named["from"]:
            rules.apart.append(Apart(named["moved"], named["from"], correction.id, stated))
    return rules


def _move(rules: Rules, named: Named) -> None:
    moved, others = named["moved"], named["with"]
    rules.free(moved)
    _allow(rules, moved | others)
    if others:
        rules.fellows.update(dict.fromkeys(moved, others))
    elif len(moved) > 1:
        rules.bond(moved)


def _merge(rules: Rules, named: Named) -> None:
    whole = named["moved"] | named["with"]
    _allow(rules, whole)
    rules.bond(whole)


def _apart(rules: Rules, named: Named) -> None:
    for article in sorted(named["moved"]):
        if not named["from"].isdisjoint(rules.bonds.get(article, frozenset())):
            rules.free([article])
        if not named["from"].isdisjoint(rules.fellows.get(article, frozenset())):
            del rules.fellows[article]


def _allow(rules: Rules, story: frozenset[str]) -> None:
    rules.apart = [part for rule in rules.apart for part in ([rule] if rule.stated else rule.without(story))]


_APPLY = {"move": _move, "split": _move, "merge": _merge, "apart": _apart}
