"""The index brings together what shares rare terms, at a cost that does not grow."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.candidates import CANDIDATES, KEYS, LEAST, POSTINGS, STEP, WEIGHTS, Index, Keys, keys
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import terms
from crossread.cluster.weighing import Weighed, weigh
from crossread.model import Article

from .samples import long_report, reports, stream

RARITY = Rarity()


def weighed(article: Article) -> Weighed:
    return weigh([terms(article)], RARITY)[0]


def keys_of(article: Article) -> Keys:
    return keys([weighed(article)])[0]


def indexed(articles: list[Article]) -> Index:
    index = Index()
    for article in articles:
        index.add(article.id, weighed(article).day, keys_of(article))
    return index


def found_for(article: Article, index: Index) -> list[str]:
    return index.find(weighed(article).day, keys_of(article))


def test_reports_of_the_event_come_first() -> None:
    first, *rest = reports("ferry")
    found = found_for(first, indexed([*stream(50), *rest]))
    assert set(found[:2]) == {"ferry-1", "ferry-2"}


def test_of_two_equally_alike_the_nearer_in_time_comes_first() -> None:
    old = long_report("old", published="2030-01-01")
    near = long_report("near", published="2031-05-02")
    assert found_for(long_report("new"), indexed([old, near])) == ["near", "old"]


def test_no_more_candidates_than_the_cap_and_the_newest_of_a_crowd() -> None:
    index = indexed([long_report(f"c{n}") for n in range(POSTINGS * 3)])
    found = found_for(long_report("new"), index)
    assert len(found) == min(CANDIDATES, POSTINGS)
    assert all(int(identifier[1:]) >= POSTINGS * 2 for identifier in found)


def test_what_shares_next_to_nothing_is_not_looked_at_and_the_days_between_count() -> None:
    faint, enough = (Keys(np.array([7]), np.array([LEAST // STEP + more], np.uint32)) for more in (0, 1))
    index = Index()
    index.add("a", 10.0, enough)
    assert index.find(10.0, enough) == ["a"]
    assert index.find(10.0, faint) == index.find(11.0, enough) == []


def test_a_text_has_no_more_keys_than_are_allowed() -> None:
    assert 0 < len(keys_of(long_report()).buckets) <= sum(most for _, most in KEYS)
    assert not len(keys_of(Article("empty", "")).buckets)


def test_keys_are_the_same_alone_and_among_others() -> None:
    articles = [*reports("ferry"), Article("empty", ""), *reports("mayor")]
    together = keys(weigh([terms(article) for article in articles], RARITY))
    for article, found in zip(articles, together, strict=True):
        alone = keys_of(article)
        assert found.buckets.tolist() == alone.buckets.tolist()
        assert found.weights.tolist() == alone.weights.tolist()


def test_what_is_removed_leaves_nothing_behind() -> None:
    articles = stream(10)
    index = indexed(articles)
    for article in articles:
        index.remove(article.id, keys_of(article))
        assert article.id not in found_for(article, index)
    index.remove("never there", keys_of(articles[0]))
    assert not index._entries.any()
    assert not index._slots
    assert sorted(index._free) == list(range(1, 11))


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.sets(st.integers(0, 7), min_size=1)), max_size=300))
def test_a_term_finds_its_newest_articles_and_none_that_left(steps: list[tuple[bool, int, set[int]]]) -> None:
    index, came = _INDEX, dict[int, list[str]]()
    held: dict[str, Keys] = {}
    for number, (leaves, which, buckets) in enumerate(steps):
        if leaves and held:
            identifier = list(held)[which % len(held)]
            index.remove(identifier, held.pop(identifier))
            continue
        identifier = f"n{number}"
        held[identifier] = new = Keys(np.array(sorted(buckets)), np.full(len(buckets), WEIGHTS, np.uint32))
        index.add(identifier, None, new)
        for bucket in buckets:
            came.setdefault(bucket, []).append(identifier)
    for bucket, articles in came.items():
        found = index.find(None, Keys(np.array([bucket]), np.full(1, WEIGHTS, np.uint32)))
        assert set(found) == {identifier for identifier in articles[-POSTINGS:] if identifier in held}
    for identifier, gone in held.items():
        index.remove(identifier, gone)
    assert not index._entries.any()


_INDEX = Index()
