"""How alike units are in their words."""

import numpy as np
import pytest

from crossread.compare import lexical
from crossread.compare.lexical import overlap, shared, soft, vocabulary

from .samples import FIRE, story

UNITS = story(*FIRE)
KNOWN = vocabulary(UNITS)


def test_a_word_that_every_sentence_uses_is_worth_less_than_a_rare_one() -> None:
    units = story("The mill burned.", "The mill closed.", "The mill exploded in Zorvex.")
    known = vocabulary(units)
    assert known.weight[known.number["mill"]] < known.weight[known.number["zorvex"]]


def test_all_figures_are_the_same_from_either_side() -> None:
    figures = {**shared(UNITS, KNOWN), "overlap": overlap(UNITS, KNOWN)}
    for name, matrix in figures.items():
        assert matrix.shape == (len(UNITS), len(UNITS)), name
        assert matrix.dtype == np.float32, name
        assert np.allclose(matrix, matrix.T, atol=1e-5), name


def test_a_sentence_overlaps_itself_wholly() -> None:
    assert np.allclose(np.diag(overlap(UNITS, KNOWN)), 1, atol=1e-5)


def test_the_rarest_common_word_is_found() -> None:
    units = story("The Zorvex mill burned.", "A mill in Zorvex closed.", "The mill closed.")
    figures, known = shared(units, vocabulary(units)), vocabulary(units)
    assert figures["rarest"][0, 1] == known.weight[known.number["zorvex"]]
    assert figures["second_rarest"][0, 1] == known.weight[known.number["mill"]]
    assert figures["second_rarest"][0, 2] == 0


def test_words_of_like_meaning_bring_sentences_nearer() -> None:
    units = story("The doctor bought a car.", "The physician purchased an automobile.", "Snow fell over quiet hills.")
    better, worse = soft(units, vocabulary(units))
    assert worse[0, 1] > better[0, 2]
    assert (better >= worse).all()


def test_words_beyond_those_looked_at_are_like_themselves_only(monkeypatch: pytest.MonkeyPatch) -> None:
    units = story("The doctor bought a car.", "The doctor purchased an automobile.")
    monkeypatch.setattr(lexical, "MOST_LIKENED", 1)
    known = vocabulary(units)
    assert known.similar.shape == (1, 1)
    better, worse = soft(units, known)
    assert np.allclose(np.diag(better), 1, atol=1e-5)
    assert 0 < worse[0, 1] < 0.6


def test_sentences_without_a_word_have_nothing_in_common() -> None:
    units = story("!!! ???", "...")
    known = vocabulary(units)
    assert not any(matrix.any() for name, matrix in shared(units, known).items())
    assert not soft(units, known)[0].any()
