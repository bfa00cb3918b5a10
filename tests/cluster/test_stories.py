"""How surely an article belongs to stories, by what they span as their members come, move and go."""

from types import SimpleNamespace
from typing import Any

from crossread.cluster.stories import Member, Stories


def standing(**days: float | None) -> Stories:
    """One story `s` of members with these days."""
    stories = Stories()
    for order, (identifier, day) in enumerate(days.items()):
        weighed: Any = SimpleNamespace(id=identifier, day=day)
        stories.put(Member(weighed, "s", order))
    return stories


def test_a_story_that_lies_too_far_from_an_article_is_no_story_for_it() -> None:
    stories = standing(a=0.0, b=None, c=20.0)
    assert set(stories.scores({"b": 5.0}, 200.0)) == {"s"}
    assert stories.scores({"b": 5.0}, 201.0) == {}
    assert set(stories.scores({"b": 5.0}, None)) == {"s"}


def test_what_a_story_spans_grows_with_what_comes_and_shrinks_with_what_goes() -> None:
    stories = standing(a=0.0, b=None, c=100.0)
    assert stories.scores({"b": 5.0}, 300.0) == {}
    weighed: Any = SimpleNamespace(id="d", day=150.0)
    stories.put(Member(weighed, "s", 3))
    assert set(stories.scores({"b": 5.0}, 300.0)) == {"s"}
    stories.move("d", "t")
    assert stories.scores({"b": 5.0}, 300.0) == {}
    stories.move("d", "s")
    stories.forget("d")
    assert stories.scores({"b": 5.0}, 300.0) == {}
    stories.forget("c")
    stories.forget("a")
    assert set(stories.scores({"b": 5.0}, 300.0)) == {"s"}


def test_a_name_that_is_used_again_spans_what_is_in_it_now() -> None:
    stories = standing(a=0.0)
    assert stories.scores({"a": 5.0}, 300.0) == {}
    stories.forget("a")
    weighed: Any = SimpleNamespace(id="b", day=300.0)
    stories.put(Member(weighed, "s", 1))
    assert set(stories.scores({"b": 5.0}, 300.0)) == {"s"}
