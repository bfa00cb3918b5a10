"""Dates as news pages write them, made ISO 8601, each with where it stands."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from crossread.extract.dates.clocks import clock_beside
from crossread.extract.dates.words import MONTHS, WEEKDAYS, small

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
    r"(?:\[[\w/+-]{1,40}\])?$",
    re.IGNORECASE,
)
# The web began in 1990; a year beyond this window is a typing error or a hoax.
EARLIEST, LATEST = 1990, 2100
# What `published_from` and `updated_from` say of a date that can't be right.
DOUBTFUL = "doubtful"
# How much of a text is searched for days: what dates an article stands in its first lines.
_LOOK = 5000
# The farthest that a zone is from UTC, in hours.
_FARTHEST = 14
# Thailand counts from the Buddha's death.
_BUDDHIST = 543


def _any_of(names: list[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


# Before a number these short forms are mostly other words: "set 5 records", "out 12 points".
_AFTER_DAY = {"set", "out", "ago", "mag", "mac", "gen", "mart", "lug"}
_MONTH_NUMBERS, _WEEKDAY_NUMBERS = ({small(name): n for name, n in names.items()} for names in (MONTHS, WEEKDAYS))
_MONTH = rf"(?P<month>{_any_of(list(MONTHS))})\.?"
_MONTH_FIRST = rf"(?P<month>{_any_of([name for name in MONTHS if name not in _AFTER_DAY])})\.?"
_WEEKDAY = rf"(?:(?P<weekday>{_any_of(list(WEEKDAYS))})\.?,?\s{{1,3}}(?:(?:den|le|el|dnia)\s)?)?"
_YEAR = r"(?:,?[\s/-]{1,3}(?:del?\s)?(?P<year>(?:19|20|25)\d{2}))?(?!\w)"
# Before a day a letter may stand: scrapes lose the space between two elements ("Published24 January").
_WRITTEN = (
    re.compile(rf"(?<!\w){_WEEKDAY}{_MONTH_FIRST}[\s-]{{0,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}", re.IGNORECASE),
    re.compile(
        rf"(?<![\d.,:/-]){_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?\.?[\s/-]{{0,3}}(?:de\s|of\s|d['’])?"
        rf"{_MONTH}{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?[-./年]\s?(?P<m>\d{1,2})\s?[-./月]\s?(?P<day>\d{1,2})(?!\d)日?"),
    re.compile(r"(?<!\d)(?P<year>20\d{2})년\s?(?P<m>\d{1,2})월\s?(?P<day>\d{1,2})일"),
    re.compile(r"(?<!\w)(?P<day>\d{1,2})\s(?:tháng|thg)\s(?P<m>\d{1,2}),?\s(?:năm\s)?(?P<year>20\d{2})(?!\d)"),
    # A page may say its date in figures and in words; a scrape runs both together.
    re.compile(
        r"(?<![\d.])(?P<day>\d{1,2})(?P<sign>\.\s?|[/-])(?P<m>\d{1,2})(?:\.\s?|[/-])(?P<year>20\d{2})"
        r"(?:(?!\d)|(?=\d{1,2}\.\s[^\W\d_]))"
    ),
)
_DIGIT = re.compile(r"\d")
_BRIEF = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})(?P<sign>[./])(?P<m>\d{1,2})[./](?P<brief>\d{2})(?=[\s,;|]|$)")
# The digits that Japan, Arabia, Persia and India write, one for one.
_DIGITS = {ord(zero) + n: str(n) for zero in "０٠۰०" for n in range(10)}


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as written in a text: `[start, end)` of it; `year` and `weekday` (Monday is 0) may be unsaid.

    `clock` is the time that stands beside it, as ISO 8601 with its "T". `swapped` says that month and day may be the
    other way round: 3/4 is April here and March there.
    """

    month: int
    day: int
    start: int
    end: int
    year: int | None = None
    weekday: int | None = None
    clock: str = ""
    swapped: bool = False


def iso(text: str) -> str | None:
    """`text`, a machine-made date or date and time, as ISO 8601; `None` if it is none or cannot be.

    A time without a zone stays without one.
    """
    text = text.strip()[:64]
    if text[:8].isdecimal():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    match = _ISO.match(text)
    if not match:
        return _rfc(text)
    year, month, day, hour, minute, second, zone = match.groups()
    try:
        found = date(int(year), int(month), int(day)).isoformat()
        if hour is None:
            return found
        clock = datetime(2000, 1, 1, int(hour), int(minute), int(second or 0)).time().isoformat()
    except ValueError:
        return None
    return f"{found}T{clock}{_zone(zone)}"


def days_in(text: str, brief: bool = False) -> list[Day]:
    """Every calendar day written at the beginning of `text`, in order of place.

    Months are numbers or names in some thirty languages. With `brief` years may have two figures: "25.4.24".

    Of numbers between dots or slashes, the day comes first, unless only the other order makes a date.
    """
    text = text[:_LOOK]
    if not _DIGIT.search(text):
        return []
    if not text.isascii():
        text = text.translate(_DIGITS)
    found: list[Day] = []
    for pattern in (*_WRITTEN, _BRIEF) if brief else _WRITTEN:
        for match in pattern.finditer(text):
            day = _day(match, text)
            if day and not any(day.start < other.end and other.start < day.end for other in found):
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def with_year(day: Day, near: int | None) -> str | None:
    """The ISO date of `day`: as written, or in the year near `near` whose calendar has its weekday there.

    A weekday fixes the year within a few years: the same day falls on it again after 5, 6 or 11 years. Without a year
    and a weekday, or where no year fits, it is `None`; without `near` the latest year that is past cannot be known, so
    a weekday alone is not enough.
    """
    if day.year:
        return _date(day.year, day.month, day.day)
    if near is None:
        return None
    if day.weekday is None:
        return _date(near, day.month, day.day)
    # Reports look back more than ahead: at equal distance the earlier year.
    for year in sorted(range(near - 3, near + 4), key=lambda year: (abs(year - near), year > near)):
        found = _date(year, day.month, day.day)
        if found and date.fromisoformat(found).weekday() == day.weekday:
            return found
    return None


def moment(iso_date: str | None) -> datetime | None:
    """An ISO date or date and time as a moment, midnight and UTC where neither is said; `None` if it cannot be."""
    try:
        found = datetime.fromisoformat(iso_date or "")
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def after(found: str | None, other: str | None) -> bool:
    """Whether one date is later than the other by more than a day, which clocks and zones do not explain."""
    one, two = moment(found), moment(other)
    return one is not None and two is not None and one - two > timedelta(days=1)


def plausible(found: str | None) -> bool:
    """Whether the date is one of the web's years."""
    return found is not None and EARLIEST <= int(found[:4]) <= LATEST


def _day(match: re.Match[str], text: str) -> Day | None:
    parts = match.groupdict()
    number = int(parts["day"])
    named = parts.get("month")
    month = _MONTH_NUMBERS[small(named)] if named else int(parts["m"])
    swapped = parts.get("sign") in {"/", "-"} and month <= 12 and number <= 12 and month != number
    if month > 12 and number <= 12 and not named:
        month, number = number, month
    year = int(parts.get("year") or 0) or (_century(parts["brief"]) if parts.get("brief") else None)
    if year and year > LATEST:
        year -= _BUDDHIST
    if not _date(year or 2000, month, number) or (year and not EARLIEST <= year <= LATEST):
        return None
    weekday = _WEEKDAY_NUMBERS[small(parts["weekday"])] if parts.get("weekday") else None
    clock = clock_beside(text, match.start(), match.end())
    return Day(month, number, match.start(), match.end(), year, weekday, clock, swapped)


def _century(brief: str) -> int:
    """The year of two figures: the web has none before 1990."""
    return int(brief) + (1900 if int(brief) >= EARLIEST % 100 else 2000)


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) <= _FARTHEST and digits[2:] < "60" else ""


def _rfc(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
