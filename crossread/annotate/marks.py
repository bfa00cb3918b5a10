"""Where quotation marks open and close: `"` `“”` `„“` `«»` `''` and single `'` `‘’`, the outermost pairs only.

A mark left open reaches to the end of its paragraph, as printers leave it where a speech goes on in the next one.
"""

import re
from dataclasses import dataclass

from crossread.model import Sentence

_MARK = re.compile(r"[\"“”„«»]|''|``|['‘’‹›]")
# Writers mix them: a straight mark may close a curly one, and the other way round.
_CLOSING = {"“": '”"', "”": '”"', "„": "“”", "«": "»", '"': '"”', "''": "''", "``": "''", "‘": "’", "'": "'’", "‹": "›"}
_DOUBLE = frozenset(("“", "„", "«", '"', "''", "``"))
_SINGLE = frozenset(("'", "‘", "’", "‹", "›"))
_SPACE = " \t\u00a0\u2009\u202f([{—–-/"
# Words that begin with an apostrophe.
_ELISIONS = re.compile(r"(?:em|til|cause|n|tis|twas|bout|round|s|\d\ds?)\b", re.IGNORECASE)
# A line of a transcript that printers set in marks: `"ORR: Yes.`
_LABEL = re.compile(r"[^\W\d_a-z]{2}[^\W\d_a-z .]+:\s")
_LONGEST_LABEL = 30
# A pair of single marks farther apart than this is two apostrophes.
_LONGEST_SINGLE = 600
# White space that may stand between a sentence and the mark that opens the next.
_GAP = 5


@dataclass(frozen=True, slots=True)
class Marked:
    """`[start, end)` in quotation marks, which are part of it; `mark` opened it, and it may be `closed` or not."""

    start: int
    end: int
    mark: str
    closed: bool


def marked(text: str, sentences: tuple[Sentence, ...]) -> tuple[Marked, ...]:
    """Everything in quotation marks, in order and without overlap, paragraph by paragraph."""
    found: list[Marked] = []
    first = before = 0
    for n, sentence in enumerate(sentences):
        if n + 1 == len(sentences) or sentences[n + 1].paragraph != sentence.paragraph:
            going_on = bool(found) and not found[-1].closed and found[-1].end == before
            before = sentence.span.end
            found += _paragraph(text, sentences[first].span.start, before, going_on)
            first = n + 1
    return tuple(found)


def _paragraph(text: str, start: int, end: int, going_on: bool) -> list[Marked]:
    """The outermost pairs of one paragraph: double marks first, then single ones between them.

    Where a quotation was left open in the paragraph before, `going_on`, the first mark may close it.
    """
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    found: list[Marked] = []
    opened: tuple[int, str] | None = None
    depth = 0
    for at, mark in marks:
        if mark in _SINGLE:
            continue
        if opened is None:
            if (mark in _DOUBLE or (mark == "”" and at == start)) and _may_open(text, at, mark, end):
                opened, depth = (at, mark), 1
            elif going_on and not found and mark in ('"', "”", "»", "''"):
                found.append(Marked(start, at + len(mark), mark, True))
        elif _closes(text, at, mark, opened[1], end):
            depth -= 1
            if depth == 0:
                found.append(Marked(opened[0], at + len(mark), opened[1], True))
                opened = None
        elif mark == opened[1] and _may_open(text, at, mark, end):
            if _is_over(text, at):
                found.append(_left_open(text, opened, at))
                opened, depth = (at, mark), 1
            else:
                depth += mark != '"'
    if opened is not None:
        found.append(_left_open(text, opened, end))
    return _with_singles(text, found, marks, start, end)


def _closes(text: str, at: int, mark: str, opening: str, end: int) -> bool:
    """Whether a mark closes what `opening` opened: its fellow, or an opening one where only a closing one can stand."""
    after = at + len(mark)
    if mark in _CLOSING[opening]:
        # A straight mark after white space and before a word plainly opens another quotation.
        return not (mark == '"' and after < end and text[at - 1].isspace() and text[after].isalnum())
    return mark == "“" and not text[at - 1].isspace() and (after >= end or text[after].isspace())


def _left_open(text: str, opened: tuple[int, str], end: int) -> Marked:
    at, mark = opened
    return Marked(at, at + len(text[at:end].rstrip()), mark, False)


def _may_open(text: str, at: int, mark: str, end: int) -> bool:
    """Whether a mark can open here: not before white space or the end, nor inside or after a word if it is straight."""
    after = at + len(mark)
    if text[after : after + 1].isupper() and _LABEL.match(text, after, min(end, after + _LONGEST_LABEL)):
        return False
    if mark in ("“", "„", "``", "«", "”"):
        return after < end
    return (
        after < end
        and not text[after].isspace()
        and (at == 0 or text[at - 1].isspace() or text[at - 1] in _SPACE + "'‘")
    )


def _is_over(text: str, at: int) -> bool:
    """Whether what was open had ended before `at`, its closing mark forgotten."""
    return text[max(0, at - _GAP) : at].rstrip()[-1:] in (".", ",", "!", "?")


def _with_singles(text: str, found: list[Marked], marks: list[tuple[int, str]], start: int, end: int) -> list[Marked]:
    """`found`, and pairs of single marks that stand outside of all of it."""
    singles: list[Marked] = []
    opened: tuple[int, str] | None = None
    outer = iter([*found, Marked(end, end, "", True)])
    current = next(outer)
    for at, mark in marks:
        while at >= current.end and current.start < end:
            opened, current = None, next(outer)
        if mark not in _SINGLE or current.start <= at:
            continue
        if opened is None:
            if mark in "'‘‹" and _single_opens(text, at, start, end):
                opened = (at, mark)
        elif mark in _CLOSING[opened[1]] and _single_closes(text, at, end):
            if at - opened[0] <= _LONGEST_SINGLE:
                singles.append(Marked(opened[0], at + 1, opened[1], True))
            opened = None
    return sorted(found + singles, key=lambda pair: pair.start)


def _single_opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1 : at + 2]
    return (
        (before.isspace() or before in _SPACE)
        and at + 1 < end
        and after.isalnum()
        and not _ELISIONS.match(text, at + 1)
    )


def _single_closes(text: str, at: int, end: int) -> bool:
    """Whether an apostrophe ends a quotation: after a letter or point, not inside a word."""
    return not text[at - 1].isspace() and (at + 1 >= end or not text[at + 1].isalnum())
