"""Reasons, pieces and their links, and chosen headlines in the library's file."""

import sqlite3
from pathlib import Path

import pytest

from crossread.history import Reason, Turn
from crossread.pieces import Piece, Touch
from crossread.store import Store
from crossread.store.database import APPLICATION_ID, migrations

from .samples import NOW


@pytest.fixture
def store(store: Store) -> Store:
    """The same articles; c is a live blog."""
    with store.transaction():
        store.pieces.add(Piece("c", "live blog", "its title"))
    return store


def test_a_reason_comes_back_as_it_was_and_gives_way_to_the_next(store: Store) -> None:
    first = Reason("a", "placed", "\ud800 why", NOW, 0.5, "b", ("B", "\x00"), "both", "s-b", 0.25)
    with store.transaction():
        store.reasons.keep(first)
    assert store.reasons.of("s-a") == [first] == [store.reasons.get("a")]
    assert store.reasons.get("b") is None
    with store.transaction():
        store.corrections.note(Turn("move", ("a", "nobody"), "s-a", "s-b", "so", NOW, "Ada", None))
    assert store.reasons.of("s-a") == [Reason("a", "move", "so", NOW, by="Ada")]


def test_only_what_moved_has_the_reason_of_the_move(store: Store) -> None:
    with store.transaction():
        store.corrections.note(Turn("apart", ("a", "b"), "s-a", "s-b", "so", NOW), moved=["b"])
    assert (store.reasons.get("a"), store.reasons.get("b")) == (None, Reason("b", "apart", "so", NOW))


def test_of_several_links_to_a_story_the_clearest_counts(store: Store) -> None:
    links = [Touch("c", "a", ("A",), 0.9, 0, 5), Touch("c", "b", ("B",), 1.2, 5, 9)]
    with store.transaction():
        store.pieces.link("c", links)
        assert [story for story, _ in store.pieces.touched_by("s-c")] == ["s-b", "s-a"]
        store.stories.place("a", "s-b", NOW)
        assert store.pieces.touched_by("s-c") == [("s-b", links[1])]
        assert store.pieces.covering("s-b") == [("s-c", links[1])]
        store.pieces.link("c", [links[0]])
    assert store.pieces.covering("s-b") == [("s-c", links[0])]
    assert store.pieces.reports("c") == ["a"]


def test_links_go_with_their_article(store: Store) -> None:
    with store.transaction():
        store.pieces.link("c", [Touch("c", "a", ("A",), 0.9)])
        store._database.run("DELETE FROM article WHERE id = 'a'")
    assert store.pieces.touched_by("s-c") == []


def test_a_story_of_pieces_is_no_story_of_an_event(store: Store) -> None:
    assert [story.id for story in store.stories.newest(9, 0)] == ["s-a", "s-b"]
    assert store.pieces.newest(9, 0) == ["s-c"]
    assert store.pieces.alone("s-c") == Piece("c", "live blog", "its title")
    with store.transaction():
        store.stories.place("a", "s-c", NOW)
    assert store.pieces.newest(9, 0) == []
    assert store.pieces.alone("s-c") is None


def test_a_headline_counts_as_long_as_its_article_is_in_the_story(store: Store) -> None:
    with store.transaction():
        store.stories.place("b", "s-a", NOW)
        store.stories.set_headline("s-a", "b")
    assert store.stories.get("s-a").headline_from == "b" == store.stories.headline("s-a")
    with store.transaction():
        store.stories.place("b", "s-b", NOW)
    assert store.stories.get("s-a").headline_from == "a"


def test_a_library_from_before_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as connection:
        for _, sql in migrations()[:3]:
            connection.executescript(sql)
        connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 3;")
        connection.execute("INSERT INTO story (id, first_seen, changed, revision) VALUES ('s', ?, ?, 0)", (NOW, NOW))
    connection.close()
    store = Store(path)
    assert store.stories.headline("s") is None
    assert store.reasons.of("s") == []
    assert store.pieces.newest(9, 0) == []
    store.close()


def test_pieces_are_found_from_the_pieces_and_not_through_all_articles(store: Store) -> None:
    asked: list[str] = []
    connection = store._database._connection
    connection.set_trace_callback(asked.append)
    store.pieces.newest(9, 0)
    store.sagas.due(9)
    connection.set_trace_callback(None)
    plans = [row[3] for sql in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert [step for step in plans if step.startswith("SCAN")] == ["SCAN piece", "SCAN saga_due"]
