"""The last articles, and what a new one meets among them: all that can be known of it before it has a story.

Articles are looked at in lots, because numpy takes as long for one as for ten. What comes out is the same however they
are handed in.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from crossread.cluster import Reading
from crossread.cluster.buckets import Ints
from crossread.cluster.candidates import Index, Keys, keys
from crossread.cluster.copies import Copies, Print
from crossread.cluster.dates import Dates
from crossread.cluster.join import MOST, first_logits
from crossread.cluster.keeping import Arrival, Kept
from crossread.cluster.lanes import Lane
from crossread.cluster.likeness import DAYS_APART, Scale
from crossread.cluster.minhash import bands
from crossread.cluster.rarity import Rarity
from crossread.cluster.spans import FARTHEST
from crossread.cluster.terms import TITLE, Terms
from crossread.cluster.weighing import Weighed, weigh

# Articles that are looked at together at most; how rare terms are is counted anew after as many arrivals.
LOT = 32
# An article that is like so many (a first logit above 0) no longer counts in how rare terms are, nor does a copy: a
# large story's own terms would become common, and its reports unlike one another. With fewer, running courses of
# events melt.
HEARD = 10


@dataclass(slots=True)
class Met:
    """An article on its way in, with all that is known of it before it has a story.

    `again`: its id is in the window, and nothing else is said. Else it is in a `lane`, or a `copy` of an earlier
    article (its id, the share of phrases in common), or a voice with the logits of the first model and the days
    between (-1 unknown) by the ids of those it was compared with. `gone` are the ids that left the window after it.
    """

    id: str
    again: bool = False
    lane: tuple[Lane, str] | None = None
    copy: tuple[str, float] | None = None
    weighed: Weighed | None = None
    logits: dict[str, float] = field(default_factory=dict)
    days: list[float] = field(default_factory=list)
    gone: tuple[str, ...] = ()


@dataclass(slots=True)
class _Held:
    """An article in the window by its terms, the day that it gives, and the MinHash of its body; whether it `counts` in
    how rare terms are."""

    id: str
    buckets: Ints
    day: float | None
    signature: bytes
    counts: bool = True


@dataclass(slots=True)
class _Voice:
    """An article of the lot that is to be compared with others: what it is compared by, and those others."""

    met: Met
    terms: Terms
    held: _Held
    others: list[Weighed] = field(default_factory=list)


class Window:
    """The last `size` articles, so memory stays flat; `before` came earlier and are forgotten."""

    def __init__(self, size: int, before: int = 0) -> None:
        self._size = size
        self._index = Index()
        self.rarity = Rarity()
        self._copies = Copies(self.rarity)
        self._dates = Dates()
        self._scale = Scale()
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._voices: dict[str, tuple[Weighed, Keys]] = {}
        # What is still to be counted.
        self._came: list[_Held] = []
        self._went: list[_Held] = []
        self._arrived = before

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._held

    @property
    def room(self) -> int:
        """How many articles the next lot may have."""
        return LOT - self._arrived % LOT

    def meet(self, lot: Sequence[Reading], follows: Callable[[str], bool] | None = None) -> list[Met]:
        """Take in a lot of articles, no more than there is `room` for.

        `follows` may refuse to let an article count as a copy of the one with the id that it is given.
        """
        voices: list[_Voice] = []
        places = bands([reading.terms.signature for reading in lot])
        found = [self._take_in(reading, place, voices, follows) for reading, place in zip(lot, places, strict=True)]
        self._compare(found, voices)
        if not self._arrived % LOT:
            self._count()
        return found

    def kept(self, identifier: str) -> Kept:
        """What is known of an article in the window by itself."""
        held = self._held[identifier]
        weighed, _ = self._voices.get(identifier, (None, None))
        return Kept(held.day, np.unique(held.buckets), held.signature, held.counts, weighed)

    def take_up(self, arrivals: Sequence[Arrival]) -> list[tuple[str, ...]]:
        """Take in articles that were met before, in their order; for each, the ids of those that leave for it."""
        voices = [one.kept.weighed for one in arrivals if one.kept.weighed]
        wanted = iter(keys(voices) if voices else ())
        places = iter(bands([one.kept.signature for one in arrivals if one.kept.weighed]))
        gone = []
        for one in arrivals:
            kept = one.kept
            self._dates.believed(kept.day)
            if voice := kept.weighed:
                self._copies.add(one.id, _print(voice, kept.signature, next(places)))
                self._enter(voice, next(wanted))
            gone.append(self._hold(_Held(one.id, kept.buckets, kept.day, kept.signature, kept.counts)))
            self._leave(gone[-1])
            if not self._arrived % LOT:
                self._count()
        return gone

    def _take_in(
        self, reading: Reading, places: list[int], voices: list[_Voice], follows: Callable[[str], bool] | None
    ) -> Met:
        """Hold an article, let the oldest go for it, and find out whether it is a voice."""
        if reading.id in self._held:
            return Met(reading.id, again=True)
        new = self._dated(reading.terms)
        met = Met(new.id, lane=reading.lane)
        if not met.lane:
            mark = Print(new.signature, places, new.of(TITLE), new.day)
            met.copy = self._copies.original(mark)
            if met.copy and follows and not follows(met.copy[0]):
                met.copy = None
            if not met.copy:
                self._copies.add(new.id, mark)
        held = _Held(new.id, new.all(), reading.terms.day, new.signature, counts=not met.copy)
        if not (met.lane or met.copy):
            voices.append(_Voice(met, new, held))
        met.gone = self._hold(held)
        return met

    def _hold(self, held: _Held) -> tuple[str, ...]:
        """Hold one more article; the ids of those that leave the window for it."""
        self._held[held.id] = held
        self._came.append(held)
        self._arrived += 1
        gone = [self._held.popitem(last=False)[1] for _ in range(len(self._held) - self._size)]
        self._went += gone
        for one in gone:
            self._copies.remove(one.id)
        return tuple(one.id for one in gone)

    def _compare(self, found: list[Met], voices: list[_Voice]) -> None:
        """Compare the voices with what the index brings up for each, in the order in which all came."""
        if voices:
            weighed = weigh([voice.terms for voice in voices], self.rarity)
            coming = iter(zip(voices, weighed, keys(weighed), strict=True))
        for met in found:
            if not (met.again or met.lane or met.copy):
                voice, met.weighed, wanted = next(coming)
                near = self._index.find(met.weighed.day, wanted)
                met.logits = dict.fromkeys(near, 0.0)
                voice.others = [self._voices[one][0] for one in near]
                self._enter(met.weighed, wanted)
            self._leave(met.gone)
        if voices:
            self._liken(voices, weighed)

    def _enter(self, voice: Weighed, wanted: Keys) -> None:
        self._index.add(voice.id, voice.day, wanted)
        self._voices[voice.id] = voice, wanted

    def _leave(self, gone: Sequence[str]) -> None:
        for one in gone:
            if one in self._voices:
                self._index.remove(one, self._voices.pop(one)[1])

    def _liken(self, voices: list[_Voice], weighed: list[Weighed]) -> None:
        rows = self._scale.likenesses(weighed, [voice.others for voice in voices])
        days = rows[:, DAYS_APART].tolist()
        pairs = zip(first_logits(rows), days, strict=True)
        logits = [-MOST if apart > FARTHEST else logit for logit, apart in pairs]
        start = 0
        for voice in voices:
            stop = start + len(voice.others)
            voice.met.logits = dict(zip(voice.met.logits, logits[start:stop], strict=True))
            voice.met.days = days[start:stop]
            voice.held.counts = sum(logit > 0.0 for logit in logits[start:stop]) < HEARD
            start = stop

    def _count(self) -> None:
        """Count how rare terms are, with what came and without what went since the last time."""
        for one in self._came:
            if one.counts:
                self.rarity.learn(one.buckets)
        for one in self._went:
            if one.counts:
                self.rarity.forget(one.buckets)
        self._came, self._went = [], []

    def _dated(self, new: Terms) -> Terms:
        believed = self._dates.believed(new.day)
        # Days that hang on a wrong date are wrong too.
        return new if believed == new.day else replace(new, day=believed, named=())


def _print(voice: Weighed, signature: bytes, places: list[int]) -> Print:
    """The print that was taken of a voice when it arrived."""
    return Print(signature, places, voice.buckets[voice.of(TITLE)], voice.day)
