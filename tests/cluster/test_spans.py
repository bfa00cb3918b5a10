"""Groups that lie too far apart in time are two; what is undated lies nowhere."""

from crossread.cluster.spans import FARTHEST, far, joined, span


def test_a_group_spans_its_first_and_last_dated_article() -> None:
    assert span([3.0, None, 1.0, 2.0]) == (1.0, 3.0)
    assert span([None, None]) is None


def test_two_groups_span_what_both_do() -> None:
    assert joined((1.0, 3.0), (2.0, 5.0)) == joined((2.0, 5.0), (1.0, 3.0)) == (1.0, 5.0)
    assert joined(None, (2.0, 5.0)) == joined((2.0, 5.0), None) == (2.0, 5.0)
    assert joined(None, None) is None


def test_groups_are_far_apart_by_the_days_between_the_last_of_one_and_the_first_of_the_other() -> None:
    for a, b in ((0.0, 10.0), (10.0 + FARTHEST, 500.0)), ((10.0 + FARTHEST, 500.0), (0.0, 10.0)):
        assert not far(a, b)
    assert far((0.0, 9.0), (10.0 + FARTHEST, 500.0))
    assert far((10.0 + FARTHEST, 500.0), (0.0, 9.0))
    assert not far((0.0, 1_000.0), (300.0, 300.0))


def test_what_is_undated_is_far_from_nothing() -> None:
    assert not far(None, (0.0, 1.0))
    assert not far((0.0, 1.0), None)
    assert not far(None, None)
