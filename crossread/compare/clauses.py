"""The clauses of a sentence that state something each: what is said apart from who says it, and what is joined by
"but", "while", ", and", ", which" and the like."""

import re
from collections.abc import Iterator
from itertools import pairwise

from crossread.compare.words import words
from crossread.model import Quote, Span

# A clause states something by itself where it has so many content words.
FEWEST_WORDS = 3
# A sentence of more clauses is no prose (a list, a table in one line): the last one takes in the rest.
MOST_CLAUSES = 60

_CUT = re.compile(
    r"[;:—–]\s|\s--\s|"
    r",\s(?=(?:but|while|whereas|although|though|which|who|whose|where|when|after|before|because|as|and|or|of which|"
    r"with|including|\w+ing)\s)|\s(?=(?:but|while|because|although|and that|after|before)\s)"
)
_EDGES = " \t\n,;:—–-"


def clauses(text: str, sentence: Span, quotes: tuple[Quote, ...]) -> tuple[Span, ...]:
    """The clauses of a sentence of `text` in order, or the sentence alone where it is all one.

    `quotes` are the quotations that the sentence overlaps. The clauses do not overlap, and what is too short to state
    anything by itself belongs to the clause before it.
    """
    cuts = sorted({sentence.start, sentence.end, *_boundaries(text, sentence, quotes)})
    pieces: list[list[int]] = []
    count = 0  # content words in the last piece
    for start, end in pairwise(cuts):
        more = len(words(text, start, end))
        if pieces and (more < FEWEST_WORDS or count < FEWEST_WORDS or len(pieces) == MOST_CLAUSES):
            pieces[-1][1] = end
            count += more
        else:
            pieces.append([start, end])
            count = more
    return tuple(_trimmed(text, sentence.article, start, end) for start, end in pieces)


def _boundaries(text: str, sentence: Span, quotes: tuple[Quote, ...]) -> Iterator[int]:
    """Where a clause begins: at the edges of what is quoted or reported, and at the words that join clauses."""
    for quote in quotes:
        for part in quote.parts:
            yield from (at for at in (part.start, part.end) if sentence.start < at < sentence.end)
    for match in _CUT.finditer(text, sentence.start, sentence.end):
        yield match.end()


def _trimmed(text: str, article: str, start: int, end: int) -> Span:
    """The span without white space and joining marks at its edges; as it is where it holds nothing else."""
    first, last = start, end
    while first < last and text[first] in _EDGES:
        first += 1
    while first < last and text[last - 1] in _EDGES:
        last -= 1
    return Span(article, first, last) if first < last else Span(article, start, end)
