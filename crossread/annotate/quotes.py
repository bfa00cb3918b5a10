"""Quotations of an article: attributed units, and runs of quotations that go on without an attribution of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crossread.annotate.clauses import Attribution, attributions
from crossread.annotate.cues import Cue, Range
from crossread.annotate.framing import framed
from crossread.annotate.marks import marked
from crossread.annotate.people import Mention
from crossread.annotate.spotting import spot
from crossread.annotate.subjects import main_subject
from crossread.annotate.tokens import Token, Unit, units
from crossread.model import Article, Quote, QuoteKind, Sentence, Span

if TYPE_CHECKING:
    from crossread.annotate.speakers import Resolver

# Marks that archives of plain text put for any other: their words are not vouched for as verbatim.
_TYPED = ("''", "``")
# Words that may follow a quotation which goes on with the one before: `"… in support" of the evidence behind it.`
_LONGEST_TAIL = 15
# Attributions that one unit may have, of which the last quotation is looked for.
_NEAR = 4


@dataclass(slots=True)
class Found:
    """A quotation before its speaker is known.

    `parts` are offsets and `tokens` what stands there; `unit` has the number `number`, and the cue's subject stands in
    the unit number `source`. `paragraph` is the last one that the quotation reaches.
    """

    parts: list[Range]
    tokens: list[Token]
    unit: Unit
    number: int
    cue: Cue | None
    source: int
    paragraph: int
    via: list[Cue] = field(default_factory=list)

    @property
    def quoted(self) -> bool:
        """Whether any of it stands in quotation marks."""
        return any(t.quoted is not None for t in self.tokens)

    @property
    def kind(self) -> QuoteKind:
        """direct: all in quotation marks; mixed: some; indirect: none."""
        quoted = [t for t in self.tokens if t.quoted is not None and t.quoted.mark not in _TYPED]
        if not quoted:
            return "mixed" if any(t.title for t in self.tokens) else "indirect"
        return "mixed" if any(t.word for t in self.tokens) else "direct"


def quotes(article: Article, sentences: tuple[Sentence, ...], mentions: list[Mention]) -> tuple[Quote, ...]:
    """The quotations of an article with their speakers, in order of place."""
    from crossread.annotate.speakers import Resolver

    all_units = list(units(article.text, sentences, marked(article.text, sentences)))
    resolver = Resolver(article, all_units, mentions)
    made = [_quote(article, found, resolver) for found in find(all_units)]
    return tuple(sorted(made, key=lambda quote: (quote.span.start, quote.span.end)))


def _quote(article: Article, found: Found, resolver: Resolver) -> Quote:
    speaker = resolver.resolve(found)
    parts = tuple(Span(article.id, start, end) for start, end in found.parts)
    cue = None
    if found.cue is not None and found.cue.end > found.cue.start:
        tokens = found.unit.tokens
        cue = Span(article.id, tokens[found.cue.start].start, tokens[found.cue.end - 1].end)
    made = Quote(
        span=Span(article.id, parts[0].start, parts[-1].end),
        parts=parts,
        kind=found.kind,
        speaker=speaker.name if speaker else None,
        speaker_span=Span(article.id, speaker.start, speaker.end) if speaker else None,
        cue_span=cue,
        via=resolver.via(found),
        resolved=speaker.resolved if speaker else None,
    )
    return framed(made, found.unit, found.cue)


def find(all_units: list[Unit]) -> list[Found]:
    """The quotations in the units of an article, in order."""
    found: list[Found] = []
    speech: Found | None = None
    for number, unit in enumerate(all_units):
        if speech is not None and unit.paragraph == speech.paragraph:
            _extend(speech, unit)
            continue
        own = attributions(unit)
        speech = None if own else _announced(all_units, number)
        if speech is not None:
            found.append(speech)
        bare = unit.tokens[0].quoted is not None and all(one.cue.kind == "run" for one in own)
        if bare and _go_on(found, all_units, number):
            continue
        for one in own:
            found.append(_found(number, unit, one))
            if one.cue.kind == "label":
                speech = found[-1]
    return found


def _extend(speech: Found, unit: Unit) -> None:
    """Let a speech that has no marks reach to the end of a unit of its paragraph."""
    speech.parts[-1] = (speech.parts[-1][0], unit.end)
    speech.tokens += unit.tokens


def _announced(all_units: list[Unit], number: int) -> Found | None:
    """The paragraph without marks that begins with this unit, if the one before it ends with a cue and a colon."""
    unit, before = all_units[number], all_units[number - 1] if number else None
    if before is None or not unit.first or before.tokens[-1].text != ":":
        return None
    if any(t.quoted is not None for t in unit.tokens):
        return None
    cues = [cue for cue in spot(before.tokens) if cue.subject]
    if not cues or any(before.tokens[n].quoted is not None for n in range(cues[-1].end, len(before.tokens))):
        return None
    cue = cues[-1]
    return Found([(unit.start, unit.end)], list(unit.tokens), unit, number, _silent(cue), number - 1, unit.paragraph)


def _go_on(found: list[Found], all_units: list[Unit], number: int) -> bool:
    """Join a unit that is a quotation and little else to the one that it goes on with, or to the sentence before it.

    Whether there is one: in the unit just before, of the same paragraph or the one before. Where that is of another
    entry of a live blog, the unit is a quotation of nobody's.
    """
    unit, before = all_units[number], all_units[number - 1] if number else None
    tokens = list(unit.tokens)
    while tokens[-1].quoted is None and not tokens[-1].word:
        tokens.pop()
    words = sum(t.word for t in tokens)
    if before is None or (words and (unit.first or words > _LONGEST_TAIL)):
        return False
    part = (tokens[0].start, tokens[-1].end)
    if before.paragraph < unit.paragraph - 1:
        found.append(Found([part], tokens, unit, number, None, number, unit.paragraph))
        return True
    last = next((f for f in reversed(found[-_NEAR:]) if f.number == number - 1 and f.quoted), None)
    if last is not None:
        last.parts.append(part)
        last.tokens += tokens
        last.number = number
        last.paragraph = unit.paragraph
    else:
        cue, source = _lead_in(found, before, number)
        found.append(Found([part], tokens, unit, number, cue, source, unit.paragraph))
    return True


def _lead_in(found: list[Found], before: Unit, number: int) -> tuple[Cue, int]:
    """Whose a quotation without attribution is, and the number of the unit that names them.

    They are who spoke in the sentence before, or before a question, or else that sentence's subject.
    """
    last = found[-1] if found else None
    if last is not None and last.cue is not None:
        if last.cue.kind == "label" and last.paragraph == before.paragraph:
            return _silent(last.cue), last.source
        asked = before.tokens[-1].text == "?" and last.number >= number - 2
        if asked or last.source == number - 1:
            return _silent(last.cue), last.source
    return Cue(0, 0, 0, "run", None, main_subject(before.tokens, 0, len(before.tokens))), number - 1


def _silent(cue: Cue) -> Cue:
    """The same subject without a cue of its own."""
    return Cue(0, 0, 0, "run", None, cue.subject)


def _found(number: int, unit: Unit, one: Attribution) -> Found:
    tokens = [t for a, b in one.parts for t in unit.tokens[a:b]]
    parts = [(unit.tokens[a].start, unit.tokens[b - 1].end) for a, b in one.parts]
    return Found(parts, tokens, unit, number, one.cue, number, unit.paragraph, one.via)
