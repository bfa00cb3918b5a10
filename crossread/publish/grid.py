"""Lines for a terminal: styled words, wrapped by the cells they take, and columns side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from crossread.publish.safe import cells, flat

Color = Literal["none", "256", "true"]
Segment = tuple[str, str]  # a piece of text and the name of its style
Token = list[Segment]  # what stands between two spaces

MIN_TEXT = 20
# Blue and orange, with a contrast to black and to white of 4.5 in true colour and of 3.8 and more in the 256-colour
# table.
_BLUE = {"256": "38;5;32", "true": "38;2;0;121;193"}
_ORANGE = {"256": "38;5;166", "true": "38;2;187;91;0"}
_STYLES: dict[str, tuple[str, dict[str, str]]] = {
    "bold": ("1", {}),
    "conflict": ("1", _ORANGE),
    "differ": ("", _ORANGE),
    "only": ("", _BLUE),
    "same": ("", _BLUE),
    "head": ("1", _BLUE),
    "ins": ("1;4", _ORANGE),
    "del": ("9", _BLUE),
}


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours for a kind of terminal; with "none" text stays as it is."""

    color: Color

    def __call__(self, text: str, style: str) -> str:
        """`text` in a style; styles without a colour of their own leave it alone."""
        if self.color == "none" or style not in _STYLES or not text:
            return text
        weight, colors = _STYLES[style]
        codes = ";".join(code for code in (weight, colors.get(self.color, "")) if code)
        return f"\x1b[{codes}m{text}\x1b[0m"


def wrapped(segments: Iterable[Segment], width: int, paint: Paint) -> list[tuple[str, int]]:
    """Lines of at most `width` cells, each with the cells that it takes; there is always one."""
    lines: list[tuple[str, int]] = []
    line: list[str] = []
    used = 0
    for token in _tokens(segments, max(1, width)):
        size = sum(cells(text) for text, _ in token)
        if line and used + 1 + size > width:
            lines.append((" ".join(line), used))
            line, used = [], 0
        used += size + (1 if line else 0)
        line.append("".join(paint(text, style) for text, style in token))
    return [*lines, (" ".join(line), used)] if line or not lines else lines


def columns(texts: Sequence[Iterable[Segment]], width: int, paint: Paint, gap: str = " │ ") -> list[str]:
    """Texts side by side in columns of `width` cells each."""
    stacks = [wrapped(text, width, paint) for text in texts]
    rows = zip_longest(*stacks, fillvalue=("", 0))
    return [gap.join(text + " " * (width - used) for text, used in row).rstrip() for row in rows]


def hanging(first: str, segments: Iterable[Segment], width: int, paint: Paint, label: str = "plain") -> list[str]:
    """`first` in the style `label`, then the text, its further lines under its beginning.

    Where `first` leaves less than `MIN_TEXT` cells, it has lines of its own.
    """
    indent = cells(first)
    if width - indent < MIN_TEXT:
        heads = [paint(text, label) for text, _ in wrapped([(first, "plain")], width, Paint("none"))]
        return heads + ["   " + text for text, used in wrapped(segments, width - 3, paint) if used]
    lines = [text for text, _ in wrapped(segments, width - indent, paint)]
    if lines == [""]:
        return [paint(first.rstrip(), label)]
    return [(" " * indent if n else paint(first, label)) + text for n, text in enumerate(lines)]


def _tokens(segments: Iterable[Segment], width: int) -> Iterator[Token]:
    """The text cut at spaces; what is wider than a line is cut to pieces."""
    token: Token = []
    for text, style in segments:
        for n, part in enumerate(flat(text).split(" ")):
            if n and token:
                yield token
                token = []
            for piece in _pieces(part, width):
                if token and sum(cells(t) for t, _ in token) + cells(piece) > width:
                    yield token
                    token = []
                token.append((piece, style))
    if token:
        yield token


def _pieces(word: str, width: int) -> Iterator[str]:
    """`word`, cut where it is wider than `width` cells."""
    if len(word) * 2 <= width or cells(word) <= width:
        if word:
            yield word
        return
    piece, used = "", 0
    for char in word:
        size = cells(char)
        if piece and used + size > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + char, used + size
    yield piece
