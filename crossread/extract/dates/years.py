"""The year of a day that is written without one, and which figure of 3/4 is the month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread.extract.dates.days import EARLIEST, LATEST, Day, after, days_in, moment, with_year
from crossread.model import Block

_YEAR = re.compile(r"(?<![\d.,/:-])((?:19|20)\d{2})(?![\d/:%-])")
# Where nothing on a page tells of its year, a weekday is placed in the years about this one, that of the first release.
_RELEASED = 2026
# The same day falls on the same weekday again within so many years.
_CYCLE = 12
# An article is of the days that it names or comes out within a week of them.
_WEEK = timedelta(days=7)
_LINES_OF_ARTICLE = frozenset({"date", "byline", "dek", "body", "caption"})
_MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Years:
    """What a scrape tells of its year.

    `near` is the latest year that its lines about itself name, else that of the fetch. `earliest` is the latest year
    that the article itself names and that had begun at the release: it was written then or later.
    """

    near: int | None
    earliest: int | None
    fetched: str | None = None

    @classmethod
    def of(cls, blocks: Sequence[Block], fetched: str | None) -> "Years":
        """What the lines tell. Captions name the years of pictures, authors' cards those of a life: neither counts."""
        near = int(fetched[:4]) if fetched and fetched[:4].isdecimal() else None
        for roles in ({"rights"}, {"date", "byline"}):
            near = max(_years(blocks, roles), default=near)
        named = (year for year in _years(blocks, {"body", "dek", "headline"}) if year <= _RELEASED)
        return cls(near, max(named, default=None), fetched)

    def placed(self, day: Day) -> str | None:
        """The date of a day: its year as written, or by its weekday, or the year that the page is of.

        Without all three there is none: years that the text names are mostly past.
        """
        if day.year:
            return with_year(day, None)
        if day.weekday is None:
            found = with_year(day, self.near)
            ahead = found and after(found, self.fetched)
            return with_year(day, self.near - 1) if ahead and self.near else found
        if self.near is not None:
            return with_year(day, self.near)
        if self.earliest is None:
            return with_year(day, _RELEASED)
        later = (with_year(day, year) for year in range(self.earliest, self.earliest + _CYCLE))
        return next((found for found in later if found and int(found[:4]) >= self.earliest), None)


def settled(day: Day, language: str | None, blocks: Sequence[Block], fetched: str | None) -> Day | None:
    """`day`, whose figures may be read either way, as it is meant; `None` where nothing tells.

    Outside of English the day stands first. In English the order that agrees with the fetch or with the days that the
    article names is the one.
    """
    if language != "en" or not day.year:
        return day
    other = replace(day, month=day.day, day=day.month)
    known = [date.fromisoformat(fetched[:10])] if moment(fetched) and fetched else []
    for days in (known, _named(blocks, day.year)):
        near = [one for one in (day, other) if any(_just_before(with_year(one, None), named) for named in days)]
        if len(near) == 1:
            return near[0]
    return None


def _just_before(when: str | None, named: date) -> bool:
    return when is not None and abs(date.fromisoformat(when) - named) <= _WEEK


def _named(blocks: Sequence[Block], year: int) -> list[date]:
    """The days that the article's lines name in words, those without a year in `year`."""
    lines = [block.text for block in blocks if block.role in _LINES_OF_ARTICLE][:_MOST_LINES]
    found = [with_year(day, None) or with_year(replace(day, weekday=None), year)
             for line in lines for day in days_in(line) if not day.swapped]  # fmt: skip
    return [date.fromisoformat(when) for when in found if when]


def _years(blocks: Sequence[Block], roles: set[str]) -> list[int]:
    found = [int(year) for block in blocks if block.role in roles for year in _YEAR.findall(block.text)]
    return [year for year in found if EARLIEST <= year <= LATEST]
