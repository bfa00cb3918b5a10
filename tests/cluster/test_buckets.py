"""Words become buckets by their characters alone, wherever in a text they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.buckets import BUCKETS, low_buckets, name_buckets, read

ANY_TEXT = st.text(st.characters(exclude_categories=()))
WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def written(text: str) -> list[str]:
    words = read(text)
    return [text[start:end] for start, end in zip(words.start.tolist(), words.end.tolist(), strict=True)]


@given(ANY_TEXT)
def test_words_are_runs_of_word_characters(text: str) -> None:
    if not WITHOUT_SPACES.search(text):
        assert written(text) == re.findall(r"\w+", text)


@given(ANY_TEXT)
def test_a_word_has_the_same_buckets_in_a_text_and_in_a_list(text: str) -> None:
    words = read(text)
    assert words.low.tolist() == low_buckets(written(text))
    assert words.name.tolist() == name_buckets(written(text))


@given(st.text("abcxyzÄÉÖΣДЯ", min_size=1))
def test_in_lower_case_words_are_the_same_and_as_names_they_are_not(word: str) -> None:
    assert low_buckets([word]) == low_buckets([word.upper()]) == low_buckets(["".join(map(str.lower, word))])
    assert name_buckets(["x" + word]) != name_buckets(["X" + word])


def test_words_spread_over_the_buckets() -> None:
    words = [f"{first}{n}" for first in ("town", "Vessel", "7") for n in range(10_000)]
    # By chance some 440 of 30,000 meet another one.
    for buckets in (low_buckets(words), name_buckets(words), read(" ".join(words)).number.tolist()[-10_000:]):
        assert len(buckets) - len(set(buckets)) < 600
        assert all(0 <= bucket < BUCKETS for bucket in buckets)


def test_runs_of_scripts_without_spaces_are_cut_into_pairs() -> None:
    assert written("東湊市の灯台 Halvard星号 灯 x2") == [
        "東湊",
        "湊市",
        "市の",
        "の灯",
        "灯台",
        *"Ha al lv va ar rd d星 星号 灯 x2".split(),
    ]


def test_what_begins_with_a_capital_or_has_none_is_told() -> None:
    words = read("Ingrid saw McDonald 212 times, A eBay İzmir")
    assert (
        written("Ingrid saw McDonald 212 times, A eBay İzmir") == "Ingrid saw McDonald 212 times A eBay İzmir".split()
    )
    assert words.capital.tolist() == [True, False, True, False, False, False, False, True]
    assert words.small.tolist() == [False, True, False, True, True, False, False, False]


@pytest.mark.parametrize(("spelt", "digits"), [("one", "1"), ("Seven", "7"), ("TWENTY", "20")])
def test_a_numeral_is_the_number(spelt: str, digits: str) -> None:
    assert read(spelt).number.tolist() == read(digits).number.tolist() != [-1]


def test_no_other_word_is_a_number() -> None:
    assert read("zero often x2 won").number.tolist() == [-1] * 4


def test_lines_end_where_the_next_word_begins() -> None:
    assert read("a b\nc\n\nd").breaks.tolist() == [2, 3, 3]
    assert read("\n").breaks.tolist() == [0]
