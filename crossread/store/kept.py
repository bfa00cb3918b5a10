"""What the clusterer keeps of the last articles, so that every process goes on where the last one stopped."""

from collections.abc import Iterator
from typing import NamedTuple

from crossread.store.database import Database

# Rows that are read at a time.
LOT = 500


class Row(NamedTuple):
    """An article by its number, with the story that it is in now; where nothing is kept of it there is no `data`."""

    number: int
    id: str
    story: str
    data: bytes | None


class Kept:
    """By the articles' numbers. What changes it must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, number: int, data: bytes, most: int) -> None:
        """Keep this of an article; of all, the newest `most` are kept."""
        self._db.run("INSERT OR REPLACE INTO kept (article, data) VALUES (?, ?)", number, data)
        self._db.run("DELETE FROM kept WHERE article <= ?", number - most)

    def last(self) -> int:
        """The number of the last article, 0 where there is none."""
        row = self._db.row("SELECT max(number) FROM article")
        return int(row[0]) if row and row[0] else 0

    def arrivals(self, after: int) -> Iterator[list[Row]]:
        """What arrived after the article number `after`, in order, some at a time."""
        sql = (
            "SELECT number, id, story, data FROM article JOIN membership ON membership.article = article.id"
            " LEFT JOIN kept ON kept.article = article.number WHERE number > ? ORDER BY number LIMIT ?"
        )
        while rows := [Row(*row) for row in self._db.rows(sql, after, LOT)]:
            yield rows
            after = rows[-1].number

    def repaired(self) -> tuple[int, int]:
        """The last article and the last turn when a repair was last made."""
        ((article, turn),) = self._db.rows("SELECT article, turn FROM repair")
        return article, turn

    def note_repair(self) -> None:
        """All that is in the library has been looked at by a repair."""
        self._db.run(
            "UPDATE repair SET article = (SELECT coalesce(max(number), 0) FROM article),"
            " turn = (SELECT coalesce(max(number), 0) FROM turn)"
        )
