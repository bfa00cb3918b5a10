"""How alike what stands around two values is: close by, in the clause, and anywhere in the other's statement."""

from crossread.annotate.vectors import Vectors, embed, rarity
from crossread.compare.slots import Slot, Slotted
from crossread.compare.units import Unit
from crossread.compare.words import STOP
from crossread.model import Span

# Slots of a statement that are looked at: their pairs grow with the square. The labelled events have up to 19.
MOST_SLOTS = 24
_NEAR, _FAR = 3, 6  # words on either side


class Surroundings:
    """Compares the surroundings of values of one story; vectors are made once."""

    def __init__(self) -> None:
        self._vectors: dict[tuple[int, int, int, int], Vectors] = {}
        self._fits: dict[tuple[int, int, int, int, int, int], float] = {}

    def figures(self, a: Slotted, mine: Slot, b: Slotted, other: Slot) -> dict[str, float]:
        """How alike the words around the two are: close by, in the clause, and anywhere in the other statement."""
        ours, theirs = _window(a, mine), _window(b, other)
        around = _shared(ours, theirs), _shared(theirs, ours)
        inside = _shared(ours, dict.fromkeys(b.stems, 0)), _shared(theirs, dict.fromkeys(a.stems, 0))
        clauses = _clause(a, mine), _clause(b, other)
        start = mine.mark if mine.kind == "polarity" else mine.first
        before = word_at(a, start - 1) == word_at(b, other.first - 1)
        after = word_at(a, mine.last) == word_at(b, other.last)
        return {
            "around_high": max(around), "around_low": min(around), "inside_high": max(inside),
            "inside_low": min(inside), "around_count": float(min(4, len(ours.keys() & theirs.keys()))),
            "before": float(before), "after": float(after),
            "two_before": float(before and word_at(a, start - 2) == word_at(b, other.first - 2)),
            "two_after": float(after and word_at(a, mine.last + 1) == word_at(b, other.last + 1)),
            "near_before": float(bool(_content(a, start - _NEAR, start)
                                      & _content(b, other.first - _NEAR, other.first))),
            "near_after": float(bool(_content(a, mine.last, mine.last + _NEAR)
                                     & _content(b, other.last, other.last + _NEAR))),
            "clause": len(clauses[0] & clauses[1]) / max(1, min(map(len, clauses))),
            "cosine_near": self._cosine(a, mine, b, other, _NEAR),
            "cosine_far": self._cosine(a, mine, b, other, _FAR),
            "clause_cosine": self._cosine(a, mine, b, other, 0),
            "advantage": self._advantage(a, mine, b, other),
        }  # fmt: skip

    def _advantage(self, a: Slotted, mine: Slot, b: Slotted, other: Slot) -> float:
        """How much better the two fit than either does with another value of its kind in the other statement."""
        if mine.kind == "polarity":
            return 0.0
        rivals = [self._fit(a, mine, b, each) for each in of_kind(b, mine, other)]
        rivals += [self._fit(a, each, b, other) for each in of_kind(a, mine, mine)]
        return self._fit(a, mine, b, other) - max(rivals, default=0.0)

    def _fit(self, a: Slotted, mine: Slot, b: Slotted, other: Slot) -> float:
        key = (a.unit.article, a.unit.place, mine.first, b.unit.article, b.unit.place, other.first)
        if key not in self._fits:
            ours, theirs = _window(a, mine), _window(b, other)
            beside = (word_at(a, mine.first - 1) == word_at(b, other.first - 1)) + (
                word_at(a, mine.last) == word_at(b, other.last)
            )
            words = max(_shared(ours, theirs), _shared(theirs, ours))
            self._fits[key] = self._cosine(a, mine, b, other, _FAR) + words + beside / 2
        return self._fits[key]

    def _cosine(self, a: Slotted, mine: Slot, b: Slotted, other: Slot, reach: int) -> float:
        """The cosine of the words around, so many on either side, or in the clause (0)."""
        return float(self._vector(a, mine, reach) @ self._vector(b, other, reach))

    def _vector(self, each: Slotted, slot: Slot, reach: int) -> Vectors:
        key = (each.unit.article, each.unit.place, slot.first, reach)
        if key not in self._vectors:
            inside: range | list[int] = range(max(0, slot.first - reach), min(len(each.words), slot.last + reach))
            if not reach:
                clause = _clause_of(each.unit, slot)
                inside = [n for n, start in enumerate(each.starts) if clause.start <= start < clause.end]
            kept = [each.words[n] for n in inside if n not in each.filled]
            self._vectors[key] = embed([" ".join(kept)])[0]
        return self._vectors[key]


def of_kind(each: Slotted, mine: Slot, slot: Slot) -> list[Slot]:
    """The other values of a kind in a statement."""
    return [other for other in each.slots[:MOST_SLOTS] if other.kind == mine.kind and other is not slot]


def word_at(each: Slotted, n: int) -> str:
    """The word of that number; beyond the first "^" and beyond the last "$"."""
    return each.words[n] if 0 <= n < len(each.words) else "^" if n < 0 else "$"


def _content(each: Slotted, start: int, end: int) -> set[str]:
    """The content words of a stretch."""
    return {word for word in each.words[max(0, start) : end] if word not in STOP}


def _window(each: Slotted, slot: Slot) -> dict[str, int]:
    """The stems of the content words around a value that are in no value, with how far off they are."""
    found: dict[str, int] = {}
    for distance in range(1, _FAR + 1):
        for n in (slot.first - distance, slot.last - 1 + distance):
            if 0 <= n < len(each.words) and each.words[n] not in STOP and n not in each.filled:
                found.setdefault(each.stems[n], distance)
    return found


def _shared(ours: dict[str, int], theirs: dict[str, int]) -> float:
    """The share of the words around one value that are among others', the rarer and nearer counting for more."""
    weights = {word: rarity(word) / (1 + distance) for word, distance in ours.items()}
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in theirs) / total if total else 0.0


def _clause_of(unit: Unit, slot: Slot) -> Span:
    return next((c for c in unit.clauses if c.start <= slot.span.start < c.end), unit.span)


def _clause(each: Slotted, slot: Slot) -> set[str]:
    """The stems of the content words of the value's clause, numbers left out."""
    clause = _clause_of(each.unit, slot)
    inside = {w.stem for w in each.unit.words if clause.start <= w.start < clause.end and not w.number}
    return inside - set(slot.key)
