"""The clauses of a sentence that state something each: what is said apart from who says it, and what is joined by
"but", "while", ", and", ", which" and the like."""

import re
from collections.abc import Iterator
from itertools import pairwise

from crossread.compare.words import words
from crossread.model import Annotated, Span

# A clause states something by itself where it has so many content words.
FEWEST_WORDS = 3

_CUT = re.compile(
    r"[;:—–]\s|\s--\s|"
    r",\s(?=(?:but|while|whereas|although|though|which|who|whose|where|when|after|before|because|as|and|or|of which|"
    r"with|including|\w+ing)\s)|\s(?=(?:but|while|because|although|and that|after|before)\s)"
)


def clauses(annotated: Annotated, sentence: Span) -> tuple[Span, ...]:
    """The clauses of a sentence in order, or the sentence alone where it is all one.

    They do not overlap, and what is too short to state anything by itself belongs to the clause before it.
    """
    text = annotated.article.text
    cuts = sorted({sentence.start, sentence.end, *_boundaries(annotated, sentence)})
    pieces: list[list[int]] = []
    for start, end in pairwise(cuts):
        if pieces and (len(words(text, start, end)) < FEWEST_WORDS or len(words(text, *pieces[-1])) < FEWEST_WORDS):
            pieces[-1][1] = end
        else:
            pieces.append([start, end])
    return tuple(_trimmed(text, sentence.article, start, end) for start, end in pieces)


def _boundaries(annotated: Annotated, sentence: Span) -> Iterator[int]:
    """Where a clause begins: at the edges of what is quoted or reported, and at the words that join clauses."""
    for quote in annotated.quotes:
        for part in quote.parts:
            yield from (at for at in (part.start, part.end) if sentence.start < at < sentence.end)
    for match in _CUT.finditer(annotated.article.text, sentence.start, sentence.end):
        yield match.end()


def _trimmed(text: str, article: str, start: int, end: int) -> Span:
    """The span without white space and joining commas at its edges."""
    while start < end and text[start] in " \t\n,;:—–-":
        start += 1
    while start < end and text[end - 1] in " \t\n,;:—–-":
        end -= 1
    return Span(article, start, end)
