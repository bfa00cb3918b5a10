"""Days are read off the beginning of an article, whoever writes them, and never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.times import times
from crossread.cluster.days import AHEAD, MOST
from crossread.cluster.terms import terms
from crossread.model import Article, Sentence, Span

ANY_TEXT = st.text(st.characters(exclude_categories=()))
# A Wednesday.
PUBLISHED = "2031-03-05"


def named(text: str, published: str | None = PUBLISHED) -> list[str]:
    found = terms(Article("a", text, published=published)).named
    return [date.fromordinal(day).isoformat() for day in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry ran aground on Tuesday", "2031-03-04"),
        ("The ferry ran aground on Wednesday", "2031-03-05"),
        ("It ran aground last Wednesday", "2031-02-26"),
        ("The court will meet on Friday", "2031-03-07"),
        ("A hearing is scheduled for next Monday", "2031-03-10"),
        ("It ran aground yesterday", "2031-03-04"),
        ("It ran aground last night", "2031-03-04"),
        ("It sank this morning", "2031-03-05"),
        ("on March 4, off Port Ellery", "2031-03-04"),
        ("on Tuesday, March 4, off Port Ellery", "2031-03-04"),
        ("on the 4th of March", "2031-03-04"),
        ("since Dec. 24", "2030-12-24"),
        ("on March 4, 2029, and since", "2029-03-04"),
        ("Am 4. März 2029 lief die Fähre auf", "2029-03-04"),
        ("El 4 de marzo de 2029 encalló", "2029-03-04"),
        ("Le mardi 4 mars, le ferry", "2031-03-04"),
        ("at 2029-03-04 12:00", "2029-03-04"),
        ("am 24.12.2030 in Varholm", "2030-12-24"),
        ("3月4日、東湊市の沖で", "2031-03-04"),
        ("2029年3月4日、東湊市の沖で", "2029-03-04"),
    ],
)
def test_a_day_is_resolved(text: str, day: str) -> None:
    assert named(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Shoppers came early on Black Friday",
        "You may 5 times a week march 10 miles",
        "on 03/04/2029 in Varholm",
        "in March, in 2031",
        "on February 31",
        "The night was long and the morning cold",
    ],
)
def test_what_names_no_day_or_one_of_two_names_none(text: str) -> None:
    assert named(text) == []


def test_without_a_date_only_a_day_with_its_year_is_known() -> None:
    assert named("It sank on Tuesday, March 4", None) == []
    assert named("It sank on Tuesday, March 4, 2031", None) == ["2031-03-04"]


def test_days_come_in_the_order_of_the_text_each_once_and_only_so_many() -> None:
    assert named("On Tuesday, then on Monday, then on Tuesday") == ["2031-03-04", "2031-03-03"]
    assert len(named(", ".join(f"March {n}" for n in range(1, 29)))) == MOST


def test_a_day_without_a_year_lies_no_further_ahead_than_a_season() -> None:
    for text in ("on June 3", "on June 4", "on November 20"):
        (day,) = named(text)
        assert (date.fromisoformat(day) - date.fromisoformat(PUBLISHED)).days <= AHEAD


@given(ANY_TEXT, st.sampled_from([None, PUBLISHED, "9999-12-31", "1990-01-01"]))
def test_any_text_is_read(text: str, published: str | None) -> None:
    assert len(named(text, published)) <= MOST


@given(st.lists(st.sampled_from("4 31 March Tuesday 2031 de of May last yesterday 04 . , \n 月 3月4日".split(" "))))
def test_parts_of_dates_in_any_order_are_read(parts: list[str]) -> None:
    assert len(named(" ".join(parts), "9999-12-31")) <= MOST


def test_the_careful_reader_agrees() -> None:
    text = "Solheim said on Tuesday that the ferry had left on March 1 and will sail again on Friday."
    article = Article("a", text, published=PUBLISHED)
    careful = times(article, (Sentence(Span("a", 0, len(text)), 0),))
    assert [time.first for time in careful] == named(text)
