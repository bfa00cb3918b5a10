"""The library's file: opening it, its schema, and what is said when it cannot be used."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import RLock
from typing import Any

from crossread.errors import StoreError

# "Xrd" and a number, in the file's header: how a library is told from other databases.
APPLICATION_ID = 0x58726401
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full: nothing is lost, make room and try again",
    sqlite3.SQLITE_READONLY: "the library may not be written to; reading still works",
    sqlite3.SQLITE_PERM: "the library may not be opened: permission denied",
    sqlite3.SQLITE_IOERR: "the disk could not be read or written: nothing that was acknowledged is lost",
    sqlite3.SQLITE_NOTADB: "is not a Crossread library",
    sqlite3.SQLITE_CORRUPT: "the library's file is damaged: restore a copy, or ingest again into a new one",
    sqlite3.SQLITE_CANTOPEN: "the library cannot be opened: is it a file, and may you write there?",
}


def migrations() -> list[tuple[int, str]]:
    """The numbered steps of the schema, in order: number and SQL."""
    folder = files("crossread.store") / "migrations"
    found = [(int(item.name.removesuffix(".sql")), item) for item in folder.iterdir() if item.name.endswith(".sql")]
    return [(number, item.read_text("utf-8")) for number, item in sorted(found, key=lambda pair: pair[0])]


class Database:
    """A connection that any thread may use, one at a time. Every error is a `StoreError` that names the file."""

    def __init__(self, path: Path, busy_seconds: float) -> None:
        """Open the library at `path`, made if it is not there; wait `busy_seconds` where another process writes.

        Raises `StoreError` for a file that is no library, one from a newer Crossread, or one that cannot be opened.
        """
        self.path = path
        self.busy_seconds = busy_seconds
        self._lock = RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(str(path.parent), f"the folder cannot be made: {_lower(error)}") from error
        try:
            self._open(f"{path.absolute().as_uri()}")
        except StoreError:
            if not self._is_read_only():
                raise
            # WAL keeps a file beside the library; where none can be made, nobody writes, and it is not needed.
            self._open(f"{path.absolute().as_uri()}?immutable=1")

    def close(self) -> None:
        """Close the file; nothing is lost, for what was committed is on disk."""
        self._connection.close()

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows that a query finds."""
        with self._lock, self._errors():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        """The first row that a query finds."""
        rows = self.rows(sql, *values)
        return rows[0] if rows else None

    def run(self, sql: str, *values: Any) -> None:
        """Change something, inside `transaction()`."""
        self.rows(sql, *values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside happens, or nothing; no other process writes meanwhile."""
        with self._lock, self._errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _open(self, uri: str) -> None:
        with self._errors():
            self._connection = sqlite3.connect(
                uri, timeout=self.busy_seconds, isolation_level=None, check_same_thread=False, uri=True
            )
        try:
            with self._errors():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _is_read_only(self) -> bool:
        """Whether there is a library that this process may read, but not write to, and no other is at work on it."""
        log = self.path.with_name(f"{self.path.name}-wal")
        may_write = os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)
        return self.path.is_file() and not may_write and not log.exists()

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA foreign_keys = ON")
        steps = migrations()
        if self._schema() < steps[-1][0]:
            self._write_ahead()
            # Every commit reaches the disk: what was acknowledged outlives a loss of power too.
            with self.transaction():
                self._migrate(steps)
        self._connection.execute("PRAGMA synchronous = FULL")

    def _write_ahead(self) -> None:
        """Let the file have a write-ahead log from now on.

        SQLite does not wait for other processes when it switches to one, but fails. It waits at the beginning of a
        transaction, whose lock outlasts it in the exclusive mode: up to the next statement after that is left.
        """
        self._connection.execute("BEGIN EXCLUSIVE")
        if self._connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._connection.execute("COMMIT")
        self._connection.execute("PRAGMA locking_mode = NORMAL")
        self._connection.execute("PRAGMA journal_mode = WAL")

    def _migrate(self, steps: list[tuple[int, str]]) -> None:
        schema = self._schema()  # again: another process may have been first
        for number, sql in steps:
            if number > schema:
                for statement in _statements(sql):
                    self._connection.execute(statement)
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {steps[-1][0]}")

    def _schema(self) -> int:
        """The schema's number, 0 for a new file. Raises `StoreError` where this Crossread cannot read it."""
        # In one statement, for another process may make the library between two.
        application, version, tables = self._connection.execute(
            "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)"
            " FROM pragma_application_id, pragma_user_version"
        ).fetchone()
        if application != APPLICATION_ID and (application or version or tables):
            raise StoreError(str(self.path), "is an SQLite database, but not a Crossread library")
        known = migrations()[-1][0]
        if version > known:
            known_text = f"schema {version}; this one knows {known}"
            raise StoreError(str(self.path), f"was written by a newer Crossread ({known_text}): update crossread")
        return int(version)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(str(self.path), self._reason(error)) from error

    def _reason(self, error: sqlite3.Error) -> str:
        # The extended codes keep the primary one in their lowest byte.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waited = f"{self.busy_seconds:g} s were waited"
            return f"the library is in use by another process ({waited}): try again when that is done"
        return _REASONS.get(code, f"the library cannot be used: {error}")


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script, one at a time: `executescript` would end the transaction."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _lower(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
