"""Which values may be of one thing."""

import pytest

from crossread.compare.kinds import aged, common_people, one_thing, personhood
from crossread.compare.slots import Slot, Slotted, slotted
from crossread.compare.units import units

from .samples import told


def sentence(text: str) -> Slotted:
    reports = told(text)
    return slotted(reports, units(reports))[0]


def first(each: Slotted, kind: str) -> Slot:
    return next(slot for slot in each.slots if slot.kind == kind)


def counted(one: str, other: str) -> float:
    a, b = sentence(one), sentence(other)
    return one_thing(a, first(a, "number"), b, first(b, "number"))


def test_counts_of_things_of_like_names_are_of_one_thing() -> None:
    assert counted("The fire hurt 14 people.", "The fire hurt 17 workers.") == 1
    assert counted("The fire hurt 14 people.", "The fire closed 17 roads.") < 1


def test_numbers_beside_the_same_word_or_number_are_of_one_thing() -> None:
    assert counted("The plan passed in a 61-9 vote.", "The council voted 70-9.") == 1


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A 16-year-old boy was hurt.", "boy"),
        ("Ole Lund, 29, was hurt.", "lund"),
        ("The fire hurt 14 workers.", None),
        ("It rained, 14 people said.", None),
    ],
)
def test_an_age_is_of_somebody(text: str, who: str | None) -> None:
    each = sentence(text)
    assert aged(each, first(each, "number")) == who


def test_a_person_is_one_for_sure_and_an_unknown_word_by_half() -> None:
    each = sentence("Ingrid Solheim left.")
    assert personhood(first(each, "name")) == 1
    each = sentence("Brandvold left for the harbour.")
    assert personhood(first(each, "name")) >= 0.5


def test_statements_have_people_in_common_the_value_itself_aside() -> None:
    one = sentence("Ingrid Solheim told Tobias Renquist that the mill would close.")
    other = sentence("Petra Ahlgren told Tobias Renquist that the mill would close.")
    third = sentence("Petra Ahlgren told Maria Keller that the mill would close.")
    assert common_people(one, first(one, "name"), other, first(other, "name")) == 1
    assert common_people(one, first(one, "name"), third, first(third, "name")) == -1
