import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from starlette.testclient import TestClient

from crossread.model import Article, Comparison
from crossread.publish import html, markdown, terminal
from crossread.publish.site import create_app
from crossread.publish.view import build

from .sample import annotated, fact, span
from .shelves import Stories
from .test_html import Page

# Who wrote each of eleven reports: the first outlet with and without "the", the third by its address alone.
SOURCES = ("Ansel Herald", "The Ansel Herald", "ANSEL HERALD") + ("City Ledger",) * 5 + (None,) * 3
# What the first outlet alone has: in two of its reports in the same words.
STRUCK = ("struck the pier", "struck the pier", "ferry that struck the pier")
DIVERS = "Divers found no damage below the waterline."


def report(n: int) -> Article:
    """The report with this number, an hour after the one before it."""
    url = f"https://{'www' if n % 2 else 'sport'}.coast.example/{n}" if SOURCES[n] is None else None
    text = f"Report {n} of the ferry that struck the pier at Port Ansel. {DIVERS}"
    when = f"2031-03-04T{8 + n:02}:00:00+00:00"
    return Article(id=f"r{n}", title=f"Ferry report {n}", source=SOURCES[n], url=url, published=when, text=text)


def eleven(*copies: tuple[int, ...]) -> Comparison:
    """Eleven reports by three outlets; `copies` are the groups of those that share copy."""
    articles = [report(n) for n in range(len(SOURCES))]
    shared = {n for group in copies for n in group}
    groups = (*copies, *((n,) for n in range(len(articles)) if n not in shared))
    facts = (
        fact("f1", "same", "the same words", *[span(article, DIVERS) for article in articles]),
        fact("f2", "only", "no other outlet has it", *map(span, articles[:3], STRUCK)),
    )
    return Comparison(tuple(map(annotated, articles)), 0.98, facts, (), tuple(sorted(groups)))


def test_an_outlet_counts_once_however_many_reports_it_has() -> None:
    view = build(eleven())
    assert view.houses == ("Ansel Herald", "City Ledger", "coast.example")
    assert view.told_by == "3 outlets, 3 independent"
    assert [statement.told_by for statement in view.agreed] == ["3 outlets, 3 independent"]
    (own,) = view.only[0].facts
    assert own.told_by == "1 outlet"


def test_each_report_is_listed_under_its_outlets_name_and_a_number() -> None:
    names = [outlet.name for outlet in build(eleven()).outlets]
    herald = [f"Ansel Herald ({n})" for n in (1, 2, 3)]
    ledger = [f"City Ledger ({n})" for n in range(1, 6)]
    assert names == [*herald, *ledger, *(f"coast.example ({n})" for n in (1, 2, 3))]


@pytest.mark.parametrize(
    ("copies", "independent"),
    [
        pytest.param([(0, 1, 2)], 3, id="an outlet that repeats itself is no copy"),
        pytest.param([(0, 8)], 3, id="one of several reports is a copy"),
        pytest.param([(0, 8), (1, 9), (3, 10)], 2, id="every report of an outlet is a copy"),
        pytest.param([(0, 3), (4, 8), (1, 9)], 3, id="each outlet has something of its own"),
        pytest.param([tuple(range(11))], 1, id="all share one text"),
    ],
)
def test_an_outlet_is_independent_that_has_a_report_which_copies_no_other(
    copies: list[tuple[int, ...]], independent: int
) -> None:
    assert build(eleven(*copies)).independent == independent


def test_the_base_does_not_change_how_many_are_independent() -> None:
    undated = [replace(item, article=replace(item.article, published=None)) for item in eleven().articles]
    story = replace(eleven((0, 8), (1, 9), (3, 10)), articles=tuple(undated))
    assert {build(story, base).independent for base in range(11)} == {2}


def test_shared_copy_is_told_of_outlets_and_not_of_an_outlets_own_reports() -> None:
    (group,) = build(eleven((0, 1), (2, 3, 4))).copies
    assert [outlet.name for outlet in group] == ["Ansel Herald (3)", "City Ledger (1)", "City Ledger (2)"]
    text = markdown.render(eleven((2, 3, 4)))
    assert "Ansel Herald (3), City Ledger (1) and City Ledger (2) share copy: one voice, not 2." in text


def test_hidden_reports_are_not_counted() -> None:
    view = build(eleven(), hidden=range(1, 8))
    assert (len(view.outlets), view.told_by) == (4, "2 outlets, 2 independent")


@pytest.mark.parametrize("render", [partial(terminal.render, everything=True), markdown.render, html.render])
def test_every_form_of_a_comparison_counts_outlets(render: Callable[[Comparison], str]) -> None:
    text = " ".join(render(eleven()).split())
    assert "3 outlets, 3 independent" in text
    assert "11 outlets" not in text
    assert "Ansel Herald, City Ledger and coast.example" in text
    assert all(f"Ferry report {n}" in text for n in range(11))


@pytest.mark.parametrize("render", [partial(terminal.render, everything=True), markdown.render])
def test_what_several_reports_of_one_outlet_have_stands_once_a_wording(render: Callable[[Comparison], str]) -> None:
    lines = [line.strip().replace("*", "") for line in render(eleven()).splitlines()]
    at = next(n for n, line in enumerate(lines) if line in ("◇ struck the pier", "- struck the pier"))
    assert lines[at + 1].removeprefix("- ") == "Ansel Herald (3): ferry that struck the pier"
    assert sum("struck the pier" in line for line in lines) == 2


def test_on_the_page_what_one_outlet_has_in_several_reports_leads_to_each() -> None:
    text = " ".join(Page(html.render(eleven())).text.split())
    assert "In 3 of its reports" in text


@pytest.fixture
def client() -> TestClient:
    return TestClient(create_app(Stories({"ferry": eleven((0, 8))})), base_url="http://localhost")


def test_the_feed_counts_and_lists_each_outlet_once(client: TestClient) -> None:
    text = " ".join(Page(client.get("/").text).text.split())
    assert "3 outlets, 3 independent" in text
    assert "Ansel Herald · City Ledger · coast.example" in text
    assert "3 outlets, 3 independent: Ansel Herald, City Ledger, coast.example" in client.get("/stories.md").text
    assert "<summary>3 outlets, 3 independent" in client.get("/stories.atom").text
    (story,) = client.get("/stories.json").json()["stories"]
    assert story["outlets"] == ["Ansel Herald", "City Ledger", "coast.example"]
    assert (story["headline_outlet"], story["independent"], len(story["articles"])) == ("coast.example", 3, 11)


def test_the_json_of_a_comparison_still_groups_articles(client: TestClient) -> None:
    whole = json.loads(client.get("/story/ferry.json").text)["comparison"]
    assert whole["independent"] == [[0, 8], *([n] for n in range(1, 11) if n != 8)]


@pytest.mark.parametrize("form", [terminal.render, html.render, markdown.render])
def test_a_title_of_a_megabyte_is_cut(form: Callable[[Comparison], str]) -> None:
    story = eleven()
    first = story.articles[0]
    long = replace(first, article=replace(first.article, title="Ferry " * 170_000))
    assert len(form(replace(story, articles=(long, *story.articles[1:])))) < 200_000
