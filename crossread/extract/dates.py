"""Dates as news pages write them, made ISO 8601, each with where it stands."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$",
    re.IGNORECASE,
)
# The web began in 1990; a year beyond this window is a typing error or a hoax.
EARLIEST, LATEST = 1990, 2100
# How much of a text is searched for days: what dates an article stands in its first lines.
_LOOK = 5000

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan januar jänner janvier enero janeiro gennaio januari stycznia января ocak janv ene januárius",
        "february feb februar februari février febrero fevereiro febbraio lutego февраля şubat févr fev",
        "march mar märz mrz mars marzo março maart marca марта mart mär marts maret",
        "april apr avril abril aprile kwietnia апреля nisan avr abr",
        "may mai mayo maio maggio mei maja мая mayıs maj",
        "june jun juni juin junio junho giugno czerwca июня haziran",
        "july jul juli juillet julio julho luglio lipca июля temmuz juil",
        "august aug août agosto augustus augusti sierpnia августа ağustos ago agustus",
        "september sept sep septembre septiembre setembro settembre września сентября eylül",
        "october oct okt oktober octobre octubre outubro ottobre października октября ekim",
        "november nov novembre noviembre novembro listopada ноября kasım",
        "december dec dez dezember décembre diciembre dezembro dicembre grudnia декабря aralık desember des dic déc",
    ),
    1,
):
    _MONTHS.update(dict.fromkeys(_names.split(), _number))
_MONTH = "(?P<month>" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")\.?"
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag lundi lunes", "tuesday tue tues dienstag mardi martes",
            "wednesday wed mittwoch mercredi miércoles", "thursday thu thur thurs donnerstag jeudi jueves",
            "friday fri freitag vendredi viernes", "saturday sat samstag sonnabend samedi sábado",
            "sunday sun sonntag dimanche domingo",
        )
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = "(?:(?P<weekday>" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + r")\.?,?\s{1,3})?"
_YEAR = r"(?:,?\s{1,3}(?:de\s)?(?P<year>(?:19|20)\d{2}))?(?!\w)"
_WRITTEN = (
    re.compile(rf"(?<!\w){_WEEKDAY}{_MONTH}\s{{0,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}", re.IGNORECASE),
    re.compile(
        rf"(?<!\w){_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|º)?\.?\s{{0,3}}(?:de\s|of\s)?{_MONTH}{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?[-./年]\s?(?P<m>\d{1,2})\s?[-./月]\s?(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>20\d{2})년\s?(?P<m>\d{1,2})월\s?(?P<day>\d{1,2})일"),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})[./](?P<m>\d{1,2})[./](?P<year>20\d{2})(?!\d)"),
)
_AGO = re.compile(
    r"(?<!\w)(?:(\d{1,3})|an?)\s(minute|min|hour|hr|day|week)s?\sago|vor\s(\d{1,3})\s(minute|stunde|tag|woche)n?|"
    r"(?<!\w)hace\s(\d{1,3})\s(minuto|hora|día|semana)s?",
    re.IGNORECASE,
)
_UNITS = {"w": 7 * 24 * 60, "s": 60, "h": 60, "d": 24 * 60, "t": 24 * 60, "m": 1}
_CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s?([ap])\.?m\.?)?(?![\d.])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day as written in a text: `[start, end)` of it; `year` and `weekday` (Monday is 0) may be unsaid."""

    month: int
    day: int
    start: int
    end: int
    year: int | None = None
    weekday: int | None = None


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


def days_in(text: str) -> list[Day]:
    """Every calendar day written at the beginning of `text`, in order of place.

    Months are numbers or names in twelve languages.

    Of numbers between dots or slashes, the day comes first, unless only the other order makes a date.
    """
    text = text[:_LOOK]
    found: list[Day] = []
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            day = _day(match)
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


def ago(text: str, fetched: str | None) -> str | None:
    """The time that "2 hours ago" in `text` means, seen from `fetched`; days and weeks give a date only."""
    match = _AGO.search(text)
    if not match or not fetched:
        return None
    try:
        now = datetime.fromisoformat(fetched)
    except ValueError:
        return None
    groups = [group for group in match.groups() if group]
    unit = groups[-1].lower()
    count = int(groups[0]) if len(groups) > 1 else 1
    minutes = _UNITS["w" if unit in {"woche", "week", "semana"} else unit[0]]
    then = now - timedelta(minutes=count * minutes)
    return then.date().isoformat() if minutes >= 24 * 60 else then.isoformat(timespec="minutes")


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    number = int(parts["day"])
    month = _MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["m"])
    if month > 12 and number <= 12 and not parts.get("month"):
        month, number = number, month
    year = int(parts["year"]) if parts.get("year") else None
    if not _date(year or 2000, month, number) or (year and not EARLIEST <= year <= LATEST):
        return None
    weekday = parts.get("weekday")
    return Day(month, number, match.start(), match.end(), year, _WEEKDAYS[weekday.lower()] if weekday else None)


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
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _rfc(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
