"""Which lines the pages of each outlet hold, and on how many stories' pages each stands."""

import json
from collections.abc import Collection, Iterable

from crossread.store.database import Database

# The newest pages of an outlet are kept: its furniture changes, and the library must not grow with it.
MOST_PAGES = 200


class Outlets:
    """By their names. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def learn(self, article: str, outlet: str, lines: Iterable[int]) -> None:
        """The page of `article`, which is in the library, is of `outlet` and holds `lines`."""
        (number,) = self._db.rows("SELECT number FROM article WHERE id = ?", article)[0]
        self._db.run("INSERT OR IGNORE INTO outlet (name) VALUES (?)", _clean(outlet))
        (place,) = self._db.rows("SELECT number FROM outlet WHERE name = ?", _clean(outlet))[0]
        self._db.run("DELETE FROM outlet_page WHERE article = ?", number)  # with the lines of an earlier version
        self._db.run("INSERT INTO outlet_page (article, outlet) VALUES (?, ?)", number, place)
        sql = "INSERT INTO outlet_line (line, outlet, article) SELECT value, ?, ? FROM json_each(?)"
        self._db.run(sql, place, number, json.dumps(sorted(set(lines))))
        self._db.run(
            "DELETE FROM outlet_page WHERE article IN (SELECT article FROM outlet_page WHERE outlet = ?"
            " ORDER BY article DESC LIMIT -1 OFFSET ?)",
            place, MOST_PAGES,
        )  # fmt: skip

    def counts(self, outlet: str, lines: Collection[int]) -> tuple[int, dict[int, int]]:
        """How many stories the pages of `outlet` are of, and on the pages of how many each of `lines` stands.

        Stories, not pages: a report that is told again is no furniture.
        """
        pages = self._db.rows(
            "SELECT count(DISTINCT membership.story) FROM outlet JOIN outlet_page ON outlet_page.outlet = outlet.number"
            " JOIN article ON article.number = outlet_page.article JOIN membership ON membership.article = article.id"
            " WHERE outlet.name = ?",
            _clean(outlet),
        )
        rows = self._db.rows(
            "SELECT outlet_line.line, count(DISTINCT membership.story) FROM outlet JOIN json_each(?) AS wanted"
            " JOIN outlet_line ON outlet_line.line = wanted.value AND outlet_line.outlet = outlet.number"
            " JOIN article ON article.number = outlet_line.article JOIN membership ON membership.article = article.id"
            " WHERE outlet.name = ? GROUP BY outlet_line.line",
            json.dumps(sorted(lines)), _clean(outlet),
        )  # fmt: skip
        return int(pages[0][0]), dict(rows)

    def likeliest(self, lines: Collection[int], fewest: int) -> str | None:
        """The outlet of which `fewest` pages or more hold most of `lines`; `None` where none does."""
        row = self._db.row(
            "SELECT outlet.name FROM (SELECT outlet, count(*) AS pages FROM outlet_line"
            " WHERE line IN (SELECT value FROM json_each(?)) GROUP BY outlet, line) AS held"
            " JOIN outlet ON outlet.number = held.outlet WHERE held.pages >= ?"
            " GROUP BY outlet.name ORDER BY count(*) DESC, outlet.name",
            json.dumps(sorted(lines)), fewest,
        )  # fmt: skip
        return str(row[0]) if row else None


def _clean(text: str) -> str:
    """`text` as SQLite can hold it: without lone surrogates."""
    return text.encode("utf-8", "replace").decode()
