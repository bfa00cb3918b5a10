"""How alike units are in form."""

import numpy as np

from crossread.compare.formal import formal, letters

from .samples import FIRE, story


def test_numbers_are_shared_or_clash() -> None:
    units = story("Fire hurt 14 workers.", "The fire hurt 14 workers.", "The fire hurt 17 workers.")
    figures = formal(units)
    assert (figures["numbers_shared"][0, 1], figures["numbers_clash"][0, 1]) == (1, 0)
    assert (figures["numbers_shared"][0, 2], figures["numbers_clash"][0, 2]) == (0, 1)


def test_a_common_speaker_counts_for_and_two_different_ones_against() -> None:
    units = story(
        "“It is safe,” Ann Lee said.", "“It is old,” Ann Lee said.", "“It is new,” Tom Oslo said.", "It rained."
    )
    same = formal(units)["same_speaker"]
    assert (same[0, 1], same[0, 2], same[0, 3]) == (1, -1, 0)


def test_all_figures_are_the_same_from_either_side() -> None:
    units = story(*FIRE)
    for name, matrix in formal(units).items():
        assert np.array_equal(matrix, matrix.T), name


def test_letters_and_runs_go_from_nothing_to_the_same() -> None:
    units = story("Old mill burned down.", "Old mill burned down.", "Xyzzy.", "!!!")
    first, second = np.array([0, 0, 0]), np.array([1, 2, 3])
    for name, values in letters(units, (first, second), np.array([True, False, False])).items():
        assert values[0] == 1, name
        assert (values >= 0).all(), name
        assert (values[1:] < 0.5).all(), name


def test_a_common_stretch_in_order_is_a_longer_run_than_the_same_words_astray() -> None:
    units = story("Old mill burned down quickly.", "Yesterday old mill burned down.", "Yesterday down burned mill old.")
    run = letters(units, (np.array([0, 0]), np.array([1, 2])), np.array([True, True]))["run"]
    assert run[0] > run[1]
