"""What was done with the stories of a library, by people and by the program, and why: the data types, nothing else."""

from dataclasses import dataclass, fields, replace
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["move", "merge", "split", "apart", "link", "unlink"]
TurnKind: TypeAlias = Literal[Kind, "undo"]
ReasonKind: TypeAlias = Literal["placed", TurnKind]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of stories, and holds until it is undone.

    `articles` are those that it is about: they were in the story `before` and came to be in `after`. Where stories are
    kept apart, linked or unlinked, these are the two. `undone_at` is `None` while it holds.
    """

    id: int
    kind: Kind
    articles: tuple[str, ...]
    before: str
    after: str
    reason: str
    by: str | None
    at: str
    undone_at: str | None = None
    undone_by: str | None = None
    undone_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Undone:
    """A correction that was undone, and the articles that are not back where they were, each with the reason."""

    correction: Correction
    left: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A line in the history of a story: `articles` went from the story `before` to `after`.

    Where the two were linked or unlinked, as of one course of events or not, no articles went.

    `correction` is the number of the correction that did it or was undone, `None` where the program did it with
    hindsight; `by` is who said so, if that is known.
    """

    kind: TurnKind
    articles: tuple[str, ...]
    before: str
    after: str
    why: str
    at: str
    by: str | None = None
    correction: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the program finds around an article; the fields are those of `Reason`."""

    closest: str | None = None
    shared: tuple[str, ...] = ()
    days: str | None = None
    runner_up: str | None = None
    runner_up_score: float | None = None
    copy_of: str | None = None
    lane: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is in the story that it is in.

    Where it was `placed` when it came in: `score` is how sure that is, from 0 to 1; `closest` is the article of the
    story most like it, or the one of which it is a near copy (`copy_of`), `shared` the names and words that they share,
    the rarest first, and `days` which days both tell of. `runner_up` is the story that came next and `runner_up_score`
    how likely it was that one. `lane` says what kind of piece it is where it stands alone for that.

    After a move, by the program with hindsight or by a person, the reason is that of the move, as in its `Turn`. Where
    the program moved it, `closest`, `shared`, `days`, the runner-up and `copy_of` are told as they are after that;
    after an undo, as the program found them, where the article is back with the closest.
    """

    article: str
    kind: ReasonKind
    why: str
    at: str
    score: float | None = None
    closest: str | None = None
    shared: tuple[str, ...] = ()
    days: str | None = None
    runner_up: str | None = None
    runner_up_score: float | None = None
    copy_of: str | None = None
    lane: str | None = None
    by: str | None = None
    correction: int | None = None


def retold(reason: Reason, found: Found | Reason) -> Reason:
    """A reason with what is found now, or was found before, around its article."""
    return replace(reason, **{field.name: getattr(found, field.name) for field in fields(Found)})
