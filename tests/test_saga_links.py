"""The library's sagas: made with what comes in, in step with the stories, read as threads."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cluster.course import ACCIDENT, ACCIDENT_TOO, LIBRARY, NOW, OTHER_CRANE, TRIAL, VERDICT, move, take

from crossread.annotate import annotate
from crossread.errors import NotFoundError
from crossread.library import Library
from crossread.model import Article
from crossread.placing import Placer
from crossread.publish.export import article_json
from crossread.saga_links import LONGEST, MOST_EARLIER, link, thread, walk
from crossread.store import Store, renamed
from crossread.threads import ThreadLink

COURSE = (ACCIDENT, ACCIDENT_TOO, TRIAL, VERDICT, OTHER_CRANE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with_stories = Store(tmp_path / "library.sqlite")
    yield with_stories
    with_stories.close()


def ids(store: Store, story: str) -> list[str]:
    return [found.id for found in thread(store, story).stories]


def test_a_thread_has_the_stories_of_a_course_of_events_in_order_of_time(store: Store) -> None:
    take(store, *COURSE, LIBRARY)
    found = thread(store, "s-trial")
    assert [(one.id, one.began, one.articles) for one in found.stories] == [
        ("s-fall", "2031-03-04", 2),
        ("s-trial", "2031-05-19", 1),
        ("s-verdict", "2031-06-27", 1),
    ]
    assert found.stories[1].headline == TRIAL.title
    assert found.stories[1].outlet == TRIAL.source
    pairs = [("s-fall", "s-trial"), ("s-fall", "s-verdict"), ("s-trial", "s-verdict")]
    assert [(one.earlier, one.later) for one in found.links] == pairs
    assert "Ostrava Lifting" in found.links[0].why
    assert found.links[0].evidence[1] == TRIAL.id


def test_every_story_of_a_thread_leads_to_the_same_one(store: Store) -> None:
    take(store, *COURSE)
    assert ids(store, "s-fall") == ids(store, "s-trial") == ids(store, "s-verdict")


def test_an_accident_of_the_same_kind_stands_alone(store: Store) -> None:
    take(store, *COURSE)
    assert ids(store, "s-other") == ["s-other"]
    assert thread(store, "s-other").links == ()


def test_what_arrives_late_is_put_where_it_belongs_in_time(store: Store) -> None:
    take(store, TRIAL)
    take(store, ACCIDENT)
    assert ids(store, "s-trial") == ["s-fall", "s-trial"]


def test_a_link_follows_its_articles_when_stories_are_merged_and_split_again(store: Store) -> None:
    take(store, *COURSE)
    move(store, "s-fall", TRIAL)
    assert ids(store, "s-fall") == ["s-fall", "s-verdict"]
    assert [one.later for one in thread(store, "s-fall").links] == ["s-verdict"]
    move(store, "s-trial-again", TRIAL)
    assert ids(store, "s-fall") == ["s-fall", "s-trial-again", "s-verdict"]


def test_a_story_that_is_split_is_a_thread_with_what_was_split_off(store: Store) -> None:
    with store.transaction():
        for article in (ACCIDENT, TRIAL):
            store.articles.add(annotate(article), NOW)
            store.stories.place(article.id, "s-one", NOW)
    link(store, Placer(store))
    assert ids(store, "s-one") == ["s-one"]
    move(store, "s-two", TRIAL)
    assert ids(store, "s-one") == ["s-one", "s-two"]


def test_whatever_is_split_off_a_story_with_copies_is_a_thread_with_the_rest(store: Store) -> None:
    copy = replace(ACCIDENT, id="copy", source="The Quill Herald")
    with store.transaction():
        for article in (ACCIDENT, copy, ACCIDENT_TOO):
            store.articles.add(annotate(article), NOW)
            store.stories.place(article.id, "s-one", NOW)
    link(store, Placer(store))
    for article in (ACCIDENT, copy, ACCIDENT_TOO):
        move(store, "s-two", article)
        assert set(ids(store, "s-one")) == {"s-one", "s-two"}
        move(store, "s-one", article)


def test_a_later_process_links_to_what_an_earlier_one_took_in(tmp_path: Path) -> None:
    for articles in ([ACCIDENT], [TRIAL], [VERDICT]):
        later = Store(tmp_path / "library.sqlite")
        take(later, *articles)
        found = ids(later, "s-fall")
        later.close()
    assert found == ["s-fall", "s-trial", "s-verdict"]


def test_an_article_that_changed_is_linked_by_what_it_says_now(store: Store) -> None:
    take(store, ACCIDENT, TRIAL)
    with store.transaction():
        store.articles.add_version(renamed(annotate(LIBRARY), TRIAL.id), NOW)
    link(store, Placer(store))
    assert ids(store, "s-trial") == ["s-trial"]


def test_a_live_blog_belongs_to_no_thread(store: Store) -> None:
    live = Article("live", TRIAL.text, title=f"Live updates: {TRIAL.title}", published=TRIAL.published)
    take(store, ACCIDENT, live)
    assert ids(store, "s-live") == ["s-live"]
    assert store.sagas.due(10) == []


def test_nothing_is_looked_at_twice(store: Store) -> None:
    take(store, *COURSE)
    before = [store.sagas.links(story) for story in ("s-fall", "s-trial")]
    link(store, Placer(store))
    assert [store.sagas.links(story) for story in ("s-fall", "s-trial")] == before


def test_a_second_step_has_to_be_sure() -> None:
    weak = walk("a", direct(("a", "b", 0.92), ("b", "c", 0.9)))[0]
    sure = walk("a", direct(("a", "b", 0.97), ("b", "c", 0.97), ("c", "d", 0.99)))[0]
    assert list(weak) == ["a", "b"]
    assert list(sure) == ["a", "b", "c"]


def test_a_story_links_to_its_surest_earlier_ones_only_and_a_thread_is_no_longer_than_it_may(store: Store) -> None:
    articles = [Article(f"old-{n:02}", "A text.", title="A title", published=f"2031-01-{n + 1:02}") for n in range(30)]
    with store.transaction():
        for article in [*articles, TRIAL]:
            store.articles.add(annotate(article), NOW)
            store.stories.place(article.id, f"s-{article.id}", NOW)
        for n, article in enumerate(articles):
            store.sagas.link(TRIAL.id, article.id, 0.92 + n / 1000, "made up")
            store.sagas.link(article.id, "old-00", 0.99, "made up") if n else None
    assert ids(store, "s-trial")[-MOST_EARLIER - 1 :] == ["s-old-27", "s-old-28", "s-old-29", "s-trial"]
    assert len(ids(store, "s-old-00")) == LONGEST


def test_a_story_with_a_thousand_later_ones_is_read_as_fast_as_one_with_a_hundred(store: Store) -> None:
    asked: list[str] = []
    store._database._connection.set_trace_callback(asked.append)
    hub = Article("hub", "A text.", title="A title", published="2031-01-01")
    counts = []
    for already, number in ((0, 100), (100, 1_000)):
        with store.transaction():
            for n in range(already, number):
                place_linked(store, hub, n)
        asked.clear()
        assert len(ids(store, "s-hub")) == LONGEST
        counts.append(len(asked))
    assert counts[1] <= counts[0]
    assert counts[0] < 400


def test_a_story_begins_with_its_earliest_article_whatever_its_time_zone(store: Store) -> None:
    late = replace(ACCIDENT, published="2031-03-04T01:00:00+09:00")
    early = replace(ACCIDENT_TOO, published="2031-03-03T23:30:00+00:00")
    take(store, early, late)
    assert thread(store, "s-fall").stories[0].began == late.published


def test_a_story_without_dates_begins_when_it_was_taken_in(store: Store) -> None:
    take(store, replace(LIBRARY, published=None))
    assert thread(store, "s-library").stories[0].began == NOW


def place_linked(store: Store, hub: Article, n: int) -> None:
    """A new story that is linked with the first one."""
    article = replace(hub, id=f"later-{n:04}", published="2031-02-01") if n else hub
    store.articles.add(annotate(article), NOW)
    store.stories.place(article.id, f"s-{article.id}", NOW)
    store.sagas.trace(n + 1, 738_000.0 + n, b"", ())
    if n:
        store.sagas.link(article.id, hub.id, 0.93 + n % 50 / 1000, "made up")


def test_the_library_makes_threads_as_it_takes_articles_in(tmp_path: Path) -> None:
    paths = []
    for article in (ACCIDENT, OTHER_CRANE, LIBRARY):
        paths.append(tmp_path / f"{article.id}.json")
        paths[-1].write_text(json.dumps(article_json(article)), encoding="utf-8")
    with Library(tmp_path / "library.sqlite", now=lambda: datetime(2031, 7, 1, tzinfo=UTC)) as library:
        library.ingest(paths)
        story = library.story_of(LIBRARY.id).id
        assert [one.headline for one in library.thread(story).stories] == [LIBRARY.title]
        assert library._store.sagas.due(10) == []
        with pytest.raises(NotFoundError):
            library.thread("s-none")


def direct(*links: tuple[str, str, float]) -> Callable[[str], list[ThreadLink]]:
    made = [ThreadLink(one, other, chance, "made up", (one, other)) for one, other, chance in links]
    return lambda story: [link for link in made if story in (link.earlier, link.later)]
