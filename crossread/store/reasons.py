"""Why each article is in its story."""

from crossread.history import Reason
from crossread.store import codec
from crossread.store.database import Database


class Reasons:
    """One for each article, that of its last move. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def keep(self, reason: Reason) -> None:
        """Keep why an article of the library is where it is, in place of the reason before."""
        sql = "INSERT OR REPLACE INTO reason (article, json) SELECT id, ? FROM article WHERE id = ?"
        self._db.run(sql, codec.encode(reason), reason.article)

    def get(self, article: str) -> Reason | None:
        """Why an article is where it is, `None` for one that came in before reasons were kept."""
        row = self._db.row("SELECT json FROM reason WHERE article = ?", article)
        return codec.decode(Reason, row[0]) if row else None

    def of(self, story: str) -> list[Reason]:
        """Of each article of a story, in order of arrival; without those that came in before reasons were kept."""
        rows = self._db.rows(
            "SELECT reason.json FROM membership JOIN article ON article.id = membership.article"
            " JOIN reason ON reason.article = article.id WHERE membership.story = ? ORDER BY article.number",
            story,
        )
        return [codec.decode(Reason, row[0]) for row in rows]
