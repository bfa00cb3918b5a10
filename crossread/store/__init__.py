"""The only place that knows SQL: articles, annotations, stories and comparisons in one file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crossread.store.articles import Articles, Hit, renamed
from crossread.store.corrections import Corrections
from crossread.store.database import Database
from crossread.store.inputs import Inputs
from crossread.store.kept import Kept
from crossread.store.outlets import Outlets
from crossread.store.pieces import Pieces
from crossread.store.reasons import Reasons
from crossread.store.sagas import Sagas
from crossread.store.stories import Stories


class Store:
    """A library's file, with its articles, stories, corrections and inputs. Any thread may use it."""

    def __init__(self, path: Path, busy_seconds: float = 5.0) -> None:
        """Open the file, made if it is not there; where another process writes to it, wait `busy_seconds`.

        Raises `StoreError`, which names the file, where it is no library, from a newer version, or cannot be opened.
        """
        self._database = Database(path, busy_seconds)
        self.path = path
        self.articles = Articles(self._database)
        self.stories = Stories(self._database, self.articles)
        self.corrections = Corrections(self._database)
        self.inputs = Inputs(self._database)
        self.outlets = Outlets(self._database)
        self.reasons = Reasons(self._database)
        self.pieces = Pieces(self._database)
        self.sagas = Sagas(self._database)
        self.kept = Kept(self._database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside is kept, or, where an exception leaves it, nothing."""
        with self._database.transaction():
            yield

    def close(self) -> None:
        """Close the file."""
        self._database.close()


__all__ = ["Hit", "Store", "renamed"]
