"""Dates: what is written, in which year, and nothing that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.dates.ago import ago
from crossread.extract.dates.days import days_in, iso, with_year
from crossread.extract.dates.words import MONTHS, WEEKDAYS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025-01-24", "2025-01-24"),
        ("20250124", "2025-01-24"),
        ("2025-01-24T09:12:00.123Z", "2025-01-24T09:12:00+00:00"),
        ("2025-01-24 09:12:30 +0100", "2025-01-24T09:12:30+01:00"),
        ("Fri, 24 Jan 2025 09:12:00 GMT", "2025-01-24T09:12:00+00:00"),
        ("2025-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_machine_dates_become_iso(text: str, found: str | None) -> None:
    assert iso(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Friday, January 24, 2025", "Jan. 24, 2025", "24 January 2025", "24. Januar 2025", "24 janvier 2025",
        "24 de enero de 2025", "24 stycznia 2025", "24 января 2025", "24 Ocak 2025", "2025年1月24日",
        "24.01.2025", "01/24/2025", "24. ledna 2025", "24 січня 2025", "24 ianuarie 2025", "24 มกราคม 2568",
        "２０２５年１月２４日", "24 tháng 1, 2025", "24-Jan-2025", "24 janv. 2025", "pátek 24. ledna 2025",
    ],
)  # fmt: skip
def test_written_days_are_read_in_many_languages(text: str) -> None:
    assert [with_year(day, None) for day in days_in(f"Published {text}, 09:12")] == ["2025-01-24"]


@pytest.mark.parametrize("name", [*(name for name in MONTHS if name != "μαΐου"), "NİSAN", "HAZİRAN", "kasim"])
def test_months_are_read_in_capitals_whatever_letters_these_have(name: str) -> None:
    assert [day.day for day in days_in(f"5 {name.upper()} 2024")] == [5]


@pytest.mark.parametrize("name", [*WEEKDAYS, "CUMARTESİ"])
def test_weekdays_are_read_in_capitals_whatever_letters_these_have(name: str) -> None:
    (day,) = days_in(f"{name.upper()}, January 24, 2025")
    assert day.weekday is not None


def test_a_weekday_fixes_the_year_near_the_evidence() -> None:
    (day,) = days_in("on Friday, January 24,")
    assert with_year(day, 2026) == "2025-01-24"
    assert with_year(day, 2019) == "2020-01-24"


def test_without_year_weekday_and_evidence_nothing_is_guessed() -> None:
    (day,) = days_in("on January 24")
    assert with_year(day, None) is None


def test_ago_needs_a_time_to_count_from() -> None:
    assert ago("3 days ago", "2025-01-24T10:00:00+00:00") == "2025-01-21"
    assert ago("vor 2 Stunden", "2025-01-24T10:00:00+00:00") == "2025-01-24T08:00+00:00"
    assert ago("3 days ago", None) is None


@pytest.mark.parametrize("text", ["2 SAAT ÖNCE", "120 DAKİKA ÖNCE", "120 MINUTI FA"])
def test_ago_is_read_in_capitals(text: str) -> None:
    assert ago(text, "2025-01-24T10:00:00+00:00") == "2025-01-24T08:00+00:00"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("24 January 2025 at 9:12 a.m.", "T09:12:00"),
        ("24/01/2025 à 14h59", "T14:59:00"),
        ("09:12 GMT, 24 January 2025", "T09:12:00+00:00"),
        ("24 января 2025, 10:30 (UTC+3)", "T10:30:00+03:00"),
        ("24 Jan 2025 21.30 CET", "T21:30:00+01:00"),
        ("24 January 2025 - 5 min read", ""),
        ("24 January 2025, 12 noon IST", ""),
    ],
)
def test_the_time_beside_a_day_keeps_the_zone_that_stands_there(text: str, found: str) -> None:
    assert [day.clock for day in days_in(text)] == [found]


def test_figures_without_a_month_name_may_be_swapped_where_slashes_part_them() -> None:
    assert [day.swapped for day in days_in("03/04/2025, 24/01/2025, 03.04.2025")] == [True, False, False]


@pytest.mark.parametrize("text", ["yesterday at 11:15", "gestern um 11:15 Uhr", "hier à 11h15", "ayer a las 11:15"])
def test_yesterday_is_the_day_before_the_fetch(text: str) -> None:
    assert ago(text, "2025-01-24T10:00:00+00:00") == "2025-01-23T11:15:00"


@pytest.mark.parametrize("text", ["today's paper", "2 weeks ago", "4 months ago", "vor 3 Minderjährigen", "long ago"])
def test_what_tells_no_day_gives_none(text: str) -> None:
    assert ago(text, "2025-01-24T10:00:00+00:00") is None


@given(st.text(max_size=300))
def test_any_text_is_searched_without_error(text: str) -> None:
    iso(text)
    for day in days_in(text):
        assert 0 <= day.start < day.end <= len(text)
