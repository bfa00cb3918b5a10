"""Articles that come in as JSON: read exactly as they are, or refused with the field that is wrong."""

import hashlib
import json
from typing import Any, get_args

from crossread.errors import ExtractError
from crossread.extract.dates.days import DOUBTFUL, iso, plausible
from crossread.extract.decode import decode, without_surrogates
from crossread.model import ROLES, Article, Block, Image, Page, PageKind, Rights


def read_article(page: Page) -> Article:
    """The article in the JSON object that `page.data` holds.

    Only `text` is required and it is kept exactly, but for lone surrogates, which become U+FFFD at the same offset.
    Unknown fields are passed over. Raises `ExtractError` naming the field that has a wrong type or value.
    """
    fields = _Fields(page.name, _parse(page))
    text = fields.text("text")
    if text is None:
        raise ExtractError(page.name, '"text" is missing')
    if not text.strip():
        raise ExtractError(page.name, '"text" is empty')
    title, source, url = fields.text("title"), fields.text("source"), fields.text("url")
    published, updated = fields.date("published"), fields.date("updated")
    return Article(
        id=fields.text("id") or content_id(text, title, source, url or page.url),
        text=text,
        title=title,
        source=source,
        url=url or page.url,
        dek=fields.text("dek"),
        authors=fields.texts("authors"),
        published=published,
        published_from=fields.text("published_from") or _stated(published),
        updated=updated,
        updated_from=fields.text("updated_from") or _stated(updated),
        language=fields.text("language"),
        images=tuple(_image(item) for item in fields.objects("images")),
        rights=_rights(fields),
        blocks=tuple(_block(item, text) for item in fields.objects("blocks")),
        section=fields.text("section"),
        keywords=fields.texts("keywords"),
        kind=_kind(fields),
    )


def content_id(*parts: str | None) -> str:
    """An id made of an article's content: the same content has the same id, in every run."""
    content = "\x1f".join(part or "" for part in parts)
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]


class _Fields:
    """A JSON object whose fields are asked for by type; `where` leads to it, for messages."""

    def __init__(self, name: str, values: dict[str, Any], where: str = "") -> None:
        self.name = name
        self.values = values
        self.where = where

    def wrong(self, key: str, expected: str) -> ExtractError:
        return ExtractError(self.name, f'"{self.where}{key}" is not {expected}')

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(key, "text")
        return without_surrogates(value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, "a list of texts")
        return tuple(without_surrogates(item) for item in value)

    def date(self, key: str) -> str | None:
        value = self.text(key)
        if not value or not value.strip():
            return None
        date = iso(value)
        if date is None:
            raise self.wrong(key, "a date as in 2025-01-24 or 2025-01-24T09:12:00+00:00")
        return date

    def offset(self, key: str) -> int | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**53:
            raise self.wrong(key, "an offset")
        return value

    def objects(self, key: str) -> "list[_Fields]":
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, "a list of objects")
        return [_Fields(self.name, item, f"{self.where}{key}[{n}].") for n, item in enumerate(value)]


def _stated(date: str | None) -> str | None:
    """Where a date was found, and what makes it doubtful."""
    if date is None:
        return None
    return "article JSON" if plausible(date) else f"article JSON, {DOUBTFUL}: before the web or far ahead"


def _parse(page: Page) -> dict[str, Any]:
    try:
        value = json.loads(decode(page.data, page.charset).lstrip("\ufeff"))
    except RecursionError:
        raise ExtractError(page.name, "JSON nested too deep") from None
    except ValueError as error:
        raise ExtractError(page.name, f"not JSON ({error})") from None
    if not isinstance(value, dict):
        raise ExtractError(page.name, "an article is a JSON object, and this is none")
    return value


def _kind(fields: _Fields) -> PageKind:
    """The page's form: an article where none is given, or one that a newer version knows."""
    return next((kind for kind in get_args(PageKind) if kind == fields.text("kind")), "article")


def _image(fields: _Fields) -> Image:
    return Image(fields.text("url"), fields.text("caption"), fields.text("credit"))


def _rights(fields: _Fields) -> Rights:
    value = fields.values.get("rights")
    if value is None:
        return Rights()
    if not isinstance(value, dict):
        raise fields.wrong("rights", "an object")
    signals = value.get("signals")
    if signals is None:
        signals = {}
    if not isinstance(signals, dict) or not all(isinstance(item, str) for item in signals.values()):
        raise fields.wrong("rights.signals", "an object of texts")
    clean = {without_surrogates(key): without_surrogates(item) for key, item in signals.items()}
    return Rights(_Fields(fields.name, value, "rights.").text("notice"), clean)


def _block(fields: _Fields, text: str) -> Block:
    said = fields.text("text")
    if said is None:
        raise fields.wrong("text", "text")
    role = next((role for role in ROLES if role == fields.values.get("role")), None)
    if role is None:
        raise fields.wrong("role", "one of " + ", ".join(ROLES))
    start, end = _range(fields, "start", "end")
    if start is not None and text[start:end] != said:
        raise fields.wrong("text", "what stands there in the article's text")
    file_start, file_end = _range(fields, "file_start", "file_end")
    return Block(role, said, fields.text("why") or "given with the article", start, end, file_start, file_end)


def _range(fields: _Fields, first: str, last: str) -> tuple[int, int] | tuple[None, None]:
    start, end = fields.offset(first), fields.offset(last)
    if start is None and end is None:
        return None, None
    if start is None or end is None or start > end:
        raise fields.wrong(last, f"an offset from {first} on")
    return start, end
