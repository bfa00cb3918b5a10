"""Quantities: value, unit, what is counted, and whether they are meant as "about" or "at least"."""

import re
from typing import NamedTuple

from crossread.model import Article, Bound, Number, Sentence, Span, Time

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)}
_WORDS |= {"dozen": 12, "couple": 2}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_MEASURES = {
    "percent": "%", "per cent": "%", "%": "%", "percentage points": "point", "percentage point": "point",
    "points": "point", "dollars": "$", "euros": "€", "pounds": "pound", "miles": "mile", "mile": "mile",
    "kilometers": "km", "kilometres": "km", "km": "km", "meters": "m", "metres": "m", "feet": "foot", "acres": "acre",
    "hours": "hour", "hour": "hour", "minutes": "minute", "minute": "minute", "days": "day", "day": "day",
    "weeks": "week", "week": "week", "months": "month", "month": "month", "years": "year", "year": "year",
    "degrees": "degree", "tons": "ton", "tonnes": "tonne",
}  # fmt: skip
_BOUNDS: dict[str, Bound] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "nearly": "about",
    "almost": "about", "some": "about", "an estimated": "about", "close to": "about",
    "at least": "at least", "more than": "at least", "over": "at least", "no fewer than": "at least",
    "no less than": "at least", "upwards of": "at least", "at most": "at most", "fewer than": "at most",
    "less than": "at most", "under": "at most", "up to": "at most", "as many as": "at most", "no more than": "at most",
}  # fmt: skip

_WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS)})"
_NUMBER = re.compile(
    rf"(?P<bound>\b(?:{'|'.join(_BOUNDS)}) )?"
    r"(?P<money>(?:US|A|C|NZ)?\$|€|£|¥)? ?"
    rf"(?:(?P<digits>(?<![\w.,-])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w.,])\d{{1,15}}(?!\d)(?:\.\d{{1,9}})?)|"
    rf"\b(?P<words>a dozen|a couple|{_WORD_NUMBER})\b)"
    r"(?P<clock>(?::\d\d)? ?(?:[ap]\.m\.|[AP]M\b|[ap]m\b))?"
    r"(?P<ordinal>st|nd|rd|th)?"
    rf"(?P<scale>[ -](?:{'|'.join(_SCALES)})\b|(?<=\d)[mbk]n?\b)?"
    rf"(?P<unit>(?:[ -](?:{'|'.join(sorted((m for m in _MEASURES if m != '%'), key=len, reverse=True))})\b|%))?",
    re.IGNORECASE,
)
# What may stand between a number and the noun that it counts.
_BETWEEN = re.compile(r"(?: of (?:the|its|their|his|her)| more| other| additional| new)?((?: [a-z][a-z'’-]+){1,3})")
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "who",
        "that",
        "which",
        "when",
        "while",
        "after",
        "before",
        "since",
        "during",
        "than",
        "then",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "his",
        "her",
        "their",
        "its",
        "not",
        "no",
    ]
)


class _Value(NamedTuple):
    value: float
    unit: str | None


def numbers(article: Article, sentences: tuple[Sentence, ...], times: tuple[Time, ...] = ()) -> tuple[Number, ...]:
    """The quantities in `sentences`, in order. Numbers that belong to an expression in `times` are left to it."""
    days = [(time.span.start, time.span.end) for time in times]
    found = []
    for sentence in sentences:
        for match in _NUMBER.finditer(article.text, sentence.span.start, sentence.span.end):
            start = _start(match)
            if match["ordinal"] or any(a < match.end() and start < b for a, b in days):
                continue
            value = _value(match)
            if value is None or _is_pronoun(match, value):
                continue
            bound = _BOUNDS.get((match["bound"] or "").strip().lower())
            thing = None if value.unit else _thing(article.text, match.end(), sentence.span.end)
            found.append(Number(Span(article.id, start, match.end()), value.value, value.unit, thing, bound))
    return tuple(found)


def _start(match: re.Match[str]) -> int:
    """Where the number itself begins, after "about" and the like."""
    return min(match.start(group) for group in ("money", "digits", "words") if match[group])


def _value(match: re.Match[str]) -> _Value | None:
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    else:
        value = float(sum(_WORDS.get(word, 0) for word in re.split(r"[- ]", match["words"].lower())))
    if match["clock"]:
        minutes = re.search(r":(\d\d)", match["clock"])
        hour = value % 12 + (12 if "p" in match["clock"].lower() else 0)
        return _Value(hour + (int(minutes[1]) / 60 if minutes else 0), "o'clock")
    if match["scale"]:
        scale = match["scale"].strip(" -").lower()
        value *= _SCALES.get(scale) or {"m": 1e6, "b": 1e9, "k": 1e3}[scale[0]]
    unit = match["money"] or _MEASURES.get((match["unit"] or "").strip(" -").lower())
    return _Value(value, unit)


def _is_pronoun(match: re.Match[str], value: _Value) -> bool:
    """Whether it is "one" without a unit: "no one", "the one who", "one of them" count nothing."""
    return value.value == 1 and bool(match["words"]) and value.unit is None


def _thing(text: str, start: int, limit: int) -> str | None:
    """The noun after a number, as far as form shows it: the last of the plain words that follow, at most three."""
    match = _BETWEEN.match(text, start, limit)
    if not match:
        return None
    words: list[str] = []
    for word in match[1].split():
        if word in _STOP:
            break
        words.append(word)
    plural = [word for word in words if word.endswith("s") and not word.endswith("ss")]
    return plural[0] if plural else (words[0] if words else None)
