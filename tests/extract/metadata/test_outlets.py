"""The outlet's name as a proper name."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.html import parsed
from crossread.extract.metadata.outlets import akin, outlet_names, source_of
from crossread.extract.structured import stated

from ..samples import html_page


def source(
    *, site: str = "", publisher: object = None, title: str = "Bridge closes", host: str = "courier.example"
) -> str | None:
    node = {"@type": "NewsArticle", "headline": "Bridge closes", "publisher": publisher}
    root = parsed(
        html_page(
            f'<head><title>{title}</title><meta property="og:site_name" content="{site}">'
            f'<meta property="og:url" content="https://www.{host}/bridge">'
            f'<script type="application/ld+json">{json.dumps(node)}</script></head><p>x'
        )
    )
    return source_of(stated(root), root)


def test_the_name_that_the_page_is_shared_with_comes_first() -> None:
    assert source(site="Lindholt Courier", publisher={"name": "Harbour Media"}) == "Lindholt Courier"


@pytest.mark.parametrize(
    ("site", "publisher"),
    [
        ("courier.example", {"name": "The Courier"}),
        ("thecourier", {"name": "The Courier"}),
        ("the Courier", {"name": "The Courier"}),
        ("", [{"name": "The Courier"}]),
        ("", "The Courier"),
        ("The Courier | News from Lindholt and the harbour", None),
        ("The Courier - Harbour Media Print GmbH & Co. KG", None),
        ("The Courier Ltd.", None),
        ("https://courier.example", {"name": "The Courier"}),
        ("", {"name": "courier.example", "alternateName": "The Courier"}),
    ],
)
def test_it_is_a_proper_name_where_the_page_has_one(site: str, publisher: object) -> None:
    assert source(site=site, publisher=publisher) == "The Courier"


def test_the_end_of_the_tabs_title_helps_where_nothing_is_stated() -> None:
    assert (
        source(title="Bridge closes - Harbour - Lindholt Courier", host="lindholtcourier.example") == "Lindholt Courier"
    )
    assert source(title="Bridge closes - what now", host="lindholtcourier.example") is None


def test_a_name_in_another_script_gives_way_to_the_one_of_the_pages_title() -> None:
    assert source(site="港報", title="Bridge closes - Harbour Post", host="harbourpost.example") == "Harbour Post"
    assert source(site="港報", title="橋 - 港報", host="harbourpost.example") == "港報"


def test_a_domain_is_the_last_resort() -> None:
    assert source(site="courier.example") == "courier.example"


def test_all_names_of_the_outlet_are_known() -> None:
    facts = stated(parsed(html_page('<meta property="og:site_name" content="The Courier | News"><p>x')))
    assert outlet_names(facts) == ["The Courier | News", "The Courier"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lindholt Courier", "lindholtcourier.example"),
        ("LC", "Lindholt Courier"),
        ("Courier", "Lindholt Courier"),
        ("the Courier", "The Courier"),
        ("courier.co.uk", "Courier"),
    ],
)
def test_forms_of_one_name_are_akin(one: str, other: str) -> None:
    assert akin(one, other)
    assert akin(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("US", "Venus"), ("松岡大地", "毎日港報"), ("", "Courier"), ("Per Holm", "Courier")]
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not akin(one, other)
    assert not akin(other, one)


@given(st.text(max_size=70), st.text(max_size=70))
def test_to_be_akin_is_mutual(one: str, other: str) -> None:
    assert akin(one, other) == akin(other, one)
