"""The fitted model that says how likely each role is for each line of a page.

Two rounds of boosted trees: the first sees a line and its neighbours, the second also what the first made of the whole
page, so that a line is judged by where it stands to the headline and to the run of body text. The coefficients are
fitted by `evaluation/fit_line_roles.py`, which also says on what.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from crossread.extract.roles.line_features import best_run, content_words, line_features
from crossread.extract.roles.text_features import likeness, text_features
from crossread.extract.roles.trees import fitted, softmax

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

LineClass = Literal["body", "headline", "dek", "author", "caption", "credit", "subhead", "other"]
CLASSES: tuple[LineClass, ...] = ("body", "headline", "dek", "author", "caption", "credit", "subhead", "other")
_BODY, _HEADLINE, _OTHER = 0, 1, 7
# What the first round is so sure to be furniture is not asked again: two lines in three, at no loss.
_SURE = 0.995
# What a line of the page that is far away can tell: sums of the body's likelihood this many lines before and after.
_WINDOWS = (3, 10, 40)


def likelihoods(lines: Sequence[str], markup: "Matrix | None" = None) -> "Matrix":
    """A row for each of `lines`, a column for each of `CLASSES`: how likely it is, rows summing to one.

    `markup` are the lines' `html_features`; without them the model of plain text is asked.
    """
    model = "text" if markup is None else "html"
    features = first_input(lines, text_features(lines) if markup is None else markup)
    result = softmax(fitted(model, 1).scores(features))
    doubtful = result[:, _OTHER] < _SURE
    if doubtful.any():
        again = second_input(lines, features, result, model)[doubtful]
        result[doubtful] = softmax(fitted(model, 2).scores(again))
    return result


def first_input(lines: Sequence[str], extra: "Matrix") -> "Matrix":
    """What the first round sees: the features of every line, its `extra` ones, and those of the lines beside it."""
    import numpy as np

    own = np.hstack([line_features(lines), extra])
    return np.hstack([own, shifted(own, -1), shifted(own, 1), shifted(own[:, :50], -2), shifted(own[:, :50], 2)])


def second_input(lines: Sequence[str], features: "Matrix", first: "Matrix", model: str) -> "Matrix":
    """What the second round sees: the first's input, and what the first made of the line and of the page."""
    import numpy as np

    seen = [features, first, *(shifted(first, by) for by in (-3, -2, -1, 1, 2, 3)), _page(lines, first)]
    if model == "text":
        seen.append(likeness(lines, first[:, _BODY]))
    return np.hstack(seen).astype(np.float32)


def shifted(rows: "Matrix", by: int) -> "Matrix":
    """For every row the row `by` further on; -1 in all columns where there is none."""
    import numpy as np

    result = np.full_like(rows, -1)
    if abs(by) < len(rows):
        if by > 0:
            result[:-by] = rows[by:]
        else:
            result[-by:] = rows[:by]
    return result


def body_run(body: "Matrix") -> tuple[int, int]:
    """The run `[begin, end)` of lines that holds the body: the largest sum of the likelihood less a fifth."""
    return best_run(likely - 0.2 for likely in body.tolist())


def _page(lines: Sequence[str], first: "Matrix") -> "Matrix":
    """What the first round made of the page, seen from each line."""
    import numpy as np

    body = first[:, _BODY]
    total = np.concatenate([[0.0], np.cumsum(body)])
    n = np.arange(len(lines))
    columns = []
    for size in _WINDOWS:
        columns.append(total[n] - total[np.maximum(n - size, 0)])
        columns.append(total[np.minimum(n + 1 + size, len(lines))] - total[n + 1])
    begin, end = body_run(body)
    headline = _headline(first, begin)
    away = np.where(n < begin, n - begin, np.where(n >= end, n - end + 1, 0))
    columns += [
        np.sign(away) * np.log1p(np.abs(away)),
        (n - begin) / max(1, end - begin),
        total[n],
        total[-1] - total[n],
        np.full(len(lines), total[-1]),
        np.sign(n - headline) * np.log1p(np.abs(n - headline)),
        np.full(len(lines), first[headline, _HEADLINE]),
        first[:, _HEADLINE] / max(float(first[:, _HEADLINE].max()), 1e-6),
        np.array(_agreement(lines, headline)),
    ]
    return np.column_stack(columns).astype(np.float32)


def _headline(first: "Matrix", begin: int) -> int:
    """The line most likely to be the headline; of equals the one nearest above the body."""
    scores = first[:, _HEADLINE].tolist()
    return max(range(len(scores)), key=lambda n: (round(scores[n], 2), n <= begin, -abs(n - begin)))


def _agreement(lines: Sequence[str], headline: int) -> list[float]:
    """How much of each line's words the headline has, or of the headline's words the line, whichever is more."""
    wanted = content_words(lines[headline])
    result = []
    for line in lines:
        found = content_words(line)
        result.append(len(found & wanted) / max(1, min(len(found), len(wanted))))
    return result
