"""A comparison in the order in which people read it: what the terminal, Markdown, HTML and the site all show."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from crossread.model import Comparison, DifferOn, Fact, Span
from crossread.publish.outlets import (
    Event,
    Outlet,
    counted,
    distinct,
    independent,
    outlets_of,
    places,
    shared_copy,
    timeline,
)
from crossread.publish.readings import Reading, pairs, text_of
from crossread.publish.safe import clean, clip
from crossread.publish.signs import DIFFERS_IN, SIGNS, Sign, sign_of
from crossread.publish.speakers import Said, Speaker, speakers_of
from crossread.publish.words import NARROW, Run, contrast, nutshell, same_words

NUTSHELL_LENGTH = 48
MORE = "one says more"


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact with its readings, those of the base outlet first. `voices` counts the independent outlets.

    `spoken` is set where one outlet alone has it and it is speech, which stands among what its speaker said.
    """

    id: str
    sign: Sign
    note: str
    why: str
    readings: tuple[Reading, ...]
    voices: int
    on: DifferOn | None = None
    comment: bool = False
    spoken: bool = False

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that state it, each once."""
        return distinct(reading.outlet for reading in self.readings)

    @property
    def told_by(self) -> str:
        """How many outlets state it, and how many of them are independent."""
        return counted(len(self.outlets), self.voices)

    @property
    def wordings(self) -> tuple[Reading, ...]:
        """The readings without those that have the very words of an earlier one."""
        return tuple(
            reading
            for n, reading in enumerate(self.readings)
            if not any(same_words(reading.text, earlier.text) for earlier in self.readings[:n])
        )

    @property
    def core(self) -> Reading:
        """The reading that says what all agree on: the first or, where some say more than others, the shortest."""
        return min(self.readings, key=lambda reading: len(reading.text)) if self.note == MORE else self.readings[0]

    @property
    def nutshell(self) -> tuple[str, ...]:
        """What differs: a few words of each reading or, where no such words stand out, how it begins and the reason."""
        short = dict.fromkeys(clip(nutshell(reading.runs), NUTSHELL_LENGTH) for reading in self.readings)
        told = tuple(text for text in short if text)
        if self.on in NARROW and len(told) > 1:
            return told
        beginning = clip(self.readings[0].text, NUTSHELL_LENGTH)
        return (f"{beginning} – {clip(self.why, 2 * NUTSHELL_LENGTH)}" if self.why else beginning,)


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """What one outlet alone has: facts, and apart from them its own comment."""

    outlet: Outlet
    facts: tuple[Statement, ...]
    comments: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole page: reports with the base first, sections in reading order, and how many facts carry each sign.

    `independent` counts outlets, not their reports.
    """

    outlets: tuple[Outlet, ...]
    independent: int
    copies: tuple[tuple[Outlet, ...], ...]
    same_event: float
    where: tuple[str, ...]
    counts: tuple[tuple[Sign, int], ...]
    speakers: tuple[Speaker, ...]
    agreed: tuple[Statement, ...]
    differing: tuple[Statement, ...]
    only: tuple[OnlyIn, ...]
    timeline: tuple[Event, ...]

    @property
    def houses(self) -> tuple[str, ...]:
        """The outlets, each once, however many reports of it there are."""
        return distinct(self.outlets)

    @property
    def told_by(self) -> str:
        """How many outlets there are, and how many of them are independent."""
        return counted(len(self.houses), self.independent)

    @property
    def glance(self) -> tuple[Statement, ...]:
        """The differences, conflicts first, each once that reads alike in a nutshell."""
        seen: dict[tuple[str, ...], Statement] = {}
        for statement in self.differing:
            seen.setdefault((statement.sign.name, *statement.nutshell), statement)
        return tuple(seen.values())


def build(comparison: Comparison, base: int = 0, hidden: Collection[int] = ()) -> View:
    """The view of a comparison; `base` is the number of the outlet that others are marked against.

    `hidden` are the numbers of outlets whose readings are left out. A base that is hidden or does not exist is the
    first outlet shown.
    """
    everyone = outlets_of(comparison)
    seen = [outlet for outlet in everyone if outlet.number not in hidden] or list(everyone)
    seen.sort(key=lambda outlet: (outlet.number != base, outlet.number))
    by_id = {outlet.article.id: outlet for outlet in seen}
    statements = [made for fact in comparison.facts if (made := _statement(fact, by_id))]
    differing = [s for s in statements if s.sign.name in ("conflict", "differ")]
    agreed = [s for s in statements if s.sign.name == "same"]
    speakers = speakers_of(comparison, by_id)
    return View(
        outlets=tuple(seen),
        independent=independent(seen),
        copies=shared_copy(seen),
        same_event=comparison.same_event,
        where=places(seen),
        counts=_counts(statements, differing, speakers),
        speakers=speakers,
        agreed=tuple(sorted(agreed, key=lambda s: (bool(s.note), -s.voices))),
        differing=tuple(sorted(differing, key=lambda s: s.sign.name != "conflict")),
        only=tuple(_only_in(outlet, statements) for outlet in seen),
        timeline=timeline(seen),
    )


def only_shown(view: View, sign: str | None) -> View:
    """The view with the statements of one sign only; all of them where `sign` is `None`."""
    if sign is None:
        return view
    kept = [Speaker(s.name, tuple(said for said in s.said if said.sign.name == sign)) for s in view.speakers]
    return replace(
        view,
        speakers=tuple(speaker for speaker in kept if speaker.said),
        agreed=view.agreed if sign == "same" else (),
        differing=tuple(statement for statement in view.differing if statement.sign.name == sign),
        only=view.only if sign == "only" else (),
    )


def _counts(
    statements: list[Statement], differing: list[Statement], speakers: tuple[Speaker, ...]
) -> tuple[tuple[Sign, int], ...]:
    """How many facts carry each sign, and with what is told differently each utterance that no such fact covers."""
    marked = [(r.outlet.number, span) for s in differing for r in s.readings for span in r.spans]

    def covered(said: Said) -> bool:
        return any(
            number == reading.outlet.number and start < end_of and start_of < end
            for reading in said.readings
            for start, end in reading.spans
            for number, (start_of, end_of) in marked
        )

    told = [said for speaker in speakers for said in speaker.said if said.sign.name == "differ" and not covered(said)]
    return tuple(
        (sign, sum(s.sign == sign for s in statements) + (len(told) if sign.name == "differ" else 0)) for sign in SIGNS
    )


def _statement(fact: Fact, by_id: dict[str, Outlet]) -> Statement | None:
    """A fact as shown; `None` where every outlet that states it is hidden."""
    spans: dict[str, list[Span]] = {}
    for span in fact.reports:
        spans.setdefault(span.article, []).append(span)
    told = [(outlet, spans[key]) for key, outlet in by_id.items() if key in spans]
    if not told:
        return None
    texts = [text_of(outlet.article, found) for outlet, found in told]
    compared = fact.relation in ("detail", "differ", "conflict") and len(texts) > 1
    runs = contrast(texts, fact.differ_on) if compared else [(Run("same", text),) for text in texts]
    readings = [Reading(o, pairs(found), marked) for (o, found), marked in zip(told, runs, strict=True)]
    note = MORE if fact.relation == "detail" else ""
    if fact.differ_on and fact.relation in ("differ", "conflict"):
        note = DIFFERS_IN[fact.differ_on]
    voices = independent(outlet for outlet, _ in told)
    spoken = fact.relation == "only" and any(_is_speech(span, told[0][0]) for span in fact.reports)
    why = clean(fact.why)
    return Statement(fact.id, sign_of(fact), note, why, tuple(readings), voices, fact.differ_on, fact.comment, spoken)


def _is_speech(span: Span, outlet: Outlet) -> bool:
    """Whether half of the span or more is one quotation."""
    common = (min(span.end, q.span.end) - max(span.start, q.span.start) for q in outlet.annotated.quotes)
    return any(2 * letters >= span.end - span.start for letters in common)


def _only_in(outlet: Outlet, statements: Iterable[Statement]) -> OnlyIn:
    mine = [s for s in statements if s.sign.name == "only" and s.readings[0].outlet is outlet]
    return OnlyIn(outlet, tuple(s for s in mine if not s.comment), tuple(s for s in mine if s.comment))
