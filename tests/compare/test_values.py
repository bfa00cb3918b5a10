"""Numbers and days that two reports give for one thing."""

import pytest

from crossread.compare.values import Clash, alike, days_clash, numbers_clash

from .samples import DAY, statements

HURT = "The fire at the Halvard mill in Port Ellery hurt {} workers on Tuesday morning."
LOST = "A total of {} homes in Port Ellery lost power on Tuesday after the spring storm."


def clash(pattern: str, first: str, second: str, days: tuple[str | None, ...] = ()) -> Clash | None:
    one, other = statements(pattern.format(first), pattern.format(second), days=days)
    return numbers_clash(one, other)


def test_two_exact_values_of_one_day_cannot_both_hold() -> None:
    found = clash(HURT, "14", "17")
    assert found is not None
    assert found.firm
    assert found.why == "Beacon has 14, Courier has 17"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("about 40", "38"),
        ("38", "about 40"),
        ("at least 14", "17"),
        ("more than 14", "17"),
        ("at most 20", "17"),
        ("14", "fourteen"),
        ("2", "30"),
    ],
)
def test_a_bound_that_leaves_room_or_values_worlds_apart_are_no_clash(first: str, second: str) -> None:
    assert clash(HURT, first, second) is None


@pytest.mark.parametrize(("first", "second"), [("about 40", "60"), ("at least 20", "17"), ("14", "30")])
def test_a_bound_that_leaves_no_room_and_values_far_apart_are_a_clash_but_not_a_firm_one(
    first: str, second: str
) -> None:
    found = clash(HURT, first, second)
    assert found is not None
    assert not found.firm


@pytest.mark.parametrize(("first", "second"), [("43,000", "43,350"), ("43,350", "43,000"), ("1,200", "1,234")])
def test_a_rounded_value_is_the_same_value(first: str, second: str) -> None:
    assert clash(LOST, first, second) is None


def test_fourteen_is_not_seventeen_rounded() -> None:
    assert clash(LOST, "14", "17") is not None


@pytest.mark.parametrize("days", [(DAY, "2031-03-05"), (None, None), (DAY, None)])
def test_a_later_report_may_know_more_and_an_undated_one_may_be_later(days: tuple[str | None, ...]) -> None:
    found = clash(HURT, "14", "17", days)
    assert found is not None
    assert not found.firm


def test_values_of_different_things_or_units_are_no_clash() -> None:
    one, other = statements(
        "The fire at the Halvard mill hurt 14 workers on Tuesday.",
        "The fire at the Halvard mill hurt 17 horses on Tuesday.",
    )
    assert numbers_clash(one, other) is None
    one, other = statements("The Halvard mill lost $4 million in stock.", "The Halvard mill lost 5 percent in stock.")
    assert numbers_clash(one, other) is None


def test_a_value_that_the_other_report_gives_too_is_no_clash() -> None:
    one, other = statements(
        "The fire at the Halvard mill hurt 14 workers on Tuesday.",
        "The fire at the Halvard mill hurt 17 workers on Tuesday, not 14 as was said at first.",
    )
    assert numbers_clash(one, other) is None


def test_days_that_do_not_meet_are_told_and_are_never_firm() -> None:
    one, other = statements(
        "The Halvard mill in Port Ellery burned down on March 3, 2031.",
        "The Halvard mill in Port Ellery burned down on March 1, 2031.",
    )
    found = days_clash(one, other)
    assert found is not None
    assert not found.firm
    assert "2031-03-03" in found.why
    assert "2031-03-01" in found.why


def test_a_weekday_and_its_date_are_one_day() -> None:
    one, other = statements(
        "The Halvard mill in Port Ellery burned down on Tuesday.",
        "The Halvard mill in Port Ellery burned down on March 4, 2031.",
    )
    assert days_clash(one, other) is None


def test_statements_are_alike_by_how_many_of_their_words_are_common() -> None:
    words = "fire mill worker hurt tuesday".split()
    assert alike(frozenset(words), frozenset(words)) == 2
    assert alike(frozenset(words), frozenset(["fire", "mill", "owner"])) == 1
    assert alike(frozenset(words), frozenset(["fire", "house"])) == 0
    assert alike(frozenset(), frozenset()) == 0
