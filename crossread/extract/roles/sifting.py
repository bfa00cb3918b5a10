"""Which pieces of a page are worth a closer look: a few trees over markup and length set most of the furniture aside.

Reading a line's words costs ten times as much as looking at the element that it stands in. Fitted by
`evaluation/fit_html_roles.py`.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.extract.roles import cues
from crossread.extract.roles.reasons import Verdict
from crossread.extract.roles.trees import fitted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

# A line less likely than this to be of the article is set aside. Of 123 pages, judged by trees fitted on other
# publishers, 38% of the lines pass, and of the articles' 3,465 lines all but 24, five of these body text.
POSSIBLE = 0.04
_DIGIT = re.compile(r"\d")
_FINAL = (".", "!", "?", "…", "。", "！", "？", "”", '"', "»", "“", "」")
# Most labels and links are shorter, most headlines longer.
_TEASER = 35
# Text this long is most likely a sentence.
_LONG = 90
# How much text stands this many pieces before and after.
_WINDOWS = (2, 6, 20)
_NEIGHBOURS = (-2, -1, 1, 2)
# Of `html_features`: the element, the share that is linked, the bits for its places and how many are alike.
_TOLD = (0, 1, 4, 62)


def sifted(lines: Sequence[str], extra: "Matrix") -> list[int]:
    """The numbers of the lines that may be of the article; `extra` are their `html_features`."""
    return passing(fitted("html", 0).scores(sift_input(lines, extra))[:, 0])


def passing(scores: "Matrix") -> list[int]:
    """The numbers of the lines that these log-odds let pass."""
    return [n for n, score in enumerate(scores.tolist()) if score > math.log(POSSIBLE / (1 - POSSIBLE))]


def of_furniture(line: str) -> Verdict:
    """The role and the reason of a line that was set aside."""
    if cues.COPYRIGHT.search(line[: cues.LOOK].lower()):
        return "rights", "speaks of the rights of re-use"
    if len(line) >= _TEASER and line.count(" ") > 3:
        return "related", "a headline or teaser, in an element made for furniture"
    return "navigation", "a short line, in an element made for furniture"


def _has_figure(text: str) -> bool:
    return _DIGIT.search(text) is not None or (not text.isascii() and any(map(str.isdigit, text)))


def sift_input(lines: Sequence[str], extra: "Matrix") -> "Matrix":
    """What the sieve sees of each line: `extra`, its form and place, and those of its neighbours."""
    import numpy as np

    count = len(lines)
    size = np.array([len(line) for line in lines])
    ends = np.array([line.endswith(_FINAL) for line in lines])
    copies = Counter(lines)
    place = np.arange(count)
    own = np.column_stack([np.log1p(size), [line.count(" ") for line in lines], ends, extra[:, _TOLD]])
    text = np.where((size >= _LONG) & ends, np.minimum(size, 500) * (1 - extra[:, 4]), 0)
    total = np.concatenate([[0.0], np.cumsum(text)])
    near = []
    for window in _WINDOWS:
        near += [total[place] - total[np.maximum(place - window, 0)],
                 total[np.minimum(place + 1 + window, count)] - total[place + 1]]  # fmt: skip
    whole = [place, place / count, count - place, [copies[line] for line in lines],
             [line[0].isupper() for line in lines], [line[-1].isalnum() for line in lines],
             [_has_figure(line[:60]) for line in lines], total[place] / max(total[-1], 1.0)]  # fmt: skip
    padded = np.pad(own, ((2, 2), (0, 0)), constant_values=-1)
    beside = [padded[2 + by : 2 + by + count] for by in _NEIGHBOURS]
    return np.column_stack([own, *near, *whole, extra, *beside]).astype(np.float32)
