"""Statements: the sentences of an article split into what each states, with whose words it is and what stands in it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from crossread.annotate.cues import Range
from crossread.annotate.grammar import COORDINATORS
from crossread.annotate.hanging import hangs_on
from crossread.annotate.hedges import hedges
from crossread.annotate.marks import Marked, marked
from crossread.annotate.predicates import infinitive, is_finite, predicate
from crossread.annotate.splitting import Pieces, clauses
from crossread.annotate.subjects import past_dateline
from crossread.annotate.tokens import MARKS, Token, word_tokens
from crossread.model import Annotated, Quote, Span, Statement, Time

# A sentence that is longer is no prose, and is one statement. The longest of 2,489 sentences of news has 553.
_LONGEST = 4000
# Tokens from one word to the next of the same words, a quotation mark between.
_TOUCHING = 2
_EDGES = frozenset((",", ";", ":", "—", "–", "--", "-", "."))


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_P = TypeVar("_P", bound=_Placed)


@dataclass(frozen=True, slots=True)
class _Near:
    """A sentence with the quotations and the marks that overlap it."""

    span: Span
    quotes: tuple[Quote, ...]
    marks: tuple[Marked, ...]


@dataclass(slots=True)
class _Voice:
    """The tokens of a sentence that one quotation has, or that the outlet has itself where `quote` is `None`."""

    quote: Quote | None
    tokens: list[Token]
    numbers: list[int]  # of the tokens in the sentence


def with_statements(found: Annotated) -> Annotated:
    """The annotations with their statements; times say what they hang on, quotations how they are meant."""
    made = tuple(statement for near in _sentences(found) for statement in _stated(found, near))
    dated = {time.span: time for statement in made for time in statement.times}
    spoken: dict[Span, list[Statement]] = {}
    for statement in made:
        if statement.quote is not None:
            spoken.setdefault(statement.quote, []).append(statement)
    return replace(
        found,
        times=tuple(dated.get(time.span, time) for time in found.times),
        quotes=tuple(_meant(quote, spoken.get(quote.span, [])) for quote in found.quotes),
        statements=made,
    )


def _meant(quote: Quote, made: list[Statement]) -> Quote:
    """A quotation with the modality and polarity of its first clause and the hedges of all."""
    if not made:
        return quote
    own = tuple(hedge for statement in made for hedge in statement.hedges)
    return replace(quote, hedges=quote.hedges + own, modality=made[0].modality, polarity=made[0].polarity)


def _sentences(found: Annotated) -> Iterator[_Near]:
    """The sentences in order."""
    quotes, marks = found.quotes, marked(found.article.text, found.sentences)
    quote = mark = 0
    open_quotes: list[Quote] = []
    open_marks: list[Marked] = []
    for sentence in found.sentences:
        start, end = sentence.span.start, sentence.span.end
        while quote < len(quotes) and quotes[quote].span.start < end:
            open_quotes.append(quotes[quote])
            quote += 1
        while mark < len(marks) and marks[mark].start < end:
            open_marks.append(marks[mark])
            mark += 1
        open_quotes = [each for each in open_quotes if each.span.end > start]
        open_marks = [each for each in open_marks if each.end > start]
        yield _Near(sentence.span, tuple(open_quotes), tuple(open_marks))


def _stated(found: Annotated, near: _Near) -> list[Statement]:
    """What a sentence states, in order of place."""
    if near.span.end - near.span.start > _LONGEST:
        return [Statement(near.span, (near.span,))]
    made = []
    for voice in _voices(found.article.text, near):
        for pieces in clauses(voice.tokens):
            tokens = [voice.tokens[n] for a, b in pieces for n in range(a, b)]
            if voice.quote is None and near.quotes and not any(is_finite(tokens, n) for n in range(len(tokens))):
                continue  # "According to Lee,"
            parts = _parts(near.span.article, voice, pieces)
            if parts:
                made.append(_statement(found, near, voice.quote, parts, tokens))
    return sorted(made, key=lambda each: (each.span.start, each.span.end))


def _voices(text: str, near: _Near) -> list[_Voice]:
    """The tokens of a sentence by whose words they are; those of a quotation within another are the inner one's."""
    edges = {mark.start for mark in near.marks} | {mark.end - 1 for mark in near.marks}
    pieces = [(part.end - part.start, part, n) for n, quote in enumerate(near.quotes) for part in quote.parts]
    pieces.sort(key=lambda piece: (piece[0], piece[1].start))
    voices: dict[int, _Voice] = {}
    tokens = list(word_tokens(text, near.span.start, near.span.end))
    for number in range(past_dateline(tokens, 0) if tokens else 0, len(tokens)):
        token = tokens[number]
        if token.text in MARKS and token.start in edges:
            continue
        owner = next((n for _, part, n in pieces if part.start <= token.start < part.end), -1)
        voice = voices.setdefault(owner, _Voice(near.quotes[owner] if owner >= 0 else None, [], []))
        voice.tokens.append(token)
        voice.numbers.append(number)
    return list(voices.values())


def _parts(article: str, voice: _Voice, pieces: Pieces) -> tuple[Span, ...]:
    """Where the pieces of a clause stand, without the punctuation at their ends."""
    runs: list[list[int]] = []
    for n in (n for a, b in pieces for n in range(a, b)):
        # A quotation mark may stand between.
        if runs and runs[-1][-1] == n - 1 and voice.numbers[n] - voice.numbers[n - 1] <= _TOUCHING:
            runs[-1].append(n)
        else:
            runs.append([n])
    spans = []
    for run in runs:
        while run and voice.tokens[run[-1]].text in _EDGES:
            run.pop()
        first = next((at for at, n in enumerate(run) if voice.tokens[n].text not in _EDGES), 0)
        if any(voice.tokens[n].word and voice.tokens[n].low not in COORDINATORS for n in run):
            spans.append(Span(article, voice.tokens[run[first]].start, voice.tokens[run[-1]].end))
    return tuple(spans)


def _statement(
    found: Annotated, near: _Near, quote: Quote | None, parts: tuple[Span, ...], tokens: list[Token]
) -> Statement:
    """The statement that a clause makes, of which `tokens` are all words."""
    urged = quote is not None and quote.addressee is not None and quote.addressee.start == parts[0].start
    said = infinitive(tokens) if urged or (quote is not None and tokens[0].low == "to") else predicate(tokens)
    article, text = near.span.article, found.article.text

    def place(where: Range | None) -> Span | None:
        return None if where is None else Span(article, tokens[where[0]].start, tokens[where[1] - 1].end)

    def dated(time: Time) -> Time:
        return replace(time, on=place(hangs_on(tokens, time.span.start, time.span.end)))

    return Statement(
        Span(article, parts[0].start, parts[-1].end),
        parts,
        quote=quote.span if quote else None,
        stance=quote.stance if quote else "said",
        polarity="affirmed" if said.negation is None else "negated",
        negation=place(said.negation),
        modality=said.modality,
        condition=place(said.condition),
        hedges=tuple(h for part in parts for h in hedges(text, part, near.quotes, near.marks)),
        names=_within(found.names, parts),
        numbers=_within(found.numbers, parts),
        times=tuple(dated(time) for time in _within(found.times, parts)),
    )


def _within(items: Sequence[_P], parts: tuple[Span, ...]) -> tuple[_P, ...]:
    """The items, which are in order of place, that begin in one of the parts."""
    chosen: list[_P] = []
    for part in parts:
        at = bisect_left(items, part.start, key=lambda item: item.span.start)
        while at < len(items) and items[at].span.start < part.end:
            chosen.append(items[at])
            at += 1
    return tuple(chosen)
