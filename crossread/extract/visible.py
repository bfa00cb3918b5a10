"""What a reader sees of an HTML page: its pieces of text in order, each with what the markup says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crossread.extract.hints import hints_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements whose content no reader sees as text, or that belong to a control.
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "select",
        "option",
        "textarea",
        "head",
        "title",
        "button",
        "input",
        "map",
        "datalist",
        "dialog",
        "frame",
        "frameset",
        "noframes",
        "applet",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "amp-img",
        "img",
        "picture",
        "source",
        "o:p",
    ]
)
_PLACES = (
    "article",
    "main",
    "aside",
    "footer",
    "nav",
    "header",
    "figure",
    "form",
    "blockquote",
    "table",
    "ul",
    "section",
)
TAGS = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "td",
    "div",
    "figcaption",
    "blockquote",
    "span",
    "dd",
    "time",
    "address",
    "a",
)
_LONGEST_CLASS = 300
# Numbers in names count elements ("paragraph-3"): without them, elements that are alike are of one kind.
_DIGITS = re.compile(r"\d+")
# A link of a menu or list: four fifths of it linked, and shorter than most paragraphs; with two more on either side it
# is furniture. On the development pages this sets 55% of the pieces aside, and of the body none.
_LINK_LENGTH, _LINK_ROW = 120, 2


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

    def broken(self, breaks: int) -> int:
        """Take in a line break after `breaks` others: the second in a row ends the block."""
        breaks = breaks + 1 if not self.parts or not self.parts[-1].strip() else 1
        if breaks > 1:
            self.flush()
        self.parts.append(" ")
        return breaks

    def enter(self, element: "_Element", tag: str, number: int) -> None:
        name = " ".join(element.get(key) or "" for key in ("class", "id", "itemprop", "data-testid"))
        # What is hidden at first may be the body, waiting for a script; that it is hidden is a hint only.
        name = name[:_LONGEST_CLASS].lower() + (" hidden" if _hides(element) else "")
        own = hints_of(name)
        above = self.stack[-1] if self.stack else None
        place = 1 << _PLACES.index(tag) if tag in _PLACES else 0
        kind = self.kinds.setdefault((tag, _DIGITS.sub("", name), above.kind if above else 0), len(self.kinds))
        self.stack.append(
            _Open(
                element,
                tag,
                own | (above.hints if above else 0),
                own,
                place | (above.places if above else 0),
                number,
                kind,
            )
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
            if tag in _UNSEEN or tag == "!":
                events.skip_subtree()
                continue
            if tag == "br":
                breaks = walk.broken(breaks)
            elif tag in _INLINE:
                _inline(walk, tag, 1)
            else:
                walk.flush()
                walk.enter(element, tag, number)
            walk.say(element.text)
            continue
        if element is not root and tag not in _UNSEEN and tag not in {"br", "!"}:
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


def worth_reading(pieces: Sequence[Piece]) -> list[int]:
    """The numbers of the pieces that may be of the article: all but short links further inside a row of such links."""
    links = [len(piece.text) < _LINK_LENGTH and piece.linked * 5 >= len(piece.text) * 4 for piece in pieces]
    around = range(-_LINK_ROW, _LINK_ROW + 1)
    return [n for n in range(len(pieces)) if not all(links[n + by] for by in around if 0 <= n + by < len(pieces))]


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
