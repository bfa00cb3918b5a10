"""Words as the comparison sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.compare.words import STOP, stem, tokens, words


def test_stop_words_are_left_out_and_the_rest_cut_to_stems() -> None:
    found = words("The mayor was closing the bridges.")
    assert [word.stem for word in found] == [stem("mayor"), stem("closing"), stem("bridges")]
    assert stem("bridges") == stem("bridge")


@pytest.mark.parametrize(("one", "other"), [("killed", "kill"), ("died", "deaths"), ("men", "man"), ("won", "winning")])
def test_forms_that_a_stemmer_keeps_apart_are_one_word(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("text", ["Solheim's", "Solheim’s", "SOLHEIM", "Solheim"])
def test_case_and_a_possessive_make_no_other_word(text: str) -> None:
    assert [word for _, _, word in tokens(text)] == ["solheim"]


def test_capitals_and_numbers_are_known_as_such() -> None:
    ellery, boats, number = words("Ellery boats 1,250.5")
    assert (ellery.capital, boats.capital, number.capital) == (True, False, False)
    assert (ellery.number, boats.number, number.number) == (False, False, True)
    assert number.stem == "1,250.5"


def test_a_stretch_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "red boats, blue boats"
    (blue, boats) = words(text, 11)
    assert (text[blue.start : blue.end], text[boats.start : boats.end]) == ("blue", "boats")


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    everything = tokens(text)
    assert all(text[start:end] for start, end, _ in everything)
    assert [start for start, _, _ in everything] == sorted({start for start, _, _ in everything})
    places = {(start, end) for start, end, _ in everything}
    assert all((word.start, word.end) in places for word in words(text))
    assert not any(word.stem in STOP and len(word.stem) > 4 for word in words(text))
