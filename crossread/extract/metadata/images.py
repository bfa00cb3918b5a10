"""The pictures of an HTML page's article, with caption and credit."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from crossread.extract.metadata.authors import byline_names
from crossread.extract.metadata.captions import caption_of, parted
from crossread.extract.roles.hints import BITS, hints_of
from crossread.extract.structured import Stated, plain
from crossread.model import Image

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 30
# So many characters of a paragraph tell it from the others.
_OPENING = 40
_SMALL = 100
_WIDTH = re.compile(r"(\d{1,5})(?:\.\d{1,3})?[wx],?")
_GLUED = re.compile(r"(?<=\s\d[wx]),|(?<=\s\d\d[wx]),|(?<=\s\d{3}[wx]),|(?<=\s\d{4}[wx]),")
_LONGEST_SET = 20_000
_NO_PICTURE = re.compile(
    r"logo|avatar|gravatar|[-_/]icons?[-_/.]|favicon|pixel|spacer|blank\.|placeholder|/1x1|transparent|fallback|"
    r"default[-_.]|dummy|\.svg(?:$|\?)|badge|sprite",
    re.IGNORECASE,
)
_FRAME = frozenset({"aside", "nav", "footer", "form"})
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)(?:$|\?)|^#|^javascript:", re.IGNORECASE)
_MOST_OF_CARD = 4
_AUTHOR = BITS["author"]
_CARDS = BITS["author"] | BITS["related"] | BITS["promotion"] | BITS["navigation"] | BITS["comments"]
# So many elements around a figure are asked what they are.
_AROUND = 8
# Of names no more is looked at, nor kept for the next page.
_LONGEST_NAME = 300
_PROMOTED = re.compile(r"newsletter|subscri|abonn|podcast|sign up", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9a-f]{12,64}(?![0-9a-z])")
_ENDING = re.compile(r"\.[a-z]{3,5}$")
# A shorter file name ("image", "main") may be many pictures'.
_TELLING = 8
_SIZES = re.compile(r"[-_.]?(?:\d{2,4}x\d{2,4}|[wh]?\d{3,4}px|scaled|large|medium|thumb\w{0,4})(?=$|[-_.])")


def images_of(facts: Stated, root: "_Element", body: str, base: str | None) -> tuple[Image, ...]:
    """The article's figures in their order; the picture that it is shared with first if none stands above the text.

    Addresses are made absolute with `base`. Logos, authors' portraits and other articles' pictures are left out.
    """
    found: dict[str, Image] = {}
    above = False
    for figure, before in _figures(root, body):
        image = _image(figure, base)
        if image and image.url and len(found) < _MOST:
            above = above or before
            found.setdefault(image.url, image)
    main = _main(facts, base)
    if main is None or not main.url or above:
        return tuple(found.values())
    same = next((name for name, image in found.items() if _key(image.url or "") == _key(main.url)), "")
    shown = found.pop(same, None)
    first = Image(main.url, shown.caption or main.caption, shown.credit or main.credit) if shown else main
    return (first, *found.values())


def _figures(root: "_Element", body: str) -> "list[tuple[_Element, bool]]":
    """The article's figures, and whether each stands before the text's first paragraph."""
    openings = {line[:_OPENING] for line in body.split("\n\n") if len(line) >= _OPENING}
    order: list[_Element] = []
    heading, first, last = -1, -1, -1
    for element in root.iter("h1", "p", "figure", "div"):
        if element.tag == "div" and "wp-caption" not in (element.get("class") or "").split():
            continue
        if element.tag == "h1":
            heading = len(order) if heading < 0 else heading
        elif element.tag != "p":
            order.append(element)
        elif _opening(element) in openings:
            first = len(order) if first < 0 else first
            last = len(order)
    result = []
    for n, figure in enumerate(order):
        beyond = last >= 0 and n >= last
        captioned = next(figure.iter("figcaption"), None) is not None
        if not beyond and (captioned or heading < 0 or n >= heading) and not _apart(figure, captioned):
            result.append((figure, n < first))
    return result


def _opening(paragraph: "_Element") -> str:
    text = ""
    for part in paragraph.itertext():
        text += str(part)
        if len(text) > 4 * _OPENING:
            break
    return " ".join(text.split())[:_OPENING]


def _apart(figure: "_Element", captioned: bool) -> bool:
    """Whether the figure belongs to a card, a portrait or the page's frame; a caption speaks against a card."""
    unwanted = _AUTHOR if captioned else _CARDS
    frame = _FRAME if captioned else _FRAME | {"a"}
    for n, element in enumerate((figure, *figure.iterancestors())):
        if n > _AROUND or element.tag in {"main", "body"} or (captioned and element.tag == "article"):
            break
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag in frame or hints_of(named[:_LONGEST_NAME]) & unwanted:
            return True
    return not captioned and _is_card(figure)


def _is_card(figure: "_Element") -> bool:
    """Whether the figure without a caption, or what holds it, has a link or a heading: it is a way to another page."""
    parent = figure.getparent()
    if parent is not None and len(parent) <= _MOST_OF_CARD:
        return next(parent.iter("h2", "h3", "h4", "h5"), None) is not None or _leads_away(parent)
    return _leads_away(figure)


def _leads_away(element: "_Element") -> bool:
    return any(link.get("href") and not _PICTURE.search(link.get("href") or "") for link in element.iter("a"))


def _image(figure: "_Element", base: str | None) -> Image | None:
    if next(figure.iterdescendants("figure"), None) is not None:
        return None
    address = _address(figure, base)
    if not address:
        return None
    words = next(figure.iter("figcaption"), None)
    if words is None:
        words = next((part for part in figure.iter("p", "div") if "caption-text" in (part.get("class") or "")), None)
    caption, credit = caption_of(words) if words is not None else (None, None)
    if not credit and next(figure.iterancestors("a"), None) is not None and not (caption or "").endswith("."):
        return None
    if caption and (byline_names(caption)[1] or _PROMOTED.search(caption)):
        return None
    return Image(address, caption, credit)


def _address(figure: "_Element", base: str | None) -> str | None:
    """The address of the figure's largest picture; `None` where it has none or a small one."""
    picture = next(figure.iter("img"), None)
    if picture is None or _is_small(picture):
        return None
    sets = [picture.get(name) or "" for name in ("srcset", "data-srcset")]
    sets += [source.get(name) or "" for source in figure.iter("source") for name in ("srcset", "data-srcset")]
    sized = [pair for text in sets for pair in _sized(text[:_LONGEST_SET])]
    plainly = [picture.get(name) for name in ("data-src", "data-original", "data-lazy-src", "src")]
    largest = max(sized, key=lambda pair: pair[0])[1] if sized else None
    for address in (largest, *plainly):
        if whole := _whole(address, base):
            return whole
    return None


def _sized(text: str) -> list[tuple[int, str]]:
    """The addresses in a `srcset` with their widths."""
    pairs = pairwise(_GLUED.sub(", ", text).split())
    return [(int(width[1]), address.lstrip(",")) for address, size in pairs if (width := _WIDTH.fullmatch(size))]


def _is_small(picture: "_Element") -> bool:
    sizes = [picture.get(name) or "" for name in ("width", "height")]
    return all(size.isdigit() and int(size) <= _SMALL for size in sizes)


def _whole(address: str | None, base: str | None) -> str | None:
    """The picture's address with host and scheme; `None` where that can't be said or it is no picture of an article."""
    text = (address or "").strip()
    if not text or text.startswith("data:") or _NO_PICTURE.search(text):
        return None
    try:
        whole = urljoin(base or "", text)
        return whole if urlsplit(whole).scheme in {"http", "https"} and urlsplit(whole).hostname else None
    except ValueError:
        return None


def _main(facts: Stated, base: str | None) -> Image | None:
    """The picture that the article is shared with, with the caption that JSON-LD gives it."""
    stated = facts.resolve(facts.article.get("image"))
    while isinstance(stated, list) and stated:
        stated = facts.resolve(stated[0])
    known: dict[str, Any] = stated if isinstance(stated, dict) else {"url": stated}
    for candidate in (
        facts.meta.get("og:image"),
        facts.meta.get("twitter:image"),
        known.get("url"),
        known.get("contentUrl"),
    ):
        address = candidate[0] if isinstance(candidate, list) and candidate else candidate
        if isinstance(address, str) and (whole := _whole(address, base)):
            caption, credit = parted(_said(known, "caption", "description") or "")
            return Image(whole, caption, _said(known, "creditText", "copyrightHolder", "creator", "author") or credit)
    return None


def _said(node: dict[str, Any], *keys: str) -> str | None:
    for key in keys:
        value = node.get(key)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and (text := plain(value)):
            return text
    return None


def _key(address: str) -> str:
    """What is the same in the addresses of one picture in several sizes: its number, or the file's bare name."""
    path = unquote(urlsplit(address).path).rstrip("/").lower()
    numbers = _NUMBER.findall(path)
    if numbers:
        return str(numbers[-1])
    name = path.rsplit("/", 1)[-1]
    short = _SIZES.sub("", _ENDING.sub("", name))
    return short if len(short) >= _TELLING else address
