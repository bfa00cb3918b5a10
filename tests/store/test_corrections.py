"""Corrections and history in the library's file."""

import sqlite3
from pathlib import Path

import pytest

from crossread.errors import NotFoundError
from crossread.history import Correction, Turn
from crossread.store import Store
from crossread.store.corrections import Side, Sides
from crossread.store.database import migrations

from .samples import NOW, annotated


def correction(kind: str = "merge") -> Correction:
    return Correction(0, kind, (), "s-a", "s-b", "why", "Ada", NOW)  # type: ignore[arg-type]


def test_a_correction_comes_back_with_all_its_sides(store: Store) -> None:
    sides: Sides = {"moved": {"a": "s-a"}, "with": {"b": "s-b"}, "from": {"c": "s-c"}}
    with store.transaction():
        number = store.corrections.add(correction(), sides)
    found = store.corrections.get(number)
    assert (found.id, found.kind, found.articles, found.reason, found.by) == (number, "merge", ("a",), "why", "Ada")
    assert store.corrections.standing() == [(found, sides)]
    with store.transaction():
        store.corrections.undo(number, NOW, None, "no")
    assert store.corrections.standing() == []
    assert store.corrections.all()[0].undone_reason == "no"


@pytest.mark.parametrize(("kind", "side"), [("apart", "from"), ("unlink", "from"), ("link", "with")])
def test_both_sides_of_what_is_said_of_two_stories_are_named(store: Store, kind: str, side: Side) -> None:
    with store.transaction():
        number = store.corrections.add(correction(kind), {"moved": {"b": "s-b"}, side: {"a": "s-a"}})
    assert store.corrections.get(number).articles == ("a", "b")


def test_a_number_is_never_given_again(store: Store) -> None:
    with store.transaction():
        first = store.corrections.add(correction(), {"moved": {"a": "s-a"}})
        store._database.run("DELETE FROM correction")
        assert store.corrections.add(correction(), {"moved": {"a": "s-a"}}) > first


def test_the_history_of_a_story_holds_that_of_the_stories_merged_into_it(store: Store) -> None:
    first = Turn("move", ("x",), "s-a", "s-c", "one", NOW)
    second = Turn("merge", ("a",), "s-a", "s-b", "two", NOW)
    with store.transaction():
        store.corrections.note(first)
        store.stories.place("a", "s-b", NOW)
        store.corrections.note(second)
    assert store.corrections.history("s-b") == [first, second]
    assert store.corrections.history("s-c") == [first]
    assert store.corrections.moved_since(0) == (2, ["x", "a"])
    assert store.corrections.moved_since(2) == (2, [])
    assert store.corrections.last_turn() == 2


@pytest.mark.parametrize("number", [0, 1, -1, 2**63, 10**40])
def test_a_correction_that_is_not_there_is_named(store: Store, number: int) -> None:
    with pytest.raises(NotFoundError, match=f"correction {number}: there is no such correction"):
        store.corrections.get(number)


def test_a_library_from_before_corrections_has_none_and_takes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, older = tmp_path / "library.sqlite", [step for step in migrations() if step[0] < 3]
    monkeypatch.setattr("crossread.store.database.migrations", lambda: older)
    store = Store(path)
    with store.transaction():
        store.articles.add(annotated("a"), NOW)
        store.stories.place("a", "s-a", NOW)
        store.stories.place("a", "s-b", NOW)
    store.close()
    monkeypatch.undo()
    store = Store(path)
    assert (store.corrections.all(), store.corrections.history("s-b")) == ([], [])
    with store.transaction():
        store.corrections.add(correction(), {"moved": {"a": "s-b"}})
    store.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
