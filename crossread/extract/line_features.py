"""What is measured of the lines of a page, for the model that gives them roles: one row a line."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.extract import cues

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?。！？…](?:[\"”’»«“')\]]{0,3})(?:\s|$)|[。！？]")
_FINAL = (".", "!", "?", "…", "。", "！", "？", "”", '."', '!"', '?"', ".)", "»", "“", "」")
_GLUED = re.compile(r"[a-zß-ÿ][A-ZÄÖÜ]")
# Furniture says what it is at its beginning or end; searching more of a paragraph costs time and tells nothing.
_ENDS = 90
_QUOTES = '"“”„«»「」‘‚'
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ]\w*")
_NAME_MARKS = str.maketrans("", "", " .'’-")

# How many lines around a line its likeness to the text is measured on.
_NEAR = 40
# A line this long is most likely running text: 90 characters are a sentence of 14 words.
LONG = 90
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def line_features(lines: Sequence[str]) -> "Matrix":
    """A row of features for each of `lines`, in order: its form, its cues, its place and its likeness to the rest."""
    import numpy as np

    rows = [_form(line) + _cues(line) for line in lines]
    whole = _places(lines)
    return np.array([row + place for row, place in zip(rows, whole, strict=True)], dtype=np.float32).reshape(
        len(lines), -1
    )


def width(line: str) -> int:
    """The length of a line in letters of an alphabet: a Chinese, Japanese or Korean character counts two and a half."""
    if line.isascii():
        return len(line)
    return len(line) + len(_CJK.findall(line[:600])) * 3 // 2


def content_words(line: str) -> set[str]:
    """The words of a line that can tell of its subject: four letters and more, or capitalised; pairs of CJK letters."""
    found = {word.lower() for word in _WORD.findall(line[:1500]) if len(word) > 3 or word[:1].isupper()}
    if line.isascii():
        return found
    letters = "".join(_CJK.findall(line[:600]))
    return found | {letters[n : n + 2] for n in range(len(letters) - 1)}


def _form(line: str) -> list[float]:
    head = line[:1200]
    words = _WORD.findall(head)
    count = len(words) or 1
    letters = sum(map(str.isalpha, head)) or 1
    capitalised = sum(word[:1].isupper() for word in words)
    return [
        math.log1p(width(line)),
        math.log1p(len(words)),
        sum(map(len, words)) / count,
        len(_STOP.findall(head)),
        line.endswith(_FINAL),
        line.endswith((".", "。")),
        line.endswith("?"),
        line.endswith(":"),
        line.endswith(("…", "...")),
        line.endswith((",", "(", "-", "|", "&")),
        capitalised / count,
        sum(len(word) <= 3 and word.islower() for word in words) / count,
        sum(map(str.isupper, head)) / letters,
        sum(map(str.isdigit, head)) / len(head),
        (len(head) - sum(map(str.isalnum, head)) - sum(map(str.isspace, head))) / len(head),
        sum(map(head.count, _QUOTES)),
        head[0] in _QUOTES,
        head[0].islower(),
        head[0].isdigit(),
        head[0] in "•-–—*·▶►#|/",
        head.count("|") + head.count("·") + head.count("•"),
        head.count(","),
        ":" in head[:40],
        "/" in head,
        "(" in head,
        head.count("\t"),
        2 <= len(words) <= 5 and capitalised >= len(words) - 1 and head.translate(_NAME_MARKS).isalpha(),
        not head.isascii() and bool(_CJK.search(head)),
        bool(_GLUED.search(head)),
    ]


def _cues(line: str) -> list[float]:
    head = line if len(line) <= 2 * _ENDS else f"{line[:_ENDS]}\n{line[-_ENDS:]}"
    small = head.lower()
    return [
        float(bool(cues.BY.match(small))),
        *[float(pattern.search(small) is not None) for pattern in cues.LINE_CUES],
    ]


def _places(lines: Sequence[str]) -> list[list[float]]:
    """Of every line: where it stands, how often, what of it is said again, and how like its neighbourhood it is."""
    total = len(lines)
    lowered = [line.lower() for line in lines]
    copies = Counter(lowered)
    first: dict[str, int] = {}
    for n, line in enumerate(lowered):
        first.setdefault(line, n)
    words = [content_words(line) for line in lines]
    long = [width(line) >= LONG for line in lines]
    spread = Counter(word for n, found in enumerate(words) if long[n] for word in found)
    texts = sum(long) or 1
    begin, end = _densest(lines)
    kernel = Counter(word for n in range(begin, end) if long[n] for word in words[n])
    mass = sum(long[begin:end]) or 1
    rows = []
    for n in range(total):
        found = words[n]
        size = len(found) or 1
        own = 1 if long[n] else 0
        inside = 1 if own and begin <= n < end else 0
        rows.append(
            [
                math.log1p(n),
                n / total,
                math.log1p(total - n),
                copies[lowered[n]],
                first[lowered[n]] == n,
                sum(spread[word] > own for word in found) / size,
                sum(spread[word] - own for word in found) / size / texts,
                sum(kernel[word] > inside for word in found) / size,
                sum(kernel[word] - inside for word in found) / size / mass,
                max((kernel[word] - inside for word in found), default=0) / mass,
                _signed(n, begin, end),
                (n - begin) / max(1, end - begin),
                math.log1p(mass),
                math.log1p(total),
            ]
        )
    return rows


def _signed(n: int, begin: int, end: int) -> float:
    """How many lines (logarithm) line `n` is from `[begin, end)`: negative before, zero inside, positive after."""
    if n < begin:
        return -math.log1p(begin - n)
    return math.log1p(n - end + 1) if n >= end else 0.0


def _densest(lines: Sequence[str]) -> tuple[int, int]:
    """The run of lines with the most running text: the largest sum where long lines count for and short ones against.

    Kadane's algorithm; a short line takes back what 60 characters of text give, so that a body is not left for the
    few short lines (captions, subheads) in it.
    """
    best = (0.0, 0, 0)
    total, begin = 0.0, 0
    for n, line in enumerate(lines):
        size = min(width(line), 500)
        total += size - 60 if size >= LONG or (line.endswith(_FINAL) and size > 40) else -60
        if total <= 0:
            total, begin = 0.0, n + 1
        elif total > best[0]:
            best = (total, begin, n + 1)
    return best[1], best[2]
