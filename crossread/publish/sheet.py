"""A sheet of terminal lines: titles, paragraphs, lists that are cut short, and rows of readings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from crossread.publish.grid import Paint, Segment, columns, hanging
from crossread.publish.outlets import Outlet
from crossread.publish.readings import Reading
from crossread.publish.safe import cells, clip, one_line
from crossread.publish.words import parted

T = TypeVar("T")
# A column narrower than this breaks news sentences into more than ten lines; three fit into 80 columns.
MIN_COLUMN = 23
# Of 2,489 sentences of news 9 are longer.
READING_LENGTH = 400
NAME_LENGTH = 30
_MARKS = {"ins": ("[+", "+]"), "del": ("[-", "-]"), "own": ("*", "*")}


@dataclass(frozen=True, slots=True)
class Sheet:
    """How wide the lines are, their colours, the outlets of the page, and whether long lists stay whole."""

    width: int
    paint: Paint
    outlets: tuple[Outlet, ...]
    everything: bool = False

    @property
    def column(self) -> int:
        """Cells for an outlet's column, 0 where the outlets don't fit side by side."""
        count = len(self.outlets)
        width = (self.width - 3 - 3 * (count - 1)) // count
        return width if width >= MIN_COLUMN else 0

    def title(self, text: str, name: str = "") -> Iterator[str]:
        """A section's title, with the name that goes with it, and a rule that fills the line."""
        title = f"{text.upper()} {name}".strip()
        yield ""
        yield self.paint(f"{title} {'─' * max(0, self.width - cells(title) - 1)}", "head")

    def text(self, first: str, segments: Sequence[Segment], style: str = "plain") -> list[str]:
        """A paragraph after `first`."""
        return hanging(first, segments, self.width, self.paint, style)

    def some(self, items: Sequence[T], limit: int) -> tuple[Sequence[T], list[str]]:
        """As many items as are shown, and the line on how many more there are."""
        rest = len(items) - limit
        if self.everything or rest <= 0:
            return items, []
        return items[:limit], [f"   … and {rest} more (--all)"]

    def name(self, outlet: Outlet) -> str:
        """The report's name, cut where it is long."""
        return self.short(outlet.name)

    def short(self, name: str) -> str:
        """A name, cut where it is long."""
        return clip(one_line(name), NAME_LENGTH)

    def segments(self, reading: Reading, mark: str = "ins") -> list[Segment]:
        """The words of a reading with the marks around them; `mark` is the one for words of its own."""
        segments: list[Segment] = [("“", "plain")] if reading.bare else []
        left = None if self.everything else READING_LENGTH
        for run in parted(reading.runs):
            text = run.text if left is None else clip(run.text, left) if left > 1 else ""
            left = None if left is None else left - len(run.text)
            if run.change == "same":
                segments.append((text, "plain"))
                continue
            opening, closing = _MARKS[mark if run.change == "ins" else "del"]
            segments.append((f"{opening}{text}{closing}", run.change))
        return [*segments, ("”", "plain")] if reading.bare else segments

    def introduction(self, reading: Reading) -> str:
        """How an outlet introduces speech: its verb, to whom and how, whether it quotes or reports, through whom."""
        cue = f"“{one_line(reading.cue)}”" if reading.cue else ""
        through = f"through {', '.join(map(one_line, reading.via))}" if reading.via else ""
        how = map(one_line, reading.how)
        return ", ".join(item for item in (cue, *how, reading.manner or "", through) if item)

    def row(self, sign: str, style: str, readings: Sequence[Reading], mark: str = "ins") -> Iterator[str]:
        """One thing as several outlets have it: a column each, or one under the other."""
        if not self.column:
            yield from self._stack(sign, style, readings, mark)
            return
        by_number = {reading.outlet.number: reading for reading in readings}
        told = [by_number.get(outlet.number) for outlet in self.outlets]
        names: list[list[Segment]] = [[(self.name(reading.outlet), "only")] if reading else [] for reading in told]
        intros: list[list[Segment]] = [[(self.introduction(reading), "plain")] if reading else [] for reading in told]
        texts = [self.segments(reading, mark) if reading else [("–", "plain")] for reading in told]
        lines = []
        for part in (names, intros, texts):
            if any(text for cell in part for text, _ in cell):
                lines += columns(part, self.column, self.paint)
        for n, line in enumerate(lines):
            yield (self.paint(f" {sign} ", style) if not n else "   ") + line

    def _stack(self, sign: str, style: str, readings: Sequence[Reading], mark: str) -> Iterator[str]:
        for n, reading in enumerate(readings):
            intro = self.introduction(reading)
            label = f"{self.name(reading.outlet)}{', ' if intro else ''}{intro}: "
            yield from self.text("   " if n else f" {sign} ", [(label, "only"), *self.segments(reading, mark)], style)
