"""Times of the day as news pages write them, beside a date, with their time zone where one stands."""

import re

from crossread.extract.dates.words import ZONES

# How far from a date its time may stand.
_REACH = 48
_ZONE = (
    r"(?:\(?(?:UTC|GMT)\s?(?P<from_utc>[+-]\d{1,2}(?::?[0-5]\d)?)(?!\d)|(?P<shift>[+-]\d{2}:?[0-5]\d)(?!\d)|"
    r"\(?(?P<zone>[A-Za-z]{1,4})(?![A-Za-z]))?"
)
_TIME = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?!\d|[.,]\d))?"
    r"\s?(?P<half>[ap]\.?\s?m(?:\.|(?![a-z])))?\s?(?:uhr|hrs?|h|น\.)?(?![\d%])\s?" + _ZONE
)  # fmt: skip
_AFTER = re.compile(
    r"[\s,;•|·/—–@(-]{0,6}"
    r"(?:(?:at|um|kl|à|a las|às|om|alle(?: ore)?|ore|в|о|o|godz|saat|pukul|jam|klokken|klo|v)[.:]?\s)?" + _TIME,
    re.IGNORECASE,
)
_BEFORE = re.compile(_TIME + r"\)?[\s,;•|·—–-]{0,5}(?:(?:on|am|den|le|el)\s)?$", re.IGNORECASE)
_START = re.compile(r"(?<![\d.:/-])\d{1,2}(?:[:.h]\d|\s?[ap]\.?m)", re.IGNORECASE)


def clock_beside(text: str, start: int, end: int) -> str:
    """The time beside the date `[start, end)` of `text` as ISO 8601 with its "T", or nothing where none stands."""
    match = _AFTER.match(text, end, end + _REACH)
    found = _iso(match) if match else None
    if found:
        return found
    before = text[max(0, start - _REACH) : start]
    for place in _START.finditer(before):
        match = _BEFORE.match(before, place.start())
        found = _iso(match) if match else None
        if found:
            return found
    return ""


def shift_of(hours: float) -> str:
    """A time zone as ISO 8601 writes it: `+05:30` for 5.5 hours ahead of UTC."""
    sign, minutes = "-" if hours < 0 else "+", round(abs(hours) * 60)
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"


def _iso(match: re.Match[str]) -> str | None:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if match["minute"] is None and not half:
        return None
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"T{hour:02}:{match['minute'] or '00'}:{match['second'] or '00'}{_zone(match)}"


def _zone(match: re.Match[str]) -> str:
    shift = match["from_utc"] or match["shift"]
    if shift:
        digits = shift[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
        return f"{shift[0]}{hours:02}:{minutes:02}" if hours <= 14 else ""
    hours_ahead = ZONES.get((match["zone"] or "").lower())
    return "" if hours_ahead is None else shift_of(hours_ahead)
