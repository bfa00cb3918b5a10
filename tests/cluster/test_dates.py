"""A date far ahead of the others is doubted; late arrivals and leaps of a whole stream are not."""

from crossread.cluster.dates import AHEAD, REMEMBERED, Dates


def test_a_date_far_ahead_of_the_others_is_doubted() -> None:
    dates = Dates()
    assert [dates.believed(day) for day in (1000.0, 1001.0, 1002.0)] == [1000.0, 1001.0, 1002.0]
    assert dates.believed(1002.0 + AHEAD + 1) is None
    assert dates.believed(1003.0) == 1003.0


def test_a_late_arrival_is_believed() -> None:
    dates = Dates()
    for day in range(1000, 1009):
        dates.believed(float(day))
    assert dates.believed(200.0) == 200.0


def test_a_stream_that_leaps_ahead_is_soon_believed_again() -> None:
    dates = Dates()
    for day in range(1000, 1020):
        dates.believed(float(day))
    assert [dates.believed(5000.0 + n) for n in range(REMEMBERED)][-1] == 5000.0 + REMEMBERED - 1


def test_a_missing_date_is_unknown() -> None:
    assert Dates().believed(None) is None


def test_an_archive_of_few_articles_a_year_is_believed() -> None:
    dates = Dates()
    for event in range(20):
        said = [dates.believed(day + event * 150.0) for day in (1000.0, 1000.5, 1001.0)]
        assert event < 3 or None not in said


def test_one_late_arrival_makes_no_date_ahead_believable() -> None:
    dates = Dates()
    for day in range(20):
        dates.believed(1000.0 + day)
    dates.believed(10.0)
    assert dates.believed(1400.0) is None
