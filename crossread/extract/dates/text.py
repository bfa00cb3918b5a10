"""When an article in a plain-text scrape was published and last changed, and where that was found."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crossread.extract.dates import leads as lead_dates
from crossread.extract.dates.ago import ago
from crossread.extract.dates.days import DOUBTFUL, Day, after
from crossread.extract.dates.labels import Label, is_stamped, label_in, labelled_days
from crossread.extract.dates.years import Years, settled
from crossread.model import Block

Found = tuple[str | None, str | None]

# How far from the text a date line may stand, in lines; dates of feeds and comments stand further away.
_NEAR = 12
# How far above the headline and below the first paragraph a line is about this article for sure.
_ABOVE, _BELOW = 4, 3
# A date line is short; in a longer one the date has to be called the article's.
_SHORT, _LONG = 60, 160
_DATE_ROLES = frozenset({"date", "byline", "read-time", "label"})
# The roles of short lines that the model could make nothing else of.
_UNSURE_ROLES = frozenset({"navigation", "promo"})
_ORDER: dict[Label | None, int] = {"published": 0, None: 1, "updated": 2, "other": 3}


class _Dated(NamedTuple):
    """A date in a line: how good a date of publication it makes, the lower the better."""

    rank: tuple[bool, int, int, int]
    when: str
    where: str
    label: Label | None


def published_of(blocks: Sequence[Block], fetched: str | None, language: str | None) -> Found:
    """The day, as precise as it stands, and where it stands: the date line, else the lead.

    Of several the one that is called the date of publication is taken, else the one nearest to the text.
    """
    years = Years.of(blocks, fetched)
    dated = sorted(_dated(blocks, years, fetched, language))
    if dated:
        best = dated[0]
        where = f"{best.where}, of the last change" if best.label == "updated" else best.where
        return best.when, where + doubt(best.when, fetched)
    when, where_in_lead = lead_dates.of_lead(blocks, years)
    return when, f"{where_in_lead}{doubt(when, fetched)}" if when else None


def updated_of(blocks: Sequence[Block], fetched: str | None, language: str | None) -> Found:
    """The day of a line that says when the article was last changed, and where that stands."""
    years = Years.of(blocks, fetched)
    changed = sorted(item for item in _dated(blocks, years, fetched, language) if item.label == "updated")
    if not changed:
        return None, None
    return changed[0].when, changed[0].where + doubt(changed[0].when, fetched)


def doubt(when: str | None, fetched: str | None) -> str:
    """What is to be added to where a date was found if it cannot be right."""
    return f", {DOUBTFUL}: after the page was fetched" if after(when, fetched) else ""


def _dated(blocks: Sequence[Block], years: Years, fetched: str | None, language: str | None) -> Iterator[_Dated]:
    """The dates of the lines that may date the article."""
    heads = [n for n, block in enumerate(blocks) if block.role in {"headline", "dek", "body"}]
    if not heads:
        return
    first, top = heads[0], next((n for n in heads if blocks[n].role == "body"), heads[-1])
    for n in range(max(0, first - _NEAR), min(len(blocks), heads[-1] + _NEAR)):
        inside = first - _ABOVE <= n <= top + _BELOW
        line = _Line(blocks[n], blocks[n - 1].text if n else "", first < n <= top + 1)
        if not line.certain and not inside:
            continue
        for day, label in labelled_days(line.block.text, line.before):
            if not line.counts(day, label) or (n > heads[-1] + _BELOW and label != "published"):
                continue
            meant = settled(day, language, blocks, fetched) if day.swapped else day
            when = years.placed(meant) if meant else None
            if when:
                rank = (not inside, _ORDER[label], abs(n - top), day.start)
                yield _Dated(rank, when + day.clock, line.place(day), label)
        seen, label = line.ago(fetched)
        if seen:
            place = f'"{line.block.text[:40]}" seen from when the page was fetched'
            yield _Dated((not inside, _ORDER[label], abs(n - top), _LONG), seen, place, label)


class _Line(NamedTuple):
    """A line that may tell the article's date, the line `before` it, and whether it stands beside the headline."""

    block: Block
    before: str
    beside: bool

    @property
    def certain(self) -> bool:
        """Whether the line is about the article itself and short."""
        return self.block.role in _DATE_ROLES and len(self.block.text) < _LONG

    def counts(self, day: Day, label: Label | None) -> bool:
        """Whether a date in the line counts: in a line of another role it needs its year, and to be called so."""
        if label == "other" or self.certain:
            return label != "other"
        if not day.year or is_stamped(self.block.text, day):
            return bool(day.year)
        return self.beside and self.block.role in _UNSURE_ROLES and len(self.block.text) < _SHORT

    def ago(self, fetched: str | None) -> tuple[str | None, Label | None]:
        """The time that "2 hours ago" in the line means, and its label."""
        if len(self.block.text) >= _LONG or not (self.certain or self.beside):
            return None, None
        return ago(self.block.text, fetched), label_in(self.block.text)

    def place(self, day: Day) -> str:
        """Where the date was found, in words."""
        name = "the date line" if self.certain else "a line beside the headline"
        if day.year:
            return name
        return f"{name}, its year from {'other lines' if day.weekday is None else 'the weekday'}"
