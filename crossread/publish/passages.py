"""An article's text cut into paragraphs and sentences, so that a page can light up the sentences of a statement."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.model import Annotated
from crossread.publish.safe import clean

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: `text[start:end]` of the article, cleaned.

    `key` names the sentence that begins here, `None` for text between sentences and for the rest of a sentence that
    goes on over a line end. `lit` is set where it belongs to the statement that is looked at.
    """

    text: str
    start: int
    end: int
    key: str | None
    lit: bool


def paragraphs(
    annotated: Annotated, number: int, lit: Sequence[tuple[int, int]] = (), near: bool = False
) -> list[list[Piece]]:
    """The text of article `number` as paragraphs of pieces that join up to it; sentences that meet `lit` are lit.

    With `near`, only the paragraphs that hold lit sentences, and the ones before and after them.
    """
    whole = _paragraphs(annotated, number, lit)
    if not near:
        return whole
    bright = [n for n, pieces in enumerate(whole) if any(piece.lit for piece in pieces)]
    return [pieces for n, pieces in enumerate(whole) if any(abs(n - other) <= 1 for other in bright)]


def _paragraphs(annotated: Annotated, number: int, lit: Sequence[tuple[int, int]]) -> list[list[Piece]]:
    text = annotated.article.text
    found = []
    cuts = _cuts(annotated, len(text))
    at = 0
    for line in _LINE.finditer(text):
        while cuts[at][1] <= line.start():
            at += 1
        pieces = []
        here = at
        while here < len(cuts) and cuts[here][0] < line.end():
            start, end, sentence = cuts[here]
            first, last = max(start, line.start()), min(end, line.end())
            key = sentence_key(number, start) if sentence and first == start else None
            pieces.append(Piece(clean(text[first:last]), first, last, key, sentence and _meets(start, end, lit)))
            here += 1
        if any(piece.text.strip() for piece in pieces):
            found.append(pieces)
    return found


def sentence_key(number: int, start: int) -> str:
    """The anchor of the sentence of article `number` that begins at `start`."""
    return f"t{number}-{start}"


def sentence_at(annotated: Annotated, offset: int) -> int | None:
    """Where the sentence begins that holds `offset`; `None` where there is none."""
    starts = [sentence.span.start for sentence in annotated.sentences]
    n = bisect_right(starts, offset) - 1
    return starts[n] if n >= 0 and offset < annotated.sentences[n].span.end else None


def _cuts(annotated: Annotated, length: int) -> list[tuple[int, int, bool]]:
    """The whole text as (start, end, is it a sentence), without gaps or overlaps."""
    return [*_gapless(annotated, length)] or [(0, length, False)]


def _gapless(annotated: Annotated, length: int) -> Iterator[tuple[int, int, bool]]:
    done = 0
    for sentence in annotated.sentences:
        start, end = max(done, sentence.span.start), min(length, sentence.span.end)
        if start >= end:
            continue
        if start > done:
            yield done, start, False
        yield start, end, True
        done = end
    if done < length:
        yield done, length, False


def _meets(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)
