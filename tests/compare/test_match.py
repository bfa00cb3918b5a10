"""How probable it is that two statements report the same fact."""

import numpy as np

from crossread.compare.context import FEATURES as CONTEXT
from crossread.compare.likeness import FEATURES, likeness
from crossread.compare.match import Regression, probabilities, spread, with_context

from .samples import FIRE, story


def test_the_matrix_is_symmetric_and_empty_within_an_article() -> None:
    units = story(*FIRE)
    found = probabilities(units)
    owner = np.array([unit.article for unit in units])
    assert np.array_equal(found, found.T)
    assert not found[owner[:, None] == owner[None, :]].any()
    assert ((found >= 0) & (found <= 1)).all()


def test_the_same_fact_in_other_words_is_more_probable_than_another_fact() -> None:
    units = story(
        "A fire at the Halvard mill hurt 14 workers. The union had asked for a meeting in autumn.",
        "Fourteen workers were hurt in the blaze at the Halvard mill. A school was closed for the day.",
    )
    found = probabilities(units)
    assert found[0, 2] > 0.5
    assert found[0, 2] > max(found[0, 3], found[1, 2], found[1, 3])


def test_what_another_report_has_word_for_word_matches_nothing_else_there() -> None:
    fire = "A fire at the Halvard mill hurt 14 workers. The fire at the Halvard mill was put out at noon."
    found = probabilities(story(fire, fire, "A blaze at the Halvard mill hurt 14 workers."))
    assert min(found[0, 2], found[1, 3]) > 0.5
    assert not found[0, 3]
    assert not found[1, 2]
    assert found[0, 4] > 0.5


def test_one_article_alone_and_none_at_all_match_nothing() -> None:
    assert not probabilities(story(FIRE[0])).any()
    assert probabilities([]).shape == (0, 0)
    assert not probabilities(story("", FIRE[0])).any()


def test_a_regression_of_no_rows_and_of_more_than_one_block() -> None:
    regression = Regression(np.array([1.0, -2.0]), 0.5)
    assert regression.probability(np.zeros((0, 2), np.float32)).shape == (0,)
    rows = np.tile(np.array([[1.0, 1.0], [3.0, 0.0]], np.float32), (70_000, 1))
    found = regression.probability(rows)
    assert len(found) == 140_000
    assert np.allclose(found[:2], found[-2:])
    assert np.allclose(found[:2], [1 / (1 + np.exp(0.5)), 1 / (1 + np.exp(-3.5))])


def test_the_features_with_context_have_a_column_each() -> None:
    units = story(*FIRE)
    alike, owner = likeness(units), np.array([unit.article for unit in units])
    before = spread(alike, np.full(len(alike.first), 0.5), len(units))
    assert with_context(alike, before, owner).shape == (len(alike.first), len(FEATURES + CONTEXT))
