"""Words as numbers: each is hashed into one of a million buckets, so memory does not grow with the vocabulary.

A word counts as itself in lower case, as a name as it is written, and as a number, each with a bucket of its own, the
same in every process. Many words are hashed at once: a word's hash is a polynomial of its characters, and the
difference of two running sums over a text gives it for any of its words.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Ints: TypeAlias = npt.NDArray[np.integer[Any]]
Bools: TypeAlias = npt.NDArray[np.bool_]

BUCKET_BITS = 20
BUCKETS = 1 << BUCKET_BITS

# What is known of a character.
_WORD, _CAPITAL, _DIGIT, _UNSPACED = 1, 2, 4, 8
# No word character lies beyond: the end of the ideographs of Unicode 16, rounded up.
_CHARACTERS = 0x32400
# Thai to Burmese, Khmer, kana and Han are written without spaces.
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
_PIECE = 2
# Odd numbers without a pattern: the base of the polynomial, what spreads its bits, what tells the kinds apart.
_BASE = 0x9E3779B97F4A7C15
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
_NAME, _NUMBER = np.uint64(0xA5A3564E27F88651), np.uint64(0xC2B2AE3D27D4EB4F)
# "zero" is left out: it is seldom a count.
_SMALL = (
    " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split(" ")


class Words(NamedTuple):
    """The words of a text in their order, runs of `\\w`, where scripts without spaces are cut into pairs of characters.

    `start` and `end` are offsets; `low`, `name` and `number` are buckets (-1: no number); `capital` says whether it
    begins with a capital and has another character, `small` whether it is in lower case; `breaks` are the places among
    the words at which lines end.
    """

    start: Ints
    end: Ints
    low: Ints
    name: Ints
    number: Ints
    capital: Bools
    small: Bools
    breaks: Ints


def read(text: str) -> Words:
    """The words of `text`."""
    codes, kinds = _characters(text)
    inside = np.zeros(len(codes) + 2, np.int8)
    np.bitwise_and(kinds, _WORD, out=inside[1:-1], casting="unsafe")
    edges: Ints = np.flatnonzero(inside[1:] != inside[:-1])
    start, end = edges[::2], edges[1::2]
    if (kinds & _UNSPACED).any():
        start, end = _cut(start, end, kinds & _UNSPACED)
    low, written = _hashes(codes, start, end)
    buckets, begins = _bucket(low), kinds.take(start)
    return Words(
        start=start,
        end=end,
        low=buckets,
        name=_bucket(written ^ _NAME),
        number=_numbers(buckets, low, begins),
        capital=((begins & _CAPITAL) > 0) & (end - start > 1),
        small=low == written,
        breaks=np.searchsorted(start, np.flatnonzero(codes == ord("\n"))),
    )


def ranges(start: Ints, sizes: Ints) -> Ints:
    """The numbers of ranges, each `start`, `start` + 1 and so on, one after another."""
    found: Ints = np.arange(sizes.sum()) + (start - np.cumsum(sizes) + sizes).repeat(sizes)
    return found


def among(these: Ints, ordered: Ints) -> Bools:
    """For each of `these` whether it is among those, which are in ascending order."""
    if not len(ordered):
        return np.zeros(len(these), np.bool_)
    found: Bools = ordered.take(np.searchsorted(ordered, these), mode="clip") == these
    return found


def low_buckets(words: Sequence[str]) -> list[int]:
    """The buckets of words in lower case, whatever they are made of."""
    found: list[int] = _bucket(_hashed(words)[0]).tolist()
    return found


def name_buckets(words: Sequence[str]) -> list[int]:
    """The buckets of words as names."""
    found: list[int] = _bucket(_hashed(words)[1] ^ _NAME).tolist()
    return found


def _hashed(words: Sequence[str]) -> tuple[Ints, Ints]:
    ends = np.cumsum([0, *map(len, words)], dtype=np.intp)
    return _hashes(_characters("".join(words))[0], ends[:-1], ends[1:])


def _characters(text: str) -> tuple[Ints, Ints]:
    """The code points of `text`, and what is known of each."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    return codes, _kinds().take(codes, mode="clip")


def _cut(start: Ints, end: Ints, unspaced: Ints) -> tuple[Ints, Ints]:
    """Words with characters of scripts without spaces as their pairs of characters."""
    before = np.concatenate([[0], np.cumsum(unspaced > 0)])
    whole = (before.take(end) == before.take(start)) | (end - start <= _PIECE)
    pieces = np.where(whole, 1, end - start - _PIECE + 1)
    starts = ranges(start, pieces)
    return starts, np.where(whole.repeat(pieces), end.repeat(pieces), starts + _PIECE)


def _hashes(codes: Ints, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """The hashes of words in lower case, and as they are written."""
    powers, back = _powers(1 << max(16, len(codes).bit_length()))
    shift = back.take(start)
    powers = powers[: len(codes)]
    low = _lower().take(codes, mode="clip")
    return _between(low * powers, start, end) * shift, _between(codes * powers, start, end) * shift


def _between(values: Ints, start: Ints, end: Ints) -> Ints:
    """The sums of spans of values."""
    sums = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values, out=sums[1:])
    return sums.take(end) - sums.take(start)


def _bucket(hashes: Ints) -> Ints:
    mixed = (hashes ^ (hashes >> np.uint64(32))) * _SPREAD
    return (mixed >> np.uint64(64 - BUCKET_BITS)).astype(np.int32)


def _numbers(low: Ints, hashes: Ints, begins: Ints) -> Ints:
    """Buckets of numbers, in digits or in words up to twenty; -1 for other words."""
    found = np.full(len(low), -1, np.int32)
    digits = np.flatnonzero(begins & _DIGIT)
    found[digits] = _bucket(hashes.take(digits) ^ _NUMBER)
    places, spelt, meant = _numerals()
    known = places.take(low)
    at = np.flatnonzero(known)
    at = at[spelt.take(known.take(at)) == hashes.take(at)]
    found[at] = meant.take(known.take(at))
    return found


@cache
def _numerals() -> tuple[Ints, Ints, Ints]:
    """By bucket, which number up to twenty may be spelt so, 0 for none; by number, the hash of its spelling, and the
    bucket of the number."""
    spelt = _hashed(_SMALL)[0]
    places = np.zeros(BUCKETS, np.uint8)
    places[_bucket(spelt)] = np.arange(len(_SMALL))
    return places, spelt, _bucket(_hashed([str(number) for number in range(len(_SMALL))])[0] ^ _NUMBER)


@cache
def _powers(count: int) -> tuple[Ints, Ints]:
    """The powers of the base from the 0th on, and of its inverse, modulo 2^64."""
    return _running(_BASE, count), _running(pow(_BASE, -1, 1 << 64), count)


def _running(base: int, count: int) -> Ints:
    factors = np.full(count, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


@cache
def _kinds() -> Ints:
    """By code point, what is known of a character; the last entry is for all beyond."""
    every = "".join(map(chr, range(_CHARACTERS)))
    kinds = np.zeros(_CHARACTERS + 1, np.uint8)
    for kind, pattern in ((_WORD, r"\w+"), (_DIGIT, r"\d+"), (_UNSPACED, _WITHOUT_SPACES)):
        for run in re.finditer(pattern, every):
            kinds[run.start() : run.end()] |= kind
    kinds[np.flatnonzero(_lower()[:-1] != np.arange(_CHARACTERS))] |= _CAPITAL
    return kinds


@cache
def _lower() -> Ints:
    """By code point, the same in lower case; one that is two characters there is its first."""
    every = "".join(map(chr, range(_CHARACTERS))).replace("\u0130", "i").lower()
    return np.frombuffer(every.encode("utf-32-le", "surrogatepass") + b"\0\0\0\0", "<u4").astype(np.uint64)
