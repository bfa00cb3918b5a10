"""Expressions of time as the days that they cover: "Jan. 24", "on Thursday", "last month", "2012".

What is relative hangs on the article's day of publication; without one, only what carries its own year is resolved,
or a day and month whose weekday fixes the year.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from crossread.model import Article, Sentence, Span, Time

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip

_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|" \
         r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"  # fmt: skip
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|%)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_EXPRESSIONS = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_WEEKDAY}, ?)?{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"\b(?:{_WEEKDAY},? )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
        rf"\b{_MONTH},? {_YEAR}",
        rf"\b(?P<shift>[Ll]ast|[Nn]ext|[Tt]his)? ?{_WEEKDAY}\b",
        r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b",
        r"\b(?P<shift>[Ll]ast|[Nn]ext|[Tt]his) (?P<unit>week|month|year)\b",
        rf"\b(?P<word>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id) {_MONTH}(?! ?\d)",
        rf"\b{_YEAR}",
    )
]


def times(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Time, ...]:
    """The expressions of time in `sentences` that can be resolved to days, in order, none within another."""
    published = _day_of(article.published)
    found: list[Time] = []
    for sentence in sentences:
        taken: list[tuple[int, int]] = []
        for start, end, first, last in _expressions(article.text, sentence.span, published):
            if all(end <= a or b <= start for a, b in taken):
                taken.append((start, end))
                found.append(Time(Span(article.id, start, end), first.isoformat(), last.isoformat()))
    return tuple(sorted(found, key=lambda time: time.span.start))


def _expressions(text: str, span: Span, published: date | None) -> Iterator[tuple[int, int, date, date]]:
    """Every reading of every expression, the most specific kinds first."""
    for pattern in _EXPRESSIONS:
        for match in pattern.finditer(text, span.start, span.end):
            days = _resolve(match.groupdict(), published)
            if days:
                start = match.start() + (len(match.group()) - len(match.group().lstrip()))
                yield start, match.end(), *days


def _resolve(part: dict[str, str | None], published: date | None) -> tuple[date, date] | None:
    month = MONTHS.get((part.get("month") or "").lower()) or int(part.get("number") or 0)
    if part.get("day"):
        return _one_day(int(part["day"] or 0), month, part.get("year"), part.get("weekday"), published)
    if month:
        year = int(part["year"] or 0) if part.get("year") else _nearest_year(month, published)
        return (date(year, month, 1), date(year, month, monthrange(year, month)[1])) if year else None
    if part.get("year"):
        return date(int(part["year"] or 0), 1, 1), date(int(part["year"] or 0), 12, 31)
    return _relative(part, published) if published else None


def _one_day(
    day: int, month: int, year: str | None, weekday: str | None, near: date | None
) -> tuple[date, date] | None:
    """The day with this number and month: in its own year, or the one that its weekday or publication suggests."""
    if year:
        years = [int(year)]
    elif near:
        years = [near.year, near.year - 1, near.year + 1]
    else:
        return None
    candidates = []
    for each in years:
        try:
            candidates.append(date(each, month, day))
        except ValueError:
            continue
    if weekday:
        fitting = [each for each in candidates if each.weekday() == WEEKDAYS[weekday.lower()]]
        candidates = fitting or candidates
    if not candidates:
        return None
    best = min(candidates, key=lambda each: abs((each - near).days)) if near else candidates[0]
    return best, best


def _nearest_year(month: int, near: date | None) -> int | None:
    """The year in which `month` lies nearest to the day of publication; the past is preferred, news looks back."""
    if near is None:
        return None
    return min((near.year, near.year - 1, near.year + 1), key=lambda y: abs((y - near.year) * 12 + month - near.month))


def _relative(part: dict[str, str | None], published: date) -> tuple[date, date]:
    """What hangs on the day of publication. A bare weekday is the last such day up to publication."""
    shift = {"last": -1, "next": 1}.get((part.get("shift") or "").lower(), 0)
    if part.get("weekday"):
        back = (published.weekday() - WEEKDAYS[(part["weekday"] or "").lower()]) % 7
        day = published + timedelta(days=7 - back if shift > 0 and back else (7 if shift > 0 else -back))
        return day, day
    if part.get("near"):
        day = published + timedelta(days={"yesterday": -1, "tomorrow": 1}.get((part["near"] or "").lower(), 0))
        return day, day
    if part.get("unit") == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if part.get("unit") == "month":
        index = published.year * 12 + published.month - 1 + shift
        year, month = divmod(index, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    year = published.year + shift
    return date(year, 1, 1), date(year, 12, 31)


def _day_of(published: str | None) -> date | None:
    """The day of an ISO date or date and time that leaves room for a year on either side, else `None`."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1800 < day.year < 9990 else None
