"""Dates of HTML pages: with their zone, from the best source, and marked where they cannot be right."""

import dataclasses

import pytest

from crossread.extract import extract
from crossread.model import Article, Page

from ..samples import HTML, LD, html_page

FETCHED = "2025-01-26T10:00:00+00:00"
BARE = HTML.replace(LD, "{}")


def read(html: str, fetched: str | None = None) -> Article:
    page: Page = html_page(html)
    return extract(dataclasses.replace(page, fetched=fetched))


def test_both_dates_say_where_they_were_found() -> None:
    article = read(HTML, FETCHED)
    assert (article.published_from, article.updated_from) == ("JSON-LD datePublished", "JSON-LD dateModified")


def test_a_day_is_made_exact_by_another_source_of_the_same_day() -> None:
    meta = '<meta property="article:published_time" content="2025-01-24T09:12:00+01:00"></head>'
    article = read(HTML.replace("2025-01-24T09:12:00+01:00", "2025-01-24").replace("</head>", meta))
    assert article.published == "2025-01-24T09:12:00+01:00"
    assert article.published_from == "meta article:published_time"


@pytest.mark.parametrize("wrong", ["1970-01-01T00:00:00Z", "0001-01-01", "0"])
def test_a_date_before_the_web_is_not_believed(wrong: str) -> None:
    html = HTML.replace("2025-01-24T09:12:00+01:00", wrong)
    assert read(html).published is None
    shown = html.replace("<figure>", '<time datetime="2025-01-24T09:12:00+01:00">Friday</time><figure>')
    assert read(shown).published == "2025-01-24T09:12:00+01:00"


def test_a_date_after_the_fetch_gives_way_to_another_and_is_doubtful_alone() -> None:
    html = HTML.replace("2025-01-24T09:12:00+01:00", "2031-01-24T09:12:00+01:00")
    article = read(html, FETCHED)
    assert article.published == "2031-01-24T09:12:00+01:00"
    assert article.published_from == "JSON-LD datePublished, doubtful: after the page was fetched"
    shown = html.replace("<figure>", '<time datetime="2025-01-24T09:12:00+01:00">Friday</time><figure>')
    assert read(shown, FETCHED).published == "2025-01-24T09:12:00+01:00"


def test_a_change_before_the_publication_is_doubtful() -> None:
    article = read(HTML.replace("2025-01-25T10:00:00+01:00", "2019-01-25T10:00:00+01:00"))
    assert article.updated_from == "JSON-LD dateModified, doubtful: before the publication"


@pytest.mark.parametrize("place", ["aside class='more'", "div class='related-stories'", "section id='comments'"])
def test_the_time_of_another_article_or_a_comment_is_not_taken(place: str) -> None:
    tag = place.split(maxsplit=1)[0]
    other = f"<{place}><time datetime='2019-05-05T10:00:00Z'>5 May</time></{tag}></main>"
    assert read(BARE.replace("</main>", other)).published is None


def test_the_dates_shown_with_the_article_are_read_apart() -> None:
    line = '<p class="dates">Published: 24 January 2025, 09:12 CET</p><p class="dates">Updated: 25 January 2025</p>'
    article = read(BARE.replace("<figure>", line + "<figure>"))
    assert (article.published, article.updated) == ("2025-01-24T09:12:00+01:00", "2025-01-25")
    assert article.published_from == article.updated_from == "a date marked as such on the page"


def test_seconds_since_1970_are_a_date() -> None:
    assert read(HTML.replace('"2025-01-24T09:12:00+01:00"', '"1737706320"')).published == "2025-01-24T08:12:00+00:00"
