"""Why each article is in its story."""

from dataclasses import dataclass, fields

from crossread.history import Reason, retold
from crossread.store import codec
from crossread.store.database import Database


@dataclass(frozen=True, slots=True)
class _Kept(Reason):
    """A reason as it is kept: one that a person gave, with what the program `found` before."""

    found: Reason | None = None


class Reasons:
    """One for each article, that of its last move. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def keep(self, reason: Reason) -> None:
        """Keep why an article of the library is where it is now, in place of the reason before.

        What the program had found of it is told again after an undo, where that put it back with the closest.
        """
        sql = "INSERT OR REPLACE INTO reason (article, json) SELECT id, ? FROM article WHERE id = ?"
        if reason.correction is not None and (found := self._found(reason.article)):
            told = retold(reason, found) if reason.kind == "undo" and self._holds(found) else reason
            reason = _Kept(**{field.name: getattr(told, field.name) for field in fields(Reason)}, found=found)
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

    def _found(self, article: str) -> Reason | None:
        """What the program said of an article when it last put it anywhere."""
        row = self._db.row("SELECT json FROM reason WHERE article = ?", article)
        kept = codec.decode(_Kept, row[0]) if row else None
        return kept if kept is None or kept.correction is None else kept.found

    def _holds(self, found: Reason) -> bool:
        """Whether an article is in the story of the one that it shares most with, or alone where there was none."""
        sql = "SELECT article FROM membership WHERE story = (SELECT story FROM membership WHERE article = ?)"
        inside = [row[0] for row in self._db.rows(sql, found.article)]
        return found.closest in inside if found.closest else len(inside) == 1
