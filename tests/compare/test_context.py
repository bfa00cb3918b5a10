"""What the other pairs of a story say of a pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from crossread.compare.context import FEATURES, context
from crossread.compare.lexical import Matrix

OWNER = np.array([0, 0, 1, 1, 2, 2], dtype=np.intp)


def matrix(*pairs: tuple[int, int, float]) -> Matrix:
    """The symmetric matrix of these probabilities, 0 elsewhere."""
    out = np.zeros((len(OWNER), len(OWNER)), np.float32)
    for i, j, value in pairs:
        out[i, j] = out[j, i] = value
    return out


def test_a_way_through_a_third_article_is_as_sure_as_its_weaker_step() -> None:
    table = context(matrix((0, 4, 0.9), (4, 2, 0.6)), OWNER)
    assert table["through_third"][0, 2] == table["through_third"][2, 0] == np.float32(0.6)


def test_a_pair_is_ahead_of_the_best_other_of_its_row() -> None:
    table = context(matrix((0, 2, 0.9), (0, 3, 0.4)), OWNER)
    assert np.isclose(table["margin_low"][0, 2], 0.5)
    assert np.isclose(table["margin_low"][0, 3], -0.5)


def test_neighbours_that_match_alongside_are_seen() -> None:
    table = context(matrix((0, 2, 0.8)), OWNER)
    assert table["along"][1, 3] == np.float32(0.8)
    assert table["along"][0, 3] == 0


@given(arrays(np.float32, (6, 6), elements=st.floats(0, 1, width=32)))
def test_every_figure_is_the_same_from_either_side(values: Matrix) -> None:
    values = np.where(OWNER[:, None] == OWNER[None, :], 0, np.maximum(values, values.T)).astype(np.float32)
    table = context(values, OWNER)
    assert set(table) == set(FEATURES)
    for name, figure in table.items():
        assert np.allclose(figure, figure.T), name
    steps = np.minimum(values[:, :, None], values[None, :, :]).max(1)
    assert np.array_equal(table["through_third"][~np.eye(6, dtype=bool)], steps[~np.eye(6, dtype=bool)])
