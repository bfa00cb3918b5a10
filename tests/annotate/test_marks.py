"""Quotation marks: what they enclose, in every style, left open, mixed up, or mere apostrophes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.marks import marked
from crossread.annotate.sentences import sentences
from crossread.model import Article


def enclosed(text: str) -> list[str]:
    found = marked(text, sentences(Article("a", text)))
    return [text[m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Go," he said, "now."', ['"Go,"', '"now."']),
        ("“Go,” he said.", ["“Go,”"]),
        ("„Geh jetzt“, sagte er.", ["„Geh jetzt“"]),
        ("« Pars », dit-il.", ["« Pars »"]),
        ("'Go,' he said.", ["'Go,'"]),
        ("‘Go,’ he said. It’s over.", ["‘Go,’"]),
        ("''Go,'' he said.", ["''Go,''"]),
        ('“Go," he said.', ['“Go,"']),
    ],
)
def test_every_style_of_marks_is_read(text: str, expected: list[str]) -> None:
    assert enclosed(text) == expected


def test_apostrophes_are_no_quotation_marks() -> None:
    assert enclosed("The workers' vote wasn't counted in '98, and Dale's 'em all.") == []


def test_marks_inside_marks_belong_to_the_outer_ones() -> None:
    assert enclosed("“She said ‘no’ to me,” he said.") == ["“She said ‘no’ to me,”"]


def test_a_mark_left_open_reaches_to_the_end_of_its_paragraph() -> None:
    assert enclosed("“One.\n\n“Two.”") == ["“One.", "“Two.”"]


def test_a_closing_mark_that_was_forgotten_ends_where_the_next_one_opens() -> None:
    assert enclosed("“We won. “They lost,” she said.") == ["“We won.", "“They lost,”"]


def test_a_quotation_left_open_is_closed_in_the_next_paragraph() -> None:
    assert enclosed("“We won.\n\nAnd they lost,” she said.") == ["“We won.", "And they lost,”"]


def test_an_opening_mark_that_stands_for_a_closing_one_closes() -> None:
    assert enclosed("A “full review“ of it, and a “second” one.") == ["“full review“", "“second”"]


def test_inches_open_nothing() -> None:
    assert enclosed("He is 6'3\" tall and walks.") == []


@given(st.text(alphabet="\"“”„«»'‘’`a .\n", max_size=200))
def test_what_is_enclosed_lies_inside_and_in_order(text: str) -> None:
    last = 0
    for m in marked(text, sentences(Article("a", text))):
        assert last <= m.start < m.end <= len(text)
        last = m.end
