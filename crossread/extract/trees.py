"""Boosted decision trees by numpy alone: the sums of their leaves for every row."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Indices = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
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

    def scores(self, rows: "Floats") -> "Floats":
        """The sum of every class's trees, a row of scores (log-odds before the softmax) for each of `rows`."""
        import numpy as np

        count = len(rows)
        at = np.broadcast_to(self.roots, (count, len(self.roots))).copy()
        index = np.arange(count)[:, None]
        for _ in range(self.depth):
            step = (rows[index, self.feature[at]] > self.threshold[at]).astype(np.int32)
            at = self.left[at] + step * (self.left[at] != at)
        result = np.repeat(self.baseline[None, :], count, axis=0)
        leaves = self.value[at]
        for number in range(len(self.baseline)):
            result[:, number] += leaves[:, self.column == number].sum(axis=1)
        return result.astype(np.float32)


def softmax(scores: "Floats") -> "Floats":
    """Scores as probabilities, a row that sums to one for each row."""
    import numpy as np

    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
