"""The units that are compared: the sentences of all articles of a story, each with what stands in it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from crossread.compare.clauses import clauses
from crossread.compare.speakers import last_word, voices
from crossread.compare.words import Word, words
from crossread.model import Annotated, Number, Quote, Span, Time

# What stands farther on in a sentence is not looked at, for the work grows with the square of its length: no sentence
# is so long. The longest of the labelled events has 553 characters.
LONGEST = 4000
# Sentences of a story that are compared: time and memory grow with the square of their number (below 1 GB for these).
# Of a larger story the first of each article are, as many as fit.
MOST = 1800


class Unit(NamedTuple):
    """A stretch of an article that is compared as one.

    `article` is the article's number, `place` the unit's in its article, `span` the whole of it; all else is of its
    first `LONGEST` characters. `quotes` overlap it, `numbers` and `times` begin in it. `speakers` are last names,
    folded; `quoted` is the share that stands in quotation marks, 0 to 1.
    """

    article: int
    place: int
    span: Span
    text: str
    words: tuple[Word, ...]
    quotes: tuple[Quote, ...]
    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    speakers: frozenset[str]
    quoted: float
    clauses: tuple[Span, ...]

    def raw(self, word: Word) -> str:
        """A word of the unit as it is written."""
        return self.text[word.start - self.span.start : word.end - self.span.start]


def units(articles: tuple[Annotated, ...]) -> list[Unit]:
    """The sentences of all articles, in order of article and place."""
    voice = voices(articles)
    return [unit for number, annotated in enumerate(articles) for unit in _of_article(number, annotated, voice)]


def compared(story: list[Unit]) -> list[Unit]:
    """The units that there is room to compare: of each article the first ones, in order."""
    if len(story) <= MOST:
        return story
    room, depth = MOST, 0
    for count in (at for _, at in sorted(Counter(unit.place for unit in story).items())):
        if count > room:
            break
        room, depth = room - count, depth + 1
    return [unit for unit in story if unit.place < depth]


def _of_article(number: int, annotated: Annotated, voice: dict[str, str]) -> Iterator[Unit]:
    spans = [sentence.span for sentence in annotated.sentences]
    looked = [Span(span.article, span.start, min(span.end, span.start + LONGEST)) for span in spans]
    quotes = _overlapping(looked, annotated.quotes)
    numbers = _overlapping(looked, annotated.numbers)
    times = _overlapping(looked, annotated.times)
    for place, (span, part) in enumerate(zip(spans, looked, strict=True)):
        text = annotated.article.text
        speakers = [last_word(quote.speaker) for quote in quotes[place] if quote.speaker]
        yield Unit(
            number,
            place,
            span,
            text[part.start : part.end],
            tuple(words(text, part.start, part.end)),
            tuple(quotes[place]),
            tuple(n for n in numbers[place] if n.span.start >= part.start),
            tuple(t for t in times[place] if t.span.start >= part.start),
            frozenset(voice.get(speaker, speaker) for speaker in speakers),
            _quoted(part, quotes[place]),
            clauses(text, part, tuple(quotes[place])),
        )


def _quoted(span: Span, quotes: list[Quote]) -> float:
    """The share of a span that stands in quotation marks."""
    marked = [part for quote in quotes if quote.kind != "indirect" for part in quote.parts]
    covered = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in marked)
    return min(1.0, covered / (span.end - span.start))


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_P = TypeVar("_P", bound=_Placed)


def _overlapping(spans: list[Span], items: Sequence[_P]) -> list[list[_P]]:
    """For each of the spans, which stand in order and do not overlap, the items that overlap it, in their order."""
    starts = [span.start for span in spans]
    found: list[list[_P]] = [[] for _ in spans]
    for item in items:
        at = max(0, bisect_right(starts, item.span.start) - 1)
        while at < len(spans) and spans[at].start < item.span.end:
            if item.span.start < spans[at].end:
                found[at].append(item)
            at += 1
    return found
