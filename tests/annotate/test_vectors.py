"""Static word vectors."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.vectors import embed, rarity


def test_what_means_the_same_is_nearer_than_what_does_not() -> None:
    one, like, other = embed(["The ship is ready to leave", "The vessel is prepared to depart", "Taxes fell in spring"])
    assert one @ like > 0.5
    assert one @ other < 0.4


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert rarity("the") < rarity("ferry") <= rarity("breakwater") == 1.0


@given(st.lists(st.text(max_size=200), max_size=4))
def test_every_text_gets_a_row_of_length_one_or_of_zeros(texts: list[str]) -> None:
    rows = embed(texts)
    assert rows.shape == (len(texts), 256)
    lengths = np.linalg.norm(rows, axis=1)
    assert all(abs(length - 1) < 1e-4 or length == 0 for length in lengths)
