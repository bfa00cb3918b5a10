"""Quantities: value, unit, what is counted, and whether they are meant as "about" or "at least"."""

import re
from bisect import bisect_left
from typing import NamedTuple

from crossread.annotate.lexicon import words
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
_LASTING = frozenset(("day", "week", "month", "year", "hour", "minute"))
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
          "fifth": 5, "fifths": 5, "sixths": 6, "eighths": 8, "tenth": 10, "tenths": 10}  # fmt: skip
_BOUNDS: dict[str, Bound] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "nearly": "about",
    "almost": "about", "some": "about", "an estimated": "about", "estimated": "about", "close to": "about",
    "at least": "at least", "more than": "at least", "over": "at least", "no fewer than": "at least",
    "no less than": "at least", "upwards of": "at least", "above": "at least", "exceeding": "at least",
    "as few as": "at least", "as little as": "at least", "a minimum of": "at least", "at most": "at most",
    "fewer than": "at most", "less than": "at most", "under": "at most", "below": "at most", "up to": "at most",
    "as many as": "at most", "as much as": "at most", "no more than": "at most", "a maximum of": "at most",
}  # fmt: skip
_AFTER: dict[str, Bound] = {"or more": "at least", "or so": "about", "or fewer": "at most", "or less": "at most"}

_WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS)})"
_UNIT_WORDS = "|".join(sorted((measure for measure in _MEASURES if measure != "%"), key=len, reverse=True))
_LARGE = "hundred|thousand|million|billion|trillion"
_NUMBER = re.compile(
    rf"(?P<bound>\b(?:{'|'.join(_BOUNDS)}) )?"
    r"(?P<money>(?:US|A|C|NZ)?\$|€|£|¥)? ?"
    r"(?:(?P<digits>(?<![\w.,/'’-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,/'’])\d{1,15}(?![\d/]|:\d\d(?! ?[apAP]))"
    r"(?:\.\d{1,9})?)|"
    rf"\b(?P<words>(?:half[- ])?a[- ]dozen|half-dozen|a couple(?= of)|an?(?= (?:{_LARGE})\b)|{_WORD_NUMBER})\b)"
    r"(?P<clock>(?::\d\d)? ?(?:[ap]\.m\.|[AP]M\b|[ap]m\b))?"
    r"(?P<ordinal>st|nd|rd|th|s\b)?"
    rf"(?P<scale>[ -](?:{'|'.join(_SCALES)})\b|(?<=\d)[mbk]n?\b)?"
    rf"(?:[- ](?P<part>{'|'.join(_PARTS)})\b(?! (?:time|quarter|place|year|day|term|week|month)))?"
    r"(?P<old>[- ]years?[- ]olds?\b)?"
    rf"(?P<unit>(?:(?:[ -]| of )(?:{_UNIT_WORDS})\b|%))?"
    rf"(?P<after>(?:-plus|\+)|,? (?:{'|'.join(_AFTER)})\b)?",
    re.IGNORECASE,
)
# What stands before a number that is a label and no quantity: "Section 2", "Article 1", "No. 2", "one in five".
_LABEL = re.compile(r"(?:\bNos?\.|\b[A-Z][a-z]+|\b[Oo]ne in|\d in|\bout of) $")
# Words with a capital that begin a sentence and name nothing: "The 2 men".
_NO_LABEL = words("grammar", "determiners") | words("grammar", "prepositions") | words("grammar", "subordinators")
_NO_LABEL |= words("grammar", "coordinators") | words("grammar", "adverbs") | {"only"}
_AGED = re.compile(r"(?:\b(?:aged?)|[a-z],) $")
_AGE_CLOSES = re.compile(r"[,.;]|\Z| and | or ")
_OLDEST = 120
# Words after which "about" tells of what: "information about two programs".
_TOPIC = re.compile(
    r"\b(?:information|questions?|concern(?:s|ed)?|talk(?:s|ed|ing)?|told|tell|speak|spoke|asked|know|knew|think|thought|"
    r"worried|lied|lying|complain\w*|reports?|stor(?:y|ies)|details|claims|jok\w+|warnings?|debate|something|learn\w*|"
    r"wrote|books?|facts|doubts|news|evidence|statements?|comments?|remarks) $",
    re.IGNORECASE,
)
_LONGEST_TOPIC = 14
# Words of a number's noun phrase that are looked at for what it counts.
_LONGEST_PHRASE = 6
_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_][\w’'-]*(?:[-/]\w+)*")
_BETWEEN = re.compile(r"(?:(?: or so| or more)?(?: of (?:the|its|their|his|her|those|these|our|my))?(?: more)?) (?=\S)")
_HYPHENED = re.compile(r"-([a-z]{3,})\b")
_COUNTED = frozenset(("people", "men", "women", "children", "police", "fish", "sheep", "aircraft", "troops", "others"))
_STOP = (
    words("grammar", "prepositions") | words("grammar", "coordinators") | words("grammar", "subordinators")
    | words("grammar", "auxiliaries") | words("grammar", "modals") | words("grammar", "subject pronouns")
    | words("grammar", "object pronouns") | words("grammar", "determiners") | words("grammar", "adverbs")
    | words("grammar", "days") | words("grammar", "time words") | words("grammar", "negations")
) - {"more", "other"}  # fmt: skip
_NO_PLURAL = frozenset(("plus", "this", "thus", "says", "has", "was", "is", "its", "his", "yes", "news"))


class _Value(NamedTuple):
    value: float
    unit: str | None


def numbers(article: Article, sentences: tuple[Sentence, ...], times: tuple[Time, ...] = ()) -> tuple[Number, ...]:
    """The quantities in `sentences`, in order. Numbers that belong to an expression in `times` are left to it."""
    days = [(time.span.start, time.span.end) for time in times]
    found = []
    for sentence in sentences:
        # Times and sentences are in order: only those of this sentence can hold its numbers.
        first = bisect_left(days, (sentence.span.start, 0))
        last = bisect_left(days, (sentence.span.end, 0))
        for match in _NUMBER.finditer(article.text, sentence.span.start, sentence.span.end):
            number = _number(article, sentence.span, match, days[first:last])
            if number is not None:
                found.append(number)
    return tuple(found)


def _number(article: Article, within: Span, match: re.Match[str], days: list[tuple[int, int]]) -> Number | None:
    """The quantity that a match is, if it is one."""
    start, end = _start(match), match.end()
    if match["ordinal"] or any(a < end and start < b for a, b in days):
        return None
    value = _value(match)
    text = article.text
    if value is None or _is_pronoun(match, value):
        return None
    thing = None if value.unit else _thing(text, match.end("after") if match["after"] else end, within.end)
    bare = value.unit is None and not match["scale"] and not match["part"]
    if bare and value.value == 0 and match["words"] and thing is None:
        return None  # "ground zero"
    if bare and _is_age(text, within, match, thing):
        value, thing = _Value(value.value, "year"), None
    elif bare and _is_label(text, within.start, start, match, thing):
        return None
    return Number(Span(article.id, start, end), value.value, value.unit, thing, _bound(text, match, value))


def _bound(text: str, match: re.Match[str], value: _Value) -> Bound | None:
    """How exact a quantity is meant: by the words before it, or "or more" after it."""
    if match["after"]:
        return _AFTER.get(match["after"].strip(", ").lower(), "at least")
    before = (match["bound"] or "").strip().lower()
    if before == "about" and _TOPIC.search(text, max(0, match.start() - _LONGEST_TOPIC), match.start()):
        return None
    if before in ("over", "under") and value.unit in _LASTING:
        # "over two years" is as often how long it takes.
        return None
    return _BOUNDS.get(before)


def _is_age(text: str, within: Span, match: re.Match[str], thing: str | None) -> bool:
    """Whether a number is somebody's age: "Jo Orr, 23, of Flint", "aged 40"."""
    before = _AGED.search(text, max(within.start, _start(match) - 8), _start(match))
    if (
        thing is not None
        or before is None
        or not match["digits"]
        or not 0 < float(match["digits"].replace(",", "")) < _OLDEST
    ):
        return False
    return before.group().startswith("age") or bool(_AGE_CLOSES.match(text, match.end(), within.end))


def _is_label(text: str, low: int, start: int, match: re.Match[str], thing: str | None) -> bool:
    """Whether a number only names something: "Section 2", "No. 2", "Flight 40"; or is one part of "one in five"."""
    before = _LABEL.search(text, max(low, start - 20), start)
    if before is None or match["bound"]:
        return False
    word = before.group().strip()
    if word[-3:] in (" in", " of") or word.startswith("No"):
        return True
    return thing is None and bool(match["digits"]) and word.lower() not in _NO_LABEL


def _start(match: re.Match[str]) -> int:
    """Where the number itself begins, after "about" and the like."""
    return min(match.start(group) for group in ("money", "digits", "words") if match[group])


def _value(match: re.Match[str]) -> _Value | None:
    said = (match["words"] or "").lower().replace("-", " ")
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
    elif said.startswith("half"):
        value = 6.0
    elif said in ("a", "an"):
        value = 1.0
    else:
        value = float(sum(_WORDS.get(word, 0) for word in said.split()))
    if match["clock"]:
        minutes = re.search(r":(\d\d)", match["clock"])
        hour = value % 12 + (12 if "p" in match["clock"].lower() else 0)
        return _Value(hour + (int(minutes[1]) / 60 if minutes else 0), "o'clock")
    if match["scale"]:
        scale = match["scale"].strip(" -").lower()
        value *= _SCALES.get(scale) or {"m": 1e6, "b": 1e9, "k": 1e3}[scale[0]]
    if match["part"]:
        value /= _PARTS[match["part"].lower()]
    if match["old"]:
        return _Value(value, "year")
    unit = match["money"] or _MEASURES.get((match["unit"] or "").strip(" -").lower().removeprefix("of "))
    return _Value(value, unit)


def _is_pronoun(match: re.Match[str], value: _Value) -> bool:
    """Whether it is "one" without a unit: "no one", "the one who", "one of them" count nothing."""
    return value.value == 1 and bool(match["words"]) and value.unit is None and not match["scale"]


def _thing(text: str, start: int, limit: int) -> str | None:
    """The noun that a number counts, as far as form shows it: the plural of the noun phrase that follows.

    Of several the first in small letters, for names may have plurals too: "40 New York Times | reporters".
    """
    hyphened = _HYPHENED.match(text, start, limit)
    if hyphened:
        return hyphened[1]  # "a 20-member panel"
    between = _BETWEEN.match(text, start, limit)
    at = between.end() if between else limit
    names: list[str] = []
    for _ in range(_LONGEST_PHRASE):
        match = _WORD.match(text, at, limit)
        if match is None or match.group().lower() in _STOP:
            break
        word = match.group()
        if _is_plural(word):
            if word[0].islower():
                return word
            names.append(word)
        at = match.end() + 1
        if at > limit or text[at - 1 : at] != " ":
            break
    return names[-1] if names else None


def _is_plural(word: str) -> bool:
    low = word.lower()
    if low in _COUNTED:
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "'s", "’s", "us", "is"))
        and low not in _NO_PLURAL
    )
