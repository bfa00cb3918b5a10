"""Quotations told in other words, and what is none."""

import pytest

from crossread.annotate import annotate
from crossread.compare.statements import Statement, statements
from crossread.compare.units import units
from crossread.compare.wording import told_in_other_words
from crossread.model import Article


def one(name: str, text: str) -> Statement:
    annotated = annotate(Article(name, text))
    return statements((annotated,), units((annotated,)))[0]


SAID = '"The old lock gates will not last another winter of floods," Ann Oster said.'


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (SAID, False),
        ('"The old lock gates will not last another winter," Ann Oster said.', False),
        ('"The old lock gates will not last another season of floods," Ann Oster said.', True),
        ('"The lock gates will not survive another winter of floods," Ann Oster said.', True),
        ('"The old lock gates ... another winter of floods," Ann Oster said.', False),
        ('"We asked for money twice and got a letter back," Ann Oster said.', False),
        ("Ann Oster said that the old gates of the lock would not last.", False),
    ],
)
def test_words_that_differ_inside_the_marks_are_told_differently(other: str, differs: bool) -> None:
    assert (told_in_other_words(one("a", SAID), one("b", other)) is not None) == differs
