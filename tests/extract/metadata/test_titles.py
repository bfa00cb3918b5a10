"""The headline of an HTML page."""

import json

import pytest

from crossread.extract.html import parsed
from crossread.extract.metadata.titles import title_of
from crossread.extract.structured import stated

from ..samples import HEADLINE, html_page

SITE = "Lindholt Courier"
SEARCH = "Bridge closed: all routes and times"


def title(
    *, tab: str = "", shared: str = "", named: str = "", shown: tuple[str, ...] = (), section: str = ""
) -> str | None:
    node = {"@type": "NewsArticle", "datePublished": "2025-01-24", "headline": named, "articleSection": section}
    meta = f'<meta property="og:title" content="{shared}">' if shared else ""
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>' if named or section else ""
    headings = "".join(f"<h1>{text}</h1>" for text in shown)
    root = parsed(
        html_page(
            f'<head><title>{tab}</title><meta property="og:site_name" content="{SITE}">{meta}{script}</head>'
            f"<body>{headings}<p>x"
        )
    )
    return title_of(stated(root), root)


@pytest.mark.parametrize(
    "end",
    [
        f" | {SITE}",
        f" - {SITE}",
        f" – {SITE}",
        f" | Harbour | {SITE}",
        f" - Harbour - {SITE}",
        f" * {SITE} * by Per Holm",
        " | LC",
    ],
)
def test_the_outlets_name_and_the_section_are_cut_off(end: str) -> None:
    assert title(shared=HEADLINE + end, shown=(HEADLINE,)) == HEADLINE
    assert title(tab=HEADLINE + end, section="Harbour") == HEADLINE or "by Per" in end


def test_a_dash_in_the_headline_stays() -> None:
    said = "Bridge closes - for a month"
    assert title(tab=f"{said} | {SITE}") == said
    assert title(shared=said) == said


def test_the_outlets_name_before_a_bar_is_cut_off() -> None:
    assert title(tab=f"{SITE} | {HEADLINE}", shown=(HEADLINE,)) == HEADLINE
    assert title(shared=f"{SITE} | {HEADLINE}", shown=(HEADLINE,)) == HEADLINE


def test_the_shared_headline_comes_first_where_the_outlet_keeps_forms_apart() -> None:
    short = "Harbour bridge closes"
    assert title(shared=short, named=HEADLINE, shown=(HEADLINE,), tab=f"{HEADLINE} | {SITE}") == short


@pytest.mark.parametrize("tab", [SEARCH, f"{SEARCH} | {SITE}", HEADLINE, "A third form"])
def test_a_headline_made_for_search_engines_gives_way_to_the_shown_and_stated_one(tab: str) -> None:
    assert title(shared=SEARCH, named=HEADLINE, shown=("Other news", HEADLINE), tab=tab) == HEADLINE


def test_a_shared_title_that_broke_at_a_quotation_mark_is_passed_over() -> None:
    assert title(shared="Council on bridge:", named='Council on bridge: "Too late"') == 'Council on bridge: "Too late"'


def test_a_heading_that_names_the_outlet_is_no_headline() -> None:
    assert title(shown=(SITE, HEADLINE), tab=f"{HEADLINE} | {SITE}") == HEADLINE
    assert title(shared=SITE, shown=(HEADLINE,)) == HEADLINE


def test_of_several_headings_the_tabs_title_tells_the_right_one() -> None:
    assert title(shown=("Most read", HEADLINE), tab=f"{HEADLINE} | {SITE}") == HEADLINE


def test_a_page_without_any_title_has_none() -> None:
    assert title() is None
