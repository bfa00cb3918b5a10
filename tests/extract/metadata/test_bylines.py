"""The authors of an HTML page."""

import json

import pytest

from crossread.extract.html import parsed
from crossread.extract.metadata.bylines import author_texts, authors_of
from crossread.extract.structured import stated
from crossread.model import Block

from ..samples import html_page

PER, JONNA = "Per Holm", "Jonna Vestergaard"


def authors(author: object = None, *lines: str, page: str = "", meta: str = "") -> tuple[str, ...]:
    """The authors of a page with the JSON-LD field `author` and the bylines `lines` above the text."""
    graph = [
        {
            "@type": "NewsArticle",
            "headline": "Bridge closes",
            "author": author,
            "publisher": {"name": "Lindholt Courier"},
        },
        {"@type": "Person", "@id": "#per", "name": PER},
    ]
    script = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    tag = f'<meta name="author" content="{meta}">' if meta else ""
    root = parsed(html_page(f"<head>{script}{tag}</head><body>{page}<p>x"))
    blocks = [Block("byline", line, "") for line in lines]
    blocks += [Block("navigation", text, "") for text in ([page] if page else [])]
    return authors_of(stated(root), root, [*blocks, Block("body", "The bridge will close.", "", 0, 22)])


@pytest.mark.parametrize(
    "author",
    [
        PER, [PER], {"@type": "Person", "name": PER}, [{"name": PER}], {"@id": "#per"}, [{"@id": "#per"}],
        {"@type": "Person", "givenName": "Per", "familyName": "Holm"}, {"name": [PER]}, "Per&nbsp;Holm", "PER HOLM",
        "per holm", [{"name": PER}, {"name": "Lindholt Courier"}], [{"name": PER}, {"name": "PER HOLM"}], f"By {PER}",
        {"@type": "Person", "name": {"@type": "Text", "name": PER}}, {"name": "Per Holm, Political Correspondent"},
    ],
)  # fmt: skip
def test_every_shape_of_the_stated_author_is_read(author: object) -> None:
    assert authors(author) == (PER,)


def test_the_meta_tag_helps_where_json_ld_names_only_the_house() -> None:
    assert authors({"@type": "Organization", "name": "Lindholt Courier"}, meta=PER) == (PER,)


def test_the_byline_helps_where_only_the_house_is_stated() -> None:
    assert authors("Lindholt Courier", f"By {PER} and {JONNA}") == (PER, JONNA)
    assert authors(None, "BY PER HOLM | January 24, 2025") == (PER,)


def test_the_byline_that_names_more_people_is_heard() -> None:
    assert authors(PER, f"By {JONNA} and {PER}") == (JONNA, PER)
    assert authors(PER, JONNA, PER) == (JONNA, PER)


def test_the_byline_that_names_others_is_not() -> None:
    assert authors(PER, f"By {JONNA}") == (PER,)
    assert authors(PER, "Author of the article:", PER) == (PER,)


def test_of_bylines_apart_the_one_next_to_the_text_counts() -> None:
    root = parsed(html_page("<p>x"))
    lines = [("byline", JONNA), ("navigation", "Menu"), ("byline", PER), ("body", "The bridge will close.")]
    assert authors_of(stated(root), root, [Block(role, text, "") for role, text in lines]) == (PER,)  # type: ignore[arg-type]


def test_a_byline_after_the_text_is_another_articles() -> None:
    root = parsed(html_page("<p>x"))
    lines = [("body", "The bridge will close."), ("byline", f"By {PER}")]
    assert authors_of(stated(root), root, [Block(role, text, "") for role, text in lines]) == ()  # type: ignore[arg-type]


def test_the_byline_that_names_a_person_in_full_goes_before_one_word() -> None:
    assert authors("Heryo", f"By {PER}") == (PER,)
    assert authors("Heryo") == ("Heryo",)
    assert authors("AFP", f"By {PER}") == ("AFP",)


def test_an_agency_alone_is_kept() -> None:
    assert authors("AFP") == ("AFP",)
    assert authors(None, "AFP, LINDHOLT") == ("AFP",)


def test_the_house_is_named_only_where_it_alone_is_stated() -> None:
    assert authors("Lindholt Courier") == ("Lindholt Courier",)
    assert authors("LINDHOLT COURIER") == ("Lindholt Courier",)
    assert authors(None) == ()
    assert authors("Redaktion") == ()


@pytest.mark.parametrize("mark", ["rel=author", "itemprop=author", "class=byline", "class=c-autor"])
def test_a_name_marked_as_the_authors_is_found_where_it_stands_by_the_text(mark: str) -> None:
    element = f"<a {mark} href=/per>{PER}</a>"
    root = parsed(html_page(f"<body>{element}<p>x"))
    near = [Block("label", PER, ""), Block("body", "The bridge will close.", "", 0, 22)]
    assert authors_of(stated(root), root, near) == (PER,)
    assert authors_of(stated(root), root, near[1:]) == ()


def test_a_line_that_says_author_is_heard_wherever_it_stands() -> None:
    root = parsed(html_page("<p>x"))
    blocks = [Block("body", "The bridge will close.", "", 0, 22), Block("navigation", f"Autorin/Autor {PER}", "")]
    assert authors_of(stated(root), root, blocks) == (PER,)


def test_an_author_that_refers_to_itself_ends() -> None:
    script = '{"@type":"NewsArticle","headline":"Bridge","author":{"@id":"#a"}}'
    loop = '{"@id":"#a","@type":"Person","name":{"@id":"#a"}}'
    facts = stated(parsed(html_page(f'<script type="application/ld+json">[{script},{loop}]</script><p>x')))
    assert author_texts(facts) == []


def test_a_name_beside_the_byline_is_an_authors_where_the_page_marks_it() -> None:
    blocks = [
        Block("navigation", JONNA, ""),
        Block("byline", PER, ""),
        Block("body", "The bridge will close.", "", 0, 22),
    ]
    script = f'<script type="application/ld+json">{{"@type": "Article", "headline": "x", "author": "{PER}"}}</script>'
    marked = parsed(html_page(f"{script}<b class=author>{JONNA}</b><b class=author>{PER}</b>"))
    assert authors_of(stated(marked), marked, blocks) == (JONNA, PER)
    unmarked = parsed(html_page(f"{script}<b>{JONNA}</b><b class=author>{PER}</b>"))
    assert authors_of(stated(unmarked), unmarked, blocks) == (PER,)


def test_a_line_in_capitals_counts_least() -> None:
    assert authors(None, PER, "JOIN NOW") == (PER,)
    assert authors(None, "PER HOLM") == (PER,)
    assert authors(None, JONNA, "BY PER HOLM") == (JONNA, PER)
