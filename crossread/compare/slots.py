"""What a statement gives that another report may give otherwise: its numbers, days and people, and what it denies."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from crossread.annotate.times import WEEKDAYS
from crossread.annotate.vectors import rarity
from crossread.compare.units import Unit
from crossread.compare.words import STOP, stem, tokens
from crossread.model import Annotated, DifferOn, Name, Span

# The content words after a negation that it may be said to deny.
DENIED = 3
_REACH = 8  # words after a negation that are looked at
_NEGATIONS = frozenset(["not", "no", "never", "cannot", "nor", "neither"])
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_SHORTEST = 4  # letters of an unknown name
_TELEPHONE = re.compile(r"\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_LETTER = re.compile(r"\w[.-]\w")  # "R-Calif." and "U.S." name nobody
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_LONGEST_DAY, _LONGEST_MONTH = 0, 40  # days


class Slot(NamedTuple):
    """One value of a statement: what it is of (`sort`: a unit, a length of time, a kind of name), and what it says
    (`key`). It takes up the statement's words `[first, last)`; `span` is its place in the text and `raw` its words.

    Of a negation the slot is a word that it denies, and `mark` the number of the word that negates.
    """

    kind: DifferOn
    first: int
    last: int
    sort: str
    key: tuple[str, ...]
    span: Span
    raw: str
    mark: int = -1


class Slotted(NamedTuple):
    """A unit as words, all of them, folded and as stems, with its slots; `filled` are the words that are in slots."""

    unit: Unit
    words: tuple[str, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    slots: tuple[Slot, ...]
    filled: frozenset[int]


def slotted(articles: tuple[Annotated, ...], story: list[Unit]) -> list[Slotted]:
    """The units of a story with their slots, in the units' order."""
    plain = {unit.text[a:b] for unit in story for a, b, _ in tokens(unit.text) if unit.text[a].islower()}
    named = [_by_place(annotated.names, [u for u in story if u.article == n]) for n, annotated in enumerate(articles)]
    return [_of_unit(unit, named[unit.article].get(unit.place, []), plain) for unit in story]


def is_negation(word: str) -> bool:
    """Whether a folded word negates what follows."""
    return word in _NEGATIONS or word.endswith("n't")


def same(a: Slot, b: Slot) -> bool:
    """Whether two slots of one kind say the same: days may overlap, or be called alike in reports of different days."""
    if a.kind != "date":
        return a.key == b.key
    if a.raw.casefold().split()[-1] == b.raw.casefold().split()[-1]:
        return True
    return len(a.key) == len(b.key) == 2 and a.key[0] <= b.key[1] and b.key[0] <= a.key[1]


def last_name(text: str) -> str:
    """The last word of a name, folded, without "Jr." and the possessive."""
    found = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text.casefold())]
    while len(found) > 1 and found[-1] in _SUFFIXES:
        found.pop()
    return found[-1] if found else ""


def _by_place(names: tuple[Name, ...], units: list[Unit]) -> dict[int, list[Name]]:
    """The names that begin in each unit of an article, by the unit's place."""
    found: dict[int, list[Name]] = {}
    at = 0
    for name in names:
        while at < len(units) and units[at].span.end <= name.span.start:
            at += 1
        if at < len(units) and units[at].span.start <= name.span.start < units[at].span.start + len(units[at].text):
            found.setdefault(units[at].place, []).append(name)
    return found


def _of_unit(unit: Unit, names: list[Name], plain: set[str]) -> Slotted:
    base = unit.span.start
    found = tokens(unit.text)
    words = tuple(word for _, _, word in found)
    starts = tuple(base + start for start, _, _ in found)
    stems = tuple(stem(word) for word in words)
    ends = tuple(base + end for _, end, _ in found)

    def slot(kind: DifferOn, span: Span, sort: str, key: tuple[str, ...], mark: int = -1) -> Slot | None:
        inside = [n for n in range(len(words)) if starts[n] < span.end and span.start < ends[n]]
        raw = unit.text[span.start - base : span.end - base]
        return Slot(kind, inside[0], inside[-1] + 1, sort, key, span, raw, mark) if inside else None

    dialled = [(base + m.start(), base + m.end()) for m in _TELEPHONE.finditer(unit.text)]
    counted = [n for n in unit.numbers if not any(a <= n.span.start < b for a, b in dialled)]
    values = [slot("number", n.span, n.unit or "", (repr(n.value),)) for n in counted]
    values += [slot("date", t.span, _length(t.first, t.last), (t.first, t.last)) for t in unit.times]
    values += [slot("date", span, "day", (word,)) for span, word in _undated(unit, words, starts, ends)]
    called = [*names, *_unnamed(unit, names, plain)]
    called = [n for n in called if not _LETTER.match(_text(unit, n.span).split()[-1])]
    values += [slot("name", n.span, n.kind, (key,)) for n in called if (key := last_name(_text(unit, n.span)))]
    given = [each for each in values if each]
    denied = [
        slot("polarity", Span(unit.span.article, starts[n], ends[n]), "", (stems[n],), mark)
        for mark, n in _denied(unit, words)
    ]
    filled = frozenset(n for each in given for n in range(each.first, each.last))
    return Slotted(unit, words, stems, starts, tuple(given + [each for each in denied if each]), filled)


def _undated(
    unit: Unit, words: tuple[str, ...], starts: tuple[int, ...], ends: tuple[int, ...]
) -> Iterator[tuple[Span, str]]:
    """The days of the week that no date is known for, as in a report without one."""
    for word, start, end in zip(words, starts, ends, strict=True):
        if word in WEEKDAYS and not any(time.span.start < end and start < time.span.end for time in unit.times):
            yield Span(unit.span.article, start, end), word


def _text(unit: Unit, span: Span) -> str:
    return unit.text[span.start - unit.span.start : span.end - unit.span.start]


def _unnamed(unit: Unit, names: list[Name], plain: set[str]) -> Iterator[Name]:
    """Words that may be names though their article's other words don't tell: unknown ones written with a capital.

    `plain` are the story's words in small letters: a word that is among them is no name.
    """
    base = unit.span.start
    taken = [(name.span.start - base, name.span.end - base) for name in names]
    for start, end, word in tokens(unit.text):
        raw = unit.text[start:end]
        known = word in plain or word in STOP or word in WEEKDAYS or any(a < end and start < b for a, b in taken)
        if raw[0].isupper() and not raw.isupper() and len(word) >= _SHORTEST and rarity(word) == 1 and not known:
            yield Name(Span(unit.span.article, base + start, base + end), raw, "other")


def _length(first: str, last: str) -> str:
    """What kind of time an expression names."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return "day" if days <= _LONGEST_DAY else "month" if days <= _LONGEST_MONTH else "year"


def _denied(unit: Unit, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """For every negation its number and that of the words that it may deny: the next one, and the content words that
    follow with no comma or mark between."""
    found = tokens(unit.text)
    for mark, word in enumerate(words):
        if is_negation(word):
            after = []
            for n in range(mark + 1, min(len(words), mark + _REACH)):
                if not unit.text[found[n - 1][1] : found[n][0]].isspace():
                    break
                after.append(n)
            content = [n for n in after if words[n] not in STOP][:DENIED]
            yield from ((mark, n) for n in sorted({*after[:1], *content}))
