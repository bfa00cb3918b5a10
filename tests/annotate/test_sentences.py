"""Sentences: where they end, and that their spans are what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.sentences import sentences
from crossread.model import Article


def split(text: str) -> list[str]:
    article = Article("a", text)
    return [text[s.span.start : s.span.end] for s in sentences(article)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mayor Ann Lee spoke.", "Nobody listened."],
        ["Mr. Orr met Dr. Bell on Jan. 3 in the U.S. Senate.", "They talked."],
        ["She lives in the U.S.", "He does not."],
        ["J. R. Dale of Dale Inc. was there.", "So was I."],
        ["“Why?” asked Orr.", "“Because,” she said."],
        ["“Why now?” Jo Orr asked.", "Nobody knew."],
        ["“It is late.”", "He said that it was."],
        ["It cost 3.5 million.", "Too much!"],
        ["“We waited... and waited.", "Then we left.”"],
        ["He came at 9 a.m. Monday.", "It rained."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_every_line_is_a_paragraph_and_blank_lines_are_none() -> None:
    found = sentences(Article("a", "One. Two.\n\n\n  \nThree\nFour."))
    assert [s.paragraph for s in found] == [0, 0, 1, 2]


def test_chinese_and_japanese_stops_need_no_space() -> None:
    assert split("你好。再见！") == ["你好。", "再见！"]


def test_points_of_omission_belong_to_the_sentence_before_them() -> None:
    assert split("We won. … And then we lost.") == ["We won. …", "And then we lost."]


@given(st.text(max_size=300))
def test_spans_are_in_order_inside_and_without_white_space_around_them(text: str) -> None:
    last, paragraph = 0, 0
    for sentence in sentences(Article("a", text)):
        span = sentence.span
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        assert sentence.paragraph in (paragraph, paragraph + 1) or paragraph == 0
        last, paragraph = span.end, sentence.paragraph


@given(st.text(alphabet=" .!?\n\"“”'aAZ0", max_size=200))
def test_nothing_but_white_space_stands_between_sentences(text: str) -> None:
    at = 0
    for sentence in sentences(Article("a", text)):
        assert not text[at : sentence.span.start].strip()
        at = sentence.span.end
    assert not text[at:].strip()
