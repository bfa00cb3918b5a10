"""Why a report is in its story, and pieces of many stories, on the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from newsdesk import BRIEFING, FERRY, LIVE, MAYOR, ON_THE_FERRY, lines
from starlette.testclient import TestClient

from crossread.history import Reason
from crossread.library import Library
from crossread.pieces import Piece, Touch
from crossread.publish.site import create_app

from .hostile import MARKUP
from .sample import HERALD, comparison
from .shelves import Stories
from .test_html import Page


@dataclass
class Desk:
    library: Library
    client: TestClient

    def story(self, article: str) -> str:
        return self.library.story_of(article).id

    def text(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.text
        return " ".join(Page(answer.text).text.split())

    def json(self, address: str) -> Any:
        return self.client.get(address).json()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("library")
    with Library(folder / "library.sqlite") as library:
        library.ingest([lines(folder / "in.jsonl", *FERRY, *MAYOR, LIVE, BRIEFING)])
        with TestClient(create_app(library, desk=library), base_url="http://localhost") as client:
            yield Desk(library, client)


def test_each_source_says_why_it_is_in_the_story(desk: Desk) -> None:
    text = desk.text(f"/story/{desk.story('ferry-0')}")
    assert text.count("Why it is here") == 3
    assert "It opened this story: no report that had come in was close enough." in text
    assert "It was put here when it came in, 9" in text
    assert "With 1 Outlet 0 it shares " in text
    assert "both tell of 4 Mar 2031." in text


def test_a_story_lists_the_pieces_that_touch_it_with_the_sentence(desk: Desk) -> None:
    page = desk.client.get(f"/story/{desk.story('ferry-0')}").text
    text = " ".join(Page(page).text.split())
    assert text.index("Morning briefing") < text.index("Live updates: what is new today")
    assert "Morning Wire · live blog · 5 Mar 2031" in text
    assert ON_THE_FERRY.partition(". ")[0] in text
    assert f'href="/story/{desk.story("live")}"' in page


def test_the_page_of_a_piece_says_what_it_is_and_what_it_touches(desk: Desk) -> None:
    text = desk.text(f"/story/{desk.story('live')}")
    assert "This is a live blog: the title says “Live updates:”. It belongs to no story." in text
    assert "Stories that it touches" in text
    assert "What points there: " in text
    for article in ("ferry-0", "mayor-0"):
        story = desk.library.story_of(article)
        assert (desk.library.article(story.headline_from).title or "") in text
    assert "Also covered in" not in text


def test_the_feed_lists_pieces_apart_and_a_search_marks_them(desk: Desk) -> None:
    assert "Live updates: what is new today" not in desk.text("/")
    assert "Live blogs, round-ups and newsletters" in desk.text("/")
    apart = desk.text("/?pieces=1")
    assert "live blog · " in apart
    assert "newsletter · " in apart
    assert "Halvard Star runs aground" not in apart
    assert "live blog · " in desk.text("/?q=Lindmere")
    assert [story["lane"] for story in desk.json("/stories.json")["stories"]] == [None, None]
    assert {story["lane"] for story in desk.json("/stories.json?pieces=1")["stories"]} == {"live blog", "newsletter"}
    assert "Live updates" in desk.client.get("/stories.md?pieces=1").text
    assert "Live updates" in desk.client.get("/stories.atom?pieces=1").text
    assert "Live updates" not in desk.client.get("/stories.atom").text


def test_pages_of_pieces_can_be_turned() -> None:
    single = {f"p{n}": comparison() for n in range(25)}
    lanes = {key: (Piece("evening", "live blog", "its title"), []) for key in single}
    client = TestClient(create_app(Stories(single, lanes=lanes)), base_url="http://localhost")
    first = client.get("/stories.json?pieces=1").json()
    assert len(first["stories"]) == 20
    assert len(client.get(first["next"]).json()["stories"]) == 5
    assert client.get("/stories.json").json()["stories"] == []
    assert "page=2&amp;pieces=1" in client.get("/?pieces=1").text


def test_json_and_markdown_say_the_same(desk: Desk) -> None:
    story = desk.json(f"/story/{desk.story('ferry-0')}.json")
    assert [reason["article"] for reason in story["reasons"]] == ["ferry-0", "ferry-1", "ferry-2"]
    assert story["reasons"][1]["closest"] == "ferry-0"
    assert [touch["piece"] for touch in story["also_in"]] == ["briefing", "live"]
    assert (story["piece"], story["touches"]) == (None, [])
    piece = desk.json(f"/story/{desk.story('live')}.json")
    assert piece["piece"] == {"article": "live", "lane": "live blog", "why": "the title says “Live updates:”"}
    assert {touch["story"] for touch in piece["touches"]} == {desk.story("ferry-0"), desk.story("mayor-0")}
    link = next(touch for touch in piece["touches"] if touch["story"] == desk.story("ferry-0"))
    assert LIVE.text[link["start"] : link["end"]] == link["text"]
    assert "## Also covered in" in desk.client.get(f"/story/{desk.story('ferry-0')}.md").text
    assert "## Stories that it touches" in desk.client.get(f"/story/{desk.story('live')}.md").text


def test_the_page_of_a_piece_says_once_what_it_is(desk: Desk) -> None:
    assert "Why it is here" not in desk.text(f"/story/{desk.story('live')}")
    assert desk.text(f"/story/{desk.story('live')}.md").count("This is a live blog") == 1


def test_the_report_that_opened_a_story_says_nothing_of_others(desk: Desk) -> None:
    text = desk.text(f"/story/{desk.story('ferry-0')}")
    assert "close enough. No other story came near." not in text


@pytest.mark.parametrize("page", ["ferry-0", "live"])
def test_a_sentence_leads_to_its_place_in_the_piece(desk: Desk, page: str) -> None:
    tags = Page(desk.client.get(f"/story/{desk.story(page)}").text).tags
    address = f"/story/{desk.story('live')}/source/1?s="
    href = next(link for _, attributes in tags if (link := dict(attributes).get("href") or "").startswith(address))
    start, end = map(int, href.removeprefix(address).split("-"))
    assert LIVE.text[start:end] in desk.text(f"/story/{desk.story('live')}.md")
    assert 'class="sentence lit"' in desk.client.get(href).text


def test_a_list_links_to_its_own_other_forms(desk: Desk) -> None:
    page = desk.client.get("/?pieces=1").text
    for form in ("json", "md", "atom"):
        assert f'href="/stories.{form}?pieces=1"' in page
        assert f'href="/stories.{form}?q=Lindmere"' in desk.client.get("/?q=Lindmere").text
        assert f'href="/stories.{form}"' in desk.client.get("/").text
    assert desk.client.get("/stories.md?pieces=1").text.startswith("# Live blogs, round-ups and the like\n")
    atom = desk.client.get("/stories.atom?pieces=1").text
    assert "<id>http://localhost/?pieces=1</id>" in atom
    assert 'href="http://localhost/stories.atom?pieces=1"' in atom


def test_two_pieces_in_one_story_are_quoted_each_from_its_own_text() -> None:
    both = comparison()
    first, second = both.articles[0].article, both.articles[1].article
    touches = [
        ("ferry", Touch(first.id, "evening", ("Tern",), 1.0, 0, 12)),
        ("b", Touch(second.id, "x", (), 1.0, 0, 12)),
    ]
    client = TestClient(
        create_app(
            Stories(
                {"ferry": both, "b": both, "two": both}, lanes={"two": (Piece(first.id, "live blog", "t"), touches)}
            )
        ),
        base_url="http://localhost",
    )
    text = Page(client.get("/story/two").text).text
    found = [touch["text"] for touch in client.get("/story/two.json").json()["touches"]]
    assert found == [first.text[:12].strip(), second.text[:12].strip()]
    assert all(words in text for words in found)


def shelf(reason: Reason, **more: Any) -> TestClient:
    single = comparison()
    stories = Stories(
        {"ferry": single, "other": single}, {"old": "other", "mine": "ferry"}, why={"ferry": [reason]}, **more
    )
    return TestClient(create_app(stories), base_url="http://localhost")


def placed(**fields: Any) -> Reason:
    return Reason("evening", "placed", **{"why": "w", "at": "", "score": 0.8, **fields})


def moved(at: str = "2031-03-04", **fields: Any) -> Reason:
    return Reason("evening", "move", "it fits", at, **fields)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (placed(score=0.999, closest="herald", shared=("Tern",)), "came in, over 99% sure."),
        (placed(closest="gone", shared=("Tern",)), "came in, 80% sure."),
        (placed(closest="herald"), "It is closest to 1 Ansel Herald."),
        (placed(why="a near copy: 98%", closest="herald", copy_of="herald"), "It is a near copy: 98%."),
        (moved("2031-03-04T09:00:00+00:00"), "Crossread put it here on 4 Mar 2031, 09:00 UTC: it fits."),
        (moved(by="Ada", correction=1), "Ada put it here on 4 Mar 2031: it fits."),
        (moved(correction=1), "Somebody put it here"),
        (
            placed(lane="notice", why="a notice, by its title: stands alone"),
            "It came in by itself, as a notice, by its title.",
        ),
        (placed(closest="herald", runner_up="gone", runner_up_score=0.2), "No other story came near."),
        (placed(runner_up="mine", runner_up_score=0.2), "with a chance of 20%, is part of this one by now."),
    ],
)
def test_every_reason_has_its_words(reason: Reason, words: str) -> None:
    assert words in " ".join(Page(shelf(reason).get("/story/ferry").text).text.split())


@pytest.mark.parametrize("runner_up", ["other", "old"])
def test_the_story_that_it_nearly_went_to_is_linked_also_after_a_merge(runner_up: str) -> None:
    reason = placed(closest="herald", shared=("Tern",), runner_up=runner_up, runner_up_score=0.2)
    page = shelf(reason).get("/story/ferry").text
    assert 'href="/story/other"' in page
    assert "with a chance of 20%." in " ".join(Page(page).text.split())


@pytest.mark.parametrize("text", MARKUP)
def test_hostile_words_stay_text(text: str) -> None:
    def page(words: str) -> tuple[Page, TestClient]:
        reason = Reason("evening", "placed", words, words, 0.8, "herald", (words,), words, "other", 0.2)
        piece = Piece(HERALD.id, words, words)
        touch = Touch(HERALD.id, "evening", (words,), 1.0, 0, 20)
        client = shelf(reason, lanes={"other": (piece, [("ferry", touch)])})
        return Page(client.get("/story/ferry").text + client.get("/story/other").text), client

    found, client = page(text)
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in page("words")[0].tags]
    for address in (
        "/",
        "/?pieces=1",
        "/story/ferry.json",
        "/story/ferry.md",
        "/story/other.md",
        "/stories.md?pieces=1",
    ):
        assert client.get(address).status_code == 200
