"""What a reader sees of an HTML page: its pieces of text in order, each with what the markup says of it."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements whose content no reader sees as text, or that belong to a control.
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed video audio canvas select option textarea head title "
    "button input map datalist dialog frame frameset noframes applet".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr amp-img img picture source o:p".split()
)
# What names of classes and ids tell; each is a bit, inherited by all inside.
HINTS = (
    ("caption", re.compile(r"caption|credit|copyright|bildunter|legend|image-desc|photo-desc|media__info|imgdesc")),
    ("author", re.compile(r"author|byline|autor|contributor|writer|journalist|redakteur")),
    ("related", re.compile(r"related|recommend|teaser|more-|readmore|read-more|most-|popular|trending|card|promo|outbrain|taboola|"
                           r"also|recirc|sidebar|widget|carousel|slider|list-item|newsfeed|latest|topstor|linkbox|infobox")),
    ("promotion", re.compile(r"newsletter|subscri|paywall|signup|sign-up|donat|abo-|piano|regwall|banner|cta|offer|advert|(?:^|[\s_-])ads?(?:$|[\s_-])|sponsor|affiliate")),
    ("navigation", re.compile(r"nav|menu|breadcrumb|header|footer|topbar|toolbar|skip|pagination|sitemap|masthead")),
    ("sharing", re.compile(r"share|social|follow|bookmark|toolbox|actions|buttons")),
    ("comments", re.compile(r"comment|kommentar|disqus|discussion|forum|reply")),
    ("consent", re.compile(r"cookie|consent|gdpr|onetrust|privacy|didomi|usercentrics|cmp|modal|popup|overlay|ot-")),
    ("article", re.compile(r"article|story|entry|post|artikel|beitrag|detail")),
    ("text", re.compile(r"body|content|text|paragraph|main|copy|prose|richtext|-p(?:$|\s)")),
    ("dek", re.compile(r"dek|standfirst|subtitle|sub-title|intro|summary|lead|lede|teaser-text|excerpt|description|kicker|vorspann|sapo|deck|abstract|subheadline|synopsis")),
    ("headline", re.compile(r"headline|title|heading|titel|kicker")),
    ("date", re.compile(r"date|time|publish|updated|meta")),
    ("tags", re.compile(r"(?:^|[\s_-])(?:tags?|topics?|keywords?|themen|categor\w{0,5})(?:$|[\s_-])")),
    ("quotation", re.compile(r"quote|pull|zitat|cite|tweet|embed|instagram")),
    ("figure", re.compile(r"figure|image|photo|gallery|picture|media|video|player|bild|foto")),
    ("hidden", re.compile(r"hidden|visually|sr-only|screen-reader|offscreen|a11y|d-none|collapsed")),
    ("box", re.compile(r"box|aside|factbox|infobox|facts|callout|timeline|live|liveblog|ticker")),
)  # fmt: skip
_PLACES = ("article", "main", "aside", "footer", "nav", "header", "figure", "form", "blockquote", "table", "ul", "section")
TAGS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "div", "figcaption", "blockquote", "span", "dd", "time", "address", "a")
# Tests for hints cost time; classes repeat from block to block.
_HINTS_KNOWN = 4000
_LONGEST_CLASS = 300


@dataclass(slots=True)
class Piece:
    """A block of visible text.

    `tag` is the element that it stands in, `hints` and `places` bits for what its ancestors are named and are,
    `linked` and `strong` how many of its characters are links or bold, `parents` numbers that are equal for pieces with
    the same parent, grandparent and kind.
    """

    text: str
    tag: str
    hints: int
    own_hints: int
    places: int
    linked: int
    strong: int
    links: int
    depth: int
    parents: tuple[int, int, int]


@dataclass(slots=True)
class _Open:
    """An element that the walk is in."""

    element: "_Element"
    tag: str
    hints: int
    own: int
    places: int
    number: int
    kind: int


@dataclass(slots=True)
class _Walk:
    pieces: list[Piece] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    strong: int = 0
    links: int = 0
    in_link: int = 0
    in_strong: int = 0
    kinds: dict[tuple[str, str, int], int] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)

    def say(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        if self.in_link:
            self.linked += len(text.strip())
        if self.in_strong:
            self.strong += len(text.strip())

    def flush(self) -> None:
        if self.parts:
            text = " ".join("".join(self.parts).split())
            if text:
                self._add(text)
            self.parts.clear()
        self.linked = self.strong = self.links = 0

    def _add(self, text: str) -> None:
        last = self.stack[-1]
        above = self.stack[-2] if len(self.stack) > 1 else last
        over = self.stack[-3] if len(self.stack) > 2 else above
        self.pieces.append(
            Piece(text, last.tag, last.hints, last.own, last.places, self.linked, self.strong, self.links,
                  len(self.stack), (above.number, over.number, last.kind))
        )  # fmt: skip

    def enter(self, element: "_Element", tag: str, number: int) -> None:
        name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}"
        name = name[:_LONGEST_CLASS].lower()
        own = self.hints.get(name)
        if own is None:
            own = sum(1 << n for n, (_, pattern) in enumerate(HINTS) if pattern.search(name))
            if len(self.hints) < _HINTS_KNOWN:
                self.hints[name] = own
        above = self.stack[-1] if self.stack else None
        place = 1 << _PLACES.index(tag) if tag in _PLACES else 0
        kind = self.kinds.setdefault((tag, name, above.kind if above else 0), len(self.kinds))
        self.stack.append(
            _Open(element, tag, own | (above.hints if above else 0), own, place | (above.places if above else 0), number, kind)
        )


def pieces_of(root: "_Element") -> list[Piece]:
    """The blocks of text that `root` shows, in order. Inline elements and single line breaks don't part a block."""
    from lxml import etree

    walk = _Walk()
    walk.enter(root, "html", 0)
    events = etree.iterwalk(root, events=("start", "end"))
    breaks = number = 0
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else "!"
        if event == "start":
            if element is root:
                continue
            number += 1
            if tag in _UNSEEN or tag == "!" or _hides(element):
                events.skip_subtree()
                continue
            if tag == "br":
                breaks = breaks + 1 if not walk.parts or not walk.parts[-1].strip() else 1
                if breaks > 1:
                    walk.flush()
                walk.parts.append(" ")
            elif tag in _INLINE:
                _inline(walk, tag, 1)
            else:
                walk.flush()
                walk.enter(element, tag, number)
            walk.say(element.text)
            continue
        if element is not root and tag not in _UNSEEN and tag not in {"br", "!"} and not _hides(element):
            if tag in _INLINE:
                _inline(walk, tag, -1)
            else:
                walk.flush()
                walk.stack.pop()
        if element is not root:
            if element.tail and element.tail.strip():
                breaks = 0
            walk.say(element.tail)
    walk.flush()
    return walk.pieces


def _inline(walk: _Walk, tag: str, by: int) -> None:
    if tag == "a":
        walk.in_link += by
        walk.links += by > 0
    elif tag in {"b", "strong"}:
        walk.in_strong += by


def _hides(element: "_Element") -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and "display:none" in style.replace(" ", "")[:200]
