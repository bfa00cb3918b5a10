"""Who said what: a speaker's utterances, each as the outlets have it."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.model import Comparison, Quote, Utterance
from crossread.publish.framing import how
from crossread.publish.outlets import Outlet, distinct
from crossread.publish.readings import MANNERS, Reading, pairs, text_of
from crossread.publish.safe import clean, clip
from crossread.publish.signs import BY_NAME, Sign
from crossread.publish.words import Run, diff, same_words


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: the first reading is the base wording, the others are marked against it."""

    id: str
    identical: bool
    readings: tuple[Reading, ...]

    @property
    def sign(self) -> Sign:
        """Agreed where all have it in the same words, told differently where not, only where one outlet has it."""
        alike = self.identical or self.note == "word for word"
        outlets = distinct(reading.outlet for reading in self.readings)
        return BY_NAME["only" if len(outlets) == 1 else "same" if alike else "differ"]

    @property
    def once(self) -> bool:
        """Whether a single report has it."""
        return len(self.readings) == 1

    @property
    def note(self) -> str:
        """How the wordings go together."""
        base, *others = self.readings
        if not others:
            return ""
        if all(same_words(base.text, reading.text) for reading in others):
            return "word for word"
        if self.identical:
            return "cut shorter"
        return "" if any(reading.marked for reading in others) else "in other words"


@dataclass(frozen=True, slots=True)
class Speaker:
    """What one speaker said, first what several outlets quote; `name` is `None` where nobody is named."""

    name: str | None
    said: tuple[Said, ...]


def speakers_of(comparison: Comparison, by_id: dict[str, Outlet]) -> tuple[Speaker, ...]:
    """Speakers by how many things several outlets quote them on, then by how much they are quoted at all."""
    said: dict[str | None, list[Said]] = {}
    shared = {(q.span.article, q.span.start, q.span.end) for u in comparison.utterances for q in u.quotes}
    alone = [
        Utterance(quote.speaker, True, (quote,))
        for outlet in by_id.values()
        for quote in outlet.annotated.quotes
        if (quote.span.article, quote.span.start, quote.span.end) not in shared
    ]
    keys = [f"u{n}" for n in range(1, len(comparison.utterances) + 1)]
    # The key of what one outlet quotes does not hang on the base or on who is hidden.
    keys += [f"q{by_id[u.quotes[0].span.article].number}-{u.quotes[0].span.start}" for u in alone]
    for key, utterance in zip(keys, [*comparison.utterances, *alone], strict=True):
        made = _said(key, utterance, by_id)
        if made:
            said.setdefault(utterance.speaker, []).append(made)

    def weight(item: tuple[str | None, list[Said]]) -> tuple[bool, int, int]:
        return item[0] is None, -sum(s.sign.name != "only" for s in item[1]), -len(item[1])

    return tuple(
        Speaker(_capital(clean(name)) if name else None, tuple(sorted(items, key=_place)))
        for name, items in sorted(said.items(), key=weight)
    )


def _place(said: Said) -> tuple[bool, bool]:
    """What several outlets quote before what one has in several reports, and last what stands in one of them."""
    return said.sign.name == "only", said.once


def _said(key: str, utterance: Utterance, by_id: dict[str, Outlet]) -> Said | None:
    """An utterance as shown; `None` where every outlet that quotes it is hidden."""
    quotes: dict[str, list[Quote]] = {}
    for quote in utterance.quotes:
        quotes.setdefault(quote.span.article, []).append(quote)
    told = [(outlet, quotes[article]) for article, outlet in by_id.items() if article in quotes]
    if not told:
        return None
    texts = [
        text_of(o.article, [part for quote in found for part in quote.parts or (quote.span,)]) for o, found in told
    ]
    readings = []
    for n, ((outlet, found), text) in enumerate(zip(told, texts, strict=True)):
        runs = diff(texts[0], text) if n else (Run("same", text),)
        spans = pairs([quote.span for quote in found])
        manner, ways = MANNERS[found[0].kind], how(outlet.article, found)
        readings.append(Reading(outlet, spans, runs, _cue(outlet, found), manner, _via(found), ways))
    return Said(key, utterance.identical, tuple(readings))


def _cue(outlet: Outlet, quotes: Sequence[Quote]) -> str | None:
    cues = [q.cue_span for q in quotes if q.cue_span]
    found = [clip(" ".join(clean(outlet.article.text[c.start : c.end]).split()), 40) for c in cues]
    return ", ".join(dict.fromkeys(found)) or None


def _via(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean(name) for quote in quotes for name in quote.via))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
