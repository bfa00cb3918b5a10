"""What people corrected in the library's stories, and the history of the stories."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from crossread.errors import NotFoundError
from crossread.history import Correction, Kind, Reason, Turn
from crossread.store.database import Database
from crossread.store.reasons import Reasons

Side: TypeAlias = Literal["moved", "with", "from"]
# By side, the articles of a correction, each with the story that it was in before.
Sides: TypeAlias = Mapping[Side, Mapping[str, str]]

# Of corrections that are about two stories alike, the side of the other one.
_OTHER_SIDE: Mapping[str, Side] = {"apart": "from", "unlink": "from", "link": "with"}
_CORRECTIONS = (
    "SELECT id, kind, before, after, reason, person, at, undone_at, undone_by, undone_reason FROM correction "
)
_SIDES = "SELECT correction, side, article, story FROM corrected "
# Of the kinds in a JSON list, or of all where that is empty.
_STANDING = "WHERE undone_at IS NULL AND (?1 = '[]' OR kind IN (SELECT value FROM json_each(?1))) ORDER BY id"
# Of a story and of all that were merged into it.
_HISTORY = (
    "WITH RECURSIVE line (id) AS (VALUES (?) UNION SELECT story.id FROM story JOIN line ON story.merged_into = line.id)"
    " SELECT kind, articles, before, after, why, at, person, correction FROM turn"
    " WHERE before IN line OR after IN line ORDER BY number"
)


class Corrections:
    """The library's corrections and turns. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._reasons = Reasons(database)

    def add(self, made: Correction, sides: Sides) -> int:
        """Keep a correction, whatever its id, with all articles that it is about; gives the id that it has."""
        rows = self._db.rows(
            "INSERT INTO correction (kind, before, after, reason, person, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            made.kind, made.before, made.after, _clean(made.reason), _clean(made.by), made.at,
        )  # fmt: skip
        number = int(rows[0][0])
        for side, articles in sides.items():
            for article, story in articles.items():
                sql = "INSERT INTO corrected (correction, article, side, story) VALUES (?, ?, ?, ?)"
                self._db.run(sql, number, article, side, story)
        return number

    def get(self, number: int) -> Correction:
        """A correction. Raises `NotFoundError` where there is none with this number."""
        # SQLite knows no larger numbers.
        rows = self._db.rows(_CORRECTIONS + "WHERE id = ?", number) if abs(number) < 2**63 else []
        if not rows:
            raise NotFoundError(f"correction {number}", "there is no such correction in the library")
        return _correction(rows[0], self.sides(number))

    def all(self) -> list[Correction]:
        """All corrections, the last first."""
        rows, sides = self._db.rows(_CORRECTIONS + "ORDER BY id DESC"), self._sides("")
        return [_correction(row, sides[row[0]]) for row in rows]

    def standing(self, *kinds: Kind) -> list[tuple[Correction, Sides]]:
        """The corrections of these kinds, or of all, that were not undone, the first first, with all they are about."""
        rows = self._db.rows(_CORRECTIONS + _STANDING, json.dumps(kinds))
        numbers = json.dumps([row[0] for row in rows])
        sides = self._sides("WHERE correction IN (SELECT value FROM json_each(?))", numbers) if rows else {}
        return [(_correction(row, sides[row[0]]), sides[row[0]]) for row in rows]

    def sides(self, number: int) -> Sides:
        """By side, the articles that a correction is about with the stories that they were in before."""
        return self._sides("WHERE correction = ?", number)[number]

    def undo(self, number: int, moment: str, by: str | None, reason: str) -> None:
        """A correction holds no more."""
        sql = "UPDATE correction SET undone_at = ?, undone_by = ?, undone_reason = ? WHERE id = ?"
        self._db.run(sql, moment, _clean(by), _clean(reason), number)

    def put_back(self, number: int) -> set[str]:
        """The articles that went back when a correction was undone."""
        rows = self._db.rows("SELECT articles FROM turn WHERE correction = ? AND kind = 'undo'", number)
        return {article for row in rows for article in json.loads(row[0])}

    def note(self, turn: Turn, moved: Iterable[str] | None = None) -> None:
        """Add a line to the history of the stories that it names; why the articles that it `moved` are where they are.

        Where nothing else is said, these are all of its articles.
        """
        self._db.run(
            "INSERT INTO turn (kind, before, after, articles, why, at, person, correction)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            turn.kind, turn.before, turn.after, json.dumps(turn.articles), _clean(turn.why), turn.at, _clean(turn.by),
            turn.correction,
        )  # fmt: skip
        for one in turn.articles if moved is None else moved:
            self._reasons.keep(Reason(one, turn.kind, turn.why, turn.at, by=turn.by, correction=turn.correction))

    def history(self, story: str) -> list[Turn]:
        """What became of a story, and of those that were merged into it, in order."""
        rows = self._db.rows(_HISTORY, story)
        return [Turn(row[0], tuple(json.loads(row[1])), *row[2:]) for row in rows]

    def moved_since(self, number: int) -> tuple[int, list[str]]:
        """The number of the last turn, and the articles of those after the turn `number`, in order."""
        rows = self._db.rows("SELECT number, articles FROM turn WHERE number > ? ORDER BY number", number)
        articles = dict.fromkeys(article for row in rows for article in json.loads(row[1]))
        return (rows[-1][0] if rows else number), list(articles)

    def last_turn(self) -> int:
        """The number of the last turn, 0 where there is none."""
        row = self._db.row("SELECT max(number) FROM turn")
        return int(row[0]) if row and row[0] else 0

    def _sides(self, where: str, *values: int | str) -> Mapping[int, Sides]:
        """The sides of the corrections that `where` chooses, by their numbers."""
        found: defaultdict[int, dict[Side, dict[str, str]]] = defaultdict(lambda: {"moved": {}, "with": {}, "from": {}})
        rows = self._db.rows(_SIDES + where + " ORDER BY correction, article", *values)
        for number, side, article, story in rows:
            found[number][side][article] = story
        return found


def _correction(row: tuple[Any, ...], sides: Sides) -> Correction:
    about = {**sides["moved"], **(sides[_OTHER_SIDE[row[1]]] if row[1] in _OTHER_SIDE else {})}
    return Correction(row[0], row[1], tuple(sorted(about)), *row[2:])


def _clean(text: str | None) -> str | None:
    """A person's words may hold characters that are no text, which SQLite cannot."""
    return text if text is None else text.encode("utf-8", "backslashreplace").decode()
