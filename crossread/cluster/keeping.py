"""What is kept of an article as it was when it arrived, as bytes, so that another process goes on where one stopped.

After a head come arrays in a fixed order. Buckets are in ascending order, so their upper and lower halves are kept
apart: of the upper ones only how often each stands there. All numbers come back to the last bit.
"""

import struct
from dataclasses import dataclass, replace
from math import isnan
from typing import Any

import numpy as np
import numpy.typing as npt

from crossread.cluster.buckets import BUCKETS, Ints
from crossread.cluster.join import Link
from crossread.cluster.terms import FIELDS
from crossread.cluster.weighing import DAY, DAYS, FACTS, Weighed

# Another number for other arrays, and wherever terms, weights or likenesses change: what was kept before is made anew.
VERSION = 3
# Version, whether it is a voice (1) and counts (2), bytes of the MinHash, links, terms by field, all buckets, how long
# ago the original came, day. A multiple of eight bytes, so that the arrays stand in line.
_HEAD = struct.Struct("<BBHI6IIId")
_VOICE, _COUNTS = 1, 2
_HALF = 16
_HALVES = BUCKETS >> _HALF


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as it was on arrival: the day it gives, all its buckets, the MinHash of its body, whether it counts in
    how rare terms are.

    A voice is `weighed`, and has `links` by how many arrivals ago the other came. `original` is how long ago the
    article came of which it is a copy, 0 for what is none.
    """

    day: float | None
    buckets: Ints
    signature: bytes
    counts: bool
    weighed: Weighed | None = None
    links: tuple[tuple[int, Link], ...] = ()
    original: int = 0


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article of earlier with the story that it is in now."""

    id: str
    story: str
    kept: Kept


def pack(kept: Kept) -> bytes:
    """`kept` as bytes."""
    voice = kept.weighed
    day = np.nan if kept.day is None else kept.day
    sizes = voice.sizes.tolist() if voice else [0] * FIELDS
    marks = (_VOICE if voice else 0) | (_COUNTS if kept.counts else 0)
    head = _HEAD.pack(
        VERSION, marks, len(kept.signature), len(kept.links), *sizes, len(kept.buckets),
        kept.original, day,
    )  # fmt: skip
    parts = [head]
    if voice:
        logits = [[link.logit for _, link in kept.links], [link.days for _, link in kept.links]]
        parts += [
            voice.facts.astype("<f8").tobytes(),
            np.ascontiguousarray(voice.values.T).astype("<f4").tobytes(),
            np.array(logits, "<f4").tobytes(),
            np.array([ago for ago, _ in kept.links], "<u4").tobytes(),
            np.searchsorted(kept.buckets, voice.buckets).astype(_place(len(kept.buckets))).tobytes(),
        ]
    upper = np.bincount(kept.buckets >> _HALF, minlength=_HALVES)
    parts += [upper.astype("<u4").tobytes(), kept.buckets.astype("<u2").tobytes(), kept.signature]
    return b"".join(parts)


def unpack(identifier: str, data: bytes) -> Kept | None:
    """What `pack` made of an article; `None` where another version of the program did."""
    if data[:1] != bytes([VERSION]):
        return None
    _, marks, signature, links, *sizes, buckets, original, day = _HEAD.unpack_from(data)
    terms, read = sum(sizes), _Reader(data)
    if marks & _VOICE:
        facts, values = read("<f8", FACTS), np.ascontiguousarray(read("<f4", 2 * terms).reshape(2, -1).T)
        logits, apart = read("<f4", links).tolist(), read("<f4", links).tolist()
        near = tuple(zip(read("<u4", links).tolist(), map(Link, logits, apart), strict=True))
        places = read(_place(buckets), terms)
    upper = np.arange(0, BUCKETS, 1 << _HALF, dtype=np.int32).repeat(read("<u4", _HALVES))
    every = upper + read("<u2", buckets)
    known = Kept(_known(day), every, data[len(data) - signature :], bool(marks & _COUNTS), original=original)
    if not marks & _VOICE:
        return known
    published, named = _known(facts[DAY].item()), tuple(int(one) for one in facts[DAYS].tolist() if not isnan(one))
    terms_of = every.take(places), values, np.array(sizes)
    return replace(known, weighed=Weighed(identifier, published, *terms_of, facts, named, known.signature), links=near)


def _place(buckets: int) -> str:
    """The type of a place among so many buckets; only a title beyond all measure has more than 65,536."""
    return "<u2" if buckets <= 1 << _HALF else "<u4"


class _Reader:
    """Arrays out of bytes, one after the other, without a copy."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = _HEAD.size

    def __call__(self, kind: str, count: int) -> npt.NDArray[Any]:
        found: npt.NDArray[Any] = np.frombuffer(self._data, kind, count, self._at)
        self._at += found.nbytes
        return found


def _known(day: float) -> float | None:
    return None if isnan(day) else day
