"""With hindsight, groups are made afresh; names stay with the larger part, and every change is told."""

from types import SimpleNamespace
from typing import Any

import pytest

from crossread.cluster.join import Link
from crossread.cluster.repair import agglomerate, repair
from crossread.cluster.stories import Member, Stories, story_name


def weights(*pairs: tuple[str, str, float]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for a, b, weight in pairs:
        found.setdefault(a, {})[b] = found.setdefault(b, {})[a] = weight
    return found


def parts(found: dict[str, dict[str, float]], **days: float) -> list[list[str]]:
    return [group.members for group in agglomerate({one: days.get(one) for one in found}, found)]


def standing(stories_of: dict[str, str], *pairs: tuple[str, str, float]) -> Stories:
    """Stories as they might stand, whatever the links between their members say."""
    stories = Stories()
    for order, (identifier, story) in enumerate(stories_of.items()):
        article: Any = SimpleNamespace(id=identifier, day=None)
        stories.put(Member(article, story, order))
    for a, b, logit in pairs:
        stories.members[a].links[b] = stories.members[b].links[a] = Link(logit, 0.0)
    return stories


def test_the_closest_are_joined_first_and_one_weak_link_joins_nothing() -> None:
    assert parts(weights(("a", "b", 4.0), ("c", "d", 4.0), ("b", "c", 1.0))) == [["a", "b"], ["c", "d"]]


def test_links_all_round_make_one_group() -> None:
    ring = [(a, b, 2.0) for a in "abcd" for b in "abcd" if a < b]
    assert parts(weights(*ring)) == [["a", "b", "c", "d"]]


def test_nothing_is_joined_below_the_threshold() -> None:
    assert parts(weights(("a", "b", -1.0), ("a", "c", 0.0))) == [["a"], ["b"], ["c"]]


def test_the_order_of_the_articles_does_not_matter() -> None:
    pairs = [("a", "b", 3.0), ("b", "c", 2.9), ("a", "c", 1.0), ("c", "d", 3.1), ("d", "e", 0.5)]
    forth = {frozenset(group) for group in parts(weights(*pairs))}
    back = {frozenset(group) for group in parts(weights(*pairs[::-1]))}
    assert forth == back


def test_a_large_group_takes_in_one_after_the_other_whatever_their_names() -> None:
    names = [f"{number * 37 % 101:03}" for number in range(60)]
    ring = [(names[n], names[(n + step) % 60], 2.0 + 0.01 * n) for n in range(60) for step in (1, 2, 3, 4)]
    assert [len(group) for group in parts(weights(*ring))] == [60]
    assert [len(group) for group in parts(weights(*ring[::-1], ("x", names[0], 0.2)))] == [60, 1]


def test_an_undated_article_joins_no_two_that_lie_far_apart() -> None:
    between = weights(("a", "u", 4.0), ("b", "u", 3.9), ("a", "v", 4.0), ("b", "v", 3.9), ("u", "v", 4.0))
    assert parts(between) == [["a", "u", "b", "v"]]
    assert parts(between, a=0.0, b=400.0) == [["a", "u", "v"], ["b"]]


def test_groups_that_lay_too_far_apart_are_one_when_a_report_lies_between() -> None:
    large = [(a, b, 4.0) for a in "abcdefghi" for b in "abcdefghi" if a < b]
    links = weights(*large, *((one, "late", 3.0) for one in "abcdefghi"), *((one, "next", 1.0) for one in "abcdefghi"))
    days = dict.fromkeys("abcdefghi", 0.0)
    assert parts(links, **days, late=200.0, next=30.0) == [[*"abcdefghi", "late", "next"]]
    assert parts(links, **days, late=200.0, next=10.0) == [[*"abcdefghi", "next"], ["late"]]


def test_two_stories_that_are_one_are_merged_under_the_larger_ones_name() -> None:
    stories = standing({"a": "s", "b": "s", "c": "t"}, ("a", "b", 5.0), ("a", "c", 5.0), ("b", "c", 5.0))
    changes = repair(stories)
    assert [(c.article, c.before, c.after, c.kind) for c in changes] == [("c", "t", "s", "merge")]
    assert changes[0].why == "with hindsight these reports are of one event, 99% sure"
    assert set(stories.stories) == {"s"}


def test_copies_go_where_their_original_goes() -> None:
    stories = standing({"a": "s", "b": "s", "c": "t"}, ("a", "b", 5.0), ("a", "c", 5.0), ("b", "c", 5.0))
    stories.members["c"].copies.append("copy")
    assert [(c.article, c.after) for c in repair(stories)] == [("c", "s"), ("copy", "s")]


def test_an_article_that_does_not_belong_opens_a_story_named_after_it() -> None:
    stories = standing({"a": "s", "b": "s", "c": "s"}, ("a", "b", 5.0), ("b", "c", -1.5), ("a", "c", -1.5))
    changes = repair(stories)
    assert [(c.article, c.after, c.kind) for c in changes] == [("c", story_name("c"), "split")]
    assert changes[0].why == "with hindsight this is of another event"


def test_an_article_moves_to_the_story_that_it_fits() -> None:
    stories = standing(
        {"a": "s", "b": "s", "c": "s", "d": "t", "e": "t"},
        ("a", "b", 5.0), ("d", "e", 5.0), ("c", "d", 5.0), ("c", "e", 5.0), ("a", "c", -1.0),
    )  # fmt: skip
    assert [(c.article, c.after, c.kind) for c in repair(stories)] == [("c", "t", "move")]


def test_a_name_in_use_is_not_given_twice() -> None:
    stories = standing({"c": "x", "a": story_name("c"), "b": story_name("c")})
    assert stories.free_name("c") == f"{story_name('c')}-2"
    assert stories.free_name("d") == story_name("d")


def test_only_what_is_new_and_its_surroundings_are_looked_at() -> None:
    stories = standing({"a": "s", "b": "t"}, ("a", "b", 5.0))
    stories.touched.clear()
    assert repair(stories) == []


@pytest.mark.parametrize(("new", "parts"), [("a", False), ("c", True)])
def test_what_lies_further_off_than_the_stories_linked_with_what_is_new_is_left(new: str, parts: bool) -> None:
    links = [(a, b, -0.4) for a, b in zip("abc", "bcd", strict=True)]
    stories = standing(dict(zip("abcde", "vwxyy", strict=True)), *links, ("d", "e", -4.0))
    stories.touched = {new: None}
    repair(stories)
    apart = stories.members["d"].story != stories.members["e"].story
    assert apart == parts


@pytest.mark.parametrize("gone", ["a", "b"])
def test_what_has_left_the_window_is_not_looked_at(gone: str) -> None:
    stories = standing({"a": "s", "b": "t"}, ("a", "b", 5.0))
    stories.forget(gone)
    assert repair(stories) == []
    assert len(stories.members) == 1
