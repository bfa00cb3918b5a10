"""The index brings together what shares rare terms, at a cost that does not grow."""

from crossread.cluster.candidates import CANDIDATES, KEYS, POSTINGS, Index, keys
from crossread.cluster.likeness import Weighed, weigh
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import terms
from crossread.model import Article

from .samples import long_report, reports, stream

RARITY = Rarity()


def weighed(article: Article) -> Weighed:
    return weigh(terms(article), RARITY)


def indexed(articles: list[Article]) -> Index:
    index = Index()
    for article in articles:
        new = weighed(article)
        index.add(new, keys(new))
    return index


def test_reports_of_the_event_come_first() -> None:
    first, *rest = reports("ferry")
    new = weighed(first)
    found = indexed([*stream(50), *rest]).find(new, keys(new))
    assert set(found[:2]) == {"ferry-1", "ferry-2"}


def test_of_two_equally_alike_the_nearer_in_time_comes_first() -> None:
    old = long_report("old", published="2030-01-01")
    near = long_report("near", published="2031-05-02")
    new = weighed(long_report("new"))
    assert indexed([old, near]).find(new, keys(new)) == ["near", "old"]


def test_no_more_candidates_than_the_cap_and_the_newest_of_a_crowd() -> None:
    index = indexed([long_report(f"c{n}") for n in range(POSTINGS * 3)])
    new = weighed(long_report("new"))
    found = index.find(new, keys(new))
    assert len(found) == CANDIDATES
    assert all(int(identifier[1:]) >= POSTINGS * 2 for identifier in found)


def test_a_text_has_no_more_keys_than_are_allowed() -> None:
    assert 0 < len(keys(weighed(long_report()))) <= sum(most for _, most in KEYS)
    assert keys(weighed(Article("empty", ""))) == {}


def test_what_is_removed_leaves_nothing_behind() -> None:
    articles = stream(10)
    index = indexed(articles)
    for article in articles:
        index.remove(article.id, keys(weighed(article)))
    index.remove("never there", {})
    assert not index._postings
    assert not index._slots
    assert sorted(index._free) == list(range(10))
