"""How statements of one fact relate."""

from .samples import related

HURT = "The fire at the Halvard mill in Port Ellery hurt {} workers on Tuesday morning."
SAID = "Captain Ingrid Solheim met reporters: “{}” Solheim said."


def relation(*texts: str, days: tuple[str | None, ...] = ()) -> tuple[str, str | None]:
    found = related(*texts, days=days)[0]
    return found.relation, found.differ_on


def test_like_words_are_the_same() -> None:
    assert relation(HURT.format(14), HURT.format(14)) == ("same", None)


def test_a_report_that_says_more_gives_detail() -> None:
    more = "The fire at the Halvard mill, which began in the drying hall shortly before noon, hurt workers and a nurse."
    found = related("The fire at the Halvard mill hurt workers.", more)[0]
    assert (found.relation, found.why) == ("detail", "Courier says more")


def test_two_exact_counts_of_one_day_conflict() -> None:
    (found,) = related(HURT.format(14), HURT.format(17))
    assert (found.relation, found.differ_on) == ("conflict", "number")
    assert found.why == "Beacon has 14, Courier has 17, for the same thing on the same day"


def test_of_three_reports_the_gravest_difference_counts() -> None:
    assert relation(HURT.format(14), HURT.format(14), HURT.format(17)) == ("conflict", "number")


def test_a_difference_is_of_those_that_take_part_and_the_others_agree() -> None:
    third = "The fire at the Halvard mill in Port Ellery hurt workers on Tuesday morning."
    apart, together = related(HURT.format(14), third, HURT.format(17), third)
    assert (apart.relation, apart.members) == ("conflict", (0, 2))
    assert (together.relation, together.members) == ("same", (1, 3))


def test_two_agree_where_a_third_differs_from_both() -> None:
    apart, together = related(HURT.format(14), HURT.format(17), HURT.format(14))
    assert (apart.relation, apart.members) == ("conflict", (0, 1, 2))
    assert (together.relation, together.members) == ("same", (0, 2))


def test_a_third_report_that_gives_neither_value_stays_with_the_same_one_in_any_order() -> None:
    third = "The fire at the Halvard mill in Port Ellery hurt workers on Tuesday morning."
    apart, together = related(HURT.format(14), third, HURT.format(17))
    assert (apart.members, together.members) == ((0, 2), (0, 1))
    apart, together = related(HURT.format(17), HURT.format(14), third)
    assert (apart.members, together.members) == ((0, 1), (1, 2))


def test_statements_that_differ_on_two_things_differ_twice() -> None:
    third = HURT.format(14).replace("Tuesday", "Friday")
    told = related(HURT.format(14), HURT.format(17), third)
    assert {each.differ_on for each in told} >= {"number", "date"}


def test_where_two_of_two_differ_there_is_no_rest() -> None:
    (apart,) = related(HURT.format(14), HURT.format(17))
    assert apart.members == (0, 1)


def test_another_name_in_the_same_place_is_told() -> None:
    plain = "Captain Ingrid {} of the fire brigade told reporters in Port Ellery that the mill would stay closed."
    (found,) = related(plain.format("Solheim"), plain.format("Brandvold"))
    assert (found.relation, found.differ_on) == ("differ", "name")
    assert found.why == "Beacon has Ingrid Solheim, Courier has Ingrid Brandvold"


def test_another_day_of_the_same_thing_is_told_and_is_no_conflict() -> None:
    plain = "The council of Port Ellery voted on {} to rebuild the drying hall of the Halvard mill."
    (found,) = related(plain.format("Monday"), plain.format("Thursday"))
    assert (found.relation, found.differ_on) == ("differ", "date")


def test_counts_of_two_days_differ() -> None:
    assert relation(HURT.format(14), HURT.format(17), days=("2031-03-04", "2031-03-05")) == ("differ", "number")


def test_bounds_and_rounding_make_no_difference() -> None:
    assert relation(HURT.format("about 40"), HURT.format("38")) == ("same", None)
    assert relation(HURT.format("at least 14"), HURT.format("17")) == ("same", None)
    assert relation(HURT.format("43,000"), HURT.format("43,350")) == ("same", None)


def test_a_negation_on_one_side_alone_is_told_but_is_never_a_conflict() -> None:
    plain = "The council of Port Ellery has approved the plan for the new harbor bridge."
    for negated in (
        plain.replace("has ", "has not "),
        plain.replace("has ", "hasn't "),
        plain.replace("has ", "has never "),
    ):
        assert relation(plain, negated) == ("differ", "polarity")
        assert relation(negated, plain) == ("differ", "polarity")


def test_a_negation_among_other_words_says_nothing() -> None:
    assert (
        relation(
            "The council of Port Ellery approved the harbor bridge.",
            "Not a single member of the Port Ellery council, which met late, spoke against the harbor bridge.",
        )[1]
        != "polarity"
    )


def test_a_hedge_on_one_side_is_a_difference_of_scope() -> None:
    plain = "The owner of the Halvard mill in Port Ellery locked the doors of the drying hall."
    (found,) = related(plain, plain.replace("locked", "allegedly locked"))
    assert (found.relation, found.differ_on) == ("differ", "scope")
    assert found.why == 'only Courier hedges it with "allegedly"'


def test_a_hedge_that_is_quoted_is_not_the_outlets_own() -> None:
    text = "The owner of the mill locked the doors, Ingrid Solheim said: “He allegedly kept the key of the hall.”"
    assert relation(text, text.replace("allegedly ", "")) != ("differ", "scope")


def test_another_word_inside_the_marks_is_a_difference_of_wording_and_a_cut_is_none() -> None:
    whole = '"The old lock gates will not last another winter of floods," Ingrid Solheim said.'
    other = whole.replace("winter", "season")
    cut = '"The old lock gates will not last another winter," Ingrid Solheim said.'
    assert relation(whole, other) == ("differ", "wording")
    assert relation(whole, cut)[0] in ("same", "detail")


def test_what_reports_of_one_outlet_have_no_other_bears_out() -> None:
    (found,) = related(HURT.format(14), HURT.format(14), outlets=("Beacon", "The Beacon"))
    assert (found.relation, found.why, found.members) == ("only", "no other outlet has it", (0, 1))


def test_an_outlet_that_corrects_itself_is_no_conflict() -> None:
    (found,) = related(HURT.format(14), HURT.format(17), outlets=("Beacon", "Beacon"))
    assert (found.relation, found.differ_on) == ("only", None)
    assert found.why == "no other outlet has it, and its reports differ in the number"


def test_reports_without_an_outlet_are_each_a_witness() -> None:
    (found,) = related(HURT.format(14), HURT.format(14), outlets=(None, None))
    assert found.relation == "same"


def test_two_reports_of_one_outlet_are_not_many_against_one() -> None:
    (found,) = related(HURT.format(14), HURT.format(14), HURT.format(17), outlets=("Beacon", "Beacon", "Mail"))
    assert (found.relation, found.members) == ("conflict", (0, 1, 2))


def test_two_outlets_are_many_against_two_reports_of_one() -> None:
    hurt = (HURT.format(14), HURT.format(17), HURT.format(14), HURT.format(17))
    apart, together = related(*hurt, outlets=("Beacon", "Mail", "Beacon", "Review"))
    assert (apart.relation, apart.members) == ("conflict", (0, 1, 2, 3))
    assert (together.relation, together.members) == ("same", (1, 3))


def test_the_report_of_an_outlet_that_another_bears_out_agrees_with_it() -> None:
    apart, together = related(HURT.format(14), HURT.format(17), HURT.format(17), outlets=("Beacon", "Beacon", "Mail"))
    assert (apart.relation, apart.members) == ("conflict", (0, 1, 2))
    assert (together.relation, together.members) == ("same", (1, 2))


def test_where_only_an_outlets_own_reports_differ_another_agrees_with_one_of_them() -> None:
    third = "The fire at the Halvard mill in Port Ellery hurt workers on Tuesday morning."
    own, together = related(HURT.format(14), HURT.format(17), third, outlets=("Beacon", "Beacon", "Mail"))
    assert (own.relation, own.members) == ("only", (0, 1))
    assert (together.relation, together.members) == ("same", (0, 2))
