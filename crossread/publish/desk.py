"""Correcting stories over HTTP: by the forms on a story's page, and as JSON."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from crossread.errors import CorrectionError, NotFoundError
from crossread.history import Correction, Undone
from crossread.publish.answers import as_html, as_json
from crossread.publish.asking import check_origin, form_of, json_of, story_named
from crossread.publish.corrections import correction_json, undone_json

T = TypeVar("T")
# The fields of each kind of correction, beside `kind`, `reason` and `by`; those with a star hold a list.
FIELDS = {
    "move": ("articles*", "story?"),
    "merge": ("story", "into"),
    "split": ("story", "articles*"),
    "apart": ("one", "other"),
    "link": ("one", "other"),
    "unlink": ("one", "other"),
}


class Desk(Protocol):
    """The correcting side of a library. Calls come from several threads."""

    def move(
        self, articles: str | Iterable[str], story_id: str | None = None, *, reason: str, by: str | None = None
    ) -> Correction:
        """Move articles of a story to another, or to a new one."""
        ...

    def merge(self, story_id: str, into: str, *, reason: str, by: str | None = None) -> Correction:
        """Make one story of two."""
        ...

    def split(self, story_id: str, articles: Iterable[str], *, reason: str, by: str | None = None) -> Correction:
        """Make a new story of some articles of a story."""
        ...

    def keep_apart(self, one: str, other: str, *, reason: str, by: str | None = None) -> Correction:
        """Keep two stories or two articles apart."""
        ...

    def link(self, one: str, other: str, *, reason: str, by: str | None = None) -> Correction:
        """Say that two stories are of one course of events."""
        ...

    def unlink(self, one: str, other: str, *, reason: str, by: str | None = None) -> Correction:
        """Say that two stories are not of one course of events."""
        ...

    def undo(self, correction_id: int, *, reason: str, by: str | None = None) -> Undone:
        """Lift a correction."""
        ...

    def corrections(self) -> Sequence[Correction]:
        """All corrections, the last first."""
        ...


def desk_routes(desk: Desk) -> list[Route]:
    """The addresses at which stories are corrected."""
    made = _Desk(desk)
    return [
        Route("/corrections.json", made.all_json, methods=["GET"]),
        Route("/corrections.json", made.correct_json, methods=["POST"]),
        Route("/corrections/{number:int}.json", made.undo_json, methods=["DELETE"]),
        Route("/corrections/{number:int}/undo", made.undo, methods=["POST"]),
        Route("/story/{id}/correct", made.correct, methods=["POST"]),
    ]


class _Desk:
    """The endpoints."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all_json(self, request: Request) -> Response:  # noqa: ARG002 -- an endpoint's
        """All corrections as JSON, the last first."""
        return as_json({"corrections": [correction_json(made) for made in self._desk.corrections()]})

    async def correct_json(self, request: Request) -> Response:
        """Make the correction that is asked for as JSON."""
        check_origin(request)
        asked = _checked(await json_of(request))
        made = await _done(lambda: self._make(asked))
        return as_json(correction_json(made), 201)

    async def undo_json(self, request: Request) -> Response:
        """Undo a correction for the reason that is given as JSON."""
        check_origin(request)
        said = _said(await json_of(request), ())
        return as_json(undone_json(await _done(lambda: self._desk.undo(request.path_params["number"], **said))))

    async def correct(self, request: Request) -> Response:
        """Make the correction that a story's form asks for, and go back to the story."""
        check_origin(request)
        asked = _of_form(await form_of(request), request.path_params["id"])
        made = await _done(lambda: self._make(asked))
        story = made.after if made.kind == "merge" else made.before
        return RedirectResponse(f"/story/{quote(story, safe='')}#history", 303)

    async def undo(self, request: Request) -> Response:
        """Undo a correction, and go back to its story or say what could not be put back."""
        check_origin(request)
        form = await form_of(request)
        number, reason, by = request.path_params["number"], _first(form, "reason"), _first(form, "by")
        undone = await _done(lambda: self._desk.undo(number, reason=reason or "", by=by))
        if undone.left:
            stays = "; ".join(f"{article}: {why}" for article, why in undone.left)
            return as_html("error.html", title="Undone, but not all is as it was", detail=f"What stays: {stays}.")
        return RedirectResponse(f"/story/{quote(undone.correction.before, safe='')}#history", 303)

    def _make(self, asked: dict[str, Any]) -> Correction:
        said = {"reason": asked["reason"], "by": asked["by"]}
        if asked["kind"] == "move":
            return self._desk.move(asked["articles"], asked["story"], **said)
        if asked["kind"] == "merge":
            return self._desk.merge(asked["story"], asked["into"], **said)
        if asked["kind"] == "split":
            return self._desk.split(asked["story"], asked["articles"], **said)
        of_two = {"apart": self._desk.keep_apart, "link": self._desk.link, "unlink": self._desk.unlink}
        return of_two[asked["kind"]](asked["one"], asked["other"], **said)


async def _done(act: Callable[[], T]) -> T:
    """What `act` gives, in a thread. Raises `HTTPException` where it cannot be done."""
    try:
        return await run_in_threadpool(act)
    except CorrectionError as error:
        raise HTTPException(409, str(error)) from error
    except NotFoundError as error:
        raise HTTPException(404, str(error)) from error


def _of_form(form: dict[str, list[str]], story: str) -> dict[str, Any]:
    """What a story's form asks for. Raises `HTTPException` where that is nothing."""
    kind, other = _first(form, "kind"), story_named(_first(form, "story") or "")
    asked: dict[str, Any] = {"kind": kind, "reason": _first(form, "reason") or "", "by": _first(form, "by")}
    if kind in FIELDS and kind != "split" and not other:
        raise HTTPException(400, "Say which other story: its id, or the address of its page.")
    two = {"one": story, "other": other}
    fields: dict[str | None, dict[str, Any]] = {
        "move": {"articles": form.get("article", []), "story": other},
        "split": {"articles": form.get("article", []), "story": story},
        "merge": {"story": story, "into": other},
        **dict.fromkeys(("apart", "link", "unlink"), two),
    }
    if kind not in fields:
        raise HTTPException(400, f"Say what to do: {', '.join(FIELDS)}.")
    return asked | fields[kind]


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    """What is asked for as JSON, each field there and of its type. Raises `HTTPException`."""
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise HTTPException(400, f'"kind" is one of {", ".join(FIELDS)}.')
    wanted = {field.rstrip("*?"): field for field in FIELDS[kind]}
    asked: dict[str, Any] = {"kind": kind, **_said(given, ("kind", *wanted))}
    for name, field in wanted.items():
        value = given.get(name)
        right = isinstance(value, str) or (field.endswith("?") and value is None)
        if field.endswith("*"):
            right = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if not right:
            raise HTTPException(400, f'"{name}" is {"a list of ids" if field.endswith("*") else "an id"}.')
        asked[name] = value
    return asked


def _said(given: dict[str, Any], others: Sequence[str]) -> dict[str, Any]:
    """Why and by whom. Raises `HTTPException` where there are fields beside these and `others`."""
    if unknown := sorted(set(given) - {"reason", "by", *others}):
        raise HTTPException(400, f"There is no field {unknown[0]!r} here.")
    reason, by = given.get("reason", ""), given.get("by")
    if not isinstance(reason, str) or not (by is None or isinstance(by, str)):
        raise HTTPException(400, '"reason" and "by" are texts.')
    return {"reason": reason, "by": by}


def _first(form: dict[str, list[str]], name: str) -> str | None:
    return next((value.strip() for value in form.get(name, ())), None) or None
