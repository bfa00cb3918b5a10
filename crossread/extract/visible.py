"""What a reader sees of an HTML page: its pieces of text in order, each with what the markup says of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from crossread.extract.roles.hints import hints_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements whose content no reader sees as text, or that belong to a control.
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed video audio canvas select option textarea "
    "head title button input map datalist dialog frame frameset noframes applet".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr amp-img img picture source o:p".split()
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
_PLACE = {tag: 1 << n for n, tag in enumerate(_PLACES)}
_BLOCK, _PART, _COUNTED, _BREAK, _SKIPPED = range(5)
_KINDS = {
    **dict.fromkeys(_UNSEEN, _SKIPPED),
    **dict.fromkeys(_INLINE, _PART),
    **dict.fromkeys(["a", "b", "strong"], _COUNTED),
    "br": _BREAK,
}
_NAMING = frozenset(["class", "id", "itemprop", "data-testid"])
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
# Where the page ends the row is not broken.
_BEYOND_ENDS = (True,) * _LINK_ROW


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
    """A block element that the walk is in; its `number` as in `Piece.parents`.

    What its names tell is looked up only where it holds text: `own` and `hints` as in `Piece`, `kind` as in
    `Piece.parents`, zero until then.
    """

    element: "_Element"
    tag: str
    number: int
    own: int = 0
    hints: int = 0
    places: int = 0
    kind: int = 0


class _Walk:
    """The pieces so far, the block elements around the place, and the text since the last of them began or ended."""

    __slots__ = (
        "breaks", "in_link", "in_strong", "kinds", "linked", "links", "number", "parts", "pieces", "stack", "strong",
    )  # fmt: skip

    def __init__(self, root: "_Element") -> None:
        self.pieces: list[Piece] = []
        self.stack = [_Open(root, "html", 0, kind=1)]
        self.parts: list[str] = []
        self.linked = self.strong = self.links = self.in_link = self.in_strong = self.breaks = 0
        self.number = -1
        self.kinds: dict[tuple[str, str, int], int] = {}

    def count(self, size: int) -> None:
        """Take note of text inside a link or in bold."""
        if self.in_link:
            self.linked += size
        if self.in_strong:
            self.strong += size

    def flush(self) -> None:
        """End the block of text, if there is one."""
        text = " ".join("".join(self.parts).split())
        if text:
            last = self.stack[-1]
            if not last.kind:
                self._look_up()
            above, over = self.stack[max(0, len(self.stack) - 2)], self.stack[max(0, len(self.stack) - 3)]
            self.pieces.append(
                Piece(text, last.tag, last.hints, last.own, last.places, self.linked, self.strong, self.links,
                      len(self.stack) - 1, (above.number, over.number, last.kind))
            )  # fmt: skip
        self.parts.clear()
        self.linked = self.strong = self.links = 0

    def _look_up(self) -> None:
        """Look up what the names of the elements around tell, from the outermost that is not known yet."""
        known = len(self.stack) - 2
        while not self.stack[known].kind:
            known -= 1
        above = self.stack[known]
        for inner in self.stack[known + 1 :]:
            inner.own, name = _named(_name(inner.element.items()))
            inner.hints, inner.places = inner.own | above.hints, _PLACE.get(inner.tag, 0) | above.places
            inner.kind = self.kinds.setdefault((inner.tag, name, above.kind), len(self.kinds) + 2)
            above = inner

    def begin(self, tag: str) -> None:
        """Go into a link or bold text, or take in a line break: the second in a row ends the block."""
        if tag == "a":
            self.in_link += 1
            self.links += 1
        elif tag != "br":
            self.in_strong += 1
        else:
            self.breaks = self.breaks + 1 if not self.parts or self.parts[-1].isspace() else 1
            if self.breaks > 1:
                self.flush()
            self.parts.append(" ")

    def end(self, tag: str) -> None:
        """Come out of a link or bold text."""
        if tag == "a":
            self.in_link -= 1
        else:
            self.in_strong -= 1


def pieces_of(root: "_Element") -> list[Piece]:
    """The blocks of text that `root` shows, in order. Inline elements and single line breaks don't part a block."""
    from lxml import etree

    walk = _Walk(root)
    parts, stack, kind_of = walk.parts, walk.stack, _KINDS.get
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        kind = kind_of(tag, _BLOCK)
        if kind == _BLOCK and (parts or walk.links):
            walk.flush()
        if event == "start":
            if kind == _BLOCK:
                walk.number += 1
                stack.append(_Open(element, tag, walk.number))
            elif kind == _SKIPPED:
                events.skip_subtree()
                continue
            elif kind != _PART:
                walk.begin(tag)
            text = element.text
        else:
            if kind == _BLOCK:
                stack.pop()
            elif kind == _COUNTED:
                walk.end(tag)
            text = element.tail if element is not root else None
            if walk.breaks and text and not text.isspace():
                walk.breaks = 0
        # Space before all other text tells nothing.
        if text and (parts or not text.isspace()):
            parts.append(text)
            if walk.in_link or walk.in_strong:
                walk.count(len(text.strip()))
    walk.flush()
    return walk.pieces


def worth_reading(pieces: Sequence[Piece]) -> list[int]:
    """The numbers of the pieces that may be of the article: all but short links further inside a row of such links."""
    links = [len(piece.text) < _LINK_LENGTH and piece.linked * 5 >= len(piece.text) * 4 for piece in pieces]
    padded = [*_BEYOND_ENDS, *links, *_BEYOND_ENDS]
    rows = zip(*(padded[by:] for by in range(2 * _LINK_ROW + 1)), strict=False)
    return [n for n, row in enumerate(rows) if not all(row)]


def _name(attributes: Iterable[tuple[str | bytes, str | bytes]]) -> str:
    """What an element is called by its attributes, in lower case, and whether it is hidden."""
    name, hidden = [], False
    for key, value in attributes:
        if not isinstance(value, str):
            continue
        if key in _NAMING:
            name.append(value)
        elif key == "hidden" or (key == "aria-hidden" and value == "true"):
            hidden = True
        elif key == "style":
            hidden |= "display:none" in value.replace(" ", "")[:200]
    # What is hidden at first may be the body, waiting for a script; that it is hidden is a hint only.
    return " ".join(name)[:_LONGEST_CLASS].lower() + (" hidden" if hidden else "")


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[int, str]:
    """The hints in an element's name, and the name without numbers."""
    return hints_of(name), _DIGITS.sub("", name)
