"""When an article was published and last changed: as its HTML page states it for machines, else as it shows it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crossread.extract.dates.days import DOUBTFUL, after, iso, plausible, with_year
from crossread.extract.dates.labels import labelled_days
from crossread.extract.page_elements import heading_of, stands_elsewhere
from crossread.extract.structured import Stated, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

Found = tuple[str | None, str | None]

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article#published_time",
    "datepublished", "date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "dcterms.date", "date.available", "pubdate", "publish-date", "publish_date", "publisheddate", "publication_date",
    "prism.publicationdate", "article.published", "published", "content:publishdate", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "date.created",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "article#modified_time",
    "datemodified", "dcterms.modified", "last-modified", "date.modified", "date.updated", "lastupdate",
)  # fmt: skip
_MARKS = ("date", "Date", "time", "Time", "publish", "Publish", "posted", "update", "modif", "datum", "fecha")
_MARK = re.compile("|".join(_MARKS))
_DATED_TAGS = frozenset({"time", "h1"})
_PROPERTIES = frozenset({"datepublished", "datecreated", "datemodified"})
_CHANGED_NAME = re.compile(r"modified|updated?(?:$|[\s_-])|aktualis")
# What is looked at of a page: dates stand near the headline, and in few words.
_MOST_ELEMENTS, _LONGEST = 40, 200
_ADDRESS = (re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)"), re.compile(r"/(20\d{2})(\d{2})(\d{2})(?=[/_-])"))
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?$")


def published_of(facts: Stated, root: "_Element", url: str | None, fetched: str | None) -> Found:
    """When the article was published, and where that was found.

    What lies after the fetch or before the web is passed over where another source says better; else a date after the
    fetch is given as doubtful, and one before the web only told of.
    """
    sources = list(_stated(facts, ("datePublished", "dateCreated", "uploadDate"), _PUBLISHED))
    if not any(plausible(found) and not after(found, fetched) for found, _ in sources):
        sources += _shown(root, changed=False)
        sources += _address(url or facts.meta.get("og:url", ""))
    return _best(sources, fetched)


def updated_of(facts: Stated, root: "_Element", published: str | None, fetched: str | None) -> Found:
    """When the article was last changed, if the page states it, and where."""
    sources = list(_stated(facts, ("dateModified",), _UPDATED))
    if not any(plausible(found) for found, _ in sources):
        sources += _shown(root, changed=True)
    found, where = _best(sources, fetched)
    if found and DOUBTFUL not in (where or "") and after(published, found):
        return found, f"{where}, {DOUBTFUL}: before the publication"
    return found, where


def _best(sources: list[tuple[str, str]], fetched: str | None) -> Found:
    """The first source that can be right, said more precisely by a later one of the same day."""
    possible = [(found, where) for found, where in sources if plausible(found)]
    if not possible:
        return (None, f"{sources[0][1]} says {sources[0][0][:10]}, which is not believed") if sources else (None, None)
    believed = [(found, where) for found, where in possible if not after(found, fetched)]
    if not believed:
        return possible[0][0], f"{possible[0][1]}, {DOUBTFUL}: after the page was fetched"
    first = believed[0]
    same_day = [source for source in believed if source[0][:10] == first[0][:10]]
    return max(same_day, key=lambda source: _precision(source[0]))


def _precision(found: str) -> int:
    """How exact a date is: a day, a time somewhere, a time with its zone."""
    clock = found[11:]
    return 0 if not clock else 2 if re.search(r"[+-]\d{2}:\d{2}$", clock) else 1


def _stated(facts: Stated, keys: tuple[str, ...], tags: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key in keys:
        found = _read(facts.text(key) or "")
        if found:
            yield found, f"JSON-LD {key}"
    named = {name.rsplit("/", 1)[-1]: content for name, content in facts.meta.items() if name.startswith("http")}
    for tag in tags:
        found = _read(facts.meta.get(tag) or named.get(tag) or "")
        if found:
            yield found, f"meta {tag}"


def _read(text: str) -> str | None:
    """A date made by a machine, or the first in words that has its year."""
    if not text:
        return None
    found = iso(text)
    if found:
        return found
    seconds = _EPOCH.match(text.strip())
    if seconds:
        return datetime.fromtimestamp(int(seconds[1]), UTC).isoformat()
    return _written(text, None)


def _written(text: str, changed: bool | None) -> str | None:
    """The first day in `text` that has its year; `changed` asks for one that is called that of a change, or not."""
    for day, label in labelled_days(text[:_LONGEST]):
        if label != "other" and day.year and not day.swapped and changed in (None, label == "updated"):
            return f"{with_year(day, None)}{day.clock}"
    return None


def _shown(root: "_Element", changed: bool) -> list[tuple[str, str]]:
    """The dates that the page shows with its article, those below the headline first."""
    heading = heading_of(root)
    above: list[tuple[str, str]] = []
    below: list[tuple[str, str]] = []
    found = above
    for element in filter(_may_be_dated, root.iter("*")):
        if element is heading:
            found = below
        if len(above) + len(below) >= _MOST_ELEMENTS:
            break
        when = None if element.tag in ("h1", "meta") else _of_element(element, changed)
        if when and not stands_elsewhere(element, heading):
            found.append((when, "the page's <time>" if element.tag == "time" else "a date marked as such on the page"))
    return below + above


def _may_be_dated(element: "_Element") -> bool:
    if element.tag in _DATED_TAGS or element.get("itemprop") is not None:
        return True
    name = element.get("class")
    return name is not None and _MARK.search(name) is not None


def _of_element(element: "_Element", changed: bool) -> str | None:
    """The date that the element is marked to hold."""
    stated = (element.get("itemprop") or "").lower()
    if "date" in stated and stated not in _PROPERTIES:
        return None
    names = f"{element.get('class') or ''} {stated}".lower()
    marked = bool(_CHANGED_NAME.search(names))
    value = iso(element.get("datetime") or element.get("content") or "")
    if value:
        return value if marked == changed else None
    if element.tag != "time" and not any(mark in names for mark in _MARKS):
        return None
    text = text_of(element) or ""
    return None if len(text) > _LONGEST else _written(text, None if marked and changed else changed)


def _address(url: str) -> Iterator[tuple[str, str]]:
    for pattern in _ADDRESS:
        match = pattern.search(url)
        found = iso("-".join(match.groups())) if match else None
        if found:
            yield found, "the page's address"
