"""Two articles and two groups: what speaks for one event and what against."""

import numpy as np
import pytest

from crossread.cluster.hindsight import HINDSIGHT
from crossread.cluster.join import (
    BEST,
    DOUBLING,
    EXPECTED,
    FULL,
    MISSING,
    MOST,
    ROOMY,
    UNMET,
    Trees,
    first_logits,
    level,
    linkage,
    second_logits,
)
from crossread.cluster.likeness import LIKENESSES

# One tree of depth 2: the first feature above 1 decides, then the second above 5.
SMALL = {"feature": [[0, 1, 1]], "threshold": [[1.0, 5.0, 5.0]], "leaf": [[-2.0, -1.0, 1.0, 2.0]], "base": 0.5}


@pytest.mark.parametrize(
    ("row", "logit"), [((0, 0), -1.5), ((1, 5), -1.5), ((1, 6), -0.5), ((2, 5), 1.5), ((2, 6), 2.5)]
)
def test_a_tree_is_walked_left_up_to_its_threshold_and_right_above(row: tuple[float, float], logit: float) -> None:
    assert Trees(SMALL).logits(np.array([row], np.float32)).tolist() == [logit]


def test_several_trees_add_up_for_each_row() -> None:
    twice = {key: SMALL[key] * 2 for key in ("feature", "threshold", "leaf")} | {"base": 0.0}  # type: ignore[operator]
    assert Trees(twice).logits(np.array([[0, 0], [2, 6]], np.float32)).tolist() == [-4.0, 4.0]


def test_trees_that_are_walked_only_for_likely_rows_give_those_the_same() -> None:
    rows = np.random.default_rng(1).normal(size=(200, 2)).astype(np.float32) * 4
    model = {key: SMALL[key] * 4 for key in ("feature", "threshold", "leaf")} | {"base": 0.0}  # type: ignore[operator]
    whole, sifted = Trees(model).logits(rows), Trees(model, early=3).logits(rows)
    given_up = sifted == -MOST
    assert given_up.any() and not given_up.all()
    assert np.array_equal(whole[~given_up], sifted[~given_up])
    assert (whole[given_up] < UNMET).all()


def test_the_fitted_models_take_the_features_there_are() -> None:
    assert len(first_logits(np.zeros((3, len(LIKENESSES)), np.float32))) == 3
    assert len(second_logits(np.zeros((2, len(HINDSIGHT)), np.float32))) == 2
    assert second_logits(np.zeros((0, len(HINDSIGHT)), np.float32)) == []


def test_pairs_that_never_met_speak_against_a_group() -> None:
    assert linkage([2.0], 1, 1) == 2.0
    assert linkage([2.0], 1, 2) == (2.0 + MISSING) / 2


def test_a_story_of_many_asks_no_more_links_than_a_small_one() -> None:
    assert linkage([2.0] * EXPECTED, 1, ROOMY) == 2.0
    assert linkage([2.0] * EXPECTED, 1, 500) > 2.0


def test_what_a_large_story_adds_ends_somewhere() -> None:
    assert linkage([2.0] * EXPECTED, 1, FULL) == linkage([2.0] * EXPECTED, 1, 50 * FULL)


def test_the_best_links_of_a_member_count_and_the_rest_does_not() -> None:
    assert linkage([2.0] * BEST + [-3.0] * 20, 1, ROOMY) == 2.0
    assert linkage([2.0] * BEST + [-3.0] * 20, 2, ROOMY) < 2.0


def test_two_large_groups_need_more_than_one_article_and_a_large_group() -> None:
    assert linkage([0.0] * 200, 50, 50) < linkage([0.0] * 4, 1, 50)


def test_a_group_that_grows_by_one_mostly_counts_as_large_as_before() -> None:
    assert [level(size) for size in range(1, DOUBLING + 2)] == [*range(1, DOUBLING + 1), DOUBLING]
    assert level(2 * DOUBLING - 1) == DOUBLING
    assert level(2 * DOUBLING) == 2 * DOUBLING
    assert level(1000 * FULL) == FULL
