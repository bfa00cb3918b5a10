"""The form of a page: what it states, its title and address, and its lines."""

import time

import pytest

from crossread.extract import extract
from crossread.extract.kinds import kind_of
from crossread.model import Block

from .samples import BODY, CAPTION, HEADLINE, HTML, SCRAPE, html_page, text_page


def entries(times: list[str]) -> list[Block]:
    return [block for when in times for block in (Block("date", when, ""), Block("body", BODY[0], ""))]


def test_an_ordinary_page_is_an_article() -> None:
    assert extract(html_page(HTML)).kind == "article"
    assert extract(text_page(SCRAPE)).kind == "article"


@pytest.mark.parametrize(
    ("stated", "kind"),
    [("LiveBlogPosting", "live-blog"), ("ImageGallery", "gallery"), ("NewsArticle", "article")],
)
def test_a_page_is_what_it_states(stated: str, kind: str) -> None:
    assert kind_of(HEADLINE, None, [], [stated]) == kind


def test_a_page_that_states_a_video_and_no_article_is_a_video() -> None:
    assert kind_of(HEADLINE, None, [], ["VideoObject"]) == "video"
    assert kind_of(HEADLINE, None, [], ["NewsArticle", "VideoObject"]) == "article"


@pytest.mark.parametrize("title", ["Live updates: bridge closes", "Bridge closes – as it happened"])
def test_a_title_tells_a_live_blog(title: str) -> None:
    assert kind_of(title, None, []) == "live-blog"


@pytest.mark.parametrize(
    ("times", "kind"),
    [
        (["14:31", "14:12KEY EVENT", "13:50", "13:02 Uhr", "12:47"], "live-blog"),
        (["9.04am", "10.15am", "11.30am", "12.10pm", "1.05pm"], "live-blog"),
        (["14:31", "09:12", "23:50", "03:02", "12:47", "01:10"], "article"),
        (["14:31", "14:12", "13:50"], "article"),
        (["03:33 min", "02:45 min", "01:49 min", "01:40 min", "01:20 min"], "article"),
    ],
)
def test_entries_below_their_times_in_order_make_a_live_blog(times: list[str], kind: str) -> None:
    assert kind_of(HEADLINE, None, entries(times)) == kind


def test_a_list_of_times_beside_an_article_makes_none() -> None:
    ticker = [Block("related", f"1{n}:00 Trees planted along the ring road", "") for n in range(9)]
    assert kind_of(HEADLINE, None, [*ticker, *(Block("body", line, "") for line in BODY)]) == "article"


def test_many_captions_and_little_text_make_a_gallery() -> None:
    captions = [Block("caption", CAPTION, "")] * 9
    assert kind_of(HEADLINE, None, [Block("body", BODY[0], ""), *captions]) == "gallery"
    assert kind_of(HEADLINE, None, [*(Block("body", line, "") for line in BODY), *captions]) == "article"
    assert kind_of("In pictures: the harbour bridge", None, captions[:3]) == "gallery"
    assert kind_of("In pictures: the harbour bridge", None, []) == "article"


def test_a_long_title_and_many_lines_cost_little() -> None:
    began = time.process_time()
    kind_of("live " * 100_000, "/live" * 100_000, entries(["14:31"] * 5000))
    assert time.process_time() - began < 0.5
