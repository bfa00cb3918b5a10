import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.compare import compare
from crossread.model import Article, Comparison, Fact, Span
from crossread.publish.grid import Color
from crossread.publish.safe import cells
from crossread.publish.terminal import render

from .sample import annotated, comparison

COLORS: tuple[Color | bool, ...] = ("256", "true", True, False)
SGR = re.compile(r"\x1b\[[0-9;]*m")


def many(outlets: int, facts: int) -> Comparison:
    """`outlets` reports that share each of `facts` sentences."""
    articles = [
        annotated(Article(f"a{n}", " ".join(f"Fact {k} holds." for k in range(facts)), "Title", f"Outlet {n}"))
        for n in range(outlets)
    ]
    found = [
        Fact(f"f{k}", "same", "", tuple(Span(a.article.id, *_at(a.article.text, k)) for a in articles))
        for k in range(facts)
    ]
    return Comparison(tuple(articles), 0.9, tuple(found), (), tuple((n,) for n in range(outlets)))


def _at(text: str, k: int) -> tuple[int, int]:
    start = text.index(f"Fact {k} ")
    return start, text.index(".", start) + 1


def test_to_whom_and_how_something_is_said_stands_beside_it() -> None:
    text = "Mayor Ann Lee denied in a letter to the council that the dam was unsafe."
    articles = [annotate(Article(key, text, source=key)) for key in ("Courier", "Beacon")]
    assert "“denied”, to the council, in a letter, reported" in render(compare(articles), width=200)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for line in render(comparison(), width=width).splitlines():
        assert cells(line) <= width, line


def test_what_differs_stands_above_what_is_agreed() -> None:
    text = render(comparison())
    places = [
        text.index(sign) for sign in (" ≠ 1 conflict", " ~ 2 told differently", " ◇ 5 only in one", " = 2 agreed")
    ]
    assert places == sorted(places)
    assert "14 passengers | Twelve passengers were hurt" in text


def test_three_outlets_stand_side_by_side_at_80_columns() -> None:
    lines = render(comparison()).splitlines()
    head = next(line for line in lines if "Ansel Herald" in line and "│" in line and "Evening Post" in line)
    assert head.index("Ansel Herald") < head.index("City Ledger") < head.index("Evening Post")


def test_outlets_stand_one_under_the_other_where_the_width_does_not_do() -> None:
    lines = render(comparison(), width=60).splitlines()
    assert not any("│" in line for line in lines)
    assert any(line.startswith("   City Ledger: *Twelve*") for line in lines)


def test_differing_words_are_marked_without_colours() -> None:
    text = render(comparison())
    assert "[+or ten+]" in text
    assert "[-and-]" in text
    assert "*Friday*" in text
    assert "\x1b" not in text


def test_colours_add_nothing_but_colours() -> None:
    for color in COLORS:
        assert SGR.sub("", render(comparison(), color=color)) == render(comparison())


def test_who_shares_copy_is_said() -> None:
    assert "share copy: one voice, not 2." in render(comparison())


def test_what_was_left_out_is_said_with_the_reason() -> None:
    assert "left out, rights: © City Ledger 2031 – a rights line at the end" in " ".join(render(comparison()).split())


def test_reports_that_are_hardly_of_one_event_say_so_on_top() -> None:
    text = render(replace(comparison(), same_event=0.2))
    assert "probably not one event (20% sure that it is)" in " ".join(text.split())


def test_long_stories_are_cut_and_say_how_much_more_there_is() -> None:
    story = many(outlets=40, facts=40)
    short = render(story)
    assert "… and 31 more (--all)" in short
    assert "… and 32 more (--all)" in short
    assert len(short.splitlines()) < 160
    assert "(--all)" not in render(story, everything=True)


@settings(max_examples=50)
@given(st.text(st.characters(), min_size=1, max_size=40))
def test_no_control_of_an_input_reaches_the_terminal(text: str) -> None:
    article = Article("a", text, text, text, text, published=text)
    other = replace(article, id="b")
    facts = (
        Fact("f1", "conflict", text, (Span("a", 0, len(text)), Span("b", 0, len(text)))),
        Fact("f2", "only", text, (Span("a", 0, len(text)),)),
    )
    story = Comparison((annotated(article), annotated(other)), 0.9, facts, (), ((0,), (1,)))
    out = render(story)
    assert all(c == "\n" or c.isprintable() or c in "\u200d\u200c" or ord(c) > 0xFF for c in out)
    assert not set(out) & set("\x1b\x07\x9b\r\u202e\u2066")
    out.encode("utf-8")


def test_a_report_alone_is_shown_too() -> None:
    article = annotated(Article("a", "Nothing else is known."))
    assert "Unnamed outlet" in render(Comparison((article,), 1.0, (), (), ((0,),)))
