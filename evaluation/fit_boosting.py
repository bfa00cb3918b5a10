"""Fit the two rounds of boosted trees of `crossread.extract.roles.line_model` and write them as arrays.

Needs LightGBM and scikit-learn, which the package itself does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from crossread.extract.roles.line_model import CLASSES, first_input, second_input
from crossread.extract.roles.trees import Trees, softmax

Floats = NDArray[np.float32]
# Of a node the feature, the threshold, the left child's place (a leaf's its own), and a leaf's value.
Node = tuple[int, float, int, float]
# A rate high enough for few trees: the file stays small, and a page costs milliseconds.
SETTINGS = {
    "rounds": 45,
    "learning_rate": 0.12,
    "num_leaves": 16,
    "max_depth": 7,
    "min_data_in_leaf": 12,
    "lambda_l2": 5.0,
    "feature_fraction": 0.5,
}
SIEVE = {
    "rounds": 60,
    "learning_rate": 0.12,
    "num_leaves": 8,
    "max_depth": 5,
    "min_data_in_leaf": 12,
    "lambda_l2": 5.0,
}
BINS = 63
FOLDS = 3
WANTED_WEIGHT = 3.0
# Nine lines in ten are furniture; of those a part, weighted up, says the same at a third of the cost.
FURNITURE_SHARE = 0.35


@dataclass(frozen=True)
class Example:
    """A page's lines with their classes (numbers into `CLASSES`), its publisher, and further features."""

    publisher: str
    lines: Sequence[str]
    classes: Sequence[int]
    extra: Floats
    weight: float = 1.0


def fit(
    examples: Sequence[Example],
    furniture: float = FURNITURE_SHARE,
    settings: Mapping[str, float] = SETTINGS,
    model: str = "html",
) -> tuple[Trees, Trees]:
    """Both rounds of `model`; the second is fitted on what first rounds say of publishers that they have not seen.

    Of what is furniture, only the share `furniture` is fitted on.
    """
    inputs = [first_input(example.lines, example.extra) for example in examples]
    classes = np.concatenate([example.classes for example in examples])
    weights = np.concatenate([np.full(len(example.lines), example.weight) for example in examples])
    page = np.concatenate([np.full(len(example.lines), n) for n, example in enumerate(examples)])
    groups = np.array([example.publisher for example in examples])[page]
    rows = np.vstack(inputs)
    used = _used(classes, furniture)
    weights = np.where(classes == CLASSES.index("other"), weights / furniture, weights)
    unseen = np.zeros((len(rows), len(CLASSES)), dtype=np.float32)
    for all_train, test in GroupKFold(FOLDS).split(rows, classes, groups):
        train = all_train[used[all_train]]
        unseen[test] = softmax(boost(rows[train], classes[train], weights[train], settings).scores(rows[test]))
    second = [second_input(example.lines, inputs[n], unseen[page == n], model) for n, example in enumerate(examples)]
    return (
        boost(rows[used], classes[used], weights[used], settings),
        boost(np.vstack(second)[used], classes[used], weights[used], settings),
    )


def _used(classes: NDArray[np.int64], share: float) -> NDArray[np.bool_]:
    """Which lines are fitted on: all that are something, and a part of the furniture."""
    chance = np.random.default_rng(0).random(len(classes))
    return (classes != CLASSES.index("other")) | (chance < share)


def boost(
    rows: Floats, classes: NDArray[np.int64], weights: NDArray[np.float64], settings: Mapping[str, float]
) -> Trees:
    """One ensemble over all classes fitted on `rows`, as arrays."""
    return _train(rows, classes, weights, {**settings, "objective": "multiclass", "num_class": len(CLASSES)})


def boost_sieve(rows: Floats, wanted: NDArray[np.bool_]) -> Trees:
    """The ensemble that tells what may be of an article; a line lost weighs more than one looked at in vain."""
    weights = np.where(wanted, WANTED_WEIGHT, 1.0)
    return _train(rows, wanted.astype(np.int64), weights, {**SIEVE, "objective": "binary"})


def _train(
    rows: Floats, classes: NDArray[np.int64], weights: NDArray[np.float64], settings: Mapping[str, Any]
) -> Trees:
    data = lightgbm.Dataset(rows, classes, weight=weights, params={"max_bin": BINS, "verbose": -1})
    always = {"max_bin": BINS, "verbose": -1, "num_threads": 1, "deterministic": True, "seed": 0}
    rounds = int(settings["rounds"])
    return as_arrays(lightgbm.train({**settings, **always}, data, rounds).dump_model())


def as_arrays(model: dict[str, Any]) -> Trees:
    """LightGBM's trees as `Trees`, a node's right child after its left one; what they begin with is in the first."""
    roots, depth = [], 1
    nodes: list[Node] = []
    for tree in model["tree_info"]:
        roots.append(len(nodes))
        depth = max(depth, _append(tree["tree_structure"], nodes))
    columns = model["num_tree_per_iteration"]
    feature, threshold, left, value = zip(*nodes, strict=True)
    return Trees(
        np.array(roots, dtype=np.int32),
        np.arange(len(roots), dtype=np.int32) % columns,
        np.array(feature, dtype=np.int32),
        np.array(threshold, dtype=np.float32),
        np.array(left, dtype=np.int32),
        np.array(value, dtype=np.float32),
        np.zeros(columns, dtype=np.float32),
        depth,
    )


def _append(root: dict[str, Any], nodes: list[Node]) -> int:
    """Put a tree's nodes after `nodes`, breadth first; how deep it is."""
    nodes.append((0, 0.0, 0, 0.0))
    level, depth = [(root, len(nodes) - 1)], 0
    while level:
        below = []
        for node, place in level:
            if "leaf_value" in node:
                nodes[place] = (0, 0.0, place, node["leaf_value"])
                continue
            nodes[place] = (node["split_feature"], node["threshold"], len(nodes), 0.0)
            below += [(node["left_child"], len(nodes)), (node["right_child"], len(nodes) + 1)]
            nodes += [(0, 0.0, 0, 0.0)] * 2
        level, depth = below, depth + bool(below)
    return depth


def save(path: Path, first: Trees, second: Trees, sieve: Trees | None = None) -> None:
    """Both rounds in one file, and the sieve before them if any, in small types, the same bytes for the same trees."""
    small = {"roots": np.int32, "column": np.int8, "feature": np.int16, "threshold": np.float32, "left": np.int32,
             "value": np.float16, "baseline": np.float32}  # fmt: skip
    arrays = {}
    for n, trees in ((0, sieve), (1, first), (2, second)):
        if trees is None:
            continue
        arrays[f"{n}_depth"] = np.int32(trees.depth)
        for key, kind in small.items():
            arrays[f"{n}_{key}"] = getattr(trees, key).astype(kind)
    np.savez_compressed(path, **arrays)
