"""Words of a reading, and which of them carry its facts: numbers, dates, names, negations."""

import re
from dataclasses import dataclass

from crossread.model import DifferOn

# A word keeps its inner apostrophes, hyphens, points and commas: "U.S", "don't", "1,200", "2.5". One character class
# between separators that it excludes: linear on any input.
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBER_WORDS = _set(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions trillion dozen dozens half quarter once twice first second third"""
)
_DATE_WORDS = _set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday
    tomorrow tonight morning afternoon evening night noon midnight early late week weekend month year a.m p.m am
    pm"""
)
_NEGATIONS = _set(
    """no not never none nobody nothing neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't
    weren't hasn't haven't hadn't wouldn't couldn't shouldn't denied denies deny refused refuses rejected"""
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `text[start:end]`, and `key`, by which it is compared."""

    start: int
    end: int
    key: str


def words(text: str) -> list[Word]:
    """The words of `text` in order, with their offsets; case, the shape of apostrophes and a genitive don't count."""
    return [Word(m.start(), m.end(), _key(m.group())) for m in _WORD.finditer(text)]


def _key(word: str) -> str:
    return word.replace("’", "'").casefold().removesuffix("'s")


def telling(text: str, on: DifferOn | None = None) -> list[Word]:
    """The words of `text` that carry its facts: numbers, dates, names and negations, or the kind that `on` names."""
    return [word for n, word in enumerate(words(text)) if _kind(text, word, n == 0) & _wanted(on)]


def _wanted(on: DifferOn | None) -> set[str]:
    narrow = {"number": {"number"}, "date": {"date", "number"}, "name": {"name"}, "polarity": {"negation"}}
    return narrow.get(on or "", {"number", "date", "name", "negation"})


def _kind(text: str, word: Word, first: bool) -> set[str]:
    kinds = set()
    if any(c.isdigit() for c in word.key) or word.key in _NUMBER_WORDS:
        kinds.add("number")
    if word.key in _DATE_WORDS:
        kinds.add("date")
    if word.key in _NEGATIONS:
        kinds.add("negation")
    if not first and text[word.start].isupper():
        kinds.add("name")
    return kinds
