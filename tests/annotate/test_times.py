"""Expressions of time and the days that they cover."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.sentences import sentences
from crossread.annotate.times import times
from crossread.model import Article


def found(text: str, published: str | None = "2026-03-18") -> list[tuple[str, str, str]]:
    article = Article("a", text, published=published)
    return [(text[t.span.start : t.span.end], t.first, t.last) for t in times(article, sentences(article))]


@pytest.mark.parametrize(
    ("text", "said", "first", "last"),
    [
        ("The ferry sank on March 17.", "March 17", "2026-03-17", "2026-03-17"),
        ("The ferry sank on Tuesday.", "Tuesday", "2026-03-17", "2026-03-17"),
        ("It was launched on 4 June 2022.", "4 June 2022", "2022-06-04", "2022-06-04"),
        ("The port was built in 1921.", "1921", "1921-01-01", "1921-12-31"),
        ("Repairs began last month.", "last month", "2026-02-01", "2026-02-28"),
        ("Divers came yesterday.", "yesterday", "2026-03-17", "2026-03-17"),
        ("The inquiry reports in April 2027.", "April 2027", "2027-04-01", "2027-04-30"),
        ("An earlier ship was lost on Dec. 30.", "Dec. 30", "2025-12-30", "2025-12-30"),
        ("The council will meet on Friday.", "Friday", "2026-03-20", "2026-03-20"),
        ("It may vote as soon as Monday.", "Monday", "2026-03-23", "2026-03-23"),
        ("A scheduled visit was canceled Friday.", "Friday", "2026-03-13", "2026-03-13"),
        ("On Friday, the council will meet.", "Friday", "2026-03-20", "2026-03-20"),
        ("The ship was sold in May.", "May", "2025-05-01", "2025-05-31"),
        ("The ship will be sold in May.", "May", "2026-05-01", "2026-05-31"),
        ("It has been for sale since October.", "October", "2025-10-01", "2025-10-31"),
        ("She wrote it on Sept. 14.", "Sept. 14", "2025-09-14", "2025-09-14"),
        ("The Sept. 14 letter was lost.", "Sept. 14", "2025-09-14", "2025-09-14"),
        ("It will be read on Sept. 14.", "Sept. 14", "2026-09-14", "2026-09-14"),
        ("It runs until April 5.", "April 5", "2026-04-05", "2026-04-05"),
        ("The aftermath of last September’s flood ends.", "September", "2025-09-01", "2025-09-30"),
        ("She faces voters this November.", "November", "2026-11-01", "2026-11-30"),
        ("It was built in the 1970s.", "1970s", "1970-01-01", "1979-12-31"),
        ("Ships came over the last week.", "the last week", "2026-03-11", "2026-03-18"),
        ("Ships came over the weekend.", "over the weekend", "2026-03-14", "2026-03-15"),
        ("Ships will come this weekend.", "this weekend", "2026-03-21", "2026-03-22"),
        ("Divers came last night.", "last night", "2026-03-17", "2026-03-17"),
        ("Divers came this morning.", "this morning", "2026-03-18", "2026-03-18"),
    ],
)
def test_an_expression_covers_its_days(text: str, said: str, first: str, last: str) -> None:
    assert found(text) == [(said, first, last)]


def test_a_weekday_fixes_the_year_of_a_day_and_month() -> None:
    assert found("On Thursday, June 4, the ferry sailed.") == [("Thursday, June 4", "2026-06-04", "2026-06-04")]
    assert found("On Wednesday, June 4, the ferry sailed.") == [("Wednesday, June 4", "2025-06-04", "2025-06-04")]


def test_without_a_day_of_publication_only_what_has_its_own_year_is_resolved() -> None:
    assert found("It sank on March 17, on Tuesday, or in 2022.", published=None) == [
        ("2022", "2022-01-01", "2022-12-31")
    ]


def test_a_bare_weekday_on_its_own_day_means_that_day() -> None:
    assert found("The council met on Wednesday.") == [("Wednesday", "2026-03-18", "2026-03-18")]


def test_days_with_a_name_of_their_own_and_programmes_are_not_dates() -> None:
    assert found("She spoke of Black Friday on “Harbour News Sunday.”") == []


def test_months_that_are_words_and_scores_are_not_dates() -> None:
    assert found("They may march on, and the side won 4-2 in the 30th minute.") == []


@given(st.text(), st.dates().map(str) | st.none())
def test_spans_lie_in_the_text_in_order_and_apart(text: str, published: str | None) -> None:
    article = Article("a", text, published=published)
    spans = [t.span for t in times(article, sentences(article))]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
