"""When an article in a plain-text scrape was published, and where that was found."""

import re
from collections.abc import Sequence

from crossread.extract import cues
from crossread.extract.dates import EARLIEST, LATEST, Day, ago, days_in, with_year
from crossread.model import Block

_YEAR = re.compile(r"(?<![\d.,/:-])((?:19|20)\d{2})(?![\d/:%-])")
_UPDATED = re.compile(
    r"(?<!\w)(?:updated|modified|aktualisiert|actualizado|mis à jour|oppdatert|uppdaterad|stand)(?!\w)", re.IGNORECASE
)
# How far from the text a date line may stand, in lines; dates of feeds and comments stand further away.
_NEAR = 12
# Where nothing on a page tells of its year, a weekday is placed in the years about this one, that of the first release.
_RELEASED = 2026
_FIRST_PARAGRAPHS = 3
# The same day falls on the same weekday again within so many years.
_CYCLE = 12


def published_of(blocks: Sequence[Block], fetched: str | None) -> tuple[str | None, str | None]:
    """The day, as precise as it stands, and where it stands: the date line, else the lead.

    A day without a year takes it from its weekday: near the year that the page's lines about itself or `fetched` name,
    else the first from the latest year that the article names, else near the year of the release.
    """
    near = _year_near(blocks, fetched)
    earliest = _named_year(blocks)
    for n in _date_lines(blocks):
        line = blocks[n].text
        for day in days_in(line):
            found = _placed(day, near, earliest)
            if found:
                return found, _from("the date line", day)
        found = ago(line, fetched)
        if found:
            return found, f'"{line[:40]}" seen from when the page was fetched'
    return _of_lead(blocks, near, earliest)


def updated_of(blocks: Sequence[Block]) -> str | None:
    """The day of a line that says when the article was last changed."""
    for n in _date_lines(blocks):
        match = _UPDATED.search(blocks[n].text)
        days = [day for day in days_in(blocks[n].text) if match and day.start > match.start() and day.year]
        if days:
            return with_year(days[0], None)
    return None


def _of_lead(blocks: Sequence[Block], near: int | None, earliest: int | None) -> tuple[str | None, str | None]:
    """The latest day that the first paragraphs name: what is reported happened then or just before."""
    body = [block for block in blocks if block.role in {"dek", "body"}][:_FIRST_PARAGRAPHS]
    for block in body:
        found = [(_placed(day, near, earliest), day) for day in days_in(block.text)]
        dated = sorted((when, day.start) for when, day in found if when)
        if dated:
            when, start = dated[-1]
            day = next(day for _, day in found if day.start == start)
            return when, _from("a day named in the text", day)
    return None, None


def _placed(day: Day, near: int | None, earliest: int | None) -> str | None:
    """The date of a day: its weekday decides among the years near `near`, or from the `earliest` that is named on."""
    if near is None and day.weekday is not None:
        near = _RELEASED
        if earliest is not None:
            later = (with_year(day, year) for year in range(earliest, earliest + _CYCLE))
            return next((found for found in later if found and int(found[:4]) >= earliest), None)
    return with_year(day, near or earliest)


def _from(place: str, day: Day) -> str:
    if day.year:
        return place
    return f"{place}, its year from the weekday" if day.weekday is not None else f"{place}, its year from other lines"


def _date_lines(blocks: Sequence[Block]) -> list[int]:
    """The lines that may date the article, those about publication and near its headline first."""
    heads = [n for n, block in enumerate(blocks) if block.role in {"headline", "dek", "body"}]
    if not heads:
        return []
    first, top = heads[0], next((n for n in heads if blocks[n].role == "body"), heads[-1])
    last = max(n for n in heads)

    def rank(n: int) -> tuple[bool, bool, int]:
        line = blocks[n].text
        inside = first - 4 <= n <= top + 3
        return (not inside, not cues.PUBLISHED.search(line.lower()) or bool(_UPDATED.search(line)), abs(n - top))

    found = [
        n for n in range(max(0, first - _NEAR), min(len(blocks), last + _NEAR))
        if blocks[n].role in {"date", "byline", "read-time", "label"} and len(blocks[n].text) < 160
    ]  # fmt: skip
    return sorted(found, key=rank)


def _year_near(blocks: Sequence[Block], fetched: str | None) -> int | None:
    """The year that the page's lines about itself point to: the latest they name, else that of the fetch."""
    for roles in ({"date", "byline"}, {"rights"}):
        years = _years(blocks, roles)
        if years:
            return max(years)
    return int(fetched[:4]) if fetched and fetched[:4].isdecimal() else None


def _named_year(blocks: Sequence[Block]) -> int | None:
    """The latest year that the article itself names and that had begun at the release: it was written then or later.

    Captions name the years of their pictures, author's cards those of a life, other items their own: none counts.
    """
    return max((year for year in _years(blocks, {"body", "dek", "headline"}) if year <= _RELEASED), default=None)


def _years(blocks: Sequence[Block], roles: set[str]) -> list[int]:
    found = [int(year) for block in blocks if block.role in roles for year in _YEAR.findall(block.text)]
    return [year for year in found if EARLIEST <= year <= LATEST]
