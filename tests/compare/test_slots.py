"""What statements give that other reports may give otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.compare.slots import Slot, last_name, same, slotted
from crossread.compare.units import units
from crossread.model import Article

from .samples import DAY, article, told


def slots(text: str, kind: str, day: str | None = DAY) -> list[Slot]:
    reports = told(text, days=(day,))
    return [slot for each in slotted(reports, units(reports)) for slot in each.slots if slot.kind == kind]


def test_numbers_days_and_people_are_found() -> None:
    text = "Ingrid Solheim said on Tuesday that 14 workers were hurt."
    assert [slot.raw for slot in slots(text, "number")] == ["14"]
    assert [slot.raw for slot in slots(text, "date")] == ["Tuesday"]
    assert [slot.key for slot in slots(text, "name")] == [("solheim",)]


def test_an_unknown_name_that_opens_a_sentence_is_one() -> None:
    assert ("brandvold",) in [slot.key for slot in slots("Brandvold released a statement late on Tuesday.", "name")]
    assert slots("Several people released a statement late on Tuesday.", "name") == []


def test_a_word_that_the_story_has_in_small_letters_too_is_no_name() -> None:
    assert slots("Harbourmasters met on Tuesday. The harbourmasters of Port Ellery were angry.", "name")[0].key != (
        "harbourmasters",
    )


def test_a_day_of_the_week_counts_without_a_date_too() -> None:
    (slot,) = slots("The mill burned down on Tuesday.", "date", None)
    assert slot.key == ("tuesday",)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The council did not approve the plan.", ["approve", "plan"]),
        ("The council hasn't yet approved it.", ["yet", "approved"]),
        ("It is not, the council said, approved.", []),
        ("The council never met.", ["met"]),
    ],
)
def test_a_negation_denies_the_words_that_follow_up_to_a_mark(text: str, denied: list[str]) -> None:
    assert [slot.raw for slot in slots(text, "polarity")] == denied


def test_days_are_the_same_where_they_meet_or_are_called_alike() -> None:
    (tuesday,) = slots("It burned down on Tuesday.", "date")
    (march,) = slots("It burned down in March 2031.", "date")
    (monday,) = slots("It burned down on Monday.", "date")
    (undated,) = slots("It burned down on Tuesday.", "date", None)
    assert same(tuesday, march)
    assert same(tuesday, undated)
    assert not same(tuesday, monday)
    assert not same(monday, undated)


@pytest.mark.parametrize(
    ("name", "last"), [("Ingrid Solheim", "solheim"), ("Ole Lund Jr.", "lund"), ("Solheim’s", "solheim"), ("", "")]
)
def test_the_last_word_of_a_name_is_taken_without_what_follows_it(name: str, last: str) -> None:
    assert last_name(name) == last


@given(
    st.lists(st.sampled_from("not 14 Tuesday Solheim never is 3,000 $5 million Ole . , “ ” the".split()), max_size=30)
)
def test_the_place_of_every_slot_says_what_it_is(words: list[str]) -> None:
    report = annotate(Article("r", " ".join(words), published=DAY))
    for each in slotted((report,), units((report,))):
        for slot in each.slots:
            assert 0 <= slot.first < slot.last <= len(each.words)
            assert report.article.text[slot.span.start : slot.span.end].casefold().startswith(slot.raw.casefold())


def test_a_million_marks_take_no_time_to_speak_of() -> None:
    report = annotate(article(0, "not " * 250_000))
    assert len(slotted((report,), units((report,)))) == 1
