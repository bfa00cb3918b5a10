"""What the site needs of a library, so that it can be given any that has it."""

from collections.abc import Sequence
from typing import Protocol

from crossread.errors import CrossreadError
from crossread.history import Reason, Turn
from crossread.model import Annotated, Article, Comparison, Story
from crossread.pieces import Piece, Touch
from crossread.threads import Thread


class Shelf(Protocol):
    """The reading side of a library. Calls come from several threads."""

    def stories(self, limit: int = 20, offset: int = 0, query: str | None = None) -> Sequence[Story]:
        """Stories, the last changed first, without those of `pieces`; with `query`, all that hold its words."""
        ...

    def pieces(self, limit: int = 20, offset: int = 0) -> Sequence[Story]:
        """The stories of pieces that touch many stories and belong to none, the last changed first."""
        ...

    def piece(self, story_id: str) -> Piece | None:
        """What kind of such a piece a story is; `None` for the story of an event."""
        ...

    def touched(self, story_id: str) -> Sequence[tuple[str, Touch]]:
        """The stories that such a piece touches, the clearest first."""
        ...

    def also_in(self, story_id: str) -> Sequence[tuple[str, Touch]]:
        """The pieces that touch a story, the last that came in first, by the stories that these are."""
        ...

    def reasons(self, story_id: str) -> Sequence[Reason]:
        """Why each article of a story is in it."""
        ...

    def story(self, story_id: str) -> Story:
        """A story, or the one that it was merged into.

        Raises `CrossreadError` with the id as its name where there is none.
        """
        ...

    def comparison(self, story_id: str) -> Comparison | None:
        """A story's reports side by side; `None` where it has only one."""
        ...

    def articles(self, story_id: str) -> Sequence[Annotated]:
        """The articles of a story."""
        ...

    def history(self, story_id: str) -> Sequence[Turn]:
        """What became of a story, in order."""
        ...

    def thread(self, story_id: str) -> Thread:
        """A story among the earlier and later ones of its course of events."""
        ...

    def versions(self, article_id: str) -> Sequence[tuple[int, str]]:
        """The numbers of an article's versions and when each was taken in, oldest first."""
        ...

    def article(self, article_id: str, version: int | None = None) -> Article:
        """An article as it reads now, or in a numbered version."""
        ...


def found(shelf: Shelf, story_id: str) -> Story | None:
    """The story, `None` where there is none. Raises `CrossreadError` where the library can't be read."""
    try:
        return shelf.story(story_id)
    except CrossreadError as error:
        if error.name == CrossreadError(story_id, "").name:
            return None
        raise


def compared(shelf: Shelf, story: Story) -> Comparison:
    """A story's comparison; a report that stands alone is one of itself."""
    comparison = shelf.comparison(story.id)
    if comparison is not None:
        return comparison
    articles = tuple(shelf.articles(story.id))
    return Comparison(articles, 1.0, (), (), tuple((n,) for n in range(len(articles))))
