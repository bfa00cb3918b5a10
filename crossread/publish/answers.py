"""What the site answers with: pages, JSON, Markdown, and a plain word where something can't be done."""

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from crossread.errors import CrossreadError
from crossread.publish.pages import page

_TITLES = {
    400: "This can't be asked",
    403: "Not from here",
    404: "Nothing here",
    405: "Only reading is possible",
    409: "This can't be done",
    413: "Too long",
}


def as_html(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template."""
    return HTMLResponse(page(template, **values), status)


def as_json(value: Any, status: int = 200) -> Response:
    """JSON; a lone surrogate is written as an escape, which every JSON reader takes."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return Response(text, status, media_type="application/json")


def as_markdown(text: str) -> Response:
    """Markdown."""
    return PlainTextResponse(text.encode("utf-8", "replace"), media_type="text/markdown")


def refused(request: Request, error: Exception) -> Response:
    """A page for an address that leads nowhere or asks for what cannot be given."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if "Location" in headers:
        return Response(status_code=status, headers=headers)
    detail = error.detail if isinstance(error, HTTPException) and status != 405 else ""
    detail = "There is no page at this address." if detail == "Not Found" else detail
    response = problem(request, status, _TITLES.get(status, "Something went wrong"), detail)
    if status == 405:
        # In one order, whatever the order of a set.
        response.headers["Allow"] = ", ".join(sorted(headers.get("Allow", "GET, HEAD").split(", ")))
    return response


def broken(request: Request, error: Exception) -> Response:
    """A page for a library that could not answer; nothing of the machine is told."""
    detail = str(error) if isinstance(error, CrossreadError) else "The page could not be made."
    return problem(request, 500, "Something went wrong", detail)


def problem(request: Request, status: int, title: str, detail: str) -> Response:
    """What is wrong, as JSON where that was asked for."""
    if request.url.path.endswith(".json"):
        return as_json({"error": detail or title}, status)
    return as_html("error.html", status, title=title, detail=detail)
