"""Corrections and history in words: reports that moved are named, the first of many."""

from crossread.history import Correction, Turn, TurnKind
from crossread.model import Annotated, Article, Comparison
from crossread.publish.corrections import correction_text, headlines, history_markdown, lines, turn_text

from .shelves import Stories

AT = "2031-03-04T09:00:00.000000+00:00"
named = "“{}”".format


def turn(kind: TurnKind, articles: str) -> Turn:
    return Turn(kind, tuple(articles), "s-1", "s-2", "so", AT, "Ada", 7)


def test_up_to_three_reports_that_moved_are_named_and_the_others_counted() -> None:
    assert " 1 report moved from s-1 to s-2: “a” (correction 7). Ada: so" in turn_text(turn("move", "a"), named)
    assert " split off from s-1 as s-2: “a”, “b” and “c” (" in turn_text(turn("split", "abc"), named)
    assert " s-1 merged into s-2: “a”, “b”, “c” and 2 more (" in turn_text(turn("merge", "abcde"), named)
    assert "undone: 4 reports back from s-1 to s-2: “a”, “b”, “c” and 1 more." in turn_text(turn("undo", "abcd"), named)


def test_where_none_moved_none_is_named() -> None:
    assert " s-1 and s-2 kept apart (" in turn_text(turn("apart", "ab"), named)
    assert " correction 7 undone. Ada" in turn_text(turn("undo", ""), named)


def test_a_correction_names_its_reports_too() -> None:
    made = Correction(7, "move", tuple("abcde"), "s-1", "s-2", "so", "Ada", AT)
    assert correction_text(made, named).endswith(" s-1 to s-2: “a”, “b”, “c” and 2 more. Ada: so\n")


def test_a_headline_is_one_short_line_that_says_nothing_in_markdown() -> None:
    article = Article("a", "text", title="*Aground*\n\x1b[1m " + "at Port Ellery " * 20)
    report = Annotated(article, (), (), (), (), ())
    found = headlines(Stories({"s": Comparison((report,), 1.0, (), (), ((0,),))}))
    assert len(found("a")) <= 82
    assert not {"\n", "\x1b"} & set(found("a"))
    assert "\\*Aground\\*" in history_markdown([turn("move", "a")], found)
    (line,) = lines([turn("move", "a")], [], found)
    assert line.phrases[-1] == (f": {found('a')}", None)
