"""Which two values may be of one thing at all: people with people, ages of the same, counts of things of like names."""

from crossread.annotate.vectors import embed, rarity
from crossread.compare.slots import Slot, Slotted
from crossread.compare.surroundings import word_at
from crossread.compare.units import Unit
from crossread.compare.words import STOP
from crossread.model import Number

# Cosine of the names of what is counted: "people" and "workers" are .58, "people" and "homes" .22.
_ONE_THING, _TWO_THINGS = 0.4, 0.15
_AFTER_AGE = (",", ";", ".", ")")


def common_people(a: Slotted, mine: Slot, b: Slotted, other: Slot) -> float:
    """1 where both statements name one person, the values aside; -1 where both name people but none in common."""
    ours = {slot.key for slot in a.slots if slot.sort == "person" and slot is not mine}
    theirs = {slot.key for slot in b.slots if slot.sort == "person" and slot is not other}
    if not ours or not theirs:
        return 0.0
    return 1.0 if ours & theirs else -1.0


def personhood(slot: Slot) -> float:
    """1 for a person, 0.5 for an unknown word that may be one's name, and else 0."""
    if slot.sort == "person":
        return 1.0
    unknown = slot.sort == "other" and " " not in slot.raw and "-" not in slot.raw
    return 0.5 if unknown and rarity(slot.key[0]) == 1 else 0.0


def aged(each: Slotted, slot: Slot) -> str | None:
    """Whose age a number is, if it is one: "boy" of "16-year-old boy", "lund" of "Ole Lund, 29,"."""
    olds = "old", "olds"
    if word_at(each, slot.last - 1) in olds or word_at(each, slot.last) in olds:
        return word_at(each, slot.last + (word_at(each, slot.last) in olds))
    start, end = slot.span.start - each.unit.span.start, slot.span.end - each.unit.span.start
    apart = each.unit.text[:start].endswith(", ") and each.unit.text[end : end + 1] in _AFTER_AGE
    return word_at(each, slot.first - 1) if apart else None


def one_thing(a: Slotted, mine: Slot, b: Slotted, other: Slot) -> float:
    """1 where two numbers have a unit, count things of like names or stand beside the same word or number; -1 where
    they count things of other names; else 0."""
    numbers = number_of(a.unit, mine), number_of(b.unit, other)
    if numbers[0].unit:
        return 1.0
    beside = {word_at(a, mine.first - 1), word_at(a, mine.last)} & {word_at(b, other.first - 1), word_at(b, other.last)}
    if beside - STOP - {"^", "$"}:
        return 1.0
    things = [number.thing for number in numbers if number.thing]
    if len(things) < len(numbers):
        return 0.0
    first, second = embed(things)
    alike = float(first @ second)
    return 1.0 if alike >= _ONE_THING else -1.0 if alike < _TWO_THINGS else 0.0


def number_of(unit: Unit, slot: Slot) -> Number:
    """The number of a unit that a slot holds."""
    return next(n for n in unit.numbers if n.span == slot.span)
