"""Which articles are of one course of events, and what is kept of each to find that."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.store.database import Database

# Between the articles of a story and those of others, from both sides.
_LINKS = (
    "SELECT link.article, link.other, mine.story, theirs.story, chance, why FROM saga_link AS link"
    " JOIN membership AS mine ON mine.article = link.article JOIN membership AS theirs ON theirs.article = link.other"
    " WHERE mine.story <> theirs.story AND "
)
# The article that each of these stories began with: SQLite takes the other columns from the row with the minimum.
_BEGAN = (
    "SELECT membership.story, min(coalesce(saga_trace.day, julianday(article.added) - 1721424.5)), article.id,"
    " CASE WHEN saga_trace.day IS NULL THEN article.added END FROM json_each(?) AS asked"
    " CROSS JOIN membership ON membership.story = asked.value JOIN article ON article.id = membership.article"
    " LEFT JOIN saga_trace ON saga_trace.article = article.number GROUP BY membership.story"
)


@dataclass(frozen=True, slots=True)
class SagaLink:
    """Two articles of one course of events, with the stories that they are in."""

    articles: tuple[str, str]
    stories: tuple[str, str]
    chance: float
    why: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """The day, since year 1, that a story began on, and its article of that day.

    One without a date counts from `added`, when it was taken in, which is `None` for the others.
    """

    day: float
    article: str
    added: str | None


class Sagas:
    """The library's sagas. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def due(self, limit: int) -> list[tuple[int, str]]:
        """Number and id of the first articles that are new, or changed, since they were last linked."""
        # What is due is little: a cross join keeps SQLite from going through all articles for it.
        sql = (
            "SELECT article.number, article.id FROM saga_due CROSS JOIN article ON article.number = saga_due.article"
            " ORDER BY saga_due.article LIMIT ?"
        )
        return [(row[0], row[1]) for row in self._db.rows(sql, limit)]

    def having(self, terms: Iterable[int], most: int) -> dict[int, list[tuple[int, float | None]]]:
        """By term, the numbers of the newest articles that are found by it, `most` at most, each with its day."""
        sql = "SELECT article, day FROM saga_term WHERE term = ? ORDER BY article DESC LIMIT ?"
        return {term: [(row[0], row[1]) for row in self._db.rows(sql, term, most)] for term in terms}

    def profiles(self, numbers: Sequence[int]) -> list[tuple[str, bytes]]:
        """The ids of articles and what is kept of each, in the order of their numbers."""
        sql = "SELECT id, profile FROM saga_trace JOIN article ON article.number = saga_trace.article WHERE article IN "
        rows = self._db.rows(f"{sql} ({', '.join('?' * len(numbers))}) ORDER BY article", *numbers)
        return [(row[0], bytes(row[1])) for row in rows]

    def trace(self, number: int, day: float | None, profile: bytes, terms: Iterable[int]) -> None:
        """Keep this of an article as it is now, in place of what was kept and of the links that were found for it."""
        self._db.run("DELETE FROM saga_trace WHERE article = ?", number)
        self._db.run("DELETE FROM saga_link WHERE article = (SELECT id FROM article WHERE number = ?)", number)
        self._db.run("INSERT INTO saga_trace (article, day, profile) VALUES (?, ?, ?)", number, day, profile)
        for term in terms:
            self._db.run("INSERT INTO saga_term (term, article, day) VALUES (?, ?, ?)", term, number, day)
        self._db.run("DELETE FROM saga_due WHERE article = ?", number)

    def link(self, article: str, other: str, chance: float, why: str) -> None:
        """Keep that an article and another are of one course of events."""
        self._db.run("INSERT OR REPLACE INTO saga_link VALUES (?, ?, ?, ?)", article, other, chance, why)

    def links(self, story: str) -> list[SagaLink]:
        """The links between articles of a story and articles of others, the surest first."""
        rows = self._db.rows(f"{_LINKS} mine.story = ? UNION {_LINKS} theirs.story = ?", story, story)
        found = [SagaLink((row[0], row[1]), (row[2], row[3]), row[4], row[5]) for row in rows]
        return sorted(found, key=lambda link: (-link.chance, link.articles))

    def began(self, stories: Iterable[str]) -> dict[str, Beginning]:
        """By story, what it began with."""
        return {row[0]: Beginning(*row[1:]) for row in self._db.rows(_BEGAN, json.dumps(list(stories)))}
