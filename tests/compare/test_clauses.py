"""The clauses of a sentence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.compare.clauses import MOST_CLAUSES, clauses
from crossread.model import Article, Span


def split(text: str) -> list[str]:
    annotated = annotate(Article("a", text))
    return [
        text[clause.start : clause.end]
        for sentence in annotated.sentences
        for clause in clauses(text, sentence.span, annotated.quotes)
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "The old mill burned down on Tuesday, while the new mill kept running all night.",
            [
                "The old mill burned down on Tuesday",
                "while the new mill kept running all night.",
            ],
        ),
        (
            "Firefighters cleared the drying hall; inspectors closed the whole harbor road.",
            ["Firefighters cleared the drying hall", "inspectors closed the whole harbor road."],
        ),
        (
            "The flames began in the drying hall of the mill, the fire brigade of Ellery said.",
            ["The flames began in the drying hall of the mill", "the fire brigade of Ellery said."],
        ),
    ],
)
def test_a_sentence_is_cut_where_another_statement_begins(text: str, pieces: list[str]) -> None:
    assert split(text) == pieces


def test_what_is_too_short_to_state_anything_stays_with_the_clause_before_it() -> None:
    assert len(split("The old mill burned down on Tuesday, and how.")) == 1


def test_a_sentence_of_one_statement_is_one_clause() -> None:
    assert split("The old mill burned down.") == ["The old mill burned down."]


def test_a_table_in_one_line_has_no_end_of_clauses() -> None:
    text = "old red boats; " * 1000
    assert len(clauses(text, Span("a", 0, len(text)), ())) == MOST_CLAUSES


@given(st.text(alphabet='ab ,;:—“”"but while\n', min_size=1))
def test_clauses_stand_in_order_and_hold_something(text: str) -> None:
    found = clauses(text, Span("a", 0, len(text)), annotate(Article("a", text)).quotes)
    assert found
    assert all(clause.start < clause.end for clause in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
