"""What is kept of an article comes back as it was, and a clusterer made of it goes on as the first."""

from dataclasses import replace

import numpy as np
import pytest

from crossread.cluster.keeping import VERSION, Arrival, Kept, pack, unpack
from crossread.cluster.online import Clusterer
from crossread.cluster.terms import BODY_CHARS
from crossread.cluster.window import LOT
from crossread.model import Article

from .samples import long_report, reports, stream

ODD = [
    Article("empty", ""),
    Article("undated", reports("ferry")[0].text),
    Article("titled", "", title=" ".join(f"word{n}" for n in range(80_000)), published="2031-03-04"),
    Article("signs", "… — !"),
    replace(reports("ferry")[1], id="far", published="2099-03-04"),
    long_report("first"),
    long_report("copy"),
    long_report("blog", 2, title="Live updates: nothing yet"),
]


def arrived(articles: list[Article], window: int = 50) -> tuple[Clusterer, list[tuple[str, Kept]]]:
    clusterer = Clusterer(window)
    kept = []
    for article in articles:
        clusterer.add(article)
        kept.append((article.id, clusterer.kept(article.id)))
    return clusterer, kept


def same(one: Kept, other: Kept) -> bool:
    arrays = [(k.buckets.tolist(), str(k.buckets.dtype)) for k in (one, other)]
    plain = [(k.day, k.signature, k.counts, k.links, k.original, *a) for k, a in zip((one, other), arrays, strict=True)]
    if plain[0] != plain[1] or not (one.weighed and other.weighed):
        return plain[0] == plain[1] and one.weighed == other.weighed
    a, b = one.weighed, other.weighed
    named = (a.id, a.day, a.days) == (b.id, b.day, b.days)
    pairs = ((a.buckets, b.buckets), (a.values, b.values), (a.sizes, b.sizes), (a.facts, b.facts))
    return named and all(x.dtype == y.dtype and np.array_equal(x, y, equal_nan=x.dtype.kind == "f") for x, y in pairs)


def test_all_that_is_kept_comes_back_to_the_last_bit() -> None:
    _, kept = arrived([*stream(60), *reports("ferry"), *ODD])
    assert any(one.links for _, one in kept)
    assert any(one.original for _, one in kept)
    assert {one.counts for _, one in kept} == {True, False}
    for identifier, one in kept:
        back = unpack(identifier, pack(one))
        assert back is not None
        assert same(back, one)


def test_what_another_version_kept_is_not_read() -> None:
    _, ((identifier, kept),) = arrived(reports("ferry")[:1])
    data = pack(kept)
    assert data[0] == VERSION
    assert unpack(identifier, bytes([VERSION + 1]) + data[1:]) is None
    assert unpack(identifier, b"") is None


def test_a_long_report_takes_some_kilobytes() -> None:
    text = " ".join(f"word{n % 700}" for n in range(BODY_CHARS))
    _, ((_, kept),) = arrived([Article("long", text, title="A long report")])
    assert len(pack(kept)) < 8_000


@pytest.mark.parametrize("count", [1, LOT - 1, LOT, 77, 130])
def test_a_clusterer_made_of_what_was_kept_goes_on_as_the_first(count: int) -> None:
    window = 60
    articles = [*stream(110), *(replace(one, id=f"{one.id}-2") for one in stream(40)), *reports("ferry"), *ODD]
    first, kept = arrived(articles[:count], window)
    before = max(0, count - window - LOT)
    second = Clusterer(window, before=before)
    here = [(one, known) for one, known in kept if one in {a.id for a in articles[max(0, count - window) : count]}]
    stories = {identifier: first.story_of(identifier) for identifier, _ in here}
    second.take_up([Arrival(one, stories.get(one, "gone"), known) for one, known in kept[before:]])
    assert {identifier: second.story_of(identifier) for identifier, _ in here} == stories
    assert [second.add(article) for article in articles[count:]] == [first.add(article) for article in articles[count:]]
