"""Likenesses are the same from call to call, highest for the same text, and defined for empty ones."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.likeness import BODY_TERMS, DAYS_APART, FIELDS, LIKENESSES, Scale, weigh
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import terms
from crossread.model import Article

from .samples import reports

RARITY = Rarity()
SCALE = Scale()


def likenesses(one: Article, *others: Article) -> list[dict[str, float]]:
    weighed = [weigh(terms(article), RARITY) for article in (one, *others)]
    rows = SCALE.likenesses(weighed[0], weighed[1:]).tolist()
    return [dict(zip(LIKENESSES, row, strict=True)) for row in rows]


def test_the_same_article_is_as_alike_as_can_be() -> None:
    report = reports("ferry")[0]
    (same,) = likenesses(report, report)
    for name in LIKENESSES[:FIELDS]:
        assert abs(same[name] - 1.0) < 1e-5
    assert same["share of the other's names"] > 0.999
    assert same["days apart"] == 0.0


def test_another_report_of_the_event_is_closer_than_one_of_another() -> None:
    own, other = likenesses(reports("ferry")[0], reports("ferry")[1], reports("mayor")[0])
    for name in ("body", "title", "lead", "names", "rarest shared name"):
        assert own[name] > other[name]


def test_an_unknown_gap_is_unknown() -> None:
    (row,) = likenesses(reports("ferry")[0], Article("undated", "text"))
    assert row["days apart"] == -1.0


def test_one_call_leaves_nothing_for_the_next() -> None:
    first = likenesses(reports("ferry")[0], reports("mayor")[0])
    likenesses(reports("mayor")[1], reports("mayor")[0])
    assert likenesses(reports("ferry")[0], reports("mayor")[0]) == first


def test_the_order_of_the_others_does_not_matter() -> None:
    one, two, three = reports("ferry")[1], reports("ferry")[2], reports("mayor")[0]
    forth, back = likenesses(one, two, three), likenesses(one, three, two)
    assert forth == back[::-1]


@given(st.text(), st.text(), st.text())
def test_any_two_texts_can_be_weighed(text: str, title: str, other: str) -> None:
    (row,) = likenesses(Article("a", text, title=title), Article("b", other))
    assert np.all(np.isfinite(list(row.values())))
    assert list(row).index("days apart") == DAYS_APART


def test_of_a_long_body_the_weightiest_terms_are_kept() -> None:
    long = weigh(terms(Article("long", " ".join(f"word{n}x" for n in range(700)))), RARITY)
    assert int((long.values[:, 2] == 0).sum()) == BODY_TERMS
