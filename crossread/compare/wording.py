"""Whether two outlets quote the same utterance in the same words.

A shorter quotation that is a piece of the longer is the same; words that differ, or are missing in the middle without a
mark of omission, are told differently.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from crossread.compare.statements import Statement
from crossread.compare.words import tokens
from crossread.model import Quote

# Two pieces are of one utterance where so many words are common in order, and this share of the stretch that they span.
COMMON_WORDS, COMMON_SHARE = 4, 0.6
_MARKS = re.compile(r'["“”«»„]([^"“”«»„]+)["“”«»„]?')
_OMISSION = re.compile(r"\.\.\.|…|\[[^\[\]]*\]|\(")


def told_in_other_words(a: Statement, b: Statement) -> str | None:
    """The speaker whom two statements quote, in quotation marks, with different words; `None` if there is none."""
    for mine in a.quotes:
        for other in b.quotes:
            if mine.kind != "indirect" and other.kind != "indirect" and mine.speaker and mine.speaker == other.speaker:
                pieces = [(x, y) for x in marked(mine, a) for y in marked(other, b)]
                if pieces and not any(_same(x, y) for x, y in pieces) and any(_changed(x, y) for x, y in pieces):
                    return mine.speaker
    return None


def marked(quote: Quote, statement: Statement) -> Iterator[list[str]]:
    """The folded words of each stretch inside quotation marks that stands in the statement, cut at omissions."""
    for part in quote.parts:
        text = statement.text(part)
        inside = [text] if quote.kind == "direct" else [match[1] for match in _MARKS.finditer(text)]
        for stretch in inside:
            for piece in _OMISSION.split(stretch):
                found = [word for _, _, word in tokens(piece)]
                if found:
                    yield found


def _same(a: list[str], b: list[str]) -> bool:
    """Whether one piece stands in the other word for word."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _changed(a: list[str], b: list[str]) -> bool:
    """Whether two pieces are of one utterance but differ between their first and last common words."""
    blocks = [x for x in Indel.opcodes(a, b) if x.tag == "equal"]
    common = sum(block.src_end - block.src_start for block in blocks)
    if common < COMMON_WORDS:
        return False
    span = max(blocks[-1].src_end - blocks[0].src_start, blocks[-1].dest_end - blocks[0].dest_start)
    return len(blocks) > 1 and common >= COMMON_SHARE * span
