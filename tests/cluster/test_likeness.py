"""Likenesses are the same from call to call, highest for the same text, and defined for empty ones."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.likeness import DAYS_APART, LIKENESSES, Scale
from crossread.cluster.minhash import PERMUTATIONS
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import FIELDS, terms
from crossread.cluster.weighing import weigh
from crossread.model import Article

from .samples import reports

RARITY = Rarity()
SCALE = Scale()


def likenesses(one: Article, *others: Article) -> list[dict[str, float]]:
    weighed = weigh([terms(article) for article in (one, *others)], RARITY)
    rows = SCALE.likenesses(weighed[:1], [weighed[1:]]).tolist()
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


def test_reports_of_one_outlet_are_told_and_those_of_unknown_ones_too() -> None:
    ledger = [replace(reports("ferry")[n], source="City Ledger") for n in range(2)]
    nobody = replace(reports("ferry")[2], source=None, url=None)
    same, unknown = likenesses(ledger[0], ledger[1], nobody)
    assert (same["same outlet"], unknown["same outlet"]) == (1.0, -1.0)
    (other,) = likenesses(ledger[0], replace(ledger[1], source="Ansel Herald"))
    assert other["same outlet"] == 0.0


def test_phrases_in_common_are_counted_and_unknown_for_short_texts() -> None:
    report = reports("ferry")[0]
    same, short = likenesses(report, report, Article("short", "A ferry ran aground."))
    assert same["phrases shared"] == PERMUTATIONS
    assert short["phrases shared"] == -1.0


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


def test_pairs_are_the_same_alone_and_in_a_lot() -> None:
    weighed = weigh([terms(article) for article in (*reports("ferry"), *reports("mayor"))], RARITY)
    met = [[], weighed[:1], weighed[:2], [], weighed[:4], weighed[:3]]
    alone = [SCALE.likenesses([one], [others]) for one, others in zip(weighed, met, strict=True)]
    assert SCALE.likenesses(weighed, met).tolist() == np.concatenate(alone).tolist()


def test_nothing_met_gives_no_rows() -> None:
    assert SCALE.likenesses(weigh([terms(reports("ferry")[0])], RARITY), [[]]).shape == (0, len(LIKENESSES))
    assert SCALE.likenesses([], []).shape == (0, len(LIKENESSES))
