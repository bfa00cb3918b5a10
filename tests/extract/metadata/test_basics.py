"""An HTML page's address, dek and language. Its dates: see test_dates.py."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.html import parsed
from crossread.extract.metadata.basics import address_of, dek_of, language_of
from crossread.extract.metadata.bylines import authors_of
from crossread.extract.metadata.images import images_of
from crossread.extract.metadata.outlets import source_of
from crossread.extract.metadata.titles import title_of
from crossread.extract.structured import stated
from crossread.model import Block

from ..samples import BODY, html_page

TEXT = "\n\n".join(BODY)
GERMAN = (
    "Die Brücke wird am Montag für mindestens vier Wochen gesperrt, weil in den Trägern Risse gefunden wurden. Die "
    "Stadt teilte mit, dass es keine Gefahr für die Fähren gibt und dass sie nicht mehr als einen Monat braucht."
)


def address(head: str, page: str | None = None) -> str | None:
    root = parsed(html_page(f"<head>{head}</head><p>x"))
    return address_of(stated(root), root, page)


def dek(description: str, *blocks: tuple[str, str]) -> str | None:
    facts = stated(parsed(html_page(f'<meta property="og:description" content="{description}"><p>x')))
    return dek_of(facts, [Block(role, text, "") for role, text in blocks], "Bridge closes", TEXT)  # type: ignore[arg-type]


def language(attribute: str, body: str, head: str = "") -> str | None:
    root = parsed(html_page(f"<html {attribute}><head>{head}</head><p>x"))
    return language_of(stated(root), root, body)


def test_the_canonical_link_is_the_address() -> None:
    shared = '<meta property="og:url" content="https://courier.example/shared">'
    assert (
        address(f'<link rel=canonical href="https://courier.example/bridge">{shared}')
        == "https://courier.example/bridge"
    )
    assert address(shared) == "https://courier.example/shared"
    assert address("") is None


def test_a_relative_address_needs_the_pages() -> None:
    link = '<link rel=canonical href="/bridge">'
    assert address(link) is None
    assert address(link, "https://courier.example/b?x=1") == "https://courier.example/bridge"


@pytest.mark.parametrize(
    "wrong", ["https://courier.example/", "https://courier.example", "javascript:x", "http://[bad", ""]
)
def test_a_front_page_and_what_is_no_address_are_passed_over(wrong: str) -> None:
    shared = '<meta property="og:url" content="https://courier.example/shared">'
    assert address(f'<link rel=canonical href="{wrong}">{shared}') == "https://courier.example/shared"


def test_the_dek_shown_on_the_page_goes_before_the_description() -> None:
    assert dek("What to know about the closed bridge", ("dek", "Cracks found"), ("body", BODY[0])) == "Cracks found"
    assert dek("What to know about the closed bridge") == "What to know about the closed bridge"


@pytest.mark.parametrize(
    "description",
    [
        "",
        "Bridge closes",
        BODY[0],
        BODY[0][:90] + "…",
        BODY[0][:90],
        "The bridge on Friday " + BODY[0],
        "What to know about the …",
        "Too short",
    ],
)
def test_a_description_that_says_nothing_of_its_own_is_no_dek(description: str) -> None:
    assert dek(description) is None


def test_the_language_is_what_the_page_states() -> None:
    assert language("lang=nb-NO", "") == "nb"
    assert language("", "", '<meta property="og:locale" content="sw_KE">') == "sw"
    assert language("lang=''", "") is None


def test_the_text_decides_where_the_page_states_none_or_the_templates() -> None:
    assert language("", GERMAN) == "de"
    assert language("lang=en", GERMAN) == "de"
    assert language("lang=en", TEXT) == "en"
    assert language("lang=sw", "x") == "sw"


def test_the_text_chooses_between_languages_that_the_page_states() -> None:
    assert language("lang=kr", "다리가 월요일부터 한 달 동안 닫힌다", '<meta name=language content="ko">') == "ko"


_KEYS = ["@id", "@type", "url", "name", "givenName", "caption", "author", "contentUrl"]
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.sampled_from(["", "#x", "http://[", "//", "\x00", "Per Holm", "a" * 300]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    max_leaves=10,
)
_FIELDS = [
    "headline",
    "author",
    "publisher",
    "image",
    "inLanguage",
    "url",
    "description",
    "mainEntityOfPage",
    "articleSection",
]


@given(st.dictionaries(st.sampled_from(_FIELDS), _VALUES), st.dictionaries(st.sampled_from(_KEYS), _VALUES))
def test_statements_of_any_shape_do_no_harm(fields: dict[str, object], node: dict[str, object]) -> None:
    script = json.dumps([{"@type": "NewsArticle", "datePublished": "2025-01-24", **fields}, {**node, "@id": "#x"}])
    root = parsed(html_page(f'<script type="application/ld+json">{script}</script><h1>Bridge closes</h1><p>{BODY[0]}'))
    facts = stated(root)
    blocks = [Block("byline", "By Per Holm", ""), Block("body", BODY[0], "", 0, len(BODY[0]))]
    assert title_of(facts, root)
    # One who is the publisher too is no author.
    assert "Per Holm" in authors_of(facts, root, blocks) or fields.get("author") or "Per Holm" in json.dumps(fields)
    for found in (source_of(facts, root), address_of(facts, root), dek_of(facts, blocks, None, TEXT)):
        assert found is None or found.strip()
    assert all(image.url for image in images_of(facts, root, TEXT, "http://["))
    assert language_of(facts, root, TEXT) == "en"
