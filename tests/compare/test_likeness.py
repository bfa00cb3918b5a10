"""The features of pairs of units."""

import numpy as np

from crossread.compare.likeness import FEATURES, likeness, ranks

from .samples import FIRE, OTHER, story


def test_each_pair_of_different_articles_stands_once_the_earlier_article_first() -> None:
    units = story(*FIRE)
    alike = likeness(units)
    pairs = list(zip(alike.first.tolist(), alike.second.tolist(), strict=True))
    assert len(set(pairs)) == len(pairs) > 0
    assert all(units[i].article < units[j].article for i, j in pairs)
    assert alike.rows.shape == (len(pairs), len(FEATURES))
    assert np.isfinite(alike.rows).all()


def test_the_features_do_not_depend_on_which_article_comes_first() -> None:
    there, back = likeness(story(FIRE[0], FIRE[1])), likeness(story(FIRE[1], FIRE[0]))
    size = len(story(FIRE[0]))
    mirrored = {(int(j), int(i)): row for i, j, row in zip(back.first, back.second, back.rows, strict=True)}
    offset = len(story(FIRE[1]))
    for i, j, row in zip(there.first.tolist(), there.second.tolist(), there.rows, strict=True):
        assert np.allclose(row, mirrored[i + offset, j - size], atol=1e-4)


def test_sentences_without_likeness_are_not_looked_at() -> None:
    assert len(likeness(story("Xyzzy plugh.", "Quux frobnicates!")).first) == 0


def test_a_rank_is_one_for_the_likest_of_each_article() -> None:
    owner = np.array([0, 1, 1, 1])
    matrix = np.zeros((4, 4), np.float32)
    matrix[0] = [0, 0.2, 0.9, 0.5]
    assert ranks(matrix, owner)[0, 1:].tolist() == [np.float32(1 / 3), 1.0, 0.5]


def test_reports_of_different_events_can_be_looked_at() -> None:
    assert np.isfinite(likeness(story(FIRE[0], OTHER)).rows).all()
