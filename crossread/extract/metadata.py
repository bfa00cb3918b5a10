"""An article's metadata from what its HTML page states, and from the page where it states nothing."""

import re
from typing import TYPE_CHECKING, Any

from crossread.extract.authors import author_names, is_name
from crossread.extract.dates import EARLIEST, LATEST, days_in, iso
from crossread.extract.structured import Stated, plain
from crossread.model import Image

if TYPE_CHECKING:
    from lxml.etree import _Element

_SUFFIX = re.compile(r"\s?[|•·ㅣ]\s?|\s[-–—:»]\s|-(?=[^-]{1,20}[|ㅣ])")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "date.available", "pubdate",
    "publish-date", "publish_date", "publication_date", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "last-modified",
    "date.modified",
)
_BYLINE = "//*[@rel='author' or @itemprop='author' or contains(@class,'byline') or contains(@class,'author')]"
_DATE_PLACE = (
    "//*[contains(@class,'date') or contains(@class,'time') or contains(@class,'publish') or @itemprop='datePublished']"
)
_MOST_IMAGES = 30


def title_of(facts: Stated, root: "_Element") -> str | None:
    """The headline without the outlet's suffix: as shared, as stated for machines, as shown, in that order."""
    shown = [text for text in (_text(tag) for tag in root.iter("h1")) if text]
    shared = facts.meta.get("og:title") or facts.meta.get("twitter:title")
    named = facts.text("headline")
    others = [text for text in (named, *shown[:3]) if text]
    for candidate in (shared, named, shown[0] if shown else None, _text(root.find(".//title"))):
        if candidate and len(candidate) > 2:
            if candidate == shared and _cut_short(candidate, others):
                continue
            return _without_suffix(candidate, others, _outlets(facts))
    return None


def _cut_short(shared: str, others: list[str]) -> bool:
    """Whether the shared title ends where another goes on with a quotation mark: it broke there."""
    return any(
        len(other) > len(shared) and other.startswith(shared) and other[len(shared) :].lstrip()[0] in '"“„'
        for other in others
    )


def _without_suffix(title: str, others: list[str], outlets: list[str]) -> str:
    """`title` up to a separator, where the rest names the outlet or another form of the title has no such rest."""
    for other in others:
        rest = title[len(other) :].lstrip()
        if title.startswith(other) and len(other) * 2 > len(title) and rest and rest[0] in "-–—|:：•·ㅣ»":
            return other
    for match in reversed(list(_SUFFIX.finditer(title))):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if not head:
            continue
        if any(_same(head, other) for other in others) or any(_akin(tail, outlet) for outlet in outlets):
            return _without_suffix(head, others, outlets)
    return title


def _outlets(facts: Stated) -> list[str]:
    names = [source_of(facts) or "", facts.meta.get("og:site_name", ""), facts.meta.get("application-name", "")]
    return [name for name in names if name]


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one.lower()) == re.sub(r"\W", "", other.lower())


def _akin(one: str, other: str) -> bool:
    """Whether one name contains the other, spaces and the domain's ending aside."""
    a, b = (re.sub(r"\W|(?:\.com|\.de|\.net|\.org)$", "", name.lower()) for name in (one, other))
    return len(a) > 1 and len(b) > 1 and len(one) < 40 and (a in b or b in a)


def source_of(facts: Stated) -> str | None:
    """The outlet's name: the site's as shared, or the publisher's."""
    site = facts.meta.get("og:site_name")
    if site and not site.startswith("http") and len(site) < 60:
        return site
    publisher = facts.resolve(facts.article.get("publisher"))
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    if isinstance(name, str) and plain(name):
        return plain(name)
    return facts.meta.get("application-name") or (site or None)


def authors_of(facts: Stated, root: "_Element") -> tuple[str, ...]:
    """The authors' names: from JSON-LD, else the meta tags, else the byline; people before houses."""
    outlets = _outlets(facts)
    named = author_names(_people(facts, facts.article.get("author")))
    tagged = author_names(facts.authors)
    for found in (named, tagged):
        if found and not all(any(_akin(name, outlet) for outlet in outlets) for name in found):
            return tuple(name for name in found if "." not in name or " " in name)
    shown = _byline(root)
    return shown or named or tagged


def author_texts(facts: Stated) -> list[str]:
    """All that the page states in its author fields."""
    return [*_people(facts, facts.article.get("author")), *facts.authors]


def address_of(facts: Stated, root: "_Element") -> str | None:
    """The article's own address: the canonical link, or the one it is shared with."""
    for link in root.iter("link"):
        address = link.get("href") or ""
        if "canonical" in (link.get("rel") or "").lower() and address.startswith("http"):
            return address
    shared = facts.meta.get("og:url", "")
    return shared if shared.startswith("http") else None


def _people(facts: Stated, value: Any) -> list[str]:
    """The names that a JSON-LD author field holds: text, object, reference, or a list of these."""
    names: list[str] = []
    queue = [value]
    for item in queue:
        known = facts.resolve(item)
        if isinstance(known, list):
            queue += known
        elif isinstance(known, dict):
            queue.append(known.get("name"))
        elif isinstance(known, str):
            text = plain(known)
            names += [text] if text else []
        if len(queue) > 200:
            break
    return names


def _byline(root: "_Element") -> tuple[str, ...]:
    """Names in the first elements of the page that are marked as the author's and say no more than names."""
    for element in _found(root, _BYLINE)[:8]:
        text = _text(element)
        names = tuple(name for name in author_names([text or ""]) if is_name(name))
        if text and len(text) < 160 and names:
            return names
    return ()


def published_of(facts: Stated, root: "_Element", url: str | None) -> tuple[str | None, str | None]:
    """When the article was published, and where that was found."""
    stated = iso(facts.text("datePublished") or "")
    if _plausible(stated):
        return stated, "JSON-LD datePublished"
    for key in _PUBLISHED:
        found = iso(facts.meta.get(key, ""))
        if _plausible(found):
            return found, f"meta {key}"
    for element in root.iter("time"):
        found = iso(element.get("datetime") or "")
        if _plausible(found):
            return found, "the page's first <time>"
    shown = _shown_date(root)
    if shown:
        return shown, "a date marked as such on the page"
    match = re.search(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)", url or facts.meta.get("og:url", ""))
    return (iso("-".join(match.groups())), "the page's address") if match else (None, None)


def _shown_date(root: "_Element") -> str | None:
    for element in _found(root, _DATE_PLACE)[:20]:
        text = (_text(element) or "")[:200]
        for day in days_in(text):
            if day.year:
                return iso(f"{day.year}-{day.month}-{day.day}")
    return None


def updated_of(facts: Stated) -> str | None:
    """When the article was last changed, if the page states it."""
    found = iso(facts.text("dateModified") or "") or next(
        (iso(facts.meta[key]) for key in _UPDATED if key in facts.meta), None
    )
    return found if _plausible(found) else None


def _plausible(found: str | None) -> bool:
    return found is not None and EARLIEST <= int(found[:4]) <= LATEST


def language_of(facts: Stated, root: "_Element") -> str | None:
    """The language's code of two or three letters, as stated by JSON-LD or the page."""
    for value in (facts.text("inLanguage"), root.get("lang"), facts.meta.get("og:locale"), facts.meta.get("language")):
        match = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", value or "")
        if match:
            return match[1].lower()
    return None


def images_of(facts: Stated, root: "_Element") -> tuple[Image, ...]:
    """The page's figures with their captions; without any, the picture it is shared with."""
    found: dict[str, Image] = {}
    for figure in root.iter("figure"):
        picture = figure.find(".//img")
        address = picture.get("src") or picture.get("data-src") if picture is not None else None
        if address and address.startswith("http") and len(found) < _MOST_IMAGES:
            caption = _text(figure.find(".//figcaption"))
            found.setdefault(address, Image(address, caption, _credit(caption)))
    if not found and facts.meta.get("og:image", "").startswith("http"):
        return (Image(facts.meta["og:image"]),)
    return tuple(found.values())


def _credit(caption: str | None) -> str | None:
    match = re.search(
        r"(?:©|\b(?:Photo|Foto|Image|Credit|Bild|Picture|Photograph)(?: by|:))\s?([^()]{2,60})\)?$", caption or ""
    )
    return match[1].strip() if match else None


def _found(root: "_Element", path: str) -> "list[_Element]":
    from lxml.etree import _Element

    found = root.xpath(path)
    return [item for item in found if isinstance(item, _Element)] if isinstance(found, list) else []


def _text(element: "_Element | None") -> str | None:
    if element is None or not isinstance(element.tag, str):
        return None
    return plain("".join(str(part) for part in element.itertext()))
