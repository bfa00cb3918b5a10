"""What the markup tells of the pieces of a page, for the model that gives them roles: one row a piece."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.extract.roles.hints import HINTS
from crossread.extract.visible import TAGS, Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_PLACE_BITS = 12
_WORD = re.compile(r"\w+")
_ASCII_MARKS = {n: None for n in range(128) if not _WORD.match(chr(n))}
_TAG_NUMBERS = {tag: n for n, tag in enumerate(TAGS)}
# Elements whose text may be running text.
_RUNNING = frozenset(["p", "div", "li", "blockquote", "span"])
_HEADINGS = [TAGS.index(f"h{n}") for n in range(2, 7)]


def html_features(
    pieces: Sequence[Piece], headline: str | None, dek: str | None, body: str | None, names: Sequence[str]
) -> "Matrix":
    """A row for each of `pieces`: its markup, what stands beside it, and whether the page's statements repeat it.

    `headline`, `dek`, `body` and `names` are what the page states of its article; where it states none, -1 is noted.
    """
    import numpy as np

    if not pieces:
        return np.zeros((0, 0), dtype=np.float32)
    known = {fold(name) for name in names} - {""}
    said = (fold(headline), fold(dek), fold(body), known)
    repeated = np.array([_said(fold(piece.text), *said) for piece in pieces])
    return np.column_stack([_markup(pieces), _shares(pieces), repeated]).astype(np.float32)


def _markup(pieces: Sequence[Piece]) -> "Matrix":
    """The element and its ancestors, by name and by what classes and ids call them."""
    import numpy as np

    told = np.array(
        [
            (len(p.text), p.linked, p.strong, p.links, p.depth, _TAG_NUMBERS.get(p.tag, len(TAGS)),
             p.hints, p.own_hints, p.places)
            for p in pieces
        ]
    )  # fmt: skip
    size, linked, strong, links, depth, tag, hints, own_hints, places = told.T
    columns = [
        tag, tag == _TAG_NUMBERS["p"], np.isin(tag, _HEADINGS), tag == _TAG_NUMBERS["h1"],
        linked / size, strong / size, links, depth,
    ]  # fmt: skip
    bits = [_bits(hints, len(HINTS)), _bits(own_hints, len(HINTS)), _bits(places, _PLACE_BITS)]
    return np.column_stack([*columns, *bits])


def _bits(numbers: "NDArray[np.int64]", count: int) -> "NDArray[np.int64]":
    import numpy as np

    return numbers[:, None] >> np.arange(count) & 1


def _shares(pieces: Sequence[Piece]) -> "Matrix":
    """How much of the page's running text stands under the same parent, the same grandparent, and in elements alike."""
    import numpy as np

    weights = np.array([len(p.text) - p.linked if p.tag in _RUNNING else 0 for p in pieces])
    columns = []
    for level in range(3):
        _, group, counts = np.unique([p.parents[level] for p in pieces], return_inverse=True, return_counts=True)
        sums = np.bincount(group, weights)
        columns += [sums[group] / (weights.sum() or 1), sums[group] / (sums.max() or 1)]
    return np.column_stack([*columns, np.log1p(counts[group])])


def _said(text: str, headline: str, dek: str, body: str, names: set[str]) -> tuple[float, ...]:
    """Whether the page's statements say the text; all without space and case, -1 where nothing is stated."""
    return (
        float(text == headline) if headline else -1.0,
        float(len(text) > 20 and (text in dek or dek in text)) if dek else -1.0,
        float(len(text) > 8 and text in body) if body else -1.0,
        float(len(text) < 90 and any(name in text for name in names)) if names else -1.0,
    )


def fold(text: str | None) -> str:
    """The text's letters and digits in lower case: what two texts are compared by."""
    small = (text or "").lower()
    return small.translate(_ASCII_MARKS) if small.isascii() else "".join(_WORD.findall(small))
