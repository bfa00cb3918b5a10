"""What is measured of a scrape's lines where no markup tells."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.roles.text_features import is_sentence, likeness, sentence_run, text_features

from ..samples import BODY, HEADLINE


def test_a_paragraph_is_a_sentence_and_a_menu_is_not() -> None:
    assert all(is_sentence(line) for line in BODY)
    assert not any(is_sentence(line) for line in (HEADLINE, "News", "Read more", "and so on.", "Sport Harbour Culture"))


def test_a_sentence_of_a_script_without_spaces_is_one() -> None:
    assert is_sentence("港の橋は月曜日から少なくとも四週間閉鎖されると市の工事局が発表した。")


def test_the_run_of_sentences_goes_on_over_a_line_between() -> None:
    lines = ["News", "Sport", *BODY[:2], "Read more", *BODY[2:], "Contact", "Imprint"]
    assert sentence_run([is_sentence(line) for line in lines], lines) == (2, 8)


def test_a_paragraph_after_furniture_is_more_like_the_text_than_another_item() -> None:
    other = "Volunteers planted two thousand trees along the northern ring road and the mayor thanked them for it."
    lines = [*BODY[:4], "Newsletter", "Share", BODY[4], other]
    sure = np.array([1, 1, 1, 1, 0, 0, 0, 0], dtype=np.float32)
    shared = likeness(lines, sure)[:, 0]
    assert shared[6] > 2 * shared[7]


@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=30))
def test_any_lines_have_a_row_each_of_finite_numbers(lines: list[str]) -> None:
    lines = [line.strip() for line in lines]
    rows = text_features(lines)
    assert rows.shape == text_features(["a"] * len(lines)).shape
    assert np.isfinite(rows).all()
    body = np.linspace(0, 1, len(lines), dtype=np.float32)
    assert np.isfinite(likeness(lines, body)).all()
