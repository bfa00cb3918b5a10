"""What an outlet's pages hold is counted by stories, for its newest pages, and forgotten with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.store import Store
from crossread.store.outlets import MOST_PAGES

from .samples import annotated

MOMENT = "2026-03-17T09:00:00+00:00"
BIG = 2**63 - 1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def add(store: Store, identifier: str, story: str, outlet: str, *lines: int) -> None:
    with store.transaction():
        store.articles.add(annotated(identifier), MOMENT)
        store.stories.place(identifier, story, MOMENT)
        store.outlets.learn(identifier, outlet, lines)


def test_stories_are_counted_and_not_pages(store: Store) -> None:
    add(store, "a", "one", "courier.example", 1, -BIG)
    add(store, "b", "one", "courier.example", 1)
    add(store, "c", "two", "courier.example", -BIG, BIG)
    add(store, "d", "three", "mail.example", 1)
    assert store.outlets.counts("courier.example", [1, -BIG, BIG, 7]) == (2, {1: 1, -BIG: 2, BIG: 1})
    assert store.outlets.counts("nobody.example", [1]) == (0, {})


def test_a_later_version_of_a_page_takes_the_place_of_the_earlier(store: Store) -> None:
    add(store, "a", "one", "courier.example", 1, 2)
    with store.transaction():
        store.outlets.learn("a", "mail.example", [2, 3])
    assert store.outlets.counts("courier.example", [1, 2, 3]) == (0, {})
    assert store.outlets.counts("mail.example", [1, 2, 3]) == (1, {2: 1, 3: 1})


def test_the_newest_pages_are_kept(store: Store) -> None:
    for number in range(MOST_PAGES + 2):
        add(store, f"a{number}", f"s{number}", "courier.example", 1, 100 + number)
    pages, counts = store.outlets.counts("courier.example", [1, 100, 101, 102])
    assert (pages, counts) == (MOST_PAGES, {1: MOST_PAGES, 102: 1})


def test_the_outlet_with_most_of_the_lines_is_the_likeliest(store: Store) -> None:
    for number in range(3):
        add(store, f"a{number}", f"s{number}", "courier.example", 1, 2)
        add(store, f"b{number}", f"t{number}", "mail.example", 1, 2, 3)
        add(store, f"c{number}", f"u{number}", "post.example", 1, 2, 3)
    assert store.outlets.likeliest([1, 2, 3, 4], 3) == "mail.example"
    assert store.outlets.likeliest([1, 2, 3, 4], 4) is None
    assert store.outlets.likeliest([], 3) is None


def test_what_a_broken_transaction_learned_is_not_known(store: Store) -> None:
    with pytest.raises(KeyError), store.transaction():
        store.articles.add(annotated("a"), MOMENT)
        store.outlets.learn("a", "courier.example", [1])
        raise KeyError
    assert store.outlets.likeliest([1], 1) is None


@pytest.mark.parametrize("name", ["\ud800", "a\0b", "x'; DROP TABLE outlet; --", "Вести", " "])
def test_an_outlet_may_have_any_name(store: Store, name: str) -> None:
    add(store, "a", "one", name, 1)
    assert store.outlets.counts(name, [1]) == (1, {1: 1})
