import pytest

from crossread.publish.dates import days_shown, order, rfc3339, shown


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        (None, "undated"),
        ("2031-03-04", "4 Mar 2031"),
        ("2031-03-04T08:10:00+00:00", "4 Mar 2031, 08:10 UTC"),
        ("2031-03-04T08:10:00Z", "4 Mar 2031, 08:10 UTC"),
        ("2031-03-04T08:10:00+02:00", "4 Mar 2031, 08:10 UTC+02:00"),
        ("2031-03-04T08:10:00", "4 Mar 2031, 08:10"),
        ("some time in spring", "some time in spring"),
    ],
)
def test_dates_are_shown_as_people_read_them(iso: str | None, text: str) -> None:
    assert shown(iso) == text


def test_dates_sort_by_the_moment_and_undated_ones_last() -> None:
    dates = [None, "2031-03-04T08:00:00+00:00", "2031-03-04T09:30:00+02:00", "nonsense", "2031-03-04"]
    assert sorted(dates, key=order) == [
        "2031-03-04",
        "2031-03-04T09:30:00+02:00",
        "2031-03-04T08:00:00+00:00",
        None,
        "nonsense",
    ]


def test_the_ends_of_the_calendar_do_not_break_the_order() -> None:
    assert order("0001-01-01T00:00:00+12:00")[0] == 1


def test_a_feed_gets_a_time_with_a_zone_always() -> None:
    assert rfc3339("2031-03-04") == "2031-03-04T00:00:00+00:00"
    assert rfc3339(None) == "1970-01-01T00:00:00Z"


def test_days_inside_a_text_are_shown_and_nothing_else_is_changed() -> None:
    assert days_shown("both tell of 2031-03-04 and 2031-03-05") == "both tell of 4 Mar 2031 and 5 Mar 2031"
    assert days_shown("no. 12031-03-04, 2031-13-99") == "no. 12031-03-04, 2031-13-99"
