"""Dates of scrapes: the line that tells of the article, and no other."""

import pytest

from crossread.extract import extract
from crossread.model import Article

from ..samples import BODY, HEADLINE, text_page

FETCHED = "2025-01-24T10:00:00+00:00"


def dated(*lines: str, fetched: str | None = None, body: list[str] = BODY) -> Article:
    return extract(text_page("\n\n".join([HEADLINE, "By Jonna Vestergaard", *lines, *body]), fetched))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 24 January 2025, 09:12 GMT", "2025-01-24T09:12:00+00:00"),
        ("Published24 January 2025, 09:12", "2025-01-24T09:12:00"),
        ("24. 01. 2025, 14:59 Uhr", "2025-01-24T14:59:00"),
        ("24.1.25", "2025-01-24"),
        ("24.01.202524. Januar 2025", "2025-01-24"),
        ("Posted: January 24, 2025 2:06 PM EST Updated: January 25, 2025 5:29 PM EST", "2025-01-24T14:06:00-05:00"),
    ],
)
def test_the_date_line_is_read_with_its_time(line: str, published: str) -> None:
    article = dated(line)
    assert article.published == published
    assert article.published_from == "the date line"


def test_the_last_change_is_told_apart_and_where_it_stands() -> None:
    article = dated("Published: 24 January 2025. Updated: 25 January 2025, 10:00 CET")
    assert (article.published, article.updated) == ("2025-01-24", "2025-01-25T10:00:00+01:00")
    assert article.updated_from == "the date line"


@pytest.mark.parametrize("line", ["(Updated:  )", "Updated:", "Available until 24.01.2025", "4 months ago"])
def test_a_line_that_tells_no_day_of_the_article_dates_nothing(line: str) -> None:
    assert dated(line, fetched=FETCHED).published is None


@pytest.mark.parametrize("line", ["Posted 2 hours ago", "vor 2 Stunden", "il y a 2 heures", "hace 2 horas"])
def test_hours_ago_need_the_fetch(line: str) -> None:
    assert dated(line).published is None
    assert dated(line, fetched=FETCHED).published == "2025-01-24T08:00+00:00"


def test_a_day_without_year_takes_the_year_of_the_fetch_and_never_the_next() -> None:
    assert dated("24 January, 09:12", fetched="2025-01-25T10:00:00+00:00").published == "2025-01-24T09:12:00"
    assert dated("24 December, 09:12", fetched="2025-01-25T10:00:00+00:00").published == "2024-12-24T09:12:00"


def test_a_day_after_the_fetch_is_doubtful() -> None:
    article = dated("24 January 2026", fetched=FETCHED)
    assert article.published == "2026-01-24"
    assert article.published_from == "the date line, doubtful: after the page was fetched"


def test_figures_that_can_be_read_either_way_need_more_in_english() -> None:
    assert dated("Published 03/04/2025").published is None
    told = ["The council met on March 4, 2025, to hear the inspectors of the harbour bridge in Lindholt.", *BODY]
    assert dated("Published 03/04/2025", body=told).published == "2025-03-04"


@pytest.mark.parametrize(
    "lead",
    [
        "The Lindholt harbour bridge was closed on June 3, 1994, when a barge struck one of its pillars in a storm.",
        "A study published January 3, 2024, says that the Lindholt harbour bridge may not stand for ten more years.",
        "The Lindholt harbour bridge will be closed from Monday, March 17, for at least four weeks, the city said.",
    ],
)
def test_a_day_in_the_text_that_is_not_of_the_report_does_not_date_it(lead: str) -> None:
    text = "\n\n".join([HEADLINE, lead, *BODY])
    assert extract(text_page(text)).published is None


def test_a_dateline_dates_the_report() -> None:
    lead = (
        "LINDHOLT (January 24, 2025) - The Lindholt harbour bridge will close for at least four weeks, the city said."
    )
    article = extract(text_page("\n\n".join([HEADLINE, lead, *BODY])))
    assert (article.published, article.published_from) == ("2025-01-24", "the dateline")
