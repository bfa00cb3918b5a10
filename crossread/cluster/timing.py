"""Do two articles tell of the same day? Two incidents of one kind in one place differ in little but their day."""

from collections.abc import Sequence
from datetime import date

TIMES = (
    "first named days apart", "age of an old day shared", "later names the earlier's day", "days shared",
    "no day in common",
)  # fmt: skip
UNKNOWN = -1.0
# More days than this tell no more.
LONG = 90.0
# Reports closer than this name the same days ("today") whatever they are about.
LATER = 2

# The day of publication, if it is known, and the days named, the first first.
Told = tuple[float | None, tuple[int, ...]]


def times(new: Told, others: Sequence[Told]) -> list[tuple[float, ...]]:
    """The figures `TIMES` of an article with each of several; `UNKNOWN` where one names no day or has no date."""
    return [_times(new, other) for other in others]


def _times(one: Told, other: Told) -> tuple[float, ...]:
    (day, days), (other_day, other_days) = one, other
    common = [named for named in days if named in other_days]
    first = abs(days[0] - other_days[0]) if days and other_days else UNKNOWN
    age = told = UNKNOWN
    if day is not None and other_day is not None:
        if common:
            age = min(int(max(day, other_day)) - min(common), LONG)
        told = _told_later(one, other) if day < other_day else _told_later(other, one)
    return first, age, told, len(common), float(not common and first != UNKNOWN)


def _told_later(earlier: Told, later: Told) -> float:
    """How far the later report's nearest named day is from that of the earlier, where days lie between."""
    start, end = int(earlier[0] or 0), int(later[0] or 0)
    if end - start < LATER or not later[1]:
        return UNKNOWN
    anchor = earlier[1][0] if earlier[1] else start
    return min(LONG, *(abs(named - anchor) for named in later[1]))


def iso(days: Sequence[int]) -> tuple[str, ...]:
    """Days as ISO dates, in their order."""
    return tuple(date.fromordinal(day).isoformat() for day in days)


def in_common(one: Sequence[int], other: Sequence[int]) -> tuple[str, ...]:
    """The days that both name, as ISO dates, the earliest first."""
    return iso(sorted(set(one).intersection(other)))
