"""Numbers and days that two statements give for the same thing, and whether both can hold.

Of sentence pairs that people call equivalent, one in ten has different numbers: a number that differs is a hint. It
counts here only where what stands around the two is alike, neither report gives the other's number anywhere, and
rounding does not explain it.
"""

from typing import NamedTuple

from crossread.compare.statements import Statement
from crossread.model import Number, Span, Time

# Two clauses speak of the same thing where so many content words, and this share of the shorter's, are common.
COMMON, SHARE = 2, 0.5
# A conflict needs more to be common, and values nearer to each other. On the 45 labelled events three conflicts are
# left, of which people mark two as differing; with three common words and any distance there are more false than right.
CONFLICT_COMMON, CONFLICT_SHARE = 4, 0.5
CONFLICT_FARTHEST = 2.0
# Values farther apart than this are most often of two things, not two accounts of one.
FARTHEST = 3.0
ABOUT = 0.1  # "about 40" covers 36 to 44


class Clash(NamedTuple):
    """Two values for one thing: `firm` if they cannot both hold."""

    why: str
    firm: bool


def numbers_clash(a: Statement, b: Statement) -> Clash | None:
    """The first two numbers of one kind, in two alike clauses, that are not the same."""
    for mine in a.unit.numbers:
        for other in b.unit.numbers:
            if _differ(mine, other) and not _given(b, mine) and not _given(a, other):
                near = _nearness(a, b, mine.span, other.span)
                if near >= 1:
                    exact = mine.bound is None and other.bound is None
                    close = max(mine.value, other.value) < CONFLICT_FARTHEST * min(mine.value, other.value)
                    firm = exact and close and near == 2 and a.day is not None and a.day == b.day
                    return Clash(f"{a.outlet} has {_said(a, mine)}, {b.outlet} has {_said(b, other)}", firm)
    return None


def days_clash(a: Statement, b: Statement) -> Clash | None:
    """Days that do not meet, where each statement names one time, and their clauses are alike.

    Looking at several times as well is wrong more often than right: on the labelled events 2 right of 9.
    """
    if len(a.times) != 1 or len(b.times) != 1 or not alike(a.stems(), b.stems()):
        return None
    mine, other = a.times[0], b.times[0]
    if (mine.first <= other.last and other.first <= mine.last) or not _nearness(a, b, mine.span, other.span):
        return None
    return Clash(f"{a.outlet} dates it {_days(mine)}, {b.outlet} {_days(other)}", False)


def _given(statement: Statement, number: Number) -> bool:
    """Whether the other report gives the number too, anywhere."""
    return (number.value, number.unit) in statement.values


def _differ(mine: Number, other: Number) -> bool:
    """Whether two numbers count the same kind of thing and cannot be meant as one value."""
    if mine.unit != other.unit or (mine.unit is None and (mine.thing is None or mine.thing != other.thing)):
        return False
    low, high = sorted((mine.value, other.value))
    if low == high or low <= 0 or high / low > FARTHEST or _rounded(low, high):
        return False
    return not _within(mine, other) and not _within(other, mine)


def _rounded(a: float, b: float) -> bool:
    """Whether one value is the other rounded to two digits or more: 43,000 and 43,350, but not 14 and 17."""
    for value, other in ((a, b), (b, a)):
        for digits in (2, 3, 4):
            if value >= 100 and value == float(f"{other:.{digits - 1}e}") and value != other:
                return True
    return False


def _within(bounded: Number, exact: Number) -> bool:
    if bounded.bound == "about":
        return abs(bounded.value - exact.value) <= ABOUT * max(bounded.value, exact.value)
    if bounded.bound == "at least":
        return exact.value >= bounded.value
    return bounded.bound == "at most" and exact.value <= bounded.value


def _nearness(a: Statement, b: Statement, mine: Span, other: Span) -> int:
    """How alike the clauses around two places are, as `alike` says it."""
    return alike(a.stems(_clause(a, mine)), b.stems(_clause(b, other)))


def alike(first: frozenset[str], second: frozenset[str]) -> int:
    """How much two sets of stems have in common: 0 little, 1 enough to speak of one thing, 2 enough for a conflict."""
    common = len(first & second)
    share = common / max(1, min(len(first), len(second)))
    if common >= CONFLICT_COMMON and share >= CONFLICT_SHARE:
        return 2
    return 1 if common >= COMMON and share >= SHARE else 0


def _clause(statement: Statement, place: Span) -> Span:
    """The clause that holds a place, or the whole statement."""
    holding = [c for c in statement.unit.clauses if c.start <= place.start and place.end <= c.end]
    return holding[0] if holding else statement.unit.span


def _said(statement: Statement, number: Number) -> str:
    text = statement.text(number.span)
    return f"{number.bound} {text}" if number.bound else text


def _days(time: Time) -> str:
    return time.first if time.first == time.last else f"{time.first} to {time.last}"
