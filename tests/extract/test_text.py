"""Scrapes: every line has a role, the article is the body, and what stands around it stays out."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import ExtractError
from crossread.extract import extract
from crossread.extract.decode import decode
from crossread.model import Article

from .samples import BODY, CAPTION, CARD, HEADLINE, SCRAPE, text_page

SHARED = Path(__file__).parents[3] / "shared" / "data" / "reports"


def roles(article: Article) -> dict[str, str]:
    return {block.text: block.role for block in article.blocks}


def test_the_body_is_kept_whole_and_nothing_else_is_in_it() -> None:
    assert extract(text_page(SCRAPE)).text == "\n\n".join(BODY)


def test_every_line_has_a_role_and_a_reason() -> None:
    article = extract(text_page(SCRAPE))
    assert [block.text for block in article.blocks] == [line.strip() for line in SCRAPE.splitlines() if line.strip()]
    assert all(block.why for block in article.blocks)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("3 min read", "read-time"),
        (CAPTION, "caption"),
        (CARD, "author-card"),
        ("How safe are the city's other bridges?", "related"),
        ("(Updated:  )", "date"),
        ("Get Faster News Update By Joining Our: Messenger Channel", "promo"),
        ("Avatar", "navigation"),
    ],
)
def test_what_is_not_the_story_has_its_own_role(line: str, role: str) -> None:
    assert roles(extract(text_page(SCRAPE)))[line] == role


def test_a_headline_said_twice_is_a_headline_and_a_duplicate() -> None:
    found = [block.role for block in extract(text_page(SCRAPE)).blocks if block.text == HEADLINE]
    assert sorted(found) == ["duplicate", "headline"]


def test_a_teaser_and_the_next_item_of_the_feed_are_left_out() -> None:
    article = extract(text_page(SCRAPE))
    assert "Of the eleven bridges" not in article.text
    assert "Volunteers" not in article.text


def test_outlet_and_author_are_found_in_the_author_card() -> None:
    article = extract(text_page(SCRAPE))
    assert article.source == "Lindholt Courier"
    assert article.authors == ("Jonna Vestergaard",)


def test_the_outlet_is_found_in_the_rights_line() -> None:
    text = "\n\n".join([HEADLINE, *BODY, "© 2025 Lindholt Courier. All rights reserved."])
    article = extract(text_page(text))
    assert article.source == "Lindholt Courier"
    assert article.rights.notice == "© 2025 Lindholt Courier. All rights reserved."


def test_a_date_in_a_caption_or_another_item_is_not_the_articles() -> None:
    assert extract(text_page(SCRAPE)).published is None


def test_a_weekday_fixes_the_year() -> None:
    lead = "The city announced Friday, January 24, that the Lindholt harbour bridge will close for at least four weeks."
    article = extract(text_page("\n\n".join([HEADLINE, lead, *BODY])))
    assert article.published == "2025-01-24"
    assert article.published_from == "a day named in the text, its year from the weekday"


def test_hours_ago_are_seen_from_the_fetch() -> None:
    text = "\n\n".join([HEADLINE, "By Jonna Vestergaard", "Published 2 hours ago", *BODY])
    article = extract(text_page(text, fetched="2025-01-24T10:00:00+00:00"))
    assert article.published == "2025-01-24T08:00+00:00"


def test_a_page_of_one_paragraph_is_an_article() -> None:
    assert extract(text_page(BODY[0])).text == BODY[0]


@pytest.mark.parametrize("data", ["", " \n\t\n", "\x00\x01\x02\x03" * 50])
def test_what_holds_no_text_is_refused_in_one_line(data: str) -> None:
    with pytest.raises(ExtractError) as error:
        extract(text_page(data))
    assert "\n" not in str(error.value)


def test_ten_megabytes_on_one_line_are_read() -> None:
    assert len(extract(text_page("a harbour " * 1_000_000)).text) == 9_999_999


LINES = [*SCRAPE.splitlines(), "\x00", "\u2028x", "\ud800"]


@settings(max_examples=60)
@given(st.text(max_size=400) | st.lists(st.sampled_from(LINES), max_size=40).map("\n".join))
def test_offsets_hold_for_any_text(text: str) -> None:
    page = text_page(text)
    decoded = decode(page.data)
    try:
        article = extract(page)
    except ExtractError:
        return
    for block in article.blocks:
        assert decoded[block.file_start : block.file_end] == block.text
        assert (block.start is None) == (block.role != "body")
        assert block.start is None or article.text[block.start : block.end] == block.text
    assert article.text == "\n\n".join(block.text for block in article.blocks if block.role == "body")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the evaluation data is not here")
def test_on_real_scrapes_no_trap_is_in_the_body_and_no_labelled_line_is_lost() -> None:
    gold = json.loads((SHARED / "gold.json").read_text(encoding="utf-8"))
    bodies = {}
    for doc, name in gold["files"].items():
        article = extract(text_page((SHARED / name).read_text(encoding="utf-8")))
        bodies[doc] = [block for block in article.blocks if block.role in {"body", "headline", "duplicate"}]
    for trap in gold["traps"]:
        span = trap["span"]
        assert not [b for b in bodies[span["doc"]] if b.role == "body" and _common(b, span) > 2], trap["id"]
    for item in gold["attributions"]:
        span = item["content"][0]
        assert any(_common(b, span) > 2 for b in bodies[item["doc"]]), item["id"]


def _common(block, span) -> int:  # type: ignore[no-untyped-def]
    return min(block.file_end, span["end"]) - max(block.file_start, span["start"])


def test_utf_8_that_is_cut_inside_a_character_stays_utf_8() -> None:
    assert decode("“Café,” she said in the café".encode()[:-1]) == "“Café,” she said in the caf\ufffd"
    assert decode(b"in the caf\xe9") == "in the café"
