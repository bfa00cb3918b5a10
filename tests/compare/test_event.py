"""How sure it is that reports are of one event."""

from math import isfinite

from crossread.compare.event import FEATURES, features, same_event
from crossread.compare.match import probabilities
from crossread.compare.units import units
from crossread.model import Annotated

from .samples import FIRE, OTHER, told


def sure(reports: tuple[Annotated, ...]) -> float:
    story = units(reports)
    return same_event(reports, story, probabilities(story))


def test_reports_of_one_event_are_surer_than_those_of_two() -> None:
    assert sure(told(*FIRE)) > 0.8
    assert sure(told(FIRE[0], OTHER)) < 0.5


def test_the_report_that_fits_least_decides() -> None:
    assert sure(told(*FIRE, OTHER)) < 0.5


def test_two_pairs_of_reports_are_not_one_event_because_each_has_its_like() -> None:
    assert sure(told(FIRE[0], FIRE[0], OTHER, OTHER)) < 0.5


def test_the_same_text_is_the_same_event() -> None:
    assert sure(told(FIRE[0], FIRE[0])) == 1
    assert sure(told("", "")) == 1


def test_the_order_of_the_reports_makes_no_difference() -> None:
    assert abs(sure(told(FIRE[0], FIRE[1], OTHER)) - sure(told(OTHER, FIRE[1], FIRE[0]))) < 1e-4
    assert abs(sure(told(FIRE[0], FIRE[2])) - sure(told(FIRE[2], FIRE[0]))) < 1e-4


def test_a_longer_time_between_two_reports_makes_one_event_less_sure() -> None:
    near = told(FIRE[0], FIRE[1])
    far = told(FIRE[0], FIRE[1], days=("2031-03-04", "2031-04-20"))
    assert sure(far) < sure(near)


def test_missing_dates_and_titles_and_texts_leave_figures_that_can_be_used() -> None:
    for reports in (told("", FIRE[0]), told(FIRE[0], FIRE[1], days=(None, None)), told(*FIRE[:2], days=("?", "2031"))):
        story = units(reports)
        found = features(reports, story, probabilities(story), 0, 1)
        assert set(FEATURES) <= set(found)
        assert all(isfinite(value) for value in found.values())
        assert 0 <= sure(reports) <= 1
