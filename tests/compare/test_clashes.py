"""Values that reports give otherwise for the same thing."""

from crossread.compare.clashes import LIMITS, clashes
from crossread.compare.sides import matched
from crossread.compare.units import units
from crossread.model import DifferOn

from .samples import FIRE, OTHER, told


def kinds(*texts: str) -> list[DifferOn]:
    reports = told(*texts)
    story = units(reports)
    return [each.mine.kind for each in clashes(reports, story, matched(reports, story)[0]).values()]


def test_reports_that_agree_have_none() -> None:
    assert kinds(*FIRE) == []
    assert kinds(FIRE[0], FIRE[0]) == []


def test_reports_of_two_events_have_none() -> None:
    assert kinds(FIRE[0], OTHER) == []


def test_one_value_changed_in_one_report_is_found() -> None:
    for before, after, kind in (
        ("hurt 14 workers", "hurt 19 workers", "number"),
        ("workers on Tuesday", "workers on Friday", "date"),
        ("said Ingrid Solheim", "said Ingrid Brandvold", "name"),
    ):
        assert kind in kinds(FIRE[0].replace(before, after), *FIRE[1:]), after


def test_every_limit_is_a_probability() -> None:
    assert all(0.5 <= limit < 1 for limit in LIMITS.values())


def test_the_more_reports_the_surer_a_clash_must_be() -> None:
    changed = FIRE[0].replace("workers on Tuesday", "workers on Friday")
    assert kinds(changed, *FIRE[1:]).count("date") >= kinds(changed, *FIRE[1:], *(OTHER for _ in range(9))).count(
        "date"
    )
