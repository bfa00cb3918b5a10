"""Articles that belong to no story, such as live blogs, and the stories that they touch."""

from collections.abc import Iterable

from crossread.pieces import Piece, Touch
from crossread.store import codec
from crossread.store.database import Database

# The story of a report that is pointed to: wherever the report is now. A piece does not touch the story that it is in.
_TOUCHED = (
    " FROM touch JOIN membership AS near ON near.article = touch.article"
    " JOIN membership AS own ON own.article = touch.piece JOIN article ON article.id = touch.piece"
    " WHERE near.story <> own.story"
)


class Pieces:
    """The library's pieces. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, piece: Piece) -> None:
        """Keep what kind of piece an article is."""
        self._db.run("INSERT INTO piece (article, lane, why) VALUES (?, ?, ?)", piece.article, piece.lane, piece.why)

    def get(self, article: str) -> Piece | None:
        """What kind of piece an article is, `None` for one that is none."""
        row = self._db.row("SELECT article, lane, why FROM piece WHERE article = ?", article)
        return Piece(*row) if row else None

    def any_after(self, number: int) -> bool:
        """Whether there is a piece that arrived after the article number `number`."""
        sql = "SELECT 1 FROM article JOIN piece ON piece.article = article.id WHERE number > ? LIMIT 1"
        return self._db.row(sql, number) is not None

    def link(self, article: str, touches: Iterable[Touch]) -> None:
        """Keep these links of a piece or of a report, in place of those that it had."""
        self._db.run("DELETE FROM touch WHERE piece = ? OR article = ?", article, article)
        for touch in touches:
            sql = "INSERT INTO touch (piece, article, score, json) VALUES (?, ?, ?, ?)"
            self._db.run(sql, touch.piece, touch.article, touch.score, codec.encode(touch))

    def reports(self, piece: str) -> list[str]:
        """The reports that a piece points to."""
        return [row[0] for row in self._db.rows("SELECT article FROM touch WHERE piece = ? ORDER BY article", piece)]

    def touched_by(self, story: str) -> list[tuple[str, Touch]]:
        """The stories that the piece in `story` touches, each with the clearest link, the clearest first."""
        sql = "SELECT near.story, touch.json" + _TOUCHED + " AND own.story = ?"
        return _clearest(self._db.rows(sql + " ORDER BY touch.score DESC, touch.article", story))

    def covering(self, story: str) -> list[tuple[str, Touch]]:
        """The pieces that touch a story, the last that came in first: the story of each and its clearest link."""
        sql = "SELECT own.story, touch.json" + _TOUCHED + " AND near.story = ?"
        return _clearest(self._db.rows(sql + " ORDER BY article.number DESC, touch.score DESC, touch.article", story))

    def newest(self, limit: int, offset: int) -> list[str]:
        """The stories that hold pieces only, the last changed first."""
        # Cross joins: from the pieces, which are few, to their stories, and not through all articles.
        rows = self._db.rows(
            "SELECT DISTINCT story.id, story.changed FROM piece"
            " CROSS JOIN membership ON membership.article = piece.article"
            " CROSS JOIN story ON story.id = membership.story"
            " WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.story = story.id)"
            " ORDER BY story.changed DESC, story.id LIMIT ? OFFSET ?",
            limit, offset,
        )  # fmt: skip
        return [row[0] for row in rows]

    def alone(self, story: str) -> Piece | None:
        """The piece in a story that holds pieces only; `None` for other stories."""
        row = self._db.row(
            "SELECT piece.article, lane, why FROM story JOIN membership ON membership.story = story.id"
            " JOIN piece ON piece.article = membership.article JOIN article ON article.id = piece.article"
            " WHERE story.id = ? AND NOT EXISTS (SELECT 1 FROM report WHERE report.story = story.id)"
            " ORDER BY article.number",
            story,
        )
        return Piece(*row) if row else None


def _clearest(rows: Iterable[tuple[str, str]]) -> list[tuple[str, Touch]]:
    """The first row of each story, with its link."""
    first: dict[str, str] = {}
    for story, text in rows:
        first.setdefault(story, text)
    return [(story, codec.decode(Touch, text)) for story, text in first.items()]
