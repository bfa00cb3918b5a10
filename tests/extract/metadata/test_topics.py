"""Section and keywords as pages state them, without the outlet's name and the codes of systems."""

import pytest

from crossread.extract import extract
from crossread.model import Article

from ..samples import HEADLINE, HTML, html_page


def stating(fields: str, head: str = "", body: str = "") -> Article:
    html = HTML.replace('"inLanguage"', f'{fields}, "inLanguage"') if fields else HTML
    return extract(html_page(html.replace("</head>", head + "</head>").replace("<main>", body + "<main>")))


@pytest.mark.parametrize(
    "keywords",
    [
        '"Bridges, Lindholt,bridges"',
        '"Bridges; Lindholt"',
        '["Bridges", "Lindholt", "Lindholt Courier"]',
        '[{"@type": "DefinedTerm", "name": "Bridges"}, {"@type": "Thing", "name": "Lindholt"}]',
        '["Bridges", "paywall:yes", "_hp1", "NLP Category: News", "12345", "Lindholt", "news/local"]',
    ],
)
def test_keywords_are_read_in_every_shape(keywords: str) -> None:
    assert stating(f'"keywords": {keywords}').keywords == ("Bridges", "Lindholt")


def test_tags_and_the_keywords_for_search_engines_stand_in() -> None:
    search = '<meta name="keywords" content="news, bridges">'
    tags = '<meta property="article:tag" content="Bridges"><meta property="article:tag" content="Lindholt">'
    assert stating("", search).keywords == ("news", "bridges")
    assert stating("", search + tags).keywords == ("Bridges", "Lindholt")


def test_keywords_are_few_and_short_whatever_a_page_states() -> None:
    many = ", ".join([*(f"word {n}" for n in range(5000)), "x" * 100])
    assert len(stating(f'"keywords": "{many}"').keywords) == 20
    assert stating(f'"keywords": ["{HEADLINE}", "{"long " * 30}"]').keywords == ()


@pytest.mark.parametrize("section", ['"Harbour"', '["Harbour", "News"]', '"Harbour, Local"', '["News", "Harbour"]'])
def test_the_section_is_the_first_that_says_something(section: str) -> None:
    assert stating(f'"articleSection": {section}').section == "Harbour"


def test_meta_and_breadcrumbs_stand_in_for_the_section() -> None:
    crumbs = '<div class="breadcrumbs"><a href="/">Home</a><a href="/harbour">Harbour</a></div>'
    assert stating("", body=crumbs).section == "Harbour"
    assert stating("", '<meta property="article:section" content="Local">', crumbs).section == "Local"
    assert stating("").section is None


def test_breadcrumbs_in_breadcrumbs_are_read_once_in_order_of_place() -> None:
    inner = '<ol class="site-Breadcrumb"><li><a href="/harbour">Harbour</a></li></ol>'
    crumbs = f'<nav id="breadcrumb"><a href="/">Home</a>{inner}<a href="/x"> </a></nav>'
    assert stating("", body=crumbs).section == "Harbour"
