"""Pairs into facts: no chain through one weak link."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.compare.groups import Limits, groups

LIMITS = Limits(likely=0.3, possible=0.2, again=0.5, sure=0.4)


def made(owner: list[int], pairs: dict[tuple[int, int], float]) -> list[tuple[int, ...]]:
    probability = np.zeros((len(owner), len(owner)), np.float32)
    for (i, j), value in pairs.items():
        probability[i, j] = probability[j, i] = value
    return groups(probability, np.array(owner, np.intp), LIMITS)


def test_three_that_are_all_alike_are_one_fact() -> None:
    assert made([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.25}) == [(0, 1, 2)]


def test_two_facts_are_not_joined_through_one_weak_link() -> None:
    assert made([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1}) == [(0, 1), (1, 2)]


def test_a_weak_likeness_lists_no_statement_a_second_time() -> None:
    found = made([0, 1, 0, 1], {(0, 1): 0.9, (2, 3): 0.9, (0, 3): 0.45, (0, 2): 0, (1, 2): 0.1})
    assert found == [(0, 1, 3), (2, 3)]
    assert made([0, 1, 2, 1], {(0, 1): 0.9, (2, 3): 0.9, (0, 3): 0.45, (0, 2): 0.1}) == [(0, 1, 3), (2, 3)]


def test_two_statements_of_one_report_share_a_fact_where_both_are_likely_to_say_it() -> None:
    assert made([0, 1, 1], {(0, 1): 0.9, (0, 2): 0.35}) == [(0, 1, 2)]
    assert made([0, 1, 1], {(0, 1): 0.9, (0, 2): 0.25}) == [(0, 1)]


def test_groups_are_joined_where_what_comes_together_is_likely_on_average() -> None:
    pairs = {(0, 2): 0.9, (1, 3): 0.8, (1, 2): 0.6}
    assert made([0, 0, 1, 1], pairs | {(0, 3): 0.25}) == [(0, 1, 2, 3)]
    assert made([0, 0, 1, 1], {(0, 2): 0.9, (1, 3): 0.8, (1, 2): 0.35, (0, 3): 0.2}) == [(0, 1, 2), (1, 3)]


def test_a_statement_may_stand_in_several_groups() -> None:
    found = made([0, 1, 1, 2], {(0, 1): 0.9, (2, 3): 0.8, (0, 3): 0.45, (1, 3): 0.1})
    assert found == [(0, 1), (2, 3)]
    assert made([0, 1, 1, 2], {(0, 1): 0.9, (2, 3): 0.8, (0, 2): 0.35, (0, 3): 0.1}) == [(0, 1, 2), (2, 3)]


def test_what_is_merely_likely_joins_a_fact_but_makes_none() -> None:
    assert made([0, 1], {(0, 1): 0.35}) == []
    assert made([0, 1, 2], {(0, 1): 0.9, (0, 2): 0.35, (1, 2): 0.35}) == [(0, 1, 2)]


@given(
    st.lists(st.floats(0, 1, width=32), min_size=28, max_size=28), st.lists(st.integers(0, 2), min_size=8, max_size=8)
)
def test_every_group_is_of_several_reports_and_holds_no_impossible_pair(values: list[float], owner: list[int]) -> None:
    owner.sort()
    pairs = dict(zip([(i, j) for i in range(8) for j in range(i + 1, 8)], values, strict=True))
    for group in made(owner, pairs):
        assert len({owner[n] for n in group}) > 1
        across = [pairs[i, j] for i in group for j in group if i < j and owner[i] != owner[j]]
        assert min(across) >= np.float32(LIMITS.possible)
        assert max(across) >= np.float32(LIMITS.sure)
        assert np.mean(across) >= LIMITS.likely - 1e-6
