"""Articles in the library: the same one is known, a changed one is a further version, and all can be found."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import StoreError
from crossread.model import Annotated
from crossread.store import Hit, Store, renamed

from .samples import annotated, article, comparison

THEN, LATER = "2026-03-17T09:00:00+00:00", "2026-03-17T10:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def add(store: Store, report: Annotated, story: str = "s") -> None:
    with store.transaction():
        store.articles.add(report, THEN)
        store.stories.place(report.article.id, story, THEN)


def test_an_article_comes_back_with_all_that_was_found_in_it(store: Store) -> None:
    add(store, annotated("a"))
    assert store.articles.get("a") == article("a")
    assert store.articles.annotated("a") == annotated("a")


def test_the_same_article_is_known_whatever_its_id_address_or_date(store: Store) -> None:
    add(store, annotated("a"))
    assert store.articles.match(article("a")) == ("known", "a")
    assert store.articles.match(article("other", published="1970-01-01")) == ("known", "a")


def test_another_text_title_or_outlet_at_the_same_address_is_a_changed_version(store: Store) -> None:
    add(store, annotated("a"))
    same_page = "http://www.courier.example/a?utm_source=x"
    assert store.articles.match(article("b", url=same_page, text="The dam broke.")) == ("changed", "a")
    assert store.articles.match(article("b", title="Dam holds after all")) == ("changed", "a")
    assert store.articles.match(article("a", url=None, text="The dam broke.")) == ("changed", "a")


def test_agency_copy_in_another_outlet_is_an_article_of_its_own(store: Store) -> None:
    add(store, annotated("a"))
    assert store.articles.match(article("b", source="The Mail", url="https://mail.example/dam")) is None


def test_an_id_that_another_article_has_is_given_an_ending(store: Store) -> None:
    add(store, annotated("a"))
    other = article("a", source="The Mail", url="https://mail.example/dam", text="The dam leaks.")
    assert store.articles.match(other) is None
    free = store.articles.free_id(other)
    assert free.startswith("a-")
    assert store.articles.free_id(article("b")) == "b"
    renamed_report = renamed(annotated("a"), free)
    assert {renamed_report.quotes[0].span.article, renamed_report.names[0].span.article} == {free}
    assert renamed_report.article.id == free


def test_a_new_version_counts_and_the_old_one_is_kept(store: Store) -> None:
    add(store, annotated("a"))
    with store.transaction():
        assert store.articles.add_version(annotated("a", title="Dam leaks", updated="2026-03-18"), LATER)
    assert store.articles.get("a").title == "Dam leaks"
    assert store.articles.get("a", 1).title == "Dam holds"
    assert store.articles.versions("a") == [(1, THEN), (2, LATER)]
    assert store.articles.match(article("a")) == ("known", "a")
    assert store.articles.search("leaks", 5) == [Hit("a", "s")]


def test_a_version_that_is_older_than_the_present_one_does_not_count(store: Store) -> None:
    add(store, annotated("a", updated="2026-03-18T09:00:00+00:00"))
    with store.transaction():
        assert not store.articles.add_version(annotated("a", text="First.", updated="2026-03-17T09:00:00+00:00"), LATER)
    assert store.articles.get("a").text == article("a").text
    assert store.articles.get("a", 2).text == "First."


def test_what_is_not_there_is_said(store: Store) -> None:
    for ask in (store.articles.get, store.articles.annotated, store.stories.of):
        with pytest.raises(StoreError, match="x: there is no such article in the library"):
            ask("x")
    with pytest.raises(StoreError, match="x: there is no such story in the library"):
        store.stories.get("x")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dam", ["a", "b"]),
        ("DAM Veldt", ["a"]),
        ("held dam", ["a"]),
        ('"dam held"', []),
        ('"the dam"', ["a", "b"]),
        ("rive", ["b"]),
        ("cafe", ["b"]),
        ("mail", ["b"]),
        ("", []),
        ('"', []),
        ("dam AND", []),
        ("-dam*", ["a", "b"]),
        ("title:dam", []),
        ("NEAR(dam river)", []),
        ("dam \0", ["a", "b"]),
        ("'); DROP TABLE article; --", []),
    ],
)
def test_search_finds_words_and_phrases_and_knows_no_operators(store: Store, query: str, found: list[str]) -> None:
    add(store, annotated("a"))
    add(store, annotated("b", source="The Mail", text="By the Café, the river rose over the dam.", title="Rain"))
    assert sorted(hit.article for hit in store.articles.search(query, 10)) == found


def test_a_hit_says_where_its_word_stands(store: Store) -> None:
    add(store, annotated("a"))
    (hit,) = store.articles.search("HELD", 10)
    assert hit == Hit("a", "s", 17, 21)
    assert article("a").text[17:21] == "held"


@given(st.text(st.characters(exclude_categories=()), max_size=50))
def test_no_search_raises_anything(query: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "library.sqlite")
        assert store.articles.search(query, 10) == []
        store.close()


def test_a_story_leads_to_where_it_was_merged_and_its_comparison_goes(store: Store) -> None:
    add(store, annotated("a"), "s1")
    add(store, annotated("b", title=None), "s2")
    add(store, annotated("c"), "s2")
    assert store.stories.stale() == ["s2"]
    made = comparison(annotated("b", title=None), annotated("c"))
    with store.transaction():
        store.stories.save_comparison("s2", store.stories.revision("s2"), made)
    assert store.stories.comparison("s2") == made
    assert store.stories.stale() == []
    with store.transaction():
        store.stories.place("a", "s2", LATER)
    story = store.stories.get("s1")
    assert (story.id, story.articles, story.headline_from) == ("s2", ("a", "b", "c"), "a")
    assert (story.first_seen, story.changed) == (THEN, LATER)
    assert [item.id for item in store.stories.newest(10, 0)] == ["s2"]
    assert store.stories.comparison("s2") is None
    assert store.stories.stale() == ["s2"]
    with store.transaction():
        store.stories.place("a", "s1", LATER)
    assert store.stories.get("s1").articles == ("a",)


def test_a_comparison_keeps_the_versions_it_was_made_of(store: Store) -> None:
    add(store, annotated("a"))
    add(store, annotated("b"))
    with store.transaction():
        store.articles.add_version(annotated("a", title="Dam leaks"), LATER)
        store.stories.touch("s", LATER)
        made = comparison(store.articles.annotated("a"), store.articles.annotated("b"))
        store.stories.save_comparison("s", store.stories.revision("s"), made)
    kept = store.stories.comparison("s")
    assert kept == made
    assert kept
    assert kept.articles[0].article.title == "Dam leaks"
