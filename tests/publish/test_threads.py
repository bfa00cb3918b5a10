"""A story among the earlier and later ones of its course of events, as people and programs read it."""

from html import unescape

import pytest
from starlette.testclient import TestClient

from crossread.publish.site import create_app
from crossread.publish.threads import HEADING, entries, thread_markdown
from crossread.threads import Thread, ThreadLink, ThreadStory

from .hostile import MARKUP
from .sample import comparison
from .shelves import Stories
from .test_html import Page

FALL = ThreadStory("s-fall", "Crane falls on ferry", "The Sellen Beacon", "a", "2031-03-04", 2)
HERE = ThreadStory("s-dam", "Crane company on trial", "The Sellen Beacon", "b", "2031-05-19", 1)
VERDICT = ThreadStory("s-verdict/1", "Six years for managers", None, "c", "2031-06-27", 1)
LINKS = (
    ThreadLink("s-fall", "s-dam", 0.95, "both name Pier 9", ("a", "b")),
    ThreadLink("s-dam", "s-verdict/1", 0.98, "both name Ostrava Lifting", ("b", "c")),
)
THREAD = Thread("s-dam", (FALL, HERE, VERDICT), LINKS)


def site(thread: Thread | None) -> TestClient:
    shelf = Stories({"s-dam": comparison()}, threads={"s-dam": thread} if thread else {})
    return TestClient(create_app(shelf, hosts=["testserver"]))


def test_the_page_lists_the_thread_in_order_of_time_with_reasons_and_credit() -> None:
    text = unescape(site(THREAD).get("/story/s-dam").text)
    part = text[text.index('id="thread"') : text.index('id="timeline"')]
    assert HEADING in part
    places = [part.index(one.headline or "") for one in THREAD.stories]
    assert places == sorted(places)
    assert 'href="/story/s-fall"' in part
    assert 'href="/story/s-verdict%2F1"' in part
    assert part.count("(this story)") == 1
    assert 'aria-current="true"' in part
    assert "both name Pier 9" in part
    assert "The Sellen Beacon" in part
    assert 'href="#thread"' in text


def test_a_story_that_is_reached_through_another_says_so() -> None:
    found = entries(Thread("s-fall", THREAD.stories, LINKS))
    assert [(one.here, one.why, one.through) for one in found] == [
        (True, None, None),
        (False, "both name Pier 9", None),
        (False, "both name Ostrava Lifting", HERE),
    ]


@pytest.mark.parametrize("thread", [None, Thread("s-dam", (HERE,), ())])
def test_a_story_alone_has_no_thread_on_its_page(thread: Thread | None) -> None:
    client = site(thread)
    assert HEADING not in client.get("/story/s-dam").text
    assert HEADING not in client.get("/story/s-dam.md").text


def test_the_thread_is_in_the_json() -> None:
    found = site(THREAD).get("/story/s-dam.json").json()["thread"]
    assert [one["id"] for one in found["stories"]] == ["s-fall", "s-dam", "s-verdict/1"]
    assert found["stories"][0] == {
        "id": "s-fall",
        "url": "/story/s-fall",
        "headline": "Crane falls on ferry",
        "headline_outlet": "The Sellen Beacon",
        "headline_from": "a",
        "began": "2031-03-04",
        "articles": 2,
    }
    assert found["links"][0] == {
        "earlier": "s-fall",
        "later": "s-dam",
        "chance": 0.95,
        "why": "both name Pier 9",
        "evidence": ["a", "b"],
        "by": None,
        "correction": None,
    }


@pytest.mark.parametrize(("by", "name"), [("Ada", "Ada"), (None, "Somebody")])
def test_a_link_that_a_person_made_says_who_did(by: str | None, name: str) -> None:
    link = ThreadLink("s-fall", "s-dam", 1.0, "The same pier", ("a", "b"), by, 7)
    thread = Thread("s-dam", (FALL, HERE), (link,))
    assert f"{name} says so: The same pier" in Page(site(thread).get("/story/s-dam").text).text
    assert f"{name} says so: The same pier" in thread_markdown(thread)
    found = site(thread).get("/story/s-dam.json").json()["thread"]["links"][0]
    assert (found["by"], found["correction"], found["why"]) == (by, 7, "The same pier")


def test_the_thread_is_in_the_markdown() -> None:
    assert f"## {HEADING}" in site(THREAD).get("/story/s-dam.md").text
    assert "with “Crane company on trial”: both name" in thread_markdown(Thread("s-fall", THREAD.stories, LINKS))


@pytest.mark.parametrize("evil", [text for text in MARKUP if "<" in text])
def test_markup_in_headlines_and_reasons_is_only_text(evil: str) -> None:
    story = ThreadStory("s-evil", evil, evil, "e", evil, 1)
    link = ThreadLink("s-evil", "s-dam", 0.99, evil, ("e", "b"), evil, 1)
    text = site(Thread("s-dam", (story, HERE), (link,))).get("/story/s-dam").text
    assert HEADING in text
    assert evil not in text


def test_days_in_a_reason_are_shown_as_people_read_them() -> None:
    link = ThreadLink("s-fall", "s-dam", 0.95, "the later one tells of 2031-03-04", ("a", "b"))
    thread = Thread("s-dam", (FALL, HERE), (link,))
    assert "the later one tells of 4 Mar 2031" in site(thread).get("/story/s-dam").text
    assert "the later one tells of 4 Mar 2031" in thread_markdown(thread)


def test_a_headline_of_a_megabyte_is_cut() -> None:
    long = ThreadStory("s-long", "Dam " * 250_000, None, "e", "2031-01-01", 1)
    thread = Thread("s-dam", (long, HERE), (ThreadLink("s-long", "s-dam", 0.99, "why", ("e", "b")),))
    assert "Dam Dam" in thread_markdown(thread)
    assert len(thread_markdown(thread)) < 1_000
    assert len(site(thread).get("/story/s-dam").text) < 100_000


@pytest.mark.parametrize("headline", [None, "", " \u3000 "])
def test_a_story_without_a_headline_is_untitled(headline: str | None) -> None:
    untitled = ThreadStory("s-none", headline, None, "e", "2031-01-01", 1)
    assert entries(Thread("s-dam", (untitled, HERE), ()))[0].headline == "Untitled"
