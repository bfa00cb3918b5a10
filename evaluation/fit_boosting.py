"""Fit the two rounds of boosted trees of `crossread.extract.line_model` and write them as arrays.

Needs scikit-learn, which the package itself does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from crossread.extract.line_model import CLASSES, first_input, second_input
from crossread.extract.trees import Trees, softmax

Floats = NDArray[np.float32]
# A rate high enough for few trees: the file stays small, and a page costs milliseconds.
SETTINGS = {
    "learning_rate": 0.12,
    "max_iter": 45,
    "max_leaf_nodes": 16,
    "max_depth": 7,
    "min_samples_leaf": 12,
    "l2_regularization": 5.0,
}
FOLDS = 3
# Nine lines in ten are furniture; of those a part, weighted up, says the same at a third of the cost.
FURNITURE_SHARE = 0.35


@dataclass(frozen=True)
class Example:
    """A page's lines with their classes (numbers into `CLASSES`), its publisher, and further features if any."""

    publisher: str
    lines: Sequence[str]
    classes: Sequence[int]
    extra: Floats | None = None
    weight: float = 1.0


def fit(examples: Sequence[Example]) -> tuple[Trees, Trees]:
    """Both rounds; the second is fitted on what first rounds say of publishers that they have not seen."""
    inputs = [first_input(example.lines, example.extra) for example in examples]
    classes = np.concatenate([example.classes for example in examples])
    weights = np.concatenate([np.full(len(example.lines), example.weight) for example in examples])
    page = np.concatenate([np.full(len(example.lines), n) for n, example in enumerate(examples)])
    groups = np.array([example.publisher for example in examples])[page]
    rows = np.vstack(inputs)
    used = _used(classes)
    weights = np.where(classes == CLASSES.index("other"), weights / FURNITURE_SHARE, weights)
    unseen = np.zeros((len(rows), len(CLASSES)), dtype=np.float32)
    for all_train, test in GroupKFold(FOLDS).split(rows, classes, groups):
        train = all_train[used[all_train]]
        unseen[test] = softmax(boost(rows[train], classes[train], weights[train]).scores(rows[test]))
    second = [second_input(example.lines, inputs[n], unseen[page == n]) for n, example in enumerate(examples)]
    return (
        boost(rows[used], classes[used], weights[used]),
        boost(np.vstack(second)[used], classes[used], weights[used]),
    )


def _used(classes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which lines are fitted on: all that are something, and a part of the furniture."""
    chance = np.random.default_rng(0).random(len(classes))
    return (classes != CLASSES.index("other")) | (chance < FURNITURE_SHARE)


def boost(rows: Floats, classes: NDArray[np.int64], weights: NDArray[np.float64]) -> Trees:
    """One ensemble fitted on `rows`, as arrays."""
    model = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **SETTINGS)
    model.fit(rows, classes, sample_weight=weights)
    return as_arrays(model)


def as_arrays(model: HistGradientBoostingClassifier) -> Trees:
    """scikit-learn's trees as `Trees`: every inner node's right child moved next to its left one."""
    roots, column, depth = [], [], 1
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    value: list[float] = []
    for stage in model._predictors:
        for number, predictor in enumerate(stage):
            nodes = predictor.nodes
            depth = max(depth, int(nodes["depth"].max()))
            roots.append(len(feature))
            column.append(int(model.classes_[number]))
            _append(nodes, feature, threshold, left, value)
    baseline = np.zeros(len(CLASSES), dtype=np.float32) - 20
    baseline[model.classes_] = model._baseline_prediction.ravel()
    arrays = (np.array(part, dtype=np.int32) for part in (roots, column, feature))
    return Trees(
        *arrays, np.array(threshold, dtype=np.float32), np.array(left, dtype=np.int32),
        np.array(value, dtype=np.float32), baseline, depth,
    )  # fmt: skip


def _append(nodes, feature, threshold, left, value) -> None:  # type: ignore[no-untyped-def]
    base = len(feature)
    place = {0: base}
    queue = [0]
    rows = [None]
    for number in queue:
        node = nodes[number]
        if node["is_leaf"]:
            rows[place[number] - base] = (0, 0.0, place[number], float(node["value"]))
            continue
        place[int(node["left"])], place[int(node["right"])] = base + len(rows), base + len(rows) + 1
        rows[place[number] - base] = (
            int(node["feature_idx"]), float(np.float32(node["num_threshold"])), base + len(rows), 0.0,
        )  # fmt: skip
        rows += [None, None]
        queue += [int(node["left"]), int(node["right"])]
    for one in rows:
        feature.append(one[0])
        threshold.append(one[1])
        left.append(one[2])
        value.append(one[3])


def save(path: Path, first: Trees, second: Trees) -> None:
    """Both rounds in one file, in small types, the same bytes for the same trees."""
    small = {"roots": np.int32, "column": np.int8, "feature": np.int16, "threshold": np.float32, "left": np.int32,
             "value": np.float16, "baseline": np.float32}  # fmt: skip
    arrays = {}
    for n, trees in ((1, first), (2, second)):
        arrays[f"{n}_depth"] = np.int32(trees.depth)
        for key, kind in small.items():
            arrays[f"{n}_{key}"] = getattr(trees, key).astype(kind)
    np.savez_compressed(path, **arrays)
