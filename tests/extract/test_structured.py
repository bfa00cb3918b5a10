"""What a page states of itself for machines."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.html import parsed
from crossread.extract.structured import Stated, plain, stated

from .samples import html_page

NODE = '{"@type": "NewsArticle", "headline": "Bridge closes", "datePublished": "2025-01-24"}'


def facts(*scripts: str, head: str = "") -> Stated:
    tags = "".join(f'<script type="application/ld+json">{text}</script>' for text in scripts)
    return stated(parsed(html_page(f"<head>{head}{tags}</head><body><p>x")))


@pytest.mark.parametrize(
    "script",
    [
        NODE, f"[{NODE}]", f'{{"@graph": [{NODE}]}}', f'{{"@type": "WebPage", "mainEntity": {NODE}}}',
        f"//<![CDATA[\n{NODE}\n//]]>\n", f"/*<![CDATA[*/{NODE}/*]]>*/", f"<!-- {NODE} -->", f"{NODE};",
        f'{{"@type": "WebSite", "name": "Courier"}}{NODE}', f"{NODE} trailing", NODE.replace("}", ",}"),
        NODE.replace("closes", "\tcloses"), NODE.replace('"NewsArticle"', '["Article", "https://schema.org/NewsArticle"]'),
        NODE.replace('"', "&quot;"), NODE.replace("Bridge closes", "Bridge&amp;nbsp;closes"),
        NODE.replace("Bridge closes", "Br\\u0069dge  closes"), NODE.replace('"Bridge closes"', '["Bridge closes"]'),
    ],
)  # fmt: skip
def test_the_article_is_found_in_every_shape(script: str) -> None:
    assert facts(script).text("headline") == "Bridge closes"


@pytest.mark.parametrize("script", ["", "{", NODE[:-1], "null", "[]", "3", '"text"', "[" * 10_000, "undefined"])
def test_what_cannot_be_read_is_passed_over(script: str) -> None:
    assert facts(script).article == {}
    assert facts(script, NODE).text("headline") == "Bridge closes"


def test_of_several_articles_the_one_of_the_pages_title_is_the_pages() -> None:
    other = NODE.replace("Bridge closes", "Trees planted in the north")
    head = '<meta property="og:title" content="Bridge closes | Courier">'
    assert facts(other, NODE, head=head).text("headline") == "Bridge closes"


def test_a_reference_leads_to_its_node() -> None:
    page = facts(NODE, '{"@type": "Person", "@id": "#per", "name": "Per Holm"}')
    assert page.resolve({"@id": "#per"})["name"] == "Per Holm"
    assert page.resolve({"@id": "#nobody"}) == {"@id": "#nobody"}


def test_meta_tags_are_read_by_property_name_or_itemprop() -> None:
    head = '<meta property="OG:Title" content="A &amp; B"><meta name="author" content="Per"><meta itemprop=x content=y>'
    page = facts(head=head)
    assert page.meta == {"og:title": "A & B", "author": "Per", "x": "y"}
    assert page.authors == ("Per",)


def test_entities_are_resolved_twice_and_space_made_single() -> None:
    assert plain(" A&amp;amp;B \n C ") == "A&B C"
    assert plain(" \n") is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "@id", "@graph", "headline", "author", "name"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(_JSON)
def test_any_json_is_read_without_an_error(value: object) -> None:
    page = facts(json.dumps(value).replace("<", ""))
    page.text("headline")
    assert isinstance(page.article, dict)
