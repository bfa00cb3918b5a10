"""Two articles are compared by the days that they name; what is unknown is said to be unknown."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.buckets import Floats
from crossread.cluster.days import MOST
from crossread.cluster.timing import LONG, TIMES, UNKNOWN, in_common, times

# 4 March 2031
DAY = 741_505
DAYS = st.lists(st.integers(DAY - 200, DAY + 200), max_size=MOST, unique=True)
WHEN = st.none() | st.integers(DAY - 200, DAY + 200).map(float)


def figures(one: tuple[float | None, list[int]], other: tuple[float | None, list[int]]) -> dict[str, float]:
    (found,) = times(*known(*one), *known(*other)).tolist()
    return dict(zip(TIMES, found, strict=True))


def known(day: float | None, days: list[int]) -> tuple[Floats, Floats]:
    row = [float(named) for named in days] + [np.nan] * (MOST - len(days))
    return np.array([np.nan if day is None else day]), np.array([row])


def test_reports_of_one_day_name_it_both() -> None:
    found = figures((DAY + 1, [DAY]), (DAY + 0.5, [DAY, DAY - 3]))
    assert found["first named days apart"] == 0.0
    assert found["days shared"] == 1.0
    assert found["no day in common"] == 0.0
    assert found["age of an old day shared"] == 1.0


def test_a_later_report_that_names_the_day_of_the_first_is_told_from_one_that_does_not() -> None:
    first = (float(DAY), [DAY])
    assert figures((DAY + 40.0, [DAY + 39, DAY]), first)["later names the earlier's day"] == 0.0
    assert figures((DAY + 40.0, [DAY + 39]), first)["later names the earlier's day"] == 39.0
    assert figures((DAY + 1.0, [DAY]), first)["later names the earlier's day"] == UNKNOWN


def test_different_days_have_no_day_in_common() -> None:
    found = figures((DAY + 7.0, [DAY + 7]), (float(DAY), [DAY - 1]))
    assert found["no day in common"] == 1.0
    assert found["first named days apart"] == 8.0
    assert found["age of an old day shared"] == UNKNOWN


@pytest.mark.parametrize("other", [(None, []), (float(DAY), []), (None, [DAY])])
def test_what_is_not_named_is_unknown(other: tuple[float | None, list[int]]) -> None:
    found = figures((None, []), other)
    assert found["first named days apart"] == UNKNOWN
    assert found["age of an old day shared"] == UNKNOWN
    assert found["later names the earlier's day"] == UNKNOWN
    assert found["no day in common"] == 0.0


@given(WHEN, DAYS, WHEN, DAYS)
def test_the_figures_are_the_same_from_both_sides_and_bounded(
    day: float | None, one: list[int], other_day: float | None, other: list[int]
) -> None:
    found = figures((day, one), (other_day, other))
    assert all(np.isfinite(value) for value in found.values())
    assert found["age of an old day shared"] <= LONG
    if day != other_day:
        assert found == figures((other_day, other), (day, one))


def test_days_in_common_are_told_in_order() -> None:
    assert in_common([DAY, DAY - 1, DAY + 5], [DAY - 1, DAY]) == ("2031-03-03", "2031-03-04")
    assert in_common([], []) == ()
