"""Which cues a line holds: a pattern is tried only where the line holds what one of its matches would begin with.

A line has some thirty words, the cues some 500 alternatives, and most lines hold none of them.
"""

import re
from functools import lru_cache

from crossread.extract.roles import cues

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
# No more of a word is looked up: there are fewer such, and they tell the alternatives apart.
_OPENING = 5
_OPENINGS = re.compile(r"(\w{1,5})\w*")
_BIT = {pattern: 1 << n for n, pattern in enumerate(cues.LINE_CUES)}
_OPTIONAL = frozenset("?*{")
# What matches that begin with a figure cannot do without.
_OF_DIGITS = sum(_BIT[cue] for cue in (cues.READ_TIME, cues.CLOCK, cues.YEAR, cues.NUMERIC_DATE))
# What other matches that begin within a word or with a mark cannot do without.
_ALL_PARTS = tuple(
    (part, _BIT[cue])
    for cue, parts in (
        (cues.PHOTO, ("photo by", "撮影", "写真", "画像")),
        (cues.AGENCY, ("＝", "=", "共同", "연합뉴스", "뉴시스", "뉴스1", "ＡＦＰ")),
        (cues.COPYRIGHT, ("©", "(c)", "copyright", "rights", "rechte", "droits", "derechos", "prawa", "права",
                          "無断", "무단", "diritti", "may not be", "permission")),
        (cues.LEFT_RIGHT, ("(", "pictured", "left", "right", "links", "v.", "file", "（", "왼쪽", "seen")),
        (cues.MONTH, ("月", "월")),
        (cues.CONTACT, ("@", "http", "www.")),
    )
    for part in parts
)  # fmt: skip
_PARTS = tuple((part, bit) for part, bit in _ALL_PARTS if part.isascii())


def _beginning(alternative: str) -> tuple[str, bool]:
    """The letters that every match of `alternative` begins with, and whether they are a whole word."""
    letters = _LETTERS.match(alternative)
    assert letters is not None  # so the alternatives are written
    found, rest = letters[0], alternative[letters.end() :]
    if rest[:1] in _OPTIONAL:
        return found[:-1], False
    return found, not rest or (rest[0] in " -'" and rest[1:2] not in _OPTIONAL)


# The bits by what a word is, and by what it begins with.
_WHOLE: dict[str, int] = {}
_BEGUN: dict[str, int] = {}
for _pattern, _alternatives in cues.ALTERNATIVES.items():
    for _alternative in _alternatives:
        _letters, _whole = _beginning(_alternative)
        _known = _WHOLE if _whole else _BEGUN
        _known[_letters[:_OPENING]] = _known.get(_letters[:_OPENING], 0) | _BIT.get(_pattern, 0)
_LENGTHS = sorted({len(letters) for letters in _BEGUN})


def line_cues(small: str) -> list[float]:
    """For each of `LINE_CUES` whether it is found in `small`, text in lower case: 1 or 0."""
    possible = _possible(small)
    return [
        1.0 if possible >> n & 1 and pattern.search(small) is not None else 0.0
        for n, pattern in enumerate(cues.LINE_CUES)
    ]


def _possible(small: str) -> int:
    """The bits of the cues that may be found."""
    found = _OF_DIGITS if _DIGIT.search(small) else 0
    for part, bit in _PARTS if small.isascii() else _ALL_PARTS:
        if part in small:
            found |= bit
    for bits in set(map(_of_opening, _OPENINGS.findall(small))):
        found |= bits
    return found


@lru_cache(maxsize=20_000)
def _of_opening(head: str) -> int:
    """The bits of the cues with an alternative that begins like a word that begins with `head`."""
    found = _WHOLE.get(head, 0)
    for length in _LENGTHS:
        found |= _BEGUN.get(head[:length], 0)
    return found
