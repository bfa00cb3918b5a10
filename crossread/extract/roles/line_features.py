"""What is measured of the lines of a page, for the model that gives them roles: one row a line."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from crossread.extract.roles import cues
from crossread.extract.roles.cue_search import line_cues

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_WORD = re.compile(r"\w+")
_CONTENT_WORD = re.compile(r"\w{4,}|(?<!\w)[A-Z]\w{0,2}")
_STOP = re.compile(r"[.!?。！？…](?:[\"”’»«“')\]]{0,3})(?:\s|$)|[。！？]")
_FINAL = (".", "!", "?", "…", "。", "！", "？", "”", '."', '!"', '?"', ".)", "»", "“", "」")
_GLUED = re.compile(r"[a-zß-ÿ][A-ZÄÖÜ]")
# Furniture says what it is at its beginning or end; searching more of a paragraph costs time and tells nothing.
_ENDS = 90
_QUOTES = '"“”„«»「」‘‚'
_NAME_MARKS = str.maketrans("", "", " .'’-")

# How many lines around a line its likeness to the text is measured on.
_NEAR = 40
# A line this long is most likely running text: 90 characters are a sentence of 14 words.
LONG = 90
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_QUESTIONS = (str.isalpha, str.isupper, str.isdigit, str.isalnum, str.isspace)
# What an ASCII character is, as one letter: bytes are counted many times quicker than characters.
_SORTS = bytes(
    ord("U" if c.isupper() else "a" if c.isalpha() else "0" if c.isdigit() else " " if c.isspace() else ".")
    for c in map(chr, range(256))
)


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
    return set(_content_words(line[:1500]))


@lru_cache(maxsize=512)
def _content_words(head: str) -> frozenset[str]:
    """What `content_words` finds at a line's beginning: asked for several times while a page is worked on."""
    if head.isascii():
        return frozenset(map(str.lower, _CONTENT_WORD.findall(head)))
    found = frozenset(word.lower() for word in _WORD.findall(head) if len(word) > 3 or word[:1].isupper())
    letters = "".join(_CJK.findall(head[:600]))
    return found | {letters[n : n + 2] for n in range(len(letters) - 1)}


def counts(text: str) -> list[int]:
    """How many characters of `text` are letters, capitals, digits, letters or digits, and space."""
    sorts = text.encode("ascii", "ignore").translate(_SORTS)
    capitals, digits = sorts.count(b"U"), sorts.count(b"0")
    letters = capitals + sorts.count(b"a")
    found = [letters, capitals, digits, letters + digits, sorts.count(b" ")]
    if len(sorts) == len(text):
        return found
    beyond = "".join(_BEYOND.findall(text))
    return [count + sum(map(question, beyond)) for count, question in zip(found, _QUESTIONS, strict=True)]


def _form(line: str) -> list[float]:
    head = line[:1200]
    words = _WORD.findall(head)
    count = len(words) or 1
    letters, capitals, digits, signs, spaces = counts(head)
    capitalised = sum([word[:1].isupper() for word in words])
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
        sum([len(word) <= 3 and word.islower() for word in words]) / count,
        capitals / (letters or 1),
        digits / len(head),
        (len(head) - signs - spaces) / len(head),
        head.count('"') if head.isascii() else sum(map(head.count, _QUOTES)),
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
    return [float(bool(cues.BY.match(small))), *line_cues(small)]


def _places(lines: Sequence[str]) -> list[list[float]]:
    """Of every line: where it stands, how often, what of it is said again, and how like its neighbourhood it is."""
    total = len(lines)
    lowered = [line.lower() for line in lines]
    copies = Counter(lowered)
    first: dict[str, int] = {}
    for n, line in enumerate(lowered):
        first.setdefault(line, n)
    words = [_content_words(line[:1500]) for line in lines]
    long = [width(line) >= LONG for line in lines]
    spread = Counter(chain.from_iterable(found for n, found in enumerate(words) if long[n]))
    texts = sum(long) or 1
    begin, end = _densest(lines)
    kernel = Counter(chain.from_iterable(words[n] for n in range(begin, end) if long[n]))
    mass = sum(long[begin:end]) or 1
    rows = []
    for n, found in enumerate(words):
        size = len(found) or 1
        own = 1 if long[n] else 0
        inside = 1 if own and begin <= n < end else 0
        elsewhere, near = _said_again(found, spread, own), _said_again(found, kernel, inside)
        rows.append(
            [
                math.log1p(n),
                n / total,
                math.log1p(total - n),
                copies[lowered[n]],
                first[lowered[n]] == n,
                elsewhere[0] / size,
                elsewhere[1] / size / texts,
                near[0] / size,
                near[1] / size / mass,
                near[2] / mass,
                _signed(n, begin, end),
                (n - begin) / max(1, end - begin),
                math.log1p(mass),
                math.log1p(total),
            ]
        )
    return rows


def _said_again(words: Iterable[str], known: Counter[str], own: int) -> tuple[int, int, int]:
    """Of `words`, how many `known` counts more than `own` times, how often more in all, and the most of one.

    `own` is 1 where the line's own words were counted too.
    """
    counted = [known[word] for word in words if word in known]
    if not counted or not own:
        return len(counted), sum(counted), max(counted, default=0)
    return sum([count > 1 for count in counted]), sum(counted) - len(counted), max(counted) - 1


def _signed(n: int, begin: int, end: int) -> float:
    """How many lines (logarithm) line `n` is from `[begin, end)`: negative before, zero inside, positive after."""
    if n < begin:
        return -math.log1p(begin - n)
    return math.log1p(n - end + 1) if n >= end else 0.0


def _densest(lines: Sequence[str]) -> tuple[int, int]:
    """The run of lines with the most running text: the largest sum where long lines count for and short ones against.

    A short line takes back what 60 characters of text give, so that a body is not left for the few short lines
    (captions, subheads) in it.
    """
    sizes = [min(width(line), 500) for line in lines]
    return best_run(
        size - 60 if size >= LONG or (line.endswith(_FINAL) and size > 40) else -60
        for size, line in zip(sizes, lines, strict=True)
    )


def best_run(gains: Iterable[float]) -> tuple[int, int]:
    """The run `[begin, end)` with the largest sum; empty where nothing gains. Kadane's algorithm."""
    best, total, begin = (0.0, 0, 0), 0.0, 0
    for n, gain in enumerate(gains):
        total += gain
        if total <= 0:
            total, begin = 0.0, n + 1
        elif total > best[0]:
            best = (total, begin, n + 1)
    return best[1], best[2]
