"""Words that keep a distance from what is told, "allegedly" and the like, and whose distance that is."""

import re
from collections.abc import Iterator

from crossread.annotate.lexicon import words
from crossread.annotate.marks import Marked
from crossread.model import Hedge, Quote, Span, Whose

_WORDS = words("framing", "hedges")
_ADJECTIVES = words("framing", "hedging adjectives")
_HEDGE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(_WORDS))})(?![\w-])|\b(?:appear|seem)(?:s|ed)? to\b", re.IGNORECASE
)
# What stands between a hedging adjective and its noun: "the alleged attack", but not "he is alleged to".
_NOUN = re.compile(r"\s+[\"'“‘]?[^\W\d_]")
_NOT_ADJECTIVE = re.compile(r"\s+(?:to|that|by|in|on|he|she|it|they)\b", re.IGNORECASE)


def hedges(text: str, span: Span, quotes: tuple[Quote, ...], marks: tuple[Marked, ...]) -> tuple[Hedge, ...]:
    """The hedges in a span of `text`: the speaker's in quotation marks, the outlet's where it quotes nobody.

    In words that are reported without marks it is not known whose they are.
    """
    return tuple(_found(text, span, quotes, marks))


def _found(text: str, span: Span, quotes: tuple[Quote, ...], marks: tuple[Marked, ...]) -> Iterator[Hedge]:
    for match in _HEDGE.finditer(text, span.start, span.end):
        if match.group().lower() in _ADJECTIVES and not _before_noun(text, match.end(), span.end):
            continue
        at = match.start()
        whose: Whose | None = "outlet"
        if any(part.start <= at < part.end for quote in quotes for part in quote.parts):
            whose = "speaker" if any(mark.start <= at < mark.end for mark in marks) else None
        yield Hedge(Span(span.article, at, match.end()), whose)


def _before_noun(text: str, at: int, end: int) -> bool:
    return bool(_NOUN.match(text, at, end)) and not _NOT_ADJECTIVE.match(text, at, end)
