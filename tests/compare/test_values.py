"""Numbers that two reports give for one thing."""

import pytest

from crossread.compare.values import alike, conflict, differ
from crossread.model import Number

from .samples import DAY, statements

HURT = "The fire at the Halvard mill in Port Ellery hurt {} workers on Tuesday morning."
LOST = "A total of {} homes in Port Ellery lost power on Tuesday after the spring storm."


def numbers(pattern: str, *values: str) -> list[Number]:
    return [each.unit.numbers[0] for each in statements(*(pattern.format(value) for value in values))]


def cannot_both_hold(first: str, second: str, days: tuple[str | None, ...] = ()) -> bool:
    one, other = statements(HURT.format(first), HURT.format(second), days=days)
    return conflict(one, one.unit.numbers[0], other, other.unit.numbers[0])


@pytest.mark.parametrize(("first", "second"), [("14", "17"), ("2", "30"), ("at least 20", "17"), ("about 40", "60")])
def test_numbers_that_cannot_be_meant_as_one_value_differ(first: str, second: str) -> None:
    one, other = numbers(HURT, first, second)
    assert differ(one, other)
    assert differ(other, one)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("about 40", "38"),
        ("at least 14", "17"),
        ("more than 14", "17"),
        ("at most 20", "17"),
        ("14", "fourteen"),
        ("43,000", "43,350"),
        ("1,200", "1,234"),
    ],
)
def test_a_bound_that_leaves_room_and_a_rounded_value_do_not(first: str, second: str) -> None:
    one, other = numbers(LOST, first, second)
    assert not differ(one, other)
    assert not differ(other, one)


def test_values_of_two_units_do_not_differ() -> None:
    one, other = numbers("The Halvard mill lost {} in stock.", "$4 million", "5 percent")
    assert not differ(one, other)


def test_two_exact_values_of_one_day_cannot_both_hold() -> None:
    assert cannot_both_hold("14", "17")


@pytest.mark.parametrize("days", [(DAY, "2031-03-05"), (None, None), (DAY, None)])
def test_a_later_report_may_know_more_and_an_undated_one_may_be_later(days: tuple[str | None, ...]) -> None:
    assert not cannot_both_hold("14", "17", days)


@pytest.mark.parametrize(("first", "second"), [("about 40", "60"), ("at least 20", "17"), ("14", "30")])
def test_bounded_values_and_those_far_apart_differ_but_do_not_conflict(first: str, second: str) -> None:
    assert not cannot_both_hold(first, second)


def test_statements_are_alike_by_how_many_of_their_words_are_common() -> None:
    words = "fire mill worker hurt tuesday".split()
    assert alike(frozenset(words), frozenset(words)) == 2
    assert alike(frozenset(words), frozenset(["fire", "mill", "owner"])) == 1
    assert alike(frozenset(words), frozenset(["fire", "house"])) == 0
    assert alike(frozenset(), frozenset()) == 0
