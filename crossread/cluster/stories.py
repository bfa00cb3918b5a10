"""The stories as they stand: who is in which, what met what, and the stories' names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from crossread.cluster.join import Link, linkage
from crossread.cluster.spans import Span, far, joined, span
from crossread.cluster.weighing import Weighed


@dataclass(slots=True)
class Member:
    """One voice in the window: an article that is no copy, its links to others, and its copies' ids.

    `order` numbers the articles as they arrived, `version` the changes of its links. `looked` keeps second looks at
    other articles with the versions of both that they were taken at.
    """

    weighed: Weighed
    story: str
    order: int
    links: dict[str, Link] = field(default_factory=dict)
    copies: list[str] = field(default_factory=list)
    version: int = 0
    looked: dict[str, tuple[int, int, float]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The article's id."""
        return self.weighed.id


class Stories:
    """Members by article and by story, and the links between members."""

    def __init__(self) -> None:
        self.members: dict[str, Member] = {}
        self.stories: dict[str, dict[str, None]] = {}
        self.touched: dict[str, None] = {}
        # Of the stories that were asked for theirs.
        self._spans: dict[str, Span] = {}

    def put(self, member: Member) -> None:
        """Take in a new member; whom it links to links back."""
        self.members[member.id] = member
        self._enter(member)
        self.touched[member.id] = None
        for other, link in member.links.items():
            self.members[other].links[member.id] = link
            self.members[other].version += 1

    def move(self, identifier: str, story: str) -> None:
        """Put a member into another story, which need not exist yet."""
        member = self.members[identifier]
        self._leave(member)
        member.story = story
        self._enter(member)

    def forget(self, identifier: str) -> Member:
        """Drop a member that has left the window."""
        member = self.members.pop(identifier)
        self._leave(member)
        self.touched.pop(identifier, None)
        for other in member.links:
            near = self.members[other]
            del near.links[identifier]
            near.looked.pop(identifier, None)
            near.version += 1
        return member

    def arranged(self, identifiers: Iterable[str]) -> list[str]:
        """Members in order of arrival."""
        return sorted(identifiers, key=lambda identifier: self.members[identifier].order)

    def scores(self, met: Mapping[str, float], day: float | None, above: float | None = None) -> dict[str, float]:
        """How surely an article of `day` belongs to each story that it met members of, by its logits; best first.

        Stories of which it met no member with a logit above `above` are left out, and those that lie too far from it.
        """
        wanted = {self.members[other].story for other, logit in met.items() if above is None or logit > above}
        if day is not None:
            wanted = {story for story in wanted if not far((day, day), self._span(story))}
        if not wanted:
            return {}
        by_story: dict[str, list[float]] = {story: [] for story in wanted}
        for other, logit in met.items():
            if (story := self.members[other].story) in wanted:
                by_story[story].append(logit)
        found = {story: linkage(logits, 1, len(self.stories[story])) for story, logits in by_story.items()}
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def free_name(self, identifier: str, taken: Iterable[str] = ()) -> str:
        """The name of the story that the article opens; a number is put to it where the name is in use."""
        name, again = story_name(identifier), 1
        while name in self.stories or name in taken:
            again += 1
            name = f"{story_name(identifier)}-{again}"
        return name

    def _span(self, story: str) -> Span:
        if story not in self._spans:
            self._spans[story] = span(self.members[one].weighed.day for one in self.stories[story])
        return self._spans[story]

    def _enter(self, member: Member) -> None:
        self.stories.setdefault(member.story, {})[member.id] = None
        if member.story in self._spans:
            self._spans[member.story] = joined(self._spans[member.story], span([member.weighed.day]))

    def _leave(self, member: Member) -> None:
        left = self.stories[member.story]
        del left[member.id]
        if not left:
            del self.stories[member.story]
        if not left or member.weighed.day in (self._spans.get(member.story) or ()):
            self._spans.pop(member.story, None)


def story_name(article_id: str) -> str:
    """The name of the story that the article with this id opens."""
    return "s-" + sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
