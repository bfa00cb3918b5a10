"""A comparison as Markdown (CommonMark with tables and strikethrough), the text of inputs always as plain text."""

import re
from collections.abc import Iterator, Sequence

from crossread.model import Comparison
from crossread.publish.dates import shown
from crossread.publish.outlets import Outlet, distinct, sureness
from crossread.publish.passages import paragraphs
from crossread.publish.readings import Reading
from crossread.publish.safe import listed, one_line
from crossread.publish.signs import Sign
from crossread.publish.speakers import Said, Speaker
from crossread.publish.view import Statement, View, build
from crossread.publish.words import NARROW, parted

# Whatever could begin markup anywhere in a line; a dash, a plus and "1." begin a list at the start of an item.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~&!#$])")
_LIST_START = re.compile(r"^([0-9]{0,9})([-+=.)])")
_UNSAFE_URL = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'*+,;=%]")


def render(comparison: Comparison) -> str:
    """The comparison as a Markdown document, ending in a line feed."""
    return document(build(comparison))


def document(view: View, headline: str | None = None, note: str = "") -> str:
    """A view as a Markdown document, ending in a line feed.

    `headline` stands above, by default that of the first outlet; `note` is a sentence on the whole.
    """
    parts = [
        _header(view, headline or view.outlets[0].headline),
        [escape(note)] if note else [],
        _counts(view),
        _who_said_what(view.speakers),
        _agreed(view),
        _differing(view),
    ]
    parts += [_only_in(view), _timeline(view), _sources(view)]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def article(outlet: Outlet) -> str:
    """One report as a Markdown document, ending in a line feed."""
    lines = [f"# {escape(outlet.headline)}", "", f"{escape(outlet.name)}, {escape(shown(outlet.article.published))}"]
    for pieces in paragraphs(outlet.annotated, outlet.number):
        lines += ["", escape("".join(piece.text for piece in pieces))]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """`text` on one line with nothing in it that Markdown or HTML would take for markup."""
    return _LIST_START.sub(r"\1\\\2", _inline(text))


def _inline(text: str) -> str:
    """As `escape`, for text that stands after other text in its line."""
    return _MARKUP.sub(r"\\\1", one_line(text))


def link(text: str, url: str | None) -> str:
    """A link where the address is a web address, else the text alone; both escaped."""
    if not url or not url.startswith(("http://", "https://")):
        return escape(text)
    safe = _UNSAFE_URL.sub(lambda m: "".join(f"%{b:02X}" for b in m.group().encode("utf-8", "replace")), url)
    return f"[{escape(text)}](<{safe}>)"


def _header(view: View, headline: str) -> Iterator[str]:
    yield f"# {escape(headline)}"
    yield ""
    where, when = escape(", ".join(view.where)), escape(shown(view.timeline[0].when))
    items = [where, when, view.told_by, sureness(view.same_event)]
    yield " · ".join(item for item in items if item)
    yield ""
    for outlet in view.outlets:
        headline = link(outlet.headline, outlet.article.url)
        yield f"- **{escape(outlet.name)}**, {escape(shown(outlet.article.published))}: {headline}"
    for group in view.copies:
        yield f"- {escape(listed(outlet.name for outlet in group))} share copy: one voice, not {len(distinct(group))}."


def _counts(view: View) -> Iterator[str]:
    yield "| | | |"
    yield "| --- | ---: | --- |"
    for sign, count in view.counts:
        yield f"| {_sign(sign)} | {count} | {sign.one if count == 1 else sign.many} |"


def _sign(sign: Sign) -> str:
    """A sign that Markdown does not take for markup."""
    return sign.sign.replace("~", "\\~")


def _who_said_what(speakers: Sequence[Speaker]) -> Iterator[str]:
    if speakers:
        yield "## Who said what"
        yield ""
        yield "**Bold** is added to the first wording, ~~struck~~ left out of it."
    for speaker in speakers:
        yield ""
        yield f"### {escape(speaker.name or 'Speaker not named')}"
        for said in speaker.said:
            yield ""
            yield from _said(said)


def _said(said: Said) -> Iterator[str]:
    for n, reading in enumerate(said.readings):
        yield f"{'  -' if n else f'- {_sign(said.sign)}'} {_intro(reading)}: {_marked(reading)}"


def _intro(reading: Reading) -> str:
    cue = f"“{escape(reading.cue)}”" if reading.cue else ""
    through = f"through {escape(', '.join(reading.via))}" if reading.via else ""
    items = (f"**{escape(reading.outlet.name)}**", cue, *map(escape, reading.how), reading.manner or "", through)
    return ", ".join(item for item in items if item)


def _agreed(view: View) -> Iterator[str]:
    if view.agreed:
        yield "## = Agreed"
        yield ""
    for statement in view.agreed:
        names = escape(listed(statement.outlets))
        notes = "".join(f", {note}" for note in (f"{statement.voices} independent", statement.note) if note)
        yield f"- {escape(statement.core.text)} ({names}{notes})"


def _differing(view: View) -> Iterator[str]:
    if view.differing:
        yield "## ≠ Conflicts and \\~ told differently"
    for statement in view.differing:
        yield ""
        why = f": {escape(statement.why)}" if statement.why and statement.on in NARROW else ""
        yield f"{_sign(statement.sign)} {', '.join(n for n in (statement.sign.one, statement.note) if n)}{why}"
        yield ""
        yield "| " + " | ".join(escape(reading.outlet.name) for reading in statement.readings) + " |"
        yield "|" + " --- |" * len(statement.readings)
        yield "| " + " | ".join(_marked(reading) for reading in statement.readings) + " |"


def _only_in(view: View) -> Iterator[str]:
    first = True
    for only in view.only:
        if not only.facts and not only.comments:
            continue
        yield from [] if first else [""]
        first = False
        yield f"## ◇ Only in {escape(only.outlet.name)}"
        yield ""
        for statement in only.facts:
            yield from _alone(statement)
        for statement in only.comments:
            yield from _alone(statement, " (its own comment)")


def _alone(statement: Statement, note: str = "") -> Iterator[str]:
    """What one outlet has, and under it how further reports of its own word that."""
    first, *others = statement.wordings
    yield f"- {escape(first.text)}{note}"
    yield from (f"  - **{escape(reading.outlet.name)}**: {escape(reading.text)}" for reading in others)


def _timeline(view: View) -> Iterator[str]:
    yield "## Timeline"
    yield ""
    for event in view.timeline:
        yield f"- {escape(shown(event.when))}: {escape(event.outlet.name)} {event.what}"


def _sources(view: View) -> Iterator[str]:
    yield "## Sources"
    for outlet in view.outlets:
        yield ""
        yield f"### {escape(outlet.name)}"
        yield ""
        yield f"{link(outlet.headline, outlet.article.url)}, {escape(shown(outlet.article.published))}"
        if outlet.article.rights.notice:
            yield ""
            yield f"Rights: {escape(outlet.article.rights.notice)}"
        if outlet.left_out:
            yield ""
            yield "Left out of the body:"
            yield ""
        for block in outlet.left_out:
            yield f"- {block.role}: {escape(block.text)} – {escape(block.why)}"


def _marked(reading: Reading) -> str:
    """The words of a reading, its own in bold, what it leaves out struck through; no mark has a space at its ends."""
    marks = {"same": "", "ins": "**", "del": "~~"}
    pieces = []
    for run in parted(reading.runs):
        # Marks must touch a word, and escaping strips a run to one line.
        lead = " " if run.text[:1].isspace() else ""
        trail = " " if run.text[-1:].isspace() else ""
        text = _inline(run.text)
        pieces.append(f"{lead}{marks[run.change]}{text}{marks[run.change]}{trail}" if text else " ")
    text = "".join(pieces).strip()
    return f"“{text}”" if reading.bare else text
