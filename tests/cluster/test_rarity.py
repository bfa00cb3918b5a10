"""Rare terms weigh more; what has been counted can be taken back."""

import numpy as np

from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import BODY, terms
from crossread.model import Article


def buckets(words: str) -> np.typing.NDArray[np.int32]:
    return terms(Article("a", words)).of(BODY).astype(np.int32)


def test_a_word_of_every_text_is_less_rare_than_a_new_one() -> None:
    rarity = Rarity()
    assert rarity.of(buckets("the"))[0] < 1.0 < rarity.of(buckets("vaskolim"))[0]


def test_a_word_gets_less_rare_with_every_article() -> None:
    rarity, word = Rarity(), buckets("vaskolim")
    before = rarity.of(word)[0]
    rarity.learn(word)
    assert rarity.of(word)[0] < before
    rarity.forget(word)
    assert rarity.of(word)[0] == before


def test_no_rarity_is_below_zero() -> None:
    rarity, word = Rarity(), buckets("vaskolim")
    for _ in range(5000):
        rarity.learn(word)
    assert rarity.of(word)[0] >= 0.0
