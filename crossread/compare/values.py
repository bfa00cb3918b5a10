"""Numbers that two reports give for one thing, and whether both can hold.

Of sentence pairs that people call equivalent, one in ten has different numbers: a number that differs is a hint, and
rounding and "about" explain many.
"""

from crossread.compare.statements import Statement
from crossread.model import Number, Span

# Two clauses speak of the same thing where so many content words, and this share of the shorter's, are common.
COMMON, SHARE = 2, 0.5
# A conflict needs more to be common, and values nearer to each other: with three common words and any distance, more of
# those on the labelled events are false than right.
CONFLICT_COMMON, CONFLICT_SHARE = 4, 0.5
CONFLICT_FARTHEST = 2.0
ABOUT = 0.1  # "about 40" covers 36 to 44


def differ(mine: Number, other: Number) -> bool:
    """Whether two numbers are of one unit and cannot be meant as one value, rounded or about so."""
    low, high = sorted((mine.value, other.value))
    if mine.unit != other.unit or low == high or _rounded(low, high):
        return False
    return not _within(mine, other) and not _within(other, mine)


def conflict(a: Statement, mine: Number, b: Statement, other: Number) -> bool:
    """Whether two numbers that differ cannot both hold: both exact, near, of much the same words and of one day."""
    exact = mine.bound is None and other.bound is None
    close = max(mine.value, other.value) < CONFLICT_FARTHEST * min(mine.value, other.value)
    same_day = a.day is not None and a.day == b.day
    return exact and close and same_day and _nearness(a, b, mine.span, other.span) == 2


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
