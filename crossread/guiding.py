"""A clusterer that can be told where articles are: what people and other processes did, and what was not allowed."""

from collections.abc import Iterable, Mapping

from crossread.cluster.evidence import of_days, shared
from crossread.cluster.join import chance
from crossread.cluster.online import Aside, Clusterer
from crossread.cluster.rarity import Rarity
from crossread.cluster.stories import Member
from crossread.history import Found
from crossread.model import Article


class GuidedClusterer(Clusterer):
    """Places articles by what it finds, and by what it is told."""

    @property
    def rarity(self) -> Rarity:
        """How rare terms are now."""
        return self._window.rarity

    def looked_at(self, arrived: int) -> None:
        """A repair, here or in another process, has looked at the first `arrived` articles."""
        members = self._stories.members
        self._stories.touched = {one: None for one in self._stories.touched if members[one].order >= arrived}

    @property
    def waiting(self) -> bool:
        """Whether the next repair has anything to look at."""
        return bool(self._stories.touched)

    def look_again(self, articles: Iterable[str]) -> None:
        """Let the next repair look at these as if they were new."""
        self._stories.touched.update(dict.fromkeys(one for one in articles if one in self._stories.members))

    def around(self, article: Article) -> Found | None:
        """What stands around an article, by the last repair's looks at it; `None` for one that it has forgotten."""
        member = self._stories.members.get(article.id)
        if member is None:
            original = self._aside[article.id].followed if article.id in self._aside else None
            return None if original is None else Found(original, copy_of=original)
        met = self._looks(member)
        inside = [other for other in met if self._stories.members[other].story == member.story]
        outside = {other: logit for other, logit in met.items() if other not in inside}
        others = self._stories.scores(outside, member.weighed.day)
        runner_up, score = next(iter(others.items()), (None, None))
        second = None if score is None else chance(score)
        if not inside:
            return Found(None, runner_up=runner_up, runner_up_score=second)
        closest = max(inside, key=met.__getitem__)
        other = self._stories.members[closest].weighed
        days = of_days(member.weighed, other).removeprefix("; ") or None
        return Found(closest, shared(article, member.weighed, other), days, runner_up, second)

    def _looks(self, member: Member) -> dict[str, float]:
        """How like an article is to each that it met: with hindsight, where a repair has looked, or at first sight."""
        found = {}
        for other, link in member.links.items():
            one, two = sorted((member.id, other))
            look = self._stories.members[one].looked.get(two)
            found[other] = look[2] if look else link.logit
        return found

    def put(self, stories: Mapping[str, str]) -> None:
        """Take note of the stories that articles are in; those that it has forgotten are passed over."""
        known = {article: story for article, story in stories.items() if article in self._window}
        for article, story in known.items():
            member = self._stories.members.get(article)
            if member is None:
                original = self._aside[article].followed
                if original is None or known.get(original, self.story_of(original)) != story:
                    self._put_aside(article, story)
            elif member.story != story:
                for copy in list(member.copies):
                    # A copy follows as long as it is in its original's story.
                    if known.get(copy, member.story) != story:
                        self._put_aside(copy, known.get(copy, member.story))
                self._stories.move(article, story)
        for copy in list(self._aside) if known else ():
            self._reunite(copy)

    def _put_aside(self, article: str, story: str) -> None:
        """Put an article that is no voice in a story, on its own."""
        aside = self._aside[article]
        if aside.followed is not None:
            self._stories.members[aside.followed].copies.remove(article)
        self._aside[article] = Aside(story, aside.original)
