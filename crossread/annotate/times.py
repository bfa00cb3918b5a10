"""Expressions of time as the days that they cover: "Jan. 24", "on Thursday", "last month", "2012".

What is relative hangs on the article's day of publication; without one, only what carries its own year is resolved,
or a day and month whose weekday fixes the year.
"""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from crossread.annotate.lexicon import words
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

# Only what is cut short has a point of its own.
_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|" \
         r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b" \
         r"(?:(?:(?<=\b[A-Z][a-z]{2})(?<!May)|(?<=Sept))\.)?"  # fmt: skip
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|%)"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
# Days that are called by more than their weekday, and programmes: "Black Friday", "Fox News Sunday".
_NAMED = r"(?<!Black )(?<!Bloody )(?<!Super )(?<!Good )(?<!Ash )(?<!Palm )(?<!Cyber )(?<!Easter )(?<!Holy )(?<!News )"
_EXPRESSIONS = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_WEEKDAY}, ?)?{_MONTH} {_DAY}(?:,? {_YEAR})?",
        rf"\b(?:{_WEEKDAY},? )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
        rf"\b{_MONTH},? {_YEAR}",
        rf"\b{_NAMED}(?P<shift>[Ll]ast|[Nn]ext|[Tt]his)? ?{_NAMED}{_WEEKDAY}\b",
        r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast night)\b",
        r"\b(?P<near>[Tt]his (?:morning|afternoon|evening))\b",
        r"\b[Tt]he (?P<running>(?:last|past|next|coming) (?:week|month|year))\b",
        r"\b(?P<shift>[Ll]ast|[Nn]ext|[Tt]his) (?P<unit>week|month|year|weekend)\b",
        r"\b[Oo]ver (?P<unit>the weekend)\b",
        rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Ll]ast|[Nn]ext|[Tt]his)"
        rf"[ -](?P<bare>{_MONTH})(?! ?\d)",
        r"\b(?P<decade>(?:19|20)\d)0s\b",
        rf"\b{_YEAR}",
    )
]  # fmt: skip
_AHEAD, _PAST, _PRESENT = words("times", "ahead"), words("times", "past"), words("times", "present")
_AHEAD_BEFORE, _TO = words("times", 'ahead before "to" and the like'), words("times", "to and the like")
_WORDS = re.compile(r"[\w’']+")
# Words before an expression, or after one that begins its sentence, that are looked at for its tense.
_TENSE_WITHIN = 8
_LONGEST_WORD = 12
_OPENING = 2  # words before an expression that begins its sentence
_HELPERS = 4  # words of a verb group before its verb
_SHORTEST = 4  # letters of a past in -ed, more than these
_SATURDAY = 5
_SAME_YEAR = 2
_SHIFTS = {"last": -1, "next": 1, "this": _SAME_YEAR}
_LONGEST_BACK = {"week": 7, "month": 30, "year": 365}


def times(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Time, ...]:
    """The expressions of time in `sentences` that can be resolved to days, in order, none within another."""
    published = _day_of(article.published)
    found: list[Time] = []
    for sentence in sentences:
        taken: list[tuple[int, int]] = []
        for start, end, first, last in _expressions(article.text, sentence.span, published):
            at = bisect_left(taken, (start, end))
            free = (at == 0 or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0])
            if free:
                taken.insert(at, (start, end))
                found.append(Time(Span(article.id, start, end), first.isoformat(), last.isoformat()))
    return tuple(sorted(found, key=lambda time: time.span.start))


def _expressions(text: str, span: Span, published: date | None) -> Iterator[tuple[int, int, date, date]]:
    """Every reading of every expression, the most specific kinds first."""
    for pattern in _EXPRESSIONS:
        for match in pattern.finditer(text, span.start, span.end):
            days = _resolve(match.groupdict(), published, partial(_tense, text, span, match))
            if days:
                start = match.start("bare") if match.groupdict().get("bare") else match.start()
                start += len(text[start : match.end()]) - len(text[start : match.end()].lstrip())
                yield start, match.end(), *days


def _tense(text: str, span: Span, match: re.Match[str]) -> int:
    """Whether what happens at an expression is past (-1) or to come (1), by the nearest word that shows it; 0 unknown.

    "will meet Friday" and "as soon as Friday" are to come, "was met Friday" is past.
    """
    if match.group()[:4].lower() in _SHIFTS:
        return _SHIFTS[match.group()[:4].lower()]  # "last September"
    reach = _TENSE_WITHIN * _LONGEST_WORD
    before = _signs(text[max(span.start, match.start() - reach) : match.start()], "on")
    found = next((sign for sign in reversed(before[-_TENSE_WITHIN:]) if sign is not None), 0)
    if not found and len(before) <= _OPENING:
        after = _signs(text[match.end() : min(span.end, match.end() + reach)], "")
        found = next((sign for sign in after[:_TENSE_WITHIN] if sign is not None), 0)
    return found


def _signs(text: str, last: str) -> list[int | None]:
    """What each word tells; `last` is the word after them."""
    found = _WORDS.findall(text.lower())
    signs = [_sign(word, after) for word, after in pairwise([*found, last])]
    for n, sign in enumerate(signs):
        if sign == -1 and "be" in found[max(0, n - 2) : n]:
            # "will be sold", "to be sold"
            signs[n] = int(any(word in _AHEAD for word in found[max(0, n - _HELPERS) : n]))
    return signs


def _sign(word: str, after: str) -> int | None:
    """1 for a word of what is to come, -1 for a past, 0 where what stands farther off tells nothing, else `None`."""
    if word in _AHEAD or (word in _AHEAD_BEFORE and after in _TO):
        return 1
    if word in _PRESENT:
        return 0
    return (
        -1 if word in _PAST or (word.endswith("ed") and len(word) > _SHORTEST and word not in _AHEAD_BEFORE) else None
    )


def _resolve(part: dict[str, str | None], published: date | None, tense: Callable[[], int]) -> tuple[date, date] | None:
    month = MONTHS.get((part.get("month") or "").lower()) or int(part.get("number") or 0)
    if part.get("day"):
        return _one_day(part, month, published, tense)
    if month:
        year = int(part["year"] or 0) if part.get("year") else _nearest_year(month, published, tense())
        return (date(year, month, 1), date(year, month, monthrange(year, month)[1])) if year else None
    if part.get("year"):
        return date(int(part["year"] or 0), 1, 1), date(int(part["year"] or 0), 12, 31)
    if part.get("decade"):
        return date(int(f"{part['decade']}0"), 1, 1), date(int(f"{part['decade']}9"), 12, 31)
    return _relative(part, published, tense) if published else None


def _one_day(
    part: dict[str, str | None], month: int, near: date | None, tense: Callable[[], int]
) -> tuple[date, date] | None:
    """The day with this number and month: in its own year, or the one that its weekday or publication suggests.

    What is past, or would else be months ahead, was last year.
    """
    year, weekday = part.get("year"), part.get("weekday")
    if year:
        years = [int(year)]
    elif near:
        years = [near.year, near.year - 1, near.year + 1]
    else:
        return None
    candidates = []
    for each in years:
        try:
            candidates.append(date(each, month, int(part["day"] or 0)))
        except ValueError:
            continue
    if weekday:
        fitting = [each for each in candidates if each.weekday() == WEEKDAYS[weekday.lower()]]
        candidates = fitting or candidates
    if not candidates:
        return None
    if near is None or year:
        return candidates[0], candidates[0]
    ahead = {-1: 0, 1: _YEAR_AHEAD}.get(0 if weekday else tense(), _AHEAD_AT_MOST)
    candidates = [each for each in candidates if (each - near).days <= ahead] or candidates
    best = min(candidates, key=lambda each: abs((each - near).days))
    return best, best


# Days that a day without a year may lie ahead where nothing tells whether it is past.
_AHEAD_AT_MOST, _YEAR_AHEAD = 90, 366


def _nearest_year(month: int, near: date | None, tense: int) -> int | None:
    """The year in which `month` lies nearest to the day of publication; the last such month for what is past."""
    if near is None:
        return None
    if tense == _SAME_YEAR:
        return near.year
    if tense < 0:
        return near.year - (month > near.month)
    return min((near.year, near.year - 1, near.year + 1), key=lambda y: abs((y - near.year) * 12 + month - near.month))


def _relative(part: dict[str, str | None], published: date, tense: Callable[[], int]) -> tuple[date, date]:
    """What hangs on the day of publication. A bare weekday is the last such day up to it, or the next for what is
    to come."""
    shift = {"last": -1, "next": 1}.get((part.get("shift") or "").lower(), 0)
    if part.get("weekday"):
        back = (published.weekday() - WEEKDAYS[(part["weekday"] or "").lower()]) % 7
        ahead = shift == 0 and back > 0 and tense() > 0
        day = published + timedelta(days=7 - back if ahead or (shift > 0 and back) else (7 if shift > 0 else -back))
        return day, day
    if part.get("near"):
        near = (part["near"] or "").lower()
        day = published + timedelta(days={"yesterday": -1, "last night": -1, "tomorrow": 1}.get(near, 0))
        return day, day
    if part.get("running"):
        way, unit = (part["running"] or "").split()
        days = timedelta(days=_LONGEST_BACK[unit])
        return (published - days, published) if way in ("last", "past") else (published, published + days)
    return _calendar(part.get("unit") or "", shift, published, tense)


def _calendar(unit: str, shift: int, published: date, tense: Callable[[], int]) -> tuple[date, date]:
    """The week, weekend, month or year of the day of publication, or the one before or after it."""
    monday = published - timedelta(days=published.weekday())
    if unit.endswith("weekend"):
        saturday = monday + timedelta(days=5, weeks=shift)
        if shift == 0 and published.weekday() < _SATURDAY and tense() <= -(unit == "weekend"):
            # "over the weekend" looks back, "this weekend" only with a past.
            saturday -= timedelta(weeks=1)
        return saturday, saturday + timedelta(days=1)
    if unit == "week":
        first = monday + timedelta(weeks=shift)
        return first, first + timedelta(days=6)
    if unit == "month":
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
