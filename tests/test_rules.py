"""What corrections ask for from then on, and which moves agree with it."""

from collections.abc import Mapping, Sequence

from crossread.history import Correction, Kind
from crossread.rules import Rules, rules_of
from crossread.settling import settled
from crossread.store.corrections import Side, Sides


def said(*corrections: tuple[Kind, Mapping[Side, str]]) -> Rules:
    """The rules of some corrections, each with its articles by side, a letter each."""
    standing: list[tuple[Correction, Sides]] = []
    for number, (kind, sides) in enumerate(corrections, 1):
        named = {side: dict.fromkeys(articles, "s") for side, articles in sides.items()}
        every: dict[Side, dict[str, str]] = {"moved": {}, "with": {}, "from": {}}
        standing.append((Correction(number, kind, (), "s", "t", "why", None, "now"), {**every, **named}))
    return rules_of(standing)


class Stories:
    """Stories by name, an article a letter."""

    def __init__(self, **stories: str) -> None:
        self._stories = stories

    def of(self, article: str) -> str:
        return next(story for story, articles in self._stories.items() if article in articles)

    def ids(self, story: str) -> Sequence[str]:
        return list(self._stories.get(story, ""))


def test_what_was_merged_is_held_together_and_what_was_split_apart() -> None:
    rules = said(("merge", {"moved": "ab", "with": "c"}), ("split", {"moved": "xy", "from": "z"}))
    assert rules.bonds["a"] == rules.bonds["c"] == {"a", "b", "c"}
    assert rules.bonds["x"] == {"x", "y"}
    assert rules.forbids("y", "qz")
    assert not rules.forbids("y", "abc")
    assert not rules.forbids("y", "z", stated=True)


def test_a_later_correction_comes_before_an_earlier_one() -> None:
    there = ("move", {"moved": "x", "with": "b", "from": "ac"})
    back: tuple[Kind, Mapping[Side, str]] = ("move", {"moved": "x", "with": "a", "from": "b"})
    rules = said(there, back)  # type: ignore[arg-type]
    assert rules.fellows["x"] == {"a"}
    assert not rules.forbids("x", "a")
    assert rules.forbids("x", "c")
    assert rules.forbids("x", "b")


def test_what_is_said_of_a_course_of_events_holds_no_article_anywhere() -> None:
    rules = said(("unlink", {"moved": "a", "from": "b"}), ("link", {"moved": "a", "with": "bc"}))
    assert (rules.bonds, rules.fellows, rules.apart) == ({}, {}, [])
    assert [(one.linked, one.made.id) for one in rules.courses] == [(False, 1), (True, 2)]
    assert rules.courses[1].tells_of("c", "a")
    assert not rules.courses[1].tells_of("b", "c")


def test_what_is_said_to_be_kept_apart_gives_way_to_nothing() -> None:
    rules = said(("apart", {"moved": "a", "from": "b"}), ("merge", {"moved": "a", "with": "b"}))
    assert rules.forbids("a", "b", stated=True)


def test_an_article_leaves_those_that_it_was_held_together_with_where_it_is_moved_or_kept_apart() -> None:
    for kind in ("move", "apart"):
        rules = said(("merge", {"moved": "ab", "with": "c"}), (kind, {"moved": "b", "from": "ac"}))
        assert rules.bonds["a"] == {"a", "c"}
        assert "b" not in rules.bonds


def test_a_move_that_brings_together_what_is_apart_is_left_out_and_the_others_are_made() -> None:
    rules = said(("apart", {"moved": "a", "from": "x"}))
    assert settled({"a": "t", "b": "t"}, (), rules, Stories(s="abc", t="xy")) == {"b": "t"}
    assert settled({"a": "t", "b": "t"}, ["ab"], rules, Stories(s="abc", t="xy")) == {}


def test_one_move_may_make_room_for_another() -> None:
    rules = said(("apart", {"moved": "a", "from": "x"}))
    assert settled({"a": "t", "x": "s"}, (), rules, Stories(s="ab", t="xy")) == {}
    assert settled({"a": "t", "x": "u"}, (), rules, Stories(s="ab", t="xy", u="z")) == {"a": "t", "x": "u"}


def test_what_is_held_together_goes_together_or_stays() -> None:
    rules = said(("merge", {"moved": "ab", "with": "c"}))
    stories = Stories(s="abcd", t="xy")
    assert settled({"a": "t"}, (), rules, stories) == {}
    assert settled({"a": "t", "b": "t", "d": "t"}, (), rules, stories) == {"a": "t", "b": "t", "c": "t", "d": "t"}
    assert settled({"a": "new", "b": "new", "d": "new"}, (), rules, stories) == {"d": "new"}


def test_an_article_that_a_person_moved_goes_only_where_most_of_those_go_that_it_was_put_with() -> None:
    rules = said(("move", {"moved": "x", "with": "abc", "from": "y"}))
    stories = Stories(s="abcx", t="yz", u="q")
    assert settled({"x": "t"}, (), rules, stories) == {}
    assert settled({"x": "t"}, (), rules, stories, by_person=True) == {}
    assert settled({"x": "u"}, (), rules, stories, by_person=True) == {"x": "u"}
    assert settled({"a": "u"}, (), rules, stories) == {"a": "u"}
    assert settled({"a": "u", "b": "u", "x": "t"}, ["ab"], rules, stories) == {"a": "u", "b": "u", "x": "u"}
    everyone = dict.fromkeys("abcx", "u")
    assert settled(everyone, ["abcx"], rules, stories) == everyone
    # Where it may not go, the others do not leave it.
    assert settled({"a": "t", "b": "t"}, ["ab"], rules, stories) == {}
