"""What the markup tells of the pieces of a page, for the model that gives them roles: one row a piece."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.extract.hints import HINTS
from crossread.extract.visible import TAGS, Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_PLACE_BITS = 12
_SPACE = re.compile(r"\W+")


def html_features(
    pieces: Sequence[Piece], headline: str | None, dek: str | None, body: str | None, names: Sequence[str]
) -> "Matrix":
    """A row for each of `pieces`: its markup, what stands beside it, and whether the page's statements repeat it.

    `headline`, `dek`, `body` and `names` are what the page states of its article; where it states none, -1 is noted.
    """
    import numpy as np

    weights = [
        len(piece.text) - piece.linked if piece.tag in {"p", "div", "li", "blockquote", "span"} else 0
        for piece in pieces
    ]
    total = sum(weights) or 1
    sums = [Counter[int]() for _ in range(3)]
    for piece, weight in zip(pieces, weights, strict=True):
        for level in range(3):
            sums[level][piece.parents[level]] += weight
    tops = [max(counter.values(), default=1) or 1 for counter in sums]
    kinds = Counter(piece.parents[2] for piece in pieces)
    known = {_fold(name) for name in names} - {""}
    said = (_fold(headline), _fold(dek), _fold(body), known)
    rows = []
    for piece in pieces:
        row = _markup(piece)
        for level in range(3):
            share = sums[level][piece.parents[level]]
            row += [share / total, share / tops[level]]
        row.append(math.log1p(kinds[piece.parents[2]]))
        row += _said(_fold(piece.text), *said)
        rows.append(row)
    return np.array(rows, dtype=np.float32).reshape(len(pieces), -1)


def _markup(piece: Piece) -> list[float]:
    size = max(1, len(piece.text))
    return [
        float(TAGS.index(piece.tag) if piece.tag in TAGS else len(TAGS)),
        float(piece.tag == "p"),
        float(piece.tag in {"h2", "h3", "h4", "h5", "h6"}),
        float(piece.tag == "h1"),
        piece.linked / size,
        piece.strong / size,
        float(piece.links),
        float(piece.depth),
        *(float(piece.hints >> bit & 1) for bit in range(len(HINTS))),
        *(float(piece.own_hints >> bit & 1) for bit in range(len(HINTS))),
        *(float(piece.places >> bit & 1) for bit in range(_PLACE_BITS)),
    ]


def _said(text: str, headline: str, dek: str, body: str, names: set[str]) -> list[float]:
    """Whether the page's statements say the text; all without space and case, -1 where nothing is stated."""
    return [
        float(text == headline) if headline else -1.0,
        float(len(text) > 20 and (text in dek or dek in text)) if dek else -1.0,
        float(len(text) > 8 and text in body) if body else -1.0,
        float(len(text) < 90 and any(name in text for name in names)) if names else -1.0,
    ]


def _fold(text: str | None) -> str:
    return _SPACE.sub("", (text or "").lower())
