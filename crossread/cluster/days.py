"""The days that the beginning of an article names: "Tuesday", "March 4", "4. März 2031", "2031-03-04", "3月4日".

A quick reader for comparing thousands of articles, word by word; `annotate` reads times with more care. What hangs on
the day of publication is unknown without it.
"""

import re
from datetime import date

from crossread.annotate.lexicon import words as listed
from crossread.annotate.times import MONTHS as ENGLISH_MONTHS
from crossread.annotate.times import WEEKDAYS as ENGLISH_WEEKDAYS
from crossread.extract.dates.words import MONTHS, WEEKDAYS

# Words that are looked at, about 1,500 characters, and days that are kept, the first first.
WITHIN = 260
MOST = 6
# A day without a year is the nearest such day, but no more than this many days after publication.
AHEAD = 90
_LAST = date.max.toordinal()
_REACH = 8
_SHORT = 4

_IN_CHARACTERS = re.compile(r"(?:(\d{4})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_CHARACTERS = 1_500
_WORD_OR_BREAK = re.compile(r"\w+|\n")
# The end of a line, among words.
_BREAK = "|"
# What texts in plain letters have besides these, and what is no word character among plain letters.
_MARKS = "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u2022\u00a0"
_PLAIN = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in f"_{_BREAK}")}
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d", re.ASCII)
_LINKS = frozenset({"of", "de", "del", "the"})
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "Yesterday": -1, "tomorrow": 1, "Tomorrow": 1}
_PARTS = {"night": ("last", -1), "morning": ("this", 0), "afternoon": ("this", 0), "evening": ("this", 0)}
# Days that are called by more than their weekday.
_CALLED = frozenset("Ash Black Bloody Cyber Easter Good Holy News Palm Super".split())
_COMING = listed("times", "ahead") | listed("times", 'ahead before "to" and the like') | {"next", "until"}
_PAST = listed("times", "past")
_ORDINALS = ("st", "nd", "rd", "th")


def _written(names: dict[str, int], capital: dict[str, int]) -> dict[str, int]:
    """Names with their numbers as texts write them; those that English has too, only with a capital."""
    found = {name: number for name, number in names.items() if len(name) >= _SHORT and name not in capital}
    found |= {name.capitalize(): number for name, number in {**found, **capital}.items()}
    return found | {name.upper(): number for name, number in found.items()}


_MONTHS = _written(MONTHS, ENGLISH_MONTHS)
_WEEKDAYS = _written(
    {name: number for name, number in WEEKDAYS.items() if len(name) > _SHORT and f"{name}-feira" not in WEEKDAYS},
    {name: number for name, number in ENGLISH_WEEKDAYS.items() if name.endswith("day")},
)
_YEARS = {str(year): year for year in range(1990, 2060)}
_DAYS = {written: n for n in range(1, 32) for written in (str(n), f"{n:02}", *(f"{n}{end}" for end in _ORDINALS))}
TELLING = {*_MONTHS, *_WEEKDAYS, *_YEARS, *_NEAR, *_PARTS}


def days(title: str, text: str, published: float | None) -> tuple[int, ...]:
    """The days, since year 1, that an article names, in the order they come in, each once.

    `published` is days since year 1.
    """
    words = _words(f"{title}\n{text[:_CHARACTERS]}")[:WITHIN]
    near = None if published is None else int(published)
    found: dict[int, None] = {}
    for n in [n for n, word in enumerate(words) if word in TELLING]:
        day = _named(words, n, near)
        if day is not None and day <= _LAST:
            found[day] = None
    if "月" in text[:_CHARACTERS]:
        for year, month, number in _IN_CHARACTERS.findall(text[:_CHARACTERS]):
            if day := _of(int(year) if year else None, int(month), int(number), near):
                found[day] = None
    return tuple(found)[:MOST]


def _words(text: str) -> list[str]:
    """The words of `text` as written; every end of a line is one."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    # Three times as quick as a pattern.
    if text.isascii():
        return text.replace(_BREAK, " ").replace("\n", f" {_BREAK} ").translate(_PLAIN).split()
    return _WORD_OR_BREAK.findall(text)


def _named(words: list[str], n: int, near: int | None) -> int | None:
    """The day that the word at `n` tells, if it does."""
    word = words[n]
    if word in _YEARS:
        return _by_digits(words, n)
    if word in _MONTHS:
        return _by_month(words, n, near)
    if near is None:
        return None
    if word in _WEEKDAYS:
        return _by_weekday(words, n, near)
    if word in _NEAR:
        return near + _NEAR[word]
    before, shift = _PARTS[word]
    return near + shift if _word(words, n - 1).lower() == before else None


def _by_digits(words: list[str], n: int) -> int | None:
    """ "2031-03-04", "04.03.2031"; a day and a month of which either could be the other tell nothing."""
    year, after, later = _YEARS[words[n]], _word(words, n + 1), _word(words, n + 2)
    if len(after) == len(later) == 2 and after in _DAYS and later in _DAYS:
        return _of(year, _DAYS[after], _DAYS[later], None)
    first, second = _word(words, n - 2), _word(words, n - 1)
    if not (first.isdigit() and second.isdigit() and first in _DAYS and second in _DAYS):
        return None
    small, large = sorted((_DAYS[first], _DAYS[second]))
    return _of(year, small, large, None) if large > 12 or small == large else None


def _by_month(words: list[str], n: int, near: int | None) -> int | None:
    """ "March 4", "March 4, 2031", "4 March", "4th of March 2031", "4 de marzo de 2031"."""
    after, before = _word(words, n + 1), _word(words, n - 1)
    if before in _LINKS:
        before = _word(words, n - 2)
    last = n + 1
    if after in _DAYS:
        number, last = _DAYS[after], n + 2
    elif before in _DAYS:
        number = _DAYS[before]
    else:
        return None
    last += _word(words, last) in _LINKS
    year = _word(words, last)
    return _of(int(year) if _YEAR.fullmatch(year) else None, _MONTHS[words[n]], number, near)


def _by_weekday(words: list[str], n: int, near: int) -> int | None:
    """The last such day up to publication, or the next where it is to come; none where the day of the month follows."""
    before = _word(words, n - 1)
    if before in _CALLED or (_word(words, n + 1) in _MONTHS and _word(words, n + 2) in _DAYS):
        return None
    back = (date.fromordinal(near).weekday() - _WEEKDAYS[words[n]]) % 7
    if back and _to_come(words, n):
        return near + 7 - back
    return near - (7 if not back and before.lower() == "last" else back)


def _to_come(words: list[str], n: int) -> bool:
    """Whether the nearest word before that shows a tense shows what is to come."""
    for word in reversed(words[max(0, n - _REACH) : n]):
        low = word.lower()
        if low in _COMING:
            return True
        if low in _PAST or (low.endswith("ed") and len(low) > _SHORT):
            return False
    return False


def _of(year: int | None, month: int, number: int, near: int | None) -> int | None:
    """The day with this number and month: in its own year, or the nearest to the day of publication."""
    if year is None and near is None:
        return None
    years = [year] if year is not None else [date.fromordinal(near or 1).year + shift for shift in (0, -1, 1)]
    found = []
    for each in years:
        try:
            found.append(date(each, month, number).toordinal())
        except ValueError:
            continue
    if near is None or year is not None:
        return found[0] if found else None
    return min((day for day in found if day - near <= AHEAD), key=lambda day: abs(day - near), default=None)


def _word(words: list[str], n: int) -> str:
    return words[n] if 0 <= n < len(words) else ""
