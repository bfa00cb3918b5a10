"""The lines of a decoded text file, each with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the space around it: `file[start:end] == text`.

    `gap` is how many blank lines stand before it.
    """

    text: str
    start: int
    end: int
    gap: int


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order. Lines end where `str.splitlines` ends them."""
    found: list[Line] = []
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        content = raw.lstrip("\ufeff \t") if at == 0 else raw
        start = at + len(raw) - len(content)
        bare = content.strip()
        at += len(raw)
        if not bare:
            gap += 1
            continue
        start += content.index(bare)
        found.append(Line(bare, start, start + len(bare), gap))
        gap = 0
    return found
