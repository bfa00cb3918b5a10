"""The items of a feed that lies in a file, each as a page: RSS, Atom and JSON Feed."""

import datetime as dt
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from crossread.errors import AcquireError
from crossread.model import Failure, Page

# Of 2,253 items in 92 feeds, half have under 400 characters: the lead, to make one open the page. Whole reports begin
# around 500.
TEASER_CHARS = 500
# Parsing takes 3.6 s for 300,000 open elements and grows faster than they do; the largest of 92 feeds has 30,000 tags.
MOST_TAGS = 250_000
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_feed(data: bytes, name: str) -> Iterator[Page | Failure]:
    """The items of an RSS or Atom feed that carry a whole report, in order.

    Raises `AcquireError` for what is no feed, and for a document type, which no feed needs and attacks use.
    """
    _refuse(data, name)
    import feedparser

    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser lets through what its parsers run into
        raise AcquireError(name, f"the feed cannot be read: {error}") from error
    if not feed.entries:
        why = feed.get("bozo_exception")
        raise AcquireError(name, f"the feed cannot be read: {why}" if why else "the feed has no items")
    items = [_item(entry, feed.feed) for entry in feed.entries]
    yield from _pages(items, name)


def read_json_feed(feed: dict[str, Any], name: str) -> Iterator[Page | Failure]:
    """The items of a JSON Feed that carry a whole report, in order. Raises `AcquireError` where it has no items."""
    items = feed.get("items")
    if not isinstance(items, list) or not any(isinstance(item, dict) for item in items):
        raise AcquireError(name, "the feed has no items")
    yield from _pages([_json_item(item, feed) for item in items if isinstance(item, dict)], name)


def _refuse(data: bytes, name: str) -> None:
    """A document type may stand before the first element only; NULs are passed over, for they may be UTF-16."""
    if data.count(b"<") > MOST_TAGS:
        raise AcquireError(name, f"the feed has over {MOST_TAGS:,} tags, too many")
    plain = data.replace(b"\0", b"") if b"\0" in data[:400] else data
    if _DOCTYPE.match(plain, _prolog_end(plain)):
        raise AcquireError(name, "the feed has a document type (DTD), which is refused")


def _prolog_end(data: bytes) -> int:
    """Where the declaration, the comments and the instructions end that may stand before all else."""
    at = 0
    while True:
        at = data.find(b"<", at)
        close = b"-->" if data.startswith(b"<!--", at) else b"?>" if data.startswith(b"<?", at) else None
        end = data.find(close, at) if close and at >= 0 else -1
        if end < 0:
            return max(at, 0)
        at = end


def _item(entry: Any, feed: Any) -> dict[str, str | None]:
    contents = [c for c in entry.get("content", ()) if c.get("value")]
    best = max(contents, key=lambda c: len(c["value"]), default=None) or entry.get("summary_detail") or {}
    html = best.get("value") or ""
    if best.get("type") == "text/plain":
        html = _paragraphs(html)
    authors = [a.get("name") for a in entry.get("authors", ()) if a.get("name")]
    return {
        "title": entry.get("title"),
        "url": entry.get("link"),
        "html": html,
        "author": ", ".join(authors) or entry.get("author"),
        "published": _moment(entry.get("published_parsed") or entry.get("updated_parsed")),
        "site": (entry.get("source") or {}).get("title") or feed.get("title"),
        "language": feed.get("language"),
    }


def _json_item(item: dict[str, Any], feed: dict[str, Any]) -> dict[str, str | None]:
    authors = item.get("authors") or feed.get("authors") or [item.get("author") or feed.get("author")]
    names = [a.get("name") for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    fields: dict[str, Any] = {
        "title": item.get("title"),
        "url": item.get("url"),
        "html": item.get("content_html") or _paragraphs(str(item.get("content_text") or "")),
        "author": ", ".join(name for name in names if isinstance(name, str)),
        "published": item.get("date_published"),
        "site": feed.get("title"),
        "language": item.get("language") or feed.get("language"),
    }
    return {key: value if isinstance(value, str) else None for key, value in fields.items()}


def _pages(items: list[dict[str, str | None]], name: str) -> Iterator[Page | Failure]:
    teasers = 0
    for number, item in enumerate(items, 1):
        html = item["html"] or ""
        if len(_TAG.sub("", html)) < TEASER_CHARS:
            teasers += 1
            continue
        data = _document(item, html).encode("utf-8", "replace")
        yield Page(f"{name}:{number}", "html", data, item["url"], "utf-8")
    if teasers:
        yield Failure(name, f"{teasers} of {len(items)} items hold no whole report, only a teaser")


def _document(item: dict[str, str | None], html: str) -> str:
    """The item as a page, with what the feed says of it where a page's metadata stand."""
    metas = {
        "og:type": "article",
        "og:title": item["title"],
        "og:url": item["url"],
        "og:site_name": item["site"],
        "author": item["author"],
        "article:published_time": item["published"],
    }
    head = "".join(
        f'<meta {"name" if key == "author" else "property"}="{key}" content="{escape(value)}">'
        for key, value in metas.items()
        if value
    )
    title = escape(item["title"] or "")
    language = f' lang="{escape(item["language"])}"' if item["language"] else ""
    return (
        f'<!doctype html><html{language}><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{html}</article></body></html>"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n") if part.strip())


def _moment(parsed: Any) -> str | None:
    """A feed's date, which the parser has turned to UTC, as ISO 8601."""
    try:
        return dt.datetime(*parsed[:6]).replace(tzinfo=dt.UTC).isoformat() if parsed else None
    except (ValueError, TypeError, OverflowError):
        return None
