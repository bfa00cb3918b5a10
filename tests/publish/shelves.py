"""A shelf of stories in memory, and a server that shows a library on this machine."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn

from crossread.errors import StoreError
from crossread.history import Reason, Turn
from crossread.model import Annotated, Article, Comparison, Story
from crossread.pieces import Piece, Touch
from crossread.publish.desk import Desk
from crossread.publish.shelf import Shelf
from crossread.publish.site import create_app
from crossread.threads import Thread


class Stories:
    """Stories by id, in the order of the feed.

    `merged` leads from old ids to new ones; `older` holds earlier versions of articles, the oldest first,
    `turns` the history of stories, `why` the reasons of articles by story, `lanes` the pieces that belong to none by
    story, with the links from their stories to others.
    """

    def __init__(
        self,
        found: dict[str, Comparison],
        merged: dict[str, str] | None = None,
        *,
        older: dict[str, list[Article]] | None = None,
        turns: dict[str, list[Turn]] | None = None,
        why: dict[str, list[Reason]] | None = None,
        lanes: dict[str, tuple[Piece, list[tuple[str, Touch]]]] | None = None,
        threads: dict[str, Thread] | None = None,
    ) -> None:
        self._found = found
        self._merged = merged or {}
        self._older = older or {}
        self._turns = turns or {}
        self._why = why or {}
        self._lanes = lanes or {}
        self._threads = threads or {}

    def stories(self, limit: int = 20, offset: int = 0, query: str | None = None) -> Sequence[Story]:
        ids = [key for key in self._found if (self._holds(key, query) if query else key not in self._lanes)]
        return [self.story(key) for key in ids[offset : offset + limit]]

    def pieces(self, limit: int = 20, offset: int = 0) -> Sequence[Story]:
        return [self.story(key) for key in list(self._lanes)[offset : offset + limit]]

    def piece(self, story_id: str) -> Piece | None:
        return self._lanes[story_id][0] if story_id in self._lanes else None

    def touched(self, story_id: str) -> Sequence[tuple[str, Touch]]:
        return self._lanes[story_id][1] if story_id in self._lanes else []

    def also_in(self, story_id: str) -> Sequence[tuple[str, Touch]]:
        links = [(key, story, touch) for key, (_, touches) in self._lanes.items() for story, touch in touches]
        return [(key, touch) for key, story, touch in links if story == story_id]

    def reasons(self, story_id: str) -> Sequence[Reason]:
        return self._why.get(story_id, [])

    def story(self, story_id: str) -> Story:
        key = self._merged.get(story_id, story_id)
        if key not in self._found:
            raise StoreError(key, "there is no such story")
        ids = tuple(item.article.id for item in self._found[key].articles)
        return Story(key, ids, ids[-1], "2031-03-04T08:20:00+00:00", "2031-03-04T12:00:00+00:00")

    def comparison(self, story_id: str) -> Comparison | None:
        found = self._found[story_id]
        return found if len(found.articles) > 1 else None

    def articles(self, story_id: str) -> Sequence[Annotated]:
        return self._found[story_id].articles

    def history(self, story_id: str) -> Sequence[Turn]:
        return self._turns.get(story_id, [])

    def thread(self, story_id: str) -> Thread:
        return self._threads.get(story_id) or Thread(story_id, (), ())

    def versions(self, article_id: str) -> Sequence[tuple[int, str]]:
        moments = [f"2031-03-04T0{n}:00:00+00:00" for n in range(1, 10)]
        return list(enumerate(moments[: len(self._older.get(article_id, ())) + 1], 1))

    def article(self, article_id: str, version: int | None = None) -> Article:
        older = self._older.get(article_id, [])
        if version and version <= len(older):
            return older[version - 1]
        found = (item.article for story in self._found.values() for item in story.articles)
        return next(article for article in found if article.id == article_id)

    def _holds(self, key: str, query: str) -> bool:
        return any(query in item.article.text for item in self._found[key].articles)


@contextmanager
def served(library: Shelf, desk: Desk | None = None) -> Iterator[str]:
    """The address of a server that shows `library`, on a free port of this machine, until the block ends.

    With a `desk`, stories can be corrected there.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(library, desk=desk), log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
