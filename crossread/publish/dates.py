"""ISO dates as people read them."""

import re
from datetime import UTC, date, datetime

from crossread.publish.safe import clip

# What is no date is cut to this many characters.
LONGEST = 40
_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def shown(iso: str | None) -> str:
    """An ISO date or date and time as in "24 Jan 2025, 09:12 UTC"; "undated" for `None`, else what stands there."""
    if not iso:
        return "undated"
    moment = _parsed(iso)
    if moment is None:
        return clip(iso, LONGEST)
    day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    if not isinstance(moment, datetime):
        return day
    shift = moment.utcoffset()
    zone = "" if shift is None else " UTC" if not shift else " " + (moment.tzname() or "UTC")
    return f"{day}, {moment:%H:%M}{zone}"


def days_shown(text: str) -> str:
    """A text with the ISO days in it as people read them."""
    return _DAY.sub(lambda day: shown(day.group()), text)


def order(iso: str | None) -> tuple[int, str]:
    """A key that sorts ISO dates by time, in UTC where no zone stands; what is undated or unreadable comes last."""
    moment = _parsed(iso) if iso else None
    if moment is None:
        return (1, iso or "")
    if not isinstance(moment, datetime):
        return (0, f"{moment.isoformat()}T00:00:00")
    whole = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return (0, whole.astimezone(UTC).isoformat())
    except OverflowError:  # the first and last day of the calendar
        return (1, iso or "")


def rfc3339(iso: str | None) -> str:
    """An ISO date as Atom wants it, with time and zone; 1 January 1970 where it is missing or can't be read."""
    moment = _parsed(iso) if iso else None
    if moment is None:
        return "1970-01-01T00:00:00Z"
    whole = moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return (whole if whole.tzinfo else whole.replace(tzinfo=UTC)).isoformat()


def _parsed(iso: str) -> date | datetime | None:
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else datetime.fromisoformat(iso)
    except ValueError:
        return None
