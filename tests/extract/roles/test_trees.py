"""Boosted trees by numpy."""

import numpy as np
import pytest

from crossread.extract.roles.trees import Trees, fitted, softmax


def stumps() -> Trees:
    """Two trees: the first feature above 0 speaks for the first class, the second above 1.5 for the second."""
    return Trees(
        roots=np.array([0, 3]),
        column=np.array([0, 1]),
        feature=np.array([0, 0, 0, 1, 0, 0]),
        threshold=np.array([0, 0, 0, 1.5, 0, 0], dtype=np.float32),
        left=np.array([1, 1, 2, 4, 4, 5]),
        value=np.array([0, -1, 1, 0, -2, 2], dtype=np.float32),
        baseline=np.array([0.25, 0], dtype=np.float32),
        depth=3,
    )


def test_each_row_goes_down_each_tree_to_a_leaf_and_stays_there() -> None:
    rows = np.array([[-5, 9], [5, 0], [0, 1.5]], dtype=np.float32)

    assert stumps().scores(rows).tolist() == [[-0.75, 2], [1.25, -2], [-0.75, -2]]


def test_no_rows_give_no_scores() -> None:
    assert stumps().scores(np.zeros((0, 2), dtype=np.float32)).shape == (0, 2)


@pytest.mark.parametrize(("model", "number"), [("text", 1), ("text", 2), ("html", 0), ("html", 1), ("html", 2)])
def test_many_rows_at_once_score_as_each_alone(model: str, number: int) -> None:
    trees = fitted(model, number)
    rows = np.random.default_rng(1).random((150, int(trees.feature.max()) + 1)).astype(np.float32) * 5

    alone = np.vstack([trees.scores(row[None, :]) for row in rows])

    assert np.allclose(trees.scores(rows), alone, atol=1e-4)


def test_likelihoods_sum_to_one() -> None:
    assert softmax(stumps().scores(np.ones((4, 2), dtype=np.float32))).sum(axis=1) == pytest.approx(1)
