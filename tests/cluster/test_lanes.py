"""Pieces that touch many stories are told by title or address, ordinary reports are left alone."""

import time

import pytest

from crossread.cluster.lanes import lane
from crossread.model import Article


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Live updates: storm reaches Varholm", "live blog"),
        ("LIVE: council votes in Lindmere", "live blog"),
        ("Storm over Varholm – as it happened", "live blog"),
        ("Liveticker: Sturm über Varholm", "live blog"),
        ("Markets wrap: shares slip as oil climbs", "market wrap"),
        ("Morning briefing: what to know today", "newsletter"),
        ("The Lindmere newsletter", "newsletter"),
        ("Police blotter for the week", "round-up"),
        ("Week in review: ferries and funds", "round-up"),
        ("Corrections", "notice"),
        ("Varholm storm live: minister visits as ferries stop", "live blog"),
        ("Varholm storm LIVE", "live blog"),
        ("Live coverage: storm reaches Varholm", "live blog"),
        ("Politics live with Ada Quill", "live blog"),
        ("Tormenta en Varholm, en directo", "live blog"),
        ("Wall Street ends lower after rate rise", "market wrap"),
        ("Stocks close lower as rate rise weighs", "market wrap"),
        ("Stock market today: shares slip in Lindmere", "market wrap"),
        ("Your Monday briefing", "newsletter"),
        ("Lindmere Evening Briefing, 4 March", "newsletter"),
        ("First Thing: storm reaches Varholm", "newsletter"),
        ("In brief: storm, strike and a lynx", "round-up"),
        ("Five things to know for Monday", "round-up"),
        ("Here’s what you need to know today", "round-up"),
        ("The week ahead", "round-up"),
        ("Letters to the editor", "notice"),
        ("Winning lottery numbers for Monday", "notice"),
        ("Corrections and clarifications", "notice"),
    ],
)
def test_a_piece_of_many_stories_has_its_lane(title: str, name: str) -> None:
    found = lane(Article("a", "text", title=title))
    assert found is not None
    assert found[0] == name
    assert "title says" in found[1]


@pytest.mark.parametrize(
    "title",
    [
        "Ferry runs aground off Port Ellery",
        "Correction: Ferry runs aground",
        "Residents live in fear of floods",
        "Letters to be taxed",
        "How they live: a street in Lindmere in winter",
        "Watch live: minister speaks in Varholm",
        "Varholm broadcaster goes live: first pictures",
        "Singer to open Saturday Night Live: report",
        "Minister gives daily briefing",
        "Palace morning briefing descends into row",
        "Newsletter editor arrested in Lindmere",
        "Stocks of fuel close to empty in Varholm",
        "Markets close on Monday after flood",
        "European stocks of herring collapse",
        "Market hall in Lindmere burns down",
        "",
        None,
    ],
)
def test_an_ordinary_report_has_none(title: str | None) -> None:
    assert lane(Article("a", "Sign up for our newsletter. Live updates follow.", title=title)) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/live-blog/storm", "live blog"),
        ("https://example.org/newsletters/monday", "newsletter"),
        ("https://example.org/round-up/x", "round-up"),
        ("https://example.org/news/live-music", None),
    ],
)
def test_the_address_may_say_so_too(url: str, name: str | None) -> None:
    found = lane(Article("a", "text", title="Storm", url=url))
    assert (found and found[0]) == name


def test_the_pages_own_kind_says_so_too() -> None:
    assert lane(Article("a", "text", title="Storm", kind="live-blog")) == ("live blog", "the page is a live blog")


@pytest.mark.parametrize("piece", ["a", "live ", "market ", "1 things to know ", " "])
def test_a_title_and_address_of_1_mb_cost_nothing(piece: str) -> None:
    began = time.process_time()
    lane(Article("a", "text", title=piece * 200_000, url=piece * 200_000))
    assert time.process_time() - began < 0.2
