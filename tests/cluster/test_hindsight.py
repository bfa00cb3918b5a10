"""With hindsight: third articles speak for two articles, or draw one of them away."""

import random

import pytest

from crossread.cluster.hindsight import AT_ONCE, HINDSIGHT, hindsight
from crossread.cluster.join import MOST, UNMET, Link

Links = dict[str, dict[str, Link]]


def looked(near_a: dict[str, Link], near_b: dict[str, Link]) -> dict[str, float]:
    row = hindsight([("a", "b")], {"a": near_a, "b": near_b})[0].tolist()
    return dict(zip(HINDSIGHT, row, strict=True))


def crowd(size: int) -> Links:
    """Links at random between articles that have all met."""
    rng = random.Random(4)
    links: Links = {f"a{number}": {} for number in range(size)}
    for one in links:
        for other in links:
            if one < other:
                links[one][other] = links[other][one] = Link(rng.uniform(-3.9, 4.0), 1.0)
    return links


def test_a_third_article_close_to_both_is_support() -> None:
    near_a = {"b": Link(1.0, 2.0), "c": Link(3.0, 0.0)}
    near_b = {"a": Link(1.0, 2.0), "c": Link(2.0, 1.0)}
    found = looked(near_a, near_b)
    assert found["first"] == 1.0
    assert found["support"] == 2.0
    assert found["second support"] == UNMET
    assert found["profiles apart"] == 1.0
    assert found["days apart"] == 2.0


def test_an_article_close_to_one_alone_draws_it_away() -> None:
    near_a = {"b": Link(1.0, 2.0), "c": Link(3.0, 0.0)}
    near_b = {"a": Link(1.0, 2.0)}
    found = looked(near_a, near_b)
    assert found["drawn elsewhere, more"] == 3.0
    assert found["drawn elsewhere, less"] == -MOST
    assert found["lead over elsewhere"] == -2.0


def test_two_that_met_only_each_other_have_no_profiles() -> None:
    found = looked({"b": Link(1.0, 2.0)}, {"a": Link(1.0, 2.0)})
    assert found["profiles apart"] == -1.0
    assert found["support"] == UNMET
    assert found["drawn elsewhere, more"] == -MOST


def test_it_is_the_same_from_both_sides() -> None:
    links = crowd(9)
    assert hindsight([("a1", "a2")], links).tolist() == hindsight([("a2", "a1")], links).tolist()


def test_the_three_best_of_the_third_articles_support() -> None:
    links = crowd(12)
    both = [min(links["a1"][third].logit, links["a2"][third].logit) for third in links if third not in ("a1", "a2")]
    row = hindsight([("a1", "a2")], links)[0]
    assert row[1:4].tolist() == pytest.approx(sorted(both, reverse=True)[:3])


def test_a_pair_is_the_same_alone_and_among_many() -> None:
    links = crowd(16)
    pairs = [(one, other) for one in links for other in links if one < other]
    assert len(pairs) > 2 * AT_ONCE
    many = hindsight(pairs, links).tolist()
    assert many == [hindsight([pair], links)[0].tolist() for pair in pairs]
    assert hindsight([], links).shape == (0, len(HINDSIGHT))
