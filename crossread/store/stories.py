"""Stories in the library: which articles are of one event, and their comparisons."""

import dataclasses
import json
from collections.abc import Iterable

from crossread.errors import NotFoundError
from crossread.model import Annotated, Comparison, Fact, Story, Utterance
from crossread.store import codec
from crossread.store.articles import Articles
from crossread.store.database import Database


@dataclasses.dataclass(frozen=True, slots=True)
class _Stored:
    """A `Comparison` with its articles by id and version."""

    articles: tuple[tuple[str, int], ...]
    same_event: float
    facts: tuple[Fact, ...]
    utterances: tuple[Utterance, ...]
    independent: tuple[tuple[int, ...], ...]


class Stories:
    """The library's stories. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database, articles: Articles) -> None:
        self._db = database
        self._articles = articles

    def place(self, article: str, story: str, moment: str) -> None:
        """Put an article in a story, new or there already, from whichever it is in."""
        before = self._db.row("SELECT story FROM membership WHERE article = ?", article)
        if before and before[0] == story:
            return
        self._db.run(
            "INSERT INTO story (id, first_seen, changed, revision) VALUES (?, ?, ?, 0)"
            " ON CONFLICT (id) DO UPDATE SET merged_into = NULL",
            story, moment, moment,
        )  # fmt: skip
        self._db.run(
            "INSERT INTO membership (article, story) VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET story = ?",
            article, story, story,
        )  # fmt: skip
        self.touch(story, moment)
        if before:
            self.touch(before[0], moment)
            self._forward(before[0], story)

    def touch(self, story: str, moment: str) -> None:
        """Something in the story changed: its comparison is to be made anew."""
        self._db.run("UPDATE story SET revision = revision + 1, changed = ? WHERE id = ?", moment, story)

    def of(self, article: str) -> str:
        """The story that an article is in. Raises `NotFoundError` where there is no such article."""
        row = self._db.row("SELECT story FROM membership WHERE article = ?", article)
        if row is None:
            raise NotFoundError(article, "there is no such article in the library")
        return str(row[0])

    def where(self, articles: Iterable[str]) -> dict[str, str]:
        """By article, the story that it is in."""
        asked = json.dumps(list(articles))
        sql = "SELECT article, story FROM json_each(?) AS asked JOIN membership ON membership.article = asked.value"
        return dict(self._db.rows(sql, asked))

    def get(self, identifier: str) -> Story:
        """A story; for one that was merged into another, that other. Raises `NotFoundError` where there is none."""
        seen = {identifier}
        while row := self._db.row("SELECT merged_into FROM story WHERE id = ?", identifier):
            if row[0] is None or row[0] in seen:
                return self._story(identifier)
            identifier = row[0]
            seen.add(identifier)
        raise NotFoundError(identifier, "there is no such story in the library")

    def newest(self, limit: int, offset: int) -> list[Story]:
        """Stories, the last changed first, without those that hold pieces of many stories only."""
        rows = self._db.rows(
            "SELECT id FROM story WHERE merged_into IS NULL"
            " AND EXISTS (SELECT 1 FROM report WHERE report.story = story.id)"
            " ORDER BY changed DESC, id LIMIT ? OFFSET ?",
            limit, offset,
        )  # fmt: skip
        return [self._story(row[0]) for row in rows]

    def headline(self, story: str) -> str | None:
        """The article whose headline was chosen for a story, wherever it is now; `None` where none was."""
        row = self._db.row("SELECT headline FROM story WHERE id = ?", story)
        return row[0] if row else None

    def set_headline(self, story: str, article: str) -> None:
        """Let the headline of an article stand for the story."""
        self._db.run("UPDATE story SET headline = ? WHERE id = ?", article, story)

    def count(self) -> int:
        """How many stories there are."""
        row = self._db.row("SELECT count(*) FROM story WHERE merged_into IS NULL")
        return int(row[0]) if row else 0

    def stale(self) -> list[str]:
        """The stories of two articles or more whose comparison is missing or older than they are."""
        rows = self._db.rows(
            "SELECT story.id FROM story LEFT JOIN comparison ON comparison.story = story.id"
            " WHERE comparison.revision IS NOT story.revision AND"
            " (SELECT count(*) FROM membership WHERE membership.story = story.id) > 1 ORDER BY story.id"
        )
        return [row[0] for row in rows]

    def arrivals(self, after: int, limit: int) -> list[tuple[int, str, str]]:
        """Number, id and story of the last `limit` articles that arrived after the article number `after`, in order."""
        rows = self._db.rows(
            "SELECT number, id, story FROM article JOIN membership ON membership.article = article.id"
            " WHERE number > ? ORDER BY number DESC LIMIT ?",
            after, limit,
        )  # fmt: skip
        return [(row[0], row[1], row[2]) for row in reversed(rows)]

    def revision(self, story: str) -> int:
        """The number of the story's last change."""
        row = self._db.row("SELECT revision FROM story WHERE id = ?", story)
        return int(row[0]) if row else 0

    def comparison(self, story: str) -> Comparison | None:
        """The story's comparison; `None` where it is missing or older than the story."""
        row = self._db.row(
            "SELECT json FROM comparison JOIN story ON story.id = comparison.story"
            " WHERE story.id = ? AND comparison.revision = story.revision",
            story,
        )
        if row is None:
            return None
        stored = codec.decode(_Stored, row[0])
        articles = tuple(self._articles.annotated(*key) for key in stored.articles)
        return Comparison(articles, stored.same_event, stored.facts, stored.utterances, stored.independent)

    def save_comparison(self, story: str, revision: int, comparison: Comparison) -> None:
        """Keep the comparison of the story as it was at `revision`."""
        keys = tuple((a.article.id, self._articles.current_version(a.article.id)) for a in comparison.articles)
        stored = _Stored(keys, comparison.same_event, comparison.facts, comparison.utterances, comparison.independent)
        self._db.run(
            "INSERT OR REPLACE INTO comparison (story, revision, json) VALUES (?, ?, ?)",
            story, revision, codec.encode(stored),
        )  # fmt: skip

    def members(self, story: str) -> tuple[Annotated, ...]:
        """The story's articles with what stands in them, in order of arrival."""
        return tuple(self._articles.annotated(identifier) for identifier in self.ids(story))

    def living(self, story: str) -> bool:
        """Whether there is a story of this very name, not merged into another."""
        return bool(self._db.row("SELECT 1 FROM story WHERE id = ? AND merged_into IS NULL", story))

    def ids(self, story: str) -> list[str]:
        """The ids of the story's articles, in order of arrival; none where it was merged into another."""
        sql = (
            "SELECT article.id FROM membership JOIN article ON article.id = membership.article"
            " WHERE membership.story = ? ORDER BY article.number"
        )
        return [row[0] for row in self._db.rows(sql, story)]

    def _story(self, identifier: str) -> Story:
        row = self._db.row(
            "SELECT min(added), changed, headline FROM story JOIN membership ON membership.story = story.id"
            " JOIN article ON article.id = membership.article WHERE story.id = ?",
            identifier,
        )
        members = self.ids(identifier)
        if row is None or not members:
            raise NotFoundError(identifier, "there is no such story in the library")
        if row[2] in members:
            return Story(identifier, tuple(members), row[2], row[0], row[1])
        titled = (member for member in members if self._articles.get(member).title)
        return Story(identifier, tuple(members), next(titled, members[0]), row[0], row[1])

    def _forward(self, story: str, heir: str) -> None:
        """Where no article is left in `story`, lead from it to `heir`."""
        if not self._db.row("SELECT 1 FROM membership WHERE story = ?", story):
            self._db.run("UPDATE story SET merged_into = ? WHERE id = ?", heir, story)
            self._db.run("DELETE FROM comparison WHERE story = ?", story)
