"""Articles into stories, one at a time."""

import math
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from crossread.cluster.buckets import Ints
from crossread.cluster.candidates import Index, keys
from crossread.cluster.copies import Copies, Print, take_print
from crossread.cluster.dates import Dates
from crossread.cluster.evidence import of_days, shared
from crossread.cluster.join import Link, first_logits
from crossread.cluster.lanes import lane
from crossread.cluster.likeness import DAYS_APART, Scale, Weighed, weigh
from crossread.cluster.rarity import Rarity
from crossread.cluster.repair import Change, repair
from crossread.cluster.stories import Member, Stories, story_name
from crossread.cluster.terms import Terms, terms
from crossread.model import Article

# Articles that can still be joined.
WINDOW = 20_000
# Articles between two repairs.
REPAIR_EVERY = 250
# An article joins a story above this (a logit).
JOIN = 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article was put and why.

    `score` is how sure that is, 0 to 1; `why` one line. `closest` is the member of its story most like it and `shared`
    the names and words that they share, the rarest first. `runner_up` is the story that came next. `copy_of` is the
    earlier article of which it is a near copy; `lane` what kind of piece it is where it stands alone for that.
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


@dataclass(slots=True)
class _Seen:
    """An article in the window: its buckets; its own story where it is no voice, or the original that it follows."""

    buckets: Ints
    story: str | None = None
    original: str | None = None


@dataclass(slots=True)
class _New:
    """An article on its way in, with all that is known of it before it has a story."""

    terms: Terms
    mark: Print
    weighed: Weighed
    keys: Mapping[int, float]
    links: dict[str, Link]


class Clusterer:
    """Stories as they stand, and what is needed to place the next article.

    The state is that of the last `window` articles, so memory stays flat. It comes back by `restore`, article by
    article in order of arrival. `add` and `repair` say which earlier articles changed their story; whoever keeps the
    stories applies those changes.
    """

    def __init__(self, window: int = WINDOW, *, explain: bool = True) -> None:
        """`explain` fills in what articles share, which takes a tenth of the time."""
        self._window = window
        self._explain = explain
        self._stories = Stories()
        self._index = Index()
        self._copies = Copies()
        self._rarity = Rarity()
        self._dates = Dates()
        self._scale = Scale()
        self._seen: OrderedDict[str, _Seen] = OrderedDict()
        self._arrived = 0

    def add(self, article: Article, read: Terms | None = None) -> Placement:
        """Put `article` in the story that it belongs to, or open one.

        An article whose id is in the window stays where it is, even if it has changed. `read` is `terms(article)` where
        another process has done that already: it is nearly half of the work.
        """
        if article.id in self._seen:
            return Placement(article.id, self.story_of(article.id), 1.0, "seen before: it stays where it was")
        placed = self._place(article, self._dated(read or terms(article)))
        self._arrived += 1
        self._forget()
        if self._arrived % REPAIR_EVERY:
            return placed
        changes = tuple(self.repair())
        return replace(placed, story=self.story_of(article.id), changes=changes)

    def restore(self, article: Article, story: str) -> None:
        """Take `article` in as a member of `story`, as it was placed before; no other article moves."""
        if article.id in self._seen:
            return
        new = self._dated(terms(article))
        if lane(article):
            self._note(new, _Seen(new.all(), story=story))
        else:
            mark = take_print(new, self._rarity)
            copy = self._copies.original(mark)
            if copy and self._stories.members[copy[0]].story == story:
                self._follow(new, copy[0])
            else:
                self._join(self._meet(new, mark), story)
        # The newest may have come after the last repair; older ones have been looked at.
        self._stories.touched = dict(list(self._stories.touched.items())[-REPAIR_EVERY:])
        self._arrived += 1
        self._forget()

    def repair(self) -> list[Change]:
        """Look again, with hindsight, at what is new since the last repair; which articles changed their story."""
        return repair(self._stories)

    def story_of(self, article_id: str) -> str:
        """The story that an article in the window is in now; `KeyError` where it is not in the window."""
        seen = self._seen[article_id]
        return seen.story or self._stories.members[seen.original or article_id].story

    def _dated(self, new: Terms) -> Terms:
        believed = self._dates.believed(new.day)
        # Days that hang on a wrong date are wrong too.
        return new if believed == new.day else replace(new, day=believed, named=())

    def _place(self, article: Article, new: Terms) -> Placement:
        if found := lane(article):
            name = story_name(article.id)
            self._note(new, _Seen(new.all(), story=name))
            return Placement(article.id, name, 1.0, f"a {found[0]}, {found[1]}: stands alone", lane=found[0])
        mark = take_print(new, self._rarity)
        if copy := self._copies.original(mark):
            self._follow(new, copy[0])
            why = f"a near copy: {copy[1]:.0%} of its phrases stand in an earlier article"
            return Placement(article.id, self.story_of(article.id), copy[1], why, closest=copy[0], copy_of=copy[0])
        met = self._meet(new, mark)
        ranked = list(self._stories.scores(met.links).items())
        joined = bool(ranked) and ranked[0][1] > JOIN
        story = ranked[0][0] if joined else self._stories.free_name(article.id)
        placed = self._explained(article, met, story, ranked)
        self._join(met, story)
        return placed

    def _meet(self, new: Terms, mark: Print) -> _New:
        """Compare the article with the candidates for it."""
        weighed = weigh(new, self._rarity)
        wanted = keys(weighed)
        found = self._index.find(weighed, wanted)
        links: dict[str, Link] = {}
        if found:
            likenesses = self._scale.likenesses(weighed, [self._stories.members[one].weighed for one in found])
            days = likenesses[:, DAYS_APART].tolist()
            links = dict(zip(found, map(Link, first_logits(likenesses), days), strict=True))
        return _New(new, mark, weighed, wanted, links)

    def _explained(self, article: Article, met: _New, story: str, ranked: list[tuple[str, float]]) -> Placement:
        joined = bool(ranked) and ranked[0][0] == story
        second = ranked[1] if joined and len(ranked) > 1 else ranked[0] if ranked and not joined else None
        runner_up, runner_up_score = (second[0], chance(second[1])) if second else (None, None)
        members = [one for one in met.links if not joined or self._stories.members[one].story == story]
        closest = max(members, key=lambda one: met.links[one].logit, default=None)
        other = self._stories.members[closest].weighed if closest else None
        days = of_days(met.weighed, other) if other and self._explain else ""
        if not joined or not other:
            score = 1.0 - (runner_up_score or 0.0)
            why = "opens a story: nothing in the window is close enough" if second else "opens a story: nothing like it"
            why += days
            return Placement(article.id, story, score, why, runner_up=runner_up, runner_up_score=runner_up_score)
        common = shared(article, met.weighed, other) if self._explain else ()
        size, wording = len(self._stories.stories[story]), ", ".join(common) or "its wording"
        why = f"joins {size} in the window; shares {wording}{days}"
        return Placement(article.id, story, chance(ranked[0][1]), why, closest, common, runner_up, runner_up_score)

    def _join(self, met: _New, story: str) -> None:
        self._stories.put(Member(met.weighed, met.keys, story, self._arrived, met.links))
        self._index.add(met.weighed, met.keys)
        self._copies.add(met.terms.id, met.mark)
        self._note(met.terms, _Seen(met.terms.all()))

    def _follow(self, new: Terms, original: str) -> None:
        self._stories.members[original].copies.append(new.id)
        self._note(new, _Seen(new.all(), original=original))

    def _note(self, new: Terms, seen: _Seen) -> None:
        self._rarity.learn(seen.buckets)
        self._seen[new.id] = seen

    def _forget(self) -> None:
        """Let the oldest go where there are more than the window holds; copies that outlive their original stay put."""
        while len(self._seen) > self._window:
            identifier, seen = self._seen.popitem(last=False)
            self._rarity.forget(seen.buckets)
            if seen.story is not None:
                continue
            if seen.original is not None:
                self._stories.members[seen.original].copies.remove(identifier)
                continue
            member = self._stories.forget(identifier)
            self._index.remove(identifier, member.keys)
            self._copies.remove(identifier)
            for copy in member.copies:
                self._seen[copy] = replace(self._seen[copy], story=member.story, original=None)


def chance(logit: float) -> float:
    """A logit as a probability."""
    return 1.0 / (1.0 + math.exp(-logit))
