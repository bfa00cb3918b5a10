"""Articles into stories, one at a time or in lots."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.cluster import WINDOW, Reading, read
from crossread.cluster.evidence import of_days, shared
from crossread.cluster.join import UNMET, Link, chance
from crossread.cluster.keeping import Arrival, Kept
from crossread.cluster.repair import Change, repair
from crossread.cluster.stories import Member, Stories, story_name
from crossread.cluster.window import Met, Window
from crossread.model import Article

# Articles between two repairs.
REPAIR_EVERY = 250
# An article joins a story above this (a logit).
JOIN = 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article was put and why.

    `score` is how sure that is, 0 to 1; `why` one line. `closest` is the member of its story most like it and `shared`
    the names and words that they share, the rarest first, `days` which days both tell of. `runner_up` is the story that
    came next. `copy_of` is the earlier article of which it is a near copy; `lane` what kind of piece it is where it
    stands alone for that.
    `changes` are those of a repair that fell due after it: articles, this one or others, that changed their story.
    """

    article: str
    story: str
    score: float
    why: str
    closest: str | None = None
    shared: tuple[str, ...] = ()
    runner_up: str | None = None
    runner_up_score: float | None = None
    copy_of: str | None = None
    lane: str | None = None
    changes: tuple[Change, ...] = ()
    days: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """An article that is no voice: its original, if it is a copy, and its own story, empty where it follows that."""

    story: str = ""
    original: str | None = None

    @property
    def followed(self) -> str | None:
        """The original that it follows."""
        return None if self.story else self.original


class Clusterer:
    """Stories as they stand, and what is needed to place the next article.

    The state is that of the last `window` articles, so memory stays flat. It comes back by `take_up` of what `kept`
    gave of each of the last `window` + `LOT` when it had arrived, in order: rarities of a lot are counted together.
    `add` and `repair` say which earlier articles changed their story; whoever keeps the stories applies those changes.
    """

    def __init__(self, window: int = WINDOW, before: int = 0) -> None:
        """`before` is how many articles came earlier and are forgotten."""
        self._stories = Stories()
        self._window = Window(window, before)
        self._aside: dict[str, Aside] = {}
        self._arrived = before

    def add(self, article: Article) -> Placement:
        """Put `article` in the story that it belongs to, or open one.

        An article whose id is in the window stays where it is, even if it has changed.
        """
        return self._arrive(self._window.meet([read(article)])[0], article)

    def add_all(self, readings: Sequence[Reading]) -> list[Placement]:
        """The same for many articles, in their order, in half of the time: each goes where it would go alone. Of why,
        nothing is said of those that stand by themselves or join others but how sure it is."""
        placed: list[Placement] = []
        while len(placed) < len(readings):
            lot = readings[len(placed) : len(placed) + self._window.room]
            placed += [self._arrive(met) for met in self._window.meet(lot)]
        return placed

    def restore(self, article: Article, story: str) -> None:
        """Take `article` in as a member of `story`, as it was placed before; no other article moves."""
        (met,) = self._window.meet([read(article)], lambda original: self.story_of(original) == story)
        if met.again:
            return
        if met.lane:
            self._aside[article.id] = Aside(story=story)
        elif met.copy:
            self._follow(article.id, met.copy[0])
        else:
            self._join(met, story)
        self._arrived += 1
        self._forget(met.gone)

    def kept(self, identifier: str) -> Kept:
        """What `take_up` needs of the article that came last."""
        members, kept = self._stories.members, self._window.kept(identifier)
        if member := members.get(identifier):
            links = tuple((member.order - members[other].order, link) for other, link in member.links.items())
            return replace(kept, links=links)
        original = self._aside[identifier].followed
        return replace(kept, original=self._arrived - 1 - members[original].order if original is not None else 0)

    def take_up(self, arrivals: Sequence[Arrival]) -> None:
        """Take articles in as they came before, with the stories that they are in now; no other article moves.

        A copy that is not where its original is stands by itself.
        """
        came = {member.order: member.id for member in self._stories.members.values()}
        for one, gone in zip(arrivals, self._window.take_up(arrivals), strict=True):
            kept = one.kept
            if kept.weighed:
                near = [(came.get(self._arrived - ago), link) for ago, link in kept.links]
                links = {other: link for other, link in near if other is not None and other in self._stories.members}
                self._stories.put(Member(kept.weighed, one.story, self._arrived, links))
                came[self._arrived] = one.id
            else:
                original = came.get(self._arrived - kept.original) if kept.original else None
                self._aside[one.id] = Aside(one.story, original)
                self._reunite(one.id)
            self._arrived += 1
            self._forget(gone)

    def repair(self) -> list[Change]:
        """Look again, with hindsight, at what is new since the last repair; which articles changed their story."""
        return repair(self._stories)

    def story_of(self, article_id: str) -> str:
        """The story that an article in the window is in now; `KeyError` where it is not in the window."""
        aside = self._aside.get(article_id, Aside(original=article_id))
        return self._stories.members[aside.followed].story if aside.followed is not None else aside.story

    def _arrive(self, met: Met, article: Article | None = None) -> Placement:
        """Place an article, with a reason where it is at hand; let go what leaves the window; repair when due."""
        if met.again:
            return Placement(met.id, self.story_of(met.id), 1.0, "seen before: it stays where it was")
        placed = self._place(met, article)
        self._arrived += 1
        self._forget(met.gone)
        if self._arrived % REPAIR_EVERY:
            return placed
        changes = tuple(self.repair())
        return replace(placed, story=self.story_of(met.id), changes=changes)

    def _place(self, met: Met, article: Article | None) -> Placement:
        identifier = met.id
        if met.lane:
            name = story_name(identifier)
            self._aside[identifier] = Aside(story=name)
            why = f"a {met.lane[0]}, {met.lane[1]}: stands alone"
            return Placement(identifier, name, 1.0, why, lane=met.lane[0])
        if met.copy:
            self._follow(identifier, met.copy[0])
            why = f"a near copy: {met.copy[1]:.0%} of its phrases stand in an earlier article"
            story = self.story_of(identifier)
            return Placement(identifier, story, met.copy[1], why, closest=met.copy[0], copy_of=met.copy[0])
        # Only a link above JOIN leads into a story, however large that is; where it is to be explained, the others are
        # told of too.
        day = met.weighed.day if met.weighed else None
        ranked = self._stories.scores(met.logits, day, JOIN)
        story, best = next(iter(ranked.items()), ("", JOIN))
        joined = best > JOIN
        story = story if joined else self._stories.free_name(identifier)
        others = self._stories.scores(met.logits, day) if article else ranked
        runner_up, second = next((other for other in others.items() if other[0] != story), (None, None))
        other_chance = None if second is None else chance(second)
        score = chance(best) if joined else 1.0 - (other_chance or 0.0)
        placed = Placement(identifier, story, score, "", runner_up=runner_up, runner_up_score=other_chance)
        placed = self._explained(placed, met, article, joined) if article else placed
        self._join(met, story)
        return placed

    def _explained(self, placed: Placement, met: Met, article: Article, joined: bool) -> Placement:
        """The placement with its reason: what the article shares with the closest of its story, or of all."""
        members = self._stories.members
        near = [one for one in met.logits if not joined or members[one].story == placed.story]
        closest = max(near, key=met.logits.__getitem__, default=None)
        if closest is None or met.weighed is None:
            return replace(placed, why="opens a story: nothing like it")
        other = members[closest].weighed
        days = of_days(met.weighed, other)
        if not joined:
            return replace(placed, why=f"opens a story: nothing in the window is close enough{days}")
        common = shared(article, met.weighed, other)
        size, wording = len(self._stories.stories[placed.story]), ", ".join(common) or "its wording"
        why = f"joins {size} in the window; shares {wording}{days}"
        return replace(placed, why=why, closest=closest, shared=common, days=days.removeprefix("; ") or None)

    def _join(self, met: Met, story: str) -> None:
        assert met.weighed is not None  # it is a voice
        near = zip(met.logits.items(), met.days, strict=True)
        # Links that say nothing are not kept.
        links = {other: Link(logit, days) for (other, logit), days in near if logit > UNMET}
        self._stories.put(Member(met.weighed, story, self._arrived, links))

    def _follow(self, identifier: str, original: str) -> None:
        self._stories.members[original].copies.append(identifier)
        self._aside[identifier] = Aside(original=original)

    def _reunite(self, identifier: str) -> None:
        """Let a copy that stands by itself, but in the story of its original, follow that."""
        aside = self._aside[identifier]
        if aside.story and aside.original is not None:
            member = self._stories.members.get(aside.original)
            if member and member.story == aside.story:
                self._follow(identifier, aside.original)

    def _forget(self, gone: Sequence[str]) -> None:
        """Let the oldest go; copies that outlive their original stay put."""
        for identifier in gone:
            aside = self._aside.pop(identifier, None)
            if aside is None:
                member = self._stories.forget(identifier)
                self._aside.update((copy, Aside(story=member.story)) for copy in member.copies)
            elif aside.followed is not None:
                self._stories.members[aside.followed].copies.remove(identifier)
