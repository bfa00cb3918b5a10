"""HTML pages: body, metadata, and pages that are no article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import ExtractError
from crossread.extract import extract

from .samples import BODY, HEADLINE, HTML, html_page


def refused(html: str | bytes) -> str:
    with pytest.raises(ExtractError) as error:
        extract(html_page(html))
    assert "\n" not in str(error.value)
    return error.value.reason


def test_the_body_comes_by_paragraphs_without_what_stands_around_it() -> None:
    assert extract(html_page(HTML)).text == "\n\n".join(BODY)


def test_metadata_is_taken_from_what_the_page_states() -> None:
    article = extract(html_page(HTML))
    assert article.title == HEADLINE
    assert article.source == "Lindholt Courier"
    assert article.authors == ("Jonna Vestergaard", "Per Holm")
    assert article.published == "2025-01-24T09:12:00+01:00"
    assert article.published_from == "JSON-LD datePublished"
    assert article.updated == "2025-01-25T10:00:00+01:00"
    assert article.language == "en"
    assert article.url == "https://courier.example/bridge"
    assert article.images[0].credit == "Ole Brandt"
    assert article.rights.notice == "© 2025 Lindholt Courier. All rights reserved."


def test_blocks_of_the_body_say_where_they_stand() -> None:
    article = extract(html_page(HTML))
    for block in article.blocks:
        assert block.file_start is None
        assert block.start is None or article.text[block.start : block.end] == block.text


def test_broken_json_ld_is_passed_over() -> None:
    article = extract(html_page(HTML.replace('"@graph"', '"@graph')))
    assert article.title == HEADLINE
    assert article.published is None
    assert article.authors == ("Jonna Vestergaard", "Per Holm")


def test_a_wrong_charset_in_the_header_does_no_harm() -> None:
    text = HTML.replace("Lindholt", "Lindhølt")
    assert "Lindhølt" in extract(html_page(text.encode("utf-8"), charset="iso-8859-1")).text


def test_the_pages_own_charset_is_heard_where_the_header_is_silent() -> None:
    text = HTML.replace("Lindholt", "Lindhølt").replace("utf-8", "windows-1252")
    assert "Lindhølt" in extract(html_page(text.encode("windows-1252"))).text


def test_nul_becomes_a_replacement_character() -> None:
    assert "\x00" not in extract(html_page(HTML.replace("Marta", "Ma\x00rta"))).text


@pytest.mark.parametrize("tag", ["div", "span", "b", "table><tr><td", "ul><li", "font"])
def test_a_page_nested_too_deep_is_refused(tag: str) -> None:
    assert refused(f"<{tag}>" * 60_000 + "x") == "nested too deep for a page"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF, not a page"),
        (b"\x1f\x8b\x08\x00 ...", "is gzip-compressed data, not a page"),
        (b"\x89PNG\r\n\x1a\n", "is an image, not a page"),
        (b"<html><script>document.write('x')</script></html>", "shows no text (built by script, or made of frames)"),
        (b"<html><frameset><frame src=a></frameset></html>", "shows no text (built by script, or made of frames)"),
        (b"<i>" * 300_000, "has over 250,000 tags, too many for a page"),
        (b"x" * 100_000_000, "too large (100 MB; the limit is 20 MB)"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert refused(data) == reason


def test_a_page_of_links_alone_is_no_article() -> None:
    links = "".join(f"<p><a href=/{n}>Harbour {n}</a></p>" for n in range(30))
    assert refused(f"<body>{links}") == "no article found on the page"


def test_a_consent_page_is_no_article() -> None:
    said = "We use cookies and similar tracking to measure how our site is used. " * 12
    assert refused(f"<html><body><main><p>{said}</p><p>{said}</p><button>Accept</button></main></body></html>")


def test_a_page_against_robots_is_no_article() -> None:
    assert "robots" in refused("<html><body><p>Please enable JavaScript and verify you are human.</p></body></html>")


PARTS = [
    *["<p>", "</p>", "<div class='x'>", "</div>", "<br>", "<a href=x>", "</a>", "word. ", "<!--", "-->", "<script>"],
    *["</script>", "\x00", "&#0;", "&#xD800;", "<table>", "<h1>", "<svg>", "<title>", *BODY],
    '<script type="application/ld+json">{"a"',
]


@settings(max_examples=60)
@given(
    st.binary(max_size=300) | st.lists(st.sampled_from(PARTS), max_size=40).map(lambda parts: "".join(parts).encode())
)
def test_any_bytes_give_an_article_or_one_clear_line(data: bytes) -> None:
    try:
        article = extract(html_page(data))
    except ExtractError as error:
        assert "\n" not in str(error)
        return
    article.text.encode("utf-8")
    assert article.text.strip()
