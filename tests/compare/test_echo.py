"""How probable it is that two quotations are of one utterance."""

import time

from hypothesis import given
from hypothesis import strategies as st

from crossread.compare.echo import FEATURES, MOST_WORDS, Content, Echo, contents, longest_run

from .samples import quoted

BANG = "“We heard a loud bang and then the whole roof of the drying hall was gone,” Ingrid Solheim said."
CUT = "Ingrid Solheim said they heard “a loud bang and then the whole roof” was gone."
TOLD = "Ingrid Solheim said that workers had heard a bang before the roof of the hall vanished."
OTHER = "“Nobody has asked me about the union's letter in March,” Ingrid Solheim said."


def compared(*texts: str) -> tuple[Echo, list[Content]]:
    found = contents(quoted(*texts))
    assert len(found) == len(texts)
    return Echo(found), found


def test_the_same_words_are_surer_than_a_paraphrase_and_that_than_something_else() -> None:
    echo, (whole, again, cut, told, other) = compared(BANG, BANG, CUT, TOLD, OTHER)
    same, part = echo.probability(whole, again), echo.probability(whole, cut)
    retold, apart = echo.probability(whole, told), echo.probability(whole, other)
    assert same > 0.9
    assert min(same, part) > retold > apart
    assert apart < 0.3


def test_the_order_of_two_quotations_makes_no_difference() -> None:
    echo, (whole, cut) = compared(BANG, CUT)
    assert abs(echo.probability(whole, cut) - echo.probability(cut, whole)) < 1e-6


def test_only_what_stands_in_marks_is_marked() -> None:
    _, (whole, cut, told) = compared(BANG, CUT, TOLD)
    assert whole.marked[:3] == ("we", "heard", "a")
    assert cut.marked == ("a", "loud", "bang", "and", "then", "the", "whole", "roof")
    assert told.marked == ()


def test_each_figure_has_its_name() -> None:
    echo, (whole, cut) = compared(BANG, CUT)
    assert len(echo.features(whole, cut)) == len(FEATURES)


def test_the_longest_run_is_the_weightiest_in_both() -> None:
    weight, count = longest_run(
        tuple("the old dredger sank at noon".split()), tuple("at noon the old dredger left".split())
    )
    assert count == 3
    assert weight > 1
    assert longest_run(("a",), ("b",)) == longest_run((), ()) == (0.0, 0)


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_a_run_is_as_long_from_either_side_and_stands_in_both(a: list[str], b: list[str]) -> None:
    weight, count = longest_run(tuple(a), tuple(b))
    back, back_count = longest_run(tuple(b), tuple(a))
    assert (round(weight, 6), count > 0) == (round(back, 6), back_count > 0)
    runs = {tuple(a[n : n + count]) for n in range(len(a) - count + 1)}
    assert runs & {tuple(b[n : n + count]) for n in range(len(b) - count + 1)}


def test_a_quotation_without_end_is_looked_at_in_its_first_words() -> None:
    start = time.process_time()
    echo, (one, other) = compared(*["“" + "boat " * 50_000 + "” said Ingrid Solheim."] * 2)
    assert len(one.all) == MOST_WORDS
    assert echo.probability(one, other) > 0.5
    assert time.process_time() - start < 10
