"""The stage as a whole: statements matched, grouped into facts, judged, and what is left over told apart."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from crossread.compare.clashes import clashes
from crossread.compare.comment import is_comment
from crossread.compare.copies import independent
from crossread.compare.counterparts import Counterpart
from crossread.compare.differences import ALONE, Pair, verdicts
from crossread.compare.event import same_event
from crossread.compare.groups import Limits, groups
from crossread.compare.lexical import Matrix
from crossread.compare.match import probabilities
from crossread.compare.speakers import named_alike
from crossread.compare.statements import Statement, statements
from crossread.compare.units import Unit, compared, units
from crossread.compare.utterances import utterances, with_names
from crossread.errors import CompareError
from crossread.model import Annotated, Comparison, DifferOn, Fact, Span, Utterance

# Chosen by nine-fold cross-validation over the labelled events; on odd and even ones F1 over facts is alike (.80, .79
# by a like fit). It goes from .77 to .81 as `sure` goes from .37 to .48, and F1 over the sentences that another report
# has too from .81 to .79; `possible` at .2 takes .01 of the first, `again` at .45 too. F1 over pairs is .53 in all.
LIMITS = Limits(likely=0.2, possible=0.12, again=0.55, sure=0.44)

# How probable it is at least that statements report one fact which quote one utterance, or which give two values for
# what is else the same: enough to make a fact of the two.
ECHOED, TOLD = 0.6, 0.6

_COMMENT = "the outlet's own comment"


def comparison(articles: tuple[Annotated, ...]) -> Comparison:
    """See `crossread.compare.compare`."""
    ids = [annotated.article.id for annotated in articles]
    if len(articles) < 2:
        raise CompareError("compare", "needs two articles or more")
    if len(set(ids)) < len(ids):
        raise CompareError(max(ids, key=ids.count), "two articles have this id")
    articles = named_alike(articles)
    everything = units(articles)
    story = compared(everything)
    owner = np.array([unit.article for unit in story], dtype=np.intp)
    probability, said = matched(articles, story)
    named = with_names(articles, said)
    if named != articles:
        articles, everything = named, units(named)
        story = compared(everything)
    clashing = clashes(articles, story, probability)
    for i, j in clashing:
        probability[i, j] = probability[j, i] = max(TOLD, probability[i, j])
    apart = {(story[i].span, story[j].span): clash for (i, j), clash in clashing.items()}
    return Comparison(
        articles,
        same_event(articles, story, probability),
        _facts(articles, everything, _groups(story, probability, owner), apart),
        said,
        independent(articles),
    )


def matched(articles: tuple[Annotated, ...], story: list[Unit]) -> tuple[Matrix, tuple[Utterance, ...]]:
    """How probable it is that each two units report the same fact, and the utterances that they quote."""
    before = probabilities(story)
    said = utterances(articles, story, before)
    return _raised(before, story, said), said


def _raised(probability: Matrix, story: list[Unit], said: tuple[Utterance, ...]) -> Matrix:
    """The probabilities, where two quotations of one utterance make it likely that their statements report one fact.

    Of the statements that two quotations run over, the likest two are raised.
    """
    holding: dict[Span, list[int]] = {}
    for n, unit in enumerate(story):
        for quote in unit.quotes:
            holding.setdefault(quote.span, []).append(n)
    held = [[holding.get(quote.span, []) for quote in utterance.quotes] for utterance in said]
    for quotes in held:
        for first, second in combinations(quotes, 2):
            if not first or not second:  # beyond the part of a very long story that is compared
                continue
            block = probability[np.ix_(first, second)]
            i, j = np.unravel_index(int(block.argmax()), block.shape)
            probability[first[i], second[j]] = max(ECHOED, block[i, j])
            probability[second[j], first[i]] = probability[first[i], second[j]]
    return probability


def _groups(story: list[Unit], probability: Matrix, owner: NDArray[np.intp]) -> list[tuple[Unit, ...]]:
    """The units of several articles that report the same fact."""
    return [tuple(story[n] for n in group) for group in groups(probability, owner, LIMITS)]


def _facts(
    articles: tuple[Annotated, ...],
    everything: list[Unit],
    found: list[tuple[Unit, ...]],
    clashing: Mapping[Pair, Counterpart],
) -> tuple[Fact, ...]:
    """Facts of several outlets and, for every statement in none of them, an `only`; in order of the story."""
    said = {(each.unit.article, each.unit.place): each for each in statements(articles, everything)}
    places = [tuple((unit.article, unit.place) for unit in group) for group in found]
    inside = {place for group in places for place in group}
    places += [(place,) for place in said if place not in inside]
    stated = frozenset((unit.article, unit.text) for unit in everything)
    told = [each for group in sorted(places) for each in _told([said[place] for place in group], clashing, stated)]
    facts = _alone_once(list(_once(told)))
    return tuple(replace(fact, id=f"f{number}") for number, fact in enumerate(facts, start=1))


def _once(told: list[Fact]) -> Iterator[Fact]:
    """The facts without the differences that are part of others: statements of several groups may differ in each."""
    differing: dict[DifferOn | None, list[frozenset[Span]]] = {}
    for fact in told:
        if fact.differ_on:
            differing.setdefault(fact.differ_on, []).append(frozenset(fact.reports))
    for fact in dict.fromkeys(told):
        reports = frozenset(fact.reports)
        if not any(reports < other for other in differing.get(fact.differ_on, ())):
            yield fact


def _alone_once(facts: list[Fact]) -> Iterator[Fact]:
    """The facts, those of one outlet alone without the statements that stand in another fact."""
    placed = {span for fact in facts if fact.relation != "only" for span in fact.reports}
    for fact in facts:
        if fact.relation != "only":
            yield fact
        elif left := tuple(span for span in fact.reports if span not in placed):
            placed |= set(left)
            yield replace(fact, reports=left)


def _told(
    members: list[Statement], clashing: Mapping[Pair, Counterpart], stated: frozenset[tuple[int, str]]
) -> Iterator[Fact]:
    """The facts that a group of statements makes, yet without names: where some differ, that is one of its own."""
    comment = all(is_comment(each) for each in members)
    if len(members) == 1:
        why = _COMMENT if comment else ALONE
        yield Fact("", "only", why, (members[0].unit.span,), None, comment)
        return
    for found in verdicts(members, clashing, stated):
        reports = tuple(members[n].unit.span for n in found.members)
        why = _COMMENT if comment and found.relation == "only" else found.why
        yield Fact("", found.relation, why, reports, found.differ_on, comment)
