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

        count, trees = len(rows), len(self.roots)
        at = np.tile(self.roots, count)
        row = np.repeat(np.arange(count, dtype=np.int32) * rows.shape[1], trees)
        flat = np.ascontiguousarray(rows).ravel()
        # Most leaves are near the roots: what has reached one takes no further part.
        going = np.arange(len(at))
        for _ in range(self.depth):
            here = at[going]
            here = self.left[here] + (flat[row[going] + self.feature[here]] > self.threshold[here])
            at[going] = here
            going = going[self.left[here] != here]
            if not len(going):
                break
        result = np.repeat(self.baseline[None, :], count, axis=0)
        leaves = self.value[at].reshape(count, trees)
        for number in range(len(self.baseline)):
            result[:, number] += leaves[:, self.column == number].sum(axis=1)
        return result.astype(np.float32)


def softmax(scores: "Floats") -> "Floats":
    """Scores as probabilities, a row that sums to one for each row."""
    import numpy as np

    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
