"""How statements of the same fact relate: `same`, `detail`, `differ` and on what, or `conflict`, with the reason.

A conflict needs the same thing counted in the same unit, neither side "about" or "at least", and reports of the same
day, for a later one may only know more. Negation alone never makes one.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from crossread.compare.statements import Statement
from crossread.compare.values import Clash, alike, days_clash, numbers_clash
from crossread.compare.wording import told_in_other_words
from crossread.model import DifferOn, Relation

# A statement says more where at least this share of its content words, and this many, have no counterpart.
MORE, MORE_WORDS = 0.4, 3
# Statements as like as this, word by word, say the same of the same thing but for what is said not to be so.
ALIKE = 85

_NEGATION = frozenset(["not", "no", "never", "none", "nobody", "nothing", "neither", "without", "cannot"])
_HEDGE = frozenset(["allegedly", "purportedly", "supposedly"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the statements of a fact relate, and why."""

    relation: Relation
    why: str
    differ_on: DifferOn | None = None


def verdict(statements: list[Statement], stated: Set[tuple[int, str]] = frozenset()) -> Verdict:
    """The relation that holds for the whole group: the gravest that any two of different articles stand in.

    Where the other article has the very sentence too, nothing else in it differs from that one: `stated` holds the
    articles' numbers with the sentences that they have outside of the group.
    """
    pairs = [(a, b) for a, b in combinations(statements, 2) if a.unit.article != b.unit.article]
    said = stated | {(each.unit.article, each.unit.text) for each in statements}
    apart = [(a, b) for a, b in pairs if not {(b.unit.article, a.unit.text), (a.unit.article, b.unit.text)} & said]
    found = [each for a, b in apart if (each := _difference(a, b))]
    if found:
        return min(found, key=lambda each: ("conflict", "differ").index(each.relation))
    more = [each for a, b in pairs if (each := _more(a, b))]
    if more:
        return more[0]
    return Verdict("same", "both say it in like words" if len(pairs) == 1 else "all say it in like words")


def _difference(a: Statement, b: Statement) -> Verdict | None:
    kinds: tuple[Callable[[Statement, Statement], Verdict | None], ...] = (_numbers, _wording, _days, _hedge, _negation)
    return next((found for kind in kinds if (found := kind(a, b))), None)


def _numbers(a: Statement, b: Statement) -> Verdict | None:
    clash = numbers_clash(a, b)
    if clash is None:
        return None
    if clash.firm:
        return Verdict("conflict", f"{clash.why}, for the same thing on the same day", "number")
    return Verdict("differ", clash.why, "number")


def _wording(a: Statement, b: Statement) -> Verdict | None:
    speaker = told_in_other_words(a, b)
    return Verdict("differ", f"{speaker} is quoted in other words", "wording") if speaker else None


def _days(a: Statement, b: Statement) -> Verdict | None:
    clash: Clash | None = days_clash(a, b)
    return Verdict("differ", clash.why, "date") if clash else None


def _hedge(a: Statement, b: Statement) -> Verdict | None:
    """A hedge of the outlet's own, outside quotation marks, on one side only."""
    mine, other = (_own_words(each) & _HEDGE for each in (a, b))
    if bool(mine) == bool(other) or not alike(a.stems(), b.stems()):
        return None
    outlet, words = (a.outlet, mine) if mine else (b.outlet, other)
    return Verdict("differ", f'only {outlet} hedges it with "{min(words)}"', "scope")


def _negation(a: Statement, b: Statement) -> Verdict | None:
    """A negation on one side only of statements that are alike word by word."""
    texts = [[word for _, _, word in each.folded] for each in (a, b)]
    negated = [any(word in _NEGATION or word.endswith("n't") for word in words) for words in texts]
    if negated[0] == negated[1] or fuzz.ratio(" ".join(texts[0]), " ".join(texts[1])) < ALIKE:
        return None
    return Verdict("differ", f"only {(a if negated[0] else b).outlet} has it in the negative", "polarity")


def _own_words(statement: Statement) -> set[str]:
    """The statement's words outside direct quotations."""
    base = statement.unit.span.start
    quoted = [(p.start - base, p.end - base) for q in statement.quotes if q.kind == "direct" for p in q.parts]
    return {w for start, _, w in statement.folded if not any(a <= start < b for a, b in quoted)}


def _more(a: Statement, b: Statement) -> Verdict | None:
    """What one statement has that the other lacks, if it is more than a word or two."""
    for one, other in ((a, b), (b, a)):
        mine = frozenset(word.stem for word in one.unit.words)
        extra = mine - frozenset(word.stem for word in other.unit.words)
        if len(extra) >= MORE_WORDS and len(extra) >= MORE * len(mine):
            return Verdict("detail", f"{one.outlet} says more")
    return None
