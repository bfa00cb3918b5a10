"""What was handed to the library: inputs that were taken in, and those that failed."""

from crossread.model import Failure
from crossread.store.database import Database


class Inputs:
    """By their digests. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def taken(self, digest: str) -> str | None:
        """The id of the article that came from this input, `None` where it was not taken in."""
        row = self._db.row("SELECT article FROM input WHERE digest = ?", digest)
        return str(row[0]) if row else None

    def take(self, digest: str, name: str, article: str) -> None:
        """The input `name` was taken in as the article with the id `article`: an earlier failure is forgotten."""
        self._db.run("INSERT OR REPLACE INTO input (digest, article) VALUES (?, ?)", digest, article)
        file = _clean(name).rpartition(":")[0]  # a page in a file is called by the file and its number
        gone = "DELETE FROM failure WHERE digest = ? OR name = ? OR (name = ? AND digest = '')"
        self._db.run(gone, digest, _clean(name), file)

    def quarantined(self, digest: str) -> str | None:
        """Why this input is not tried again; `None` where it may be."""
        row = self._db.row("SELECT reason FROM failure WHERE digest = ? AND quarantine = 1", digest)
        return str(row[0]) if row else None

    def fail(self, digest: str, failure: Failure, moment: str, quarantine: bool) -> None:
        """This input failed. One in quarantine is not tried again."""
        self._db.run(
            "INSERT OR REPLACE INTO failure (name, digest, reason, quarantine, added) VALUES (?, ?, ?, ?, ?)",
            _clean(failure.name), digest, _clean(failure.reason), int(quarantine), moment,
        )  # fmt: skip

    def failures(self) -> list[Failure]:
        """What failed, the last first."""
        sql = "SELECT name, reason FROM failure ORDER BY added DESC, name, digest"
        return [Failure(row[0], row[1]) for row in self._db.rows(sql)]


def _clean(text: str) -> str:
    """A file's name may hold bytes that are no text, which SQLite cannot."""
    return text.encode("utf-8", "backslashreplace").decode()
