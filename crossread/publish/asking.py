"""Requests that change something: whether they come from the site's own pages, and what stands in them."""

import json
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

# Bytes of a form or of JSON.
MOST_BYTES = 256 * 1024
MOST_FIELDS = 2_000


def check_origin(request: Request) -> None:
    """Refuse what a page of another site has a browser send.

    A browser says where a request comes from, in one of two headers or both; another program, which can't be made to
    send what its user did not mean, sends JSON. Raises `HTTPException`.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    own = site in (None, "same-origin")
    if origin is not None:
        own = own and _netloc(origin) == request.headers.get("host", "").lower()
    elif site is None:
        own = _is_json(request)
    if not own:
        raise HTTPException(403, "Corrections are taken from this site's own pages only.")


async def form_of(request: Request) -> dict[str, list[str]]:
    """The fields of a form, each with all its values. Raises `HTTPException` where it is none, or too long."""
    text = await _body(request)
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(400, "This is no form.")
    try:
        return parse_qs(text, keep_blank_values=False, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, "The form has too many fields.") from error


async def json_of(request: Request) -> dict[str, Any]:
    """The JSON object in a request. Raises `HTTPException` where there is none, or it is too long."""
    text = await _body(request)
    if not _is_json(request):
        raise HTTPException(400, "Send JSON, with the content type application/json.")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "This is no JSON.") from error
    if not isinstance(value, dict):
        raise HTTPException(400, "Send a JSON object.")
    return value


def story_named(text: str) -> str:
    """The id of a story that was given as such or as the address of its page."""
    text = text.strip()
    _, address, rest = text.partition("/story/")
    if not address:
        return text
    for end in "/?#":
        rest = rest.partition(end)[0]
    return unquote(rest)


def _is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def _netloc(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


async def _body(request: Request) -> str:
    whole = bytearray()
    async for chunk in request.stream():
        whole += chunk
        if len(whole) > MOST_BYTES:
            raise HTTPException(413, f"At most {MOST_BYTES // 1024} kB can be sent.")
    return whole.decode("utf-8", "replace")
