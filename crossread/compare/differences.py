"""How statements of the same fact relate: `same`, `detail`, `differ` and on what, or `conflict`, with the reason.

A conflict needs the same thing counted in the same unit, neither side "about" or "at least", and reports of the same
day, for a later one may only know more. Negation alone never makes one.

Outlets are witnesses, and each counts once: what reports of one outlet alone say is `only`, however they say it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from itertools import combinations

from crossread.compare.counterparts import Counterpart
from crossread.compare.kinds import number_of
from crossread.compare.slots import Slot
from crossread.compare.statements import Statement
from crossread.compare.values import alike, conflict
from crossread.compare.wording import told_in_other_words
from crossread.compare.words import stem
from crossread.model import DifferOn, Relation, Span

# A statement says more where at least this share of its content words, and this many, have no counterpart.
MORE, MORE_WORDS = 0.4, 3

# Two statements by their places.
Pair = tuple[Span, Span]

# Why a fact is `only`.
ALONE = "no other outlet has it"

_HEDGE = frozenset(["allegedly", "purportedly", "supposedly"])
# Who is charged with something is not said to have done it.
_CHARGE = frozenset("accused accusing accuse alleged allege alleges charged charges suspected according".split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """How statements relate, and why: of the group's, those numbered in `members`."""

    relation: Relation
    why: str
    differ_on: DifferOn | None = None
    members: tuple[int, ...] = ()


def verdicts(
    statements: list[Statement], clashes: Mapping[Pair, Counterpart], stated: Set[tuple[int, str]] = frozenset()
) -> list[Verdict]:
    """How the statements of a group relate: first those of them that differ, by what they differ on, then those that
    agree.

    A difference is of the statements that take part in it, not of all that report the fact, and those of them that are
    many outlets against one agree with the rest. A third report that gives neither value stays with one of two. What
    is left of one outlet alone is `only`, even where the same statement takes part in what several outlets have.

    `clashes` are the values that pairs of statements give otherwise. Where the other article has the very sentence too,
    nothing else in it differs from that one: `stated` holds the articles' numbers with the sentences that they have
    outside of the group.
    """
    numbered = combinations(enumerate(statements), 2)
    pairs = [(i, j, a, b) for (i, a), (j, b) in numbered if a.unit.article != b.unit.article]
    said = stated | {(each.unit.article, each.unit.text) for each in statements}
    found = [
        (i, j, each)
        for i, j, a, b in pairs
        if not {(b.unit.article, a.unit.text), (a.unit.article, b.unit.text)} & said
        if (each := _difference(a, b, clashes))
    ]
    across = [(i, j, a, b) for i, j, a, b in pairs if a.house != b.house]
    every = tuple(range(len(statements)))
    told = _by_kind(found)
    if not across:
        return [_alone(every, told)]
    ways = [(i, j) for i, j, _ in found]
    part = {n for each in told for n in each.members}
    houses = [each.house for each in statements]
    for against in (_against(ways, houses), _against(ways, houses, [each.unit.text for each in statements])):
        rest = tuple(n for n in every if n not in against)
        agreeing = [(a, b) for i, j, a, b in across if i in rest and j in rest]
        if agreeing and part | set(rest) == set(every):
            return [*_of_several(told, houses), replace(_agreement(agreeing), members=rest)]
    left = {n for n in every if n not in part}
    return _of_several([replace(told[0], members=tuple(sorted({*told[0].members, *left}))), *told[1:]], houses)


def _of_several(told: list[Verdict], houses: list[str]) -> list[Verdict]:
    """The verdicts, those on statements of one outlet alone as `only`."""
    return [each if len({houses[n] for n in each.members}) > 1 else _alone(each.members, [each]) for each in told]


def _alone(members: tuple[int, ...], told: list[Verdict]) -> Verdict:
    """What one outlet alone has, with what its reports differ on."""
    kinds = " and ".join(dict.fromkeys(each.differ_on for each in told if each.differ_on))
    return Verdict("only", f"{ALONE}, and its reports differ in the {kinds}" if kinds else ALONE, members=members)


def _by_kind(found: list[tuple[int, int, Verdict]]) -> list[Verdict]:
    """One verdict for each thing that statements differ on, of those that hang together in it, the gravest first."""
    told: list[tuple[Verdict, set[int]]] = []
    for i, j, each in found:
        kind = each.relation, each.differ_on
        near = [
            n for n, (other, part) in enumerate(told) if (other.relation, other.differ_on) == kind and part & {i, j}
        ]
        first = told[near[0]][0] if near else each
        joined = {i, j}.union(*(told[n][1] for n in near))
        told = [other for n, other in enumerate(told) if n not in near] + [(first, joined)]
    ordered = sorted(told, key=lambda pair: (pair[0].relation != "conflict", sorted(pair[1])))
    return [replace(first, members=tuple(sorted(part))) for first, part in ordered]


def _against(ways: list[tuple[int, int]], houses: list[str], texts: list[str] | None = None) -> set[int]:
    """Those that differ from the most outlets, until none of the rest differ: of one and two, the one; of two, both.

    With their `texts`, of those that are equal in this only the last by alphabet, whatever the order of the reports.
    """
    against: set[int] = set()
    while ways:
        counts = Counter(n for n, _ in {(n, houses[other]) for i, j in ways for n, other in ((i, j), (j, i))})
        most = [n for n, count in counts.items() if count == max(counts.values())]
        against |= set(most) if texts is None else {max(most, key=lambda n: (texts[n], n))}
        ways = [way for way in ways if not against & set(way)]
    return against


def _agreement(pairs: list[tuple[Statement, Statement]]) -> Verdict:
    """The relation of statements that do not differ."""
    more = [each for a, b in pairs if (each := _more(a, b))]
    if more:
        return more[0]
    return Verdict("same", "both say it in like words" if len(pairs) == 1 else "all say it in like words")


def _difference(a: Statement, b: Statement, clashes: Mapping[Pair, Counterpart]) -> Verdict | None:
    places = a.unit.span, b.unit.span
    if places in clashes:
        return _clash(a, b, clashes[places])
    kinds: tuple[Callable[[Statement, Statement], Verdict | None], ...] = (_wording, _hedge)
    return next((found for kind in kinds if (found := kind(a, b))), None)


def _clash(a: Statement, b: Statement, clash: Counterpart) -> Verdict:
    """Two values of one thing, `mine` in one of the statements and `other` in the other."""
    if clash.mine.span.article != a.unit.span.article:
        a, b = b, a
    mine, other = clash.mine, clash.other
    if mine.kind == "polarity":
        return Verdict("differ", f'only {a.outlet} has "{mine.raw}" in the negative', "polarity")
    why = f"{a.outlet} has {_said(a, mine)}, {b.outlet} has {_said(b, other)}"
    if mine.kind == "number" and conflict(a, number_of(a.unit, mine), b, number_of(b.unit, other)):
        return Verdict("conflict", f"{why}, for the same thing on the same day", "number")
    return Verdict("differ", why, mine.kind)


def _said(statement: Statement, slot: Slot) -> str:
    """A value as it stands, a number with what bounds it."""
    bound = number_of(statement.unit, slot).bound if slot.kind == "number" else None
    return f"{bound} {slot.raw}" if bound else slot.raw


def _wording(a: Statement, b: Statement) -> Verdict | None:
    speaker = told_in_other_words(a, b)
    return Verdict("differ", f"{speaker} is quoted in other words", "wording") if speaker else None


def _hedge(a: Statement, b: Statement) -> Verdict | None:
    """A hedge of the outlet's own, outside quotation marks, before a word that the other has without any."""
    mine, other = (_own_words(each) for each in (a, b))
    hedged = [set(mine) & _HEDGE, set(other) & _HEDGE]
    if bool(hedged[0]) == bool(hedged[1]) or alike(a.stems(), b.stems()) < 2:
        return None
    if not hedged[0]:
        return _hedge(b, a)
    after = [stem(word) for n, word in enumerate(mine) if n and mine[n - 1] in _HEDGE]
    if _CHARGE & set(other) or not set(after) & b.stems():
        return None
    return Verdict("differ", f'only {a.outlet} hedges it with "{min(hedged[0])}"', "scope")


def _own_words(statement: Statement) -> list[str]:
    """The statement's words outside direct quotations."""
    base = statement.unit.span.start
    quoted = [(p.start - base, p.end - base) for q in statement.quotes if q.kind == "direct" for p in q.parts]
    return [w for start, _, w in statement.folded if not any(a <= start < b for a, b in quoted)]


def _more(a: Statement, b: Statement) -> Verdict | None:
    """What one statement has that the other lacks, if it is more than a word or two."""
    for one, other in ((a, b), (b, a)):
        mine = frozenset(word.stem for word in one.unit.words)
        extra = mine - frozenset(word.stem for word in other.unit.words)
        if len(extra) >= MORE_WORDS and len(extra) >= MORE * len(mine):
            return Verdict("detail", f"{one.outlet} says more")
    return None
