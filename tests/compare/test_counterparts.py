"""Pairs of values that may be of the same thing."""

import numpy as np
import pytest

from crossread.compare.counterparts import FEATURES, FLOOR, Counterpart, Counterparts
from crossread.compare.units import units

from .samples import counterparts, told

HURT = "The fire at the Halvard mill in Port Ellery hurt {} workers on Tuesday morning."


def figure(found: Counterpart, name: str) -> float:
    return found.row[FEATURES.index(name)]


def pairs(*texts: str, kind: str) -> list[tuple[str, str]]:
    return [(each.mine.raw, each.other.raw) for each in counterparts(*texts) if each.mine.kind == kind]


def test_a_value_that_both_give_has_no_counterpart() -> None:
    assert pairs(HURT.format(14), HURT.format(14), kind="number") == []
    assert pairs(HURT.format(14), HURT.format(17), kind="number") == [("14", "17")]


def test_values_of_two_units_are_no_counterparts() -> None:
    assert pairs("The mill lost $4 million.", "The mill lost 5 percent.", kind="number") == []


def test_two_people_whom_several_reports_know_are_two_people() -> None:
    one = "Ingrid Solheim told reporters that the mill would stay closed. Tobias Renquist left early."
    other = "Tobias Renquist told reporters that the mill would stay closed. Ingrid Solheim left early."
    assert pairs(one, other, kind="name") == []


def test_a_person_whom_no_other_report_knows_may_be_meant_for_one() -> None:
    one = "Ingrid Brandvold told reporters that the mill would stay closed."
    other = "Ingrid Solheim told reporters that the mill would stay closed."
    (found,) = counterparts(one, other)
    assert (found.mine.raw, found.other.raw) == ("Ingrid Brandvold", "Ingrid Solheim")
    assert figure(found, "first_name") == 1
    assert figure(found, "first_clash") == 0
    assert figure(found, "around_high") == pytest.approx(1)


def test_a_denied_word_has_the_same_word_without_a_negation_as_its_counterpart() -> None:
    plain = "The council has {}approved the plan for the bridge."
    assert ("approved", "approved") in pairs(plain.format("not "), plain.format(""), kind="polarity")
    assert pairs(plain.format("not "), plain.format("not "), kind="polarity") == []


def test_a_word_of_the_contrary_sense_is_no_counterpart_of_a_denied_one() -> None:
    one, other = "The report was not accurate, the mill said.", "The accurate truth: it was inaccurate, the mill said."
    assert ("accurate", "accurate") not in pairs(one, other, kind="polarity")


def test_what_none_does_may_be_denied_in_another_way() -> None:
    one = "Neither town may cut the flow, under the treaty."
    assert pairs(one, "The treaty of both towns lets neither cut the flow.", kind="polarity") == []
    assert ("town", "towns") in pairs(one, "The treaty lets both towns cut the flow.", kind="polarity")


def test_the_more_statements_contradict_a_value_the_better_that_is_supported() -> None:
    two = counterparts(HURT.format(14), HURT.format(17))
    three = counterparts(HURT.format(14), HURT.format(17), HURT.format(17))
    assert figure(two[0], "support") == 0
    assert figure(three[0], "support") > 0


def test_statements_that_hardly_match_are_not_looked_at() -> None:
    reports = told(HURT.format(14), HURT.format(17))
    story = units(reports)
    matrix = np.full((2, 2), FLOOR / 2, np.float32)
    assert Counterparts(reports, story, matrix).found() == []


def test_the_figures_do_not_depend_on_which_report_comes_first() -> None:
    (one,) = counterparts(HURT.format(14), HURT.format("17 of the"))
    (other,) = counterparts(HURT.format("17 of the"), HURT.format(14))
    assert one.row == pytest.approx(other.row)
