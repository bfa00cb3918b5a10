"""A comparison for a terminal: what differs first on the eye, an outlet a column where the width allows."""

from collections.abc import Iterator, Sequence

from crossread.model import Comparison
from crossread.publish.dates import shown
from crossread.publish.grid import Color, Paint, Segment
from crossread.publish.outlets import Outlet, distinct, sureness
from crossread.publish.safe import cells, clip, listed, one_line
from crossread.publish.sheet import Sheet
from crossread.publish.speakers import Said, Speaker
from crossread.publish.view import Statement, View, build
from crossread.publish.words import NARROW

# What a section shows before "and N more"; the rest stands in every other format and with `everything`.
OUTLETS, SPEAKERS, SAID, ALONE, AGREED, DIFFERING, ONLY, ROLES, NUTSHELLS = 9, 8, 4, 2, 8, 12, 5, 6, 3
ONCE = 6


def render(comparison: Comparison, *, width: int = 80, color: Color | bool = "none", everything: bool = False) -> str:
    """The comparison as text of at most `width` columns (40 at least), ending in a line feed.

    `color` is the kind of terminal; `True` is "256". Long sections end in "and N more" unless `everything` is set.
    No control character of an input comes through.
    """
    mode: Color = ("256" if color else "none") if isinstance(color, bool) else color
    view = build(comparison)
    sheet = Sheet(max(40, width), Paint(mode), view.outlets, everything)
    return "\n".join(line.rstrip() for line in _lines(sheet, view)) + "\n"


def _lines(sheet: Sheet, view: View) -> Iterator[str]:
    yield from _header(sheet, view)
    yield from _counts(sheet, view)
    yield from _who_said_what(sheet, view.speakers)
    yield from _agreed(sheet, view.agreed)
    yield from _differing(sheet, view.differing)
    yield from _only_in(sheet, view)
    yield from _sources(sheet, view)


def _header(sheet: Sheet, view: View) -> Iterator[str]:
    yield from sheet.text("", [(clip(view.outlets[0].headline, 200), "bold")])
    first = view.timeline[0].when
    items = [", ".join(view.where), first and shown(first), view.told_by, sureness(view.same_event)]
    yield from sheet.text("", [(" · ".join(item for item in items if item), "plain")])
    yield ""
    outlets, rest = sheet.some(view.outlets, OUTLETS)
    width = max(cells(sheet.name(outlet)) for outlet in outlets)
    for outlet in outlets:
        name = sheet.name(outlet)
        label = f" {outlet.number + 1} {name}{' ' * (width - cells(name))}  "
        yield from sheet.text(
            label, [(f"{shown(outlet.article.published)} · {clip(outlet.headline, 200)}", "plain")], "only"
        )
    yield from rest
    for group in view.copies:
        yield from sheet.text(
            "   ", [(f"{listed(map(sheet.name, group))} share copy: one voice, not {len(distinct(group))}.", "plain")]
        )


def _counts(sheet: Sheet, view: View) -> Iterator[str]:
    """How many of each kind and, in a nutshell, what differs."""
    yield ""
    labels = [f" {sign.sign} {count} {sign.one if count == 1 else sign.many}" for sign, count in view.counts]
    width = max(map(cells, labels)) + 2
    for label, (sign, count) in zip(labels, view.counts, strict=True):
        first = label + " " * (width - cells(label))
        for text in (_nutshells(sheet, view, sign.name) if count else []) or [""]:
            yield from sheet.text(first, [(text, "plain")], sign.name if count else "plain")
            first = " " * width


def _nutshells(sheet: Sheet, view: View, name: str) -> list[str]:
    """A line for each of the first differences; for what only one has, how much each outlet has."""
    if name == "only":
        counts = [(sheet.name(only.outlet), len(only.facts) + len(only.comments)) for only in view.only]
        return [" · ".join(f"{outlet} {count}" for outlet, count in counts[:OUTLETS] if count)]
    if name == "same":
        return []
    differing = [statement for statement in view.glance if statement.sign.name == name]
    return [" | ".join(statement.nutshell[:4]) for statement in differing[:NUTSHELLS]]


def _who_said_what(sheet: Sheet, everyone: Sequence[Speaker]) -> Iterator[str]:
    compared = [speaker for speaker in everyone if not speaker.said[0].once]
    speakers, rest = sheet.some(compared, SPEAKERS)
    yield from sheet.title("Who said what") if everyone else []
    if any(reading.marked for s in speakers for said in s.said for reading in said.readings):
        yield from sheet.text("   ", [("[+added+] and [-left out-] against the first wording", "plain")])
    for n, speaker in enumerate(speakers):
        yield from [""] if n else []
        yield sheet.paint(f" {_name(speaker, sheet.width - 2)}", "bold")
        yield from _speaker(sheet, speaker)
    yield from rest
    yield from _quoted_once(sheet, [s for s in everyone if s not in compared])


def _speaker(sheet: Sheet, speaker: Speaker) -> Iterator[str]:
    together, more = sheet.some([said for said in speaker.said if not said.once], SAID)
    for n, said in enumerate(together):
        yield from [""] if n and sheet.column else []
        yield from _said(sheet, said)
    yield from more
    alone, more = sheet.some([said for said in speaker.said if said.once], ALONE)
    for said in alone:
        reading = said.readings[0]
        intro = f"{sheet.name(reading.outlet)}, {sheet.introduction(reading)}: "
        yield from sheet.text(" ◇ ", [(intro, "only"), *sheet.segments(reading)], "only")
    yield from more


def _quoted_once(sheet: Sheet, speakers: Sequence[Speaker]) -> Iterator[str]:
    """Speakers whom no two outlets quote on the same, a line or two each."""
    once = [(speaker, said.readings[0]) for speaker in speakers for said in speaker.said]
    some, rest = sheet.some(once, ONCE)
    if some:
        yield ""
        yield sheet.paint(" Quoted in one outlet", "bold")
    for speaker, reading in some:
        intro = f"({sheet.name(reading.outlet)}, {sheet.introduction(reading)}): "
        words = [(f"{_name(speaker, 60)} ", "bold"), (intro, "only"), *sheet.segments(reading)]
        yield from sheet.text(" ◇ ", words, "only")
    yield from rest


def _name(speaker: Speaker, length: int) -> str:
    return clip(one_line(speaker.name or "Speaker not named"), length)


def _said(sheet: Sheet, said: Said) -> list[str]:
    """What is quoted word for word and introduced alike stands once, all else an outlet a column."""
    intros = {sheet.introduction(reading) for reading in said.readings}
    if said.note != "word for word" or len(intros) > 1:
        return list(sheet.row(said.sign.sign, said.sign.name, said.readings))
    names = listed(sheet.name(reading.outlet) for reading in said.readings)
    intro = ", ".join(item for item in (names, *intros, said.note) if item)
    words = [(f"{intro}: ", "only"), *sheet.segments(said.readings[0])]
    return sheet.text(f" {said.sign.sign} ", words, said.sign.name)


def _agreed(sheet: Sheet, statements: Sequence[Statement]) -> Iterator[str]:
    some, rest = sheet.some(statements, AGREED)
    yield from sheet.title("Agreed") if some else []
    for statement in some:
        names, rest_of = list(map(sheet.short, statement.outlets)), len(statement.outlets) - 4
        told = listed([*names[:4], f"{rest_of} more"] if rest_of > 0 else names)
        voices = f", {statement.voices} independent" if statement.voices < len(names) else ""
        note = f", {statement.note}" if statement.note else ""
        words: list[Segment] = [(clip(statement.core.text, 240), "plain"), (f" ({told}{voices}{note})", "only")]
        yield from sheet.text(" = ", words, "same")
    yield from rest


def _differing(sheet: Sheet, statements: Sequence[Statement]) -> Iterator[str]:
    some, rest = sheet.some(statements, DIFFERING)
    if not some:
        return
    yield from sheet.title("Told differently and conflicts")
    yield from sheet.text("   ", [("*words* are not shared by all", "plain")])
    for n, statement in enumerate(some):
        yield from [""] if n else []
        label = f"{statement.sign.one}{', ' if statement.note else ''}{statement.note}"
        yield sheet.paint(f" {statement.sign.sign} {label}", statement.sign.name)
        if statement.why and statement.on in NARROW:
            yield from sheet.text("   ", [(statement.why, "plain")])
        yield from sheet.row(" ", "plain", statement.readings, "own")
    yield from rest


def _only_in(sheet: Sheet, view: View) -> Iterator[str]:
    """What one outlet alone has, an outlet at a time; speech stands under its speaker already."""
    for only in view.only:
        told = [statement for statement in only.facts if not statement.spoken]
        spoken = len(only.facts) - len(told)
        if not told and not only.comments:
            continue
        yield from sheet.title("Only in", sheet.name(only.outlet))
        some, rest = sheet.some(told, ONLY)
        for statement in some:
            yield from _alone(sheet, statement)
        yield from rest
        comments, rest = sheet.some(only.comments, ONLY)
        for statement in comments:
            yield from _alone(sheet, statement, "its own comment: ")
        yield from rest
        if spoken:
            yield f"   {spoken} more stand under who said what"


def _alone(sheet: Sheet, statement: Statement, label: str = "") -> Iterator[str]:
    """What one outlet has, and under it how further reports of its own word that."""
    first, *others = statement.wordings
    yield from sheet.text(" ◇ ", [*([(label, "only")] if label else []), *sheet.segments(first)], "only")
    for reading in others:
        yield from sheet.text("   ", [(f"{sheet.name(reading.outlet)}: ", "only"), *sheet.segments(reading)])


def _sources(sheet: Sheet, view: View) -> Iterator[str]:
    yield from sheet.title("Sources")
    for outlet in view.outlets:
        article = outlet.article
        notice = f"rights: {clip(one_line(article.rights.notice), 80)}" if article.rights.notice else ""
        items = [sheet.name(outlet), article.url or "", shown(article.published), notice]
        yield from sheet.text(f" {outlet.number + 1} ", [(" · ".join(i for i in items if i), "plain")], "only")
        yield from _left_out(sheet, outlet)


def _left_out(sheet: Sheet, outlet: Outlet) -> Iterator[str]:
    """What is no part of the body: role, reason and how it begins, a line for each role and reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for block in outlet.left_out:
        groups.setdefault((block.role, one_line(block.why)), []).append(clip(one_line(block.text), 32))
    some, rest = sheet.some(list(groups.items()), ROLES)
    for (role, why), texts in some:
        listed_texts, more = sheet.some(texts, 3)
        words = f"{' | '.join(listed_texts)}{' | …' if more else ''} – {why}"
        count = f" {len(texts)}" if len(texts) > 1 else ""
        yield from sheet.text("   ", [(f"left out,{count} {role}: ", "only"), (words, "plain")])
    yield from rest
