"""Which earlier or later article is of the same course of events: a trial and its verdict, a storm and its rebuilding.

An article leaves a `Profile`, short enough to be kept for years. A fitted figure says how likely two profiles belong to
one course of events, though they may be of different events of it. What is likely at first sight, `closer` looks at
again; `because` says why, in words that can be checked.
"""

import json
import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np

from crossread.cluster.buckets import Floats, Ints
from crossread.cluster.candidates import COMMON
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import BODY, NAME, PAIR, TITLE, terms
from crossread.cluster.weighing import LENGTH, NAMED, Weighed, weigh
from crossread.model import Article

# By field, how many of an article's rarest terms it can be found by. Nine in ten of the labelled articles with an
# earlier event of their course find an article of one among 40 candidates.
KEYS = ((BODY, 8), (TITLE, 8), (NAME, 14), (PAIR, 10))
CANDIDATES = 40
# A term finds the newest articles with it, so a look-up costs the same however many there are.
POSTINGS = 48
# Scores fade with the days between, slowly: courses of events run for months. An unknown gap counts as UNDATED days.
FADING = 0.1
UNDATED = 30.0
# Names that a profile keeps, the rarest first.
MOST_NAMES = 60
# Two articles are of one course of events if a closer look says so from this on. On the part that the model was fitted
# on, the share of right links is .867 at .84, .882 at .86, .893 at .88 and .912 at .90 (of local reports 1.000, 1.000,
# 1.000, 1.000); of the stories with an earlier one of their course, .496, .457, .406 and .366 get a right link.
LIKELY = 0.88

LIKENESSES = (
    "body", "titles in bodies", "third rarest name", "rarest title word", "second rarest title word", "different words",
    "days apart", "fewer names", "one outlet",
)  # fmt: skip
# An article's number and its day.
Kept = tuple[int, float | None]
_HEAD = struct.Struct("<dfIBHHHH")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is kept of an article: its body's and title's words with weights, its names with rarities, days.

    Buckets are in ascending order. `words` is the logarithm of its different words, `named` that of its names,
    `told` are the days it names, `outlet` a hash.
    """

    id: str
    day: float | None
    outlet: int | None
    words: float
    named: float
    body: Ints
    body_weights: Floats
    title: Ints
    title_rarities: Floats
    names: Ints
    name_rarities: Floats
    told: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A profile and the terms that it can be found by, each with its weight."""

    profile: Profile
    keys: dict[int, float]


def trace(article: Article, rarity: Rarity) -> Trace:
    """What is kept of `article`, weighed by how rare its terms are now."""
    (weighed,) = weigh([terms(article)], rarity)
    outlet = crc32(article.source.encode("utf-8", "surrogatepass")) if article.source else None
    return Trace(profile(weighed, outlet), _keys(weighed))


def profile(weighed: Weighed, outlet: int | None) -> Profile:
    """What is kept of a weighed article."""
    weights, rarities = weighed.values.T
    body, title, names = (np.arange(len(weights))[weighed.of(field)] for field in (BODY, TITLE, NAME))
    if len(names) > MOST_NAMES:
        names = np.sort(names[np.argsort(-rarities[names], kind="stable")[:MOST_NAMES]])
    return Profile(
        weighed.id, weighed.day, outlet, float(weighed.facts[LENGTH]), math.log1p(weighed.facts[NAMED]),
        weighed.buckets[body], weights[body], weighed.buckets[title], rarities[title],
        weighed.buckets[names], rarities[names], weighed.days,
    )  # fmt: skip


def likenesses(new: Profile, others: Sequence[Profile]) -> Floats:
    """One row for each of `others`, one column for each of `LIKENESSES`."""
    return np.array([_likenesses(new, other) for other in others], np.float64).reshape(-1, len(LIKENESSES))


def chances(new: Profile, others: Sequence[Profile]) -> list[float]:
    """How likely `new` and each of `others` are of one course of events, at first sight."""
    return fitted("first", LIKENESSES, likenesses(new, others))


def fitted(model: str, names: tuple[str, ...], rows: Floats) -> list[float]:
    """The chance of each row, by one of the models that are fitted; its columns are `names`."""
    weights, intercept = _model(model, names)
    return [1.0 / (1.0 + math.exp(-logit)) for logit in (rows @ weights + intercept).tolist()]


def candidates(new: Trace, having: Mapping[int, Iterable[Kept]]) -> list[int]:
    """The numbers of the articles worth a closer look, best first; `having` has by term the newest that it finds."""
    scores: dict[int, float] = {}
    days: dict[int, float | None] = {}
    for term, found in having.items():
        for number, day in found:
            scores[number] = scores.get(number, 0.0) + new.keys[term]
            days[number] = day
    for number, day in days.items():
        scores[number] *= (1.0 + _gap(new.profile.day, day)) ** -FADING
    return sorted(scores, key=lambda number: (-scores[number], number))[:CANDIDATES]


def in_both(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Where what is in both stands in each; both are in ascending order."""
    if not len(one) or not len(other):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    places = one.searchsorted(other)
    places[places == len(one)] = 0
    there = (one.take(places) == other).nonzero()[0]
    return places.take(there), there


def packed(profile: Profile) -> bytes:
    """A profile as bytes, without its id."""
    parts = (profile.body, profile.title, profile.names)
    told = np.array(profile.told, np.int32)
    head = _HEAD.pack(
        math.nan if profile.day is None else profile.day, profile.words, profile.outlet or 0,
        profile.outlet is not None, *(len(part) for part in parts), len(told),
    )  # fmt: skip
    values = np.concatenate([profile.body_weights, profile.title_rarities, profile.name_rarities])
    named = np.array([profile.named], np.float16)
    return head + b"".join(
        [np.concatenate([*parts, told]).astype("<i4").tobytes(), np.append(values, named).astype("<f2").tobytes()]
    )


def unpacked(identifier: str, kept: bytes) -> Profile:
    """The profile that `packed` made bytes of."""
    day, words, outlet, known, *counts = _HEAD.unpack_from(kept)
    whole = np.frombuffer(kept, "<i4", sum(counts), _HEAD.size)
    values = np.frombuffer(kept, "<f2", sum(counts[:3]) + 1, _HEAD.size + 4 * sum(counts)).astype(np.float32)
    first, second, third = counts[0], counts[0] + counts[1], sum(counts[:3])
    return Profile(
        identifier, None if math.isnan(day) else day, outlet if known else None, words, float(values[third]),
        whole[:first], values[:first], whole[first:second], values[first:second],
        whole[second:third], values[second:third], tuple(whole[third:].tolist()),
    )  # fmt: skip


def _keys(weighed: Weighed) -> dict[int, float]:
    """The rarest terms of an article, each with its weight in a look-up."""
    weights, rarities = weighed.values.T
    worth = np.where(rarities > COMMON, weights * rarities, 0.0)
    chosen: dict[int, float] = {}
    for field, most in KEYS:
        start = weighed.of(field).start
        here = start + np.flatnonzero(worth[weighed.of(field)] > 0)
        for n in here[np.argsort(-worth[here], kind="stable")[:most]].tolist():
            bucket = int(weighed.buckets[n])
            chosen[bucket] = chosen.get(bucket, 0.0) + float(weights[n])
    return chosen


def _likenesses(new: Profile, other: Profile) -> tuple[float, ...]:
    mine, theirs = in_both(new.body, other.body)
    body = float(new.body_weights[mine] @ other.body_weights[theirs])
    mine, theirs = in_both(new.names, other.names)
    names = _highest(np.minimum(new.name_rarities[mine], other.name_rarities[theirs]))
    mine, theirs = in_both(new.title, other.title)
    words = _highest(np.minimum(new.title_rarities[mine], other.title_rarities[theirs]))
    return (
        math.sqrt(max(body, 0.0)),
        min(_title_in(new, other), _title_in(other, new)),
        names[2],
        *words[:2],
        new.words + other.words,
        math.log1p(_gap(new.day, other.day)),
        min(new.named, other.named),
        float(new.outlet is not None and new.outlet == other.outlet),
    )


def _gap(one: float | None, other: float | None) -> float:
    return UNDATED if one is None or other is None else abs(one - other)


def _highest(rarities: Floats) -> list[float]:
    """The three highest, 0 where there are fewer."""
    return [*sorted(rarities.tolist(), reverse=True)[:3], 0.0, 0.0, 0.0]


def _title_in(one: Profile, other: Profile) -> float:
    """How much of a title, by rarity, stands among the words kept of the other's body."""
    places, _ = in_both(one.title, other.body)
    return float(one.title_rarities[places].sum() / max(float(one.title_rarities.sum()), 1e-6))


@cache
def _model(model: str, names: tuple[str, ...]) -> tuple[Floats, float]:
    read = json.loads(files("crossread.cluster").joinpath("sagas.json").read_text("utf-8"))[model]
    return np.array([read["weights"][name] for name in names]), float(read["intercept"])
