"""The units that are compared: the sentences of all articles of a story, each with what stands in it."""

from typing import NamedTuple

from crossread.compare.clauses import clauses
from crossread.compare.speakers import last_word, voices
from crossread.compare.words import Word, words
from crossread.model import Annotated, Number, Quote, Sentence, Span


class Unit(NamedTuple):
    """A stretch of an article that is compared as one.

    `article` is the article's number, `place` the unit's in its article. `speakers` are last names, folded; `quoted` is
    the share that stands in quotation marks, 0 to 1.
    """

    article: int
    place: int
    span: Span
    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    speakers: frozenset[str]
    quoted: float
    clauses: tuple[Span, ...]

    def raw(self, word: Word) -> str:
        """A word of the unit as it is written."""
        return self.text[word.start - self.span.start : word.end - self.span.start]


def units(articles: tuple[Annotated, ...]) -> list[Unit]:
    """The sentences of all articles, in order of article and place."""
    voice = voices(articles)
    return [
        _unit(number, place, annotated, sentence, voice)
        for number, annotated in enumerate(articles)
        for place, sentence in enumerate(annotated.sentences)
    ]


def within(quotes: tuple[Quote, ...], span: Span) -> tuple[Quote, ...]:
    """The quotations that overlap a span."""
    return tuple(q for q in quotes if q.span.start < span.end and span.start < q.span.end)


def _unit(number: int, place: int, annotated: Annotated, sentence: Sentence, voice: dict[str, str]) -> Unit:
    text, span = annotated.article.text, sentence.span
    inside = within(annotated.quotes, span)
    names = [last_word(quote.speaker) for quote in inside if quote.speaker]
    marked = [part for quote in inside if quote.kind != "indirect" for part in quote.parts]
    covered = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in marked)
    return Unit(
        number,
        place,
        span,
        text[span.start : span.end],
        tuple(words(text, span.start, span.end)),
        tuple(n for n in annotated.numbers if span.start <= n.span.start < span.end),
        frozenset(voice.get(name, name) for name in names),
        min(1.0, covered / (span.end - span.start)),
        clauses(annotated, span),
    )
