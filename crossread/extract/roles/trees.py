"""Boosted decision trees by numpy alone: the sums of their leaves for every row."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Indices = NDArray[np.intp]

FIELDS = ("roots", "column", "feature", "threshold", "left", "value", "baseline")
# As many rows as the processor's cache holds with where each stands in every tree.
_AT_ONCE = 64


@dataclass(slots=True)
class Trees:
    """An ensemble, all its trees' nodes in one row of arrays.

    `roots[t]` is tree t's first node and `column[t]` the class it adds to. A row whose `feature` is at most
    `threshold` goes to `left`, else to the node after that; a leaf leads to itself and holds `value`.
    """

    roots: "Indices"
    column: "Indices"
    feature: "Indices"
    threshold: "Floats"
    left: "Indices"
    value: "Floats"
    baseline: "Floats"
    depth: int

    def __post_init__(self) -> None:
        """numpy looks up by its own type of number without a copy, sums of short floats are wrong in the third place,
        and no value leads out of a leaf."""
        import numpy as np

        self.roots, self.feature, self.left = (
            part.astype(np.intp) for part in (self.roots, self.feature, self.left)
        )  # fmt: skip
        self.value = self.value.astype(np.float32)
        leaves = self.left == np.arange(len(self.left))
        self.threshold = np.where(leaves, np.float32(np.inf), self.threshold)

    def scores(self, rows: "Floats") -> "Floats":
        """The sum of every class's trees, a row of scores (log-odds before the softmax) for each of `rows`."""
        import numpy as np

        result = np.repeat(self.baseline[None, :], len(rows), axis=0)
        leaves = np.empty((len(rows), len(self.roots)), dtype=self.value.dtype)
        for begin in range(0, len(rows), _AT_ONCE):
            leaves[begin : begin + _AT_ONCE] = self._leaves(rows[begin : begin + _AT_ONCE])
        for number in range(len(self.baseline)):
            result[:, number] += leaves[:, self.column == number].sum(axis=1)
        return result.astype(np.float32)

    def _leaves(self, rows: "Floats") -> "Floats":
        """What the leaf that each row reaches in each tree holds."""
        import numpy as np

        at = np.tile(self.roots, len(rows))
        row = np.repeat(np.arange(len(rows)) * rows.shape[1], len(self.roots))
        flat = np.ascontiguousarray(rows).ravel()
        for _ in range(self.depth):
            at = self.left.take(at) + (flat.take(row + self.feature.take(at)) > self.threshold.take(at))
        return self.value.take(at).reshape(len(rows), len(self.roots))


@cache
def fitted(model: str, number: int) -> Trees:
    """The ensemble of this number in the package's file of the model."""
    import numpy as np

    with (files("crossread.extract.roles") / f"line_roles_{model}.npz").open("rb") as file:
        data = np.load(file)
        return Trees(**{key: data[f"{number}_{key}"] for key in FIELDS}, depth=int(data[f"{number}_depth"]))


def softmax(scores: "Floats") -> "Floats":
    """Scores as probabilities, a row that sums to one for each row."""
    import numpy as np

    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
