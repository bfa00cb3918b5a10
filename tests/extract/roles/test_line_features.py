"""What is measured of lines."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.roles.line_features import content_words, counts, line_features

LINES = st.lists(st.text(min_size=1).filter(lambda line: line.strip() == line), min_size=1, max_size=8)


@given(st.text())
def test_characters_are_counted_as_python_tells_them_apart(text: str) -> None:
    questions = (str.isalpha, str.isupper, str.isdigit, str.isalnum, str.isspace)

    assert counts(text) == [sum(map(question, text)) for question in questions]


@given(LINES)
def test_a_page_has_a_row_for_every_line_whatever_the_lines_hold(lines: list[str]) -> None:
    rows = line_features(lines)

    assert rows.shape == (len(lines), line_features(["x"]).shape[1])
    assert np.isfinite(rows).all()


def test_words_that_tell_of_the_subject_are_long_or_capitalised_or_pairs_of_cjk_letters() -> None:
    assert content_words("The ferry to Ulm is at sea") == {"the", "ferry", "ulm"}
    assert content_words("東京都") >= {"東京", "京都"}


def test_what_is_done_to_a_lines_words_does_not_change_the_next_answer() -> None:
    content_words("The harbour board").clear()

    assert content_words("The harbour board") == {"the", "harbour", "board"}
