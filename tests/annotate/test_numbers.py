"""Quantities with their unit, the thing counted and their bound."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate.numbers import numbers
from crossread.annotate.sentences import sentences
from crossread.annotate.times import times
from crossread.model import Article, Number


def quantities(text: str) -> list[Number]:
    article = Article("a", text, published="2026-03-18")
    split = sentences(article)
    return list(numbers(article, split, times(article, split)))


@pytest.mark.parametrize(
    ("text", "value", "unit", "thing", "bound"),
    [
        ("Fourteen people were hurt.", 14, None, "people", None),
        ("About 40 vehicles were on board.", 40, None, "vehicles", "about"),
        ("At least 17 injured passengers came ashore.", 17, None, "passengers", "at least"),
        ("It cost $5.2 million.", 5.2e6, "$", None, None),
        ("Repairs came to £3bn.", 3e9, "£", None, None),
        ("Prices rose 12.5 percent.", 12.5, "%", None, None),
        ("The wall is 1,200 metres long.", 1200, "m", None, None),
        ("It held twenty-five sailors.", 25, None, "sailors", None),
        ("The boat left at 5:30 p.m.", 17.5, "o'clock", None, None),
        ("Two federal harbour officials came.", 2, None, "officials", None),
        ("It hurt 13 million elderly Norlanders.", 13e6, None, "Norlanders", None),
        ("It hired 40 Harbour Times reporters.", 40, None, "reporters", None),
        ("Two of the oldest boats sank.", 2, None, "boats", None),
        ("A 20-member panel met.", 20, None, "member", None),
        ("Two-thirds of it was lost.", 2 / 3, None, None, None),
        ("A half-dozen boats sank.", 6, None, "boats", None),
        ("It cost a million dollars.", 1e6, "$", None, None),
        ("The 43-year-old captain swam.", 43, "year", None, None),
        ("The captain, Jo Orr, 43, swam.", 43, "year", None, None),
        ("Forty or so boats sank.", 40, None, "boats", "about"),
        ("50 or more boats sank.", 50, None, "boats", "at least"),
        ("It will be built over 16 years.", 16, "year", None, None),
        ("There is news about two boats.", 2, None, "boats", None),
    ],
)
def test_a_quantity_has_value_unit_thing_and_bound(
    text: str, value: float, unit: str | None, thing: str | None, bound: str | None
) -> None:
    (number,) = quantities(text)
    assert (number.value, number.unit, number.thing, number.bound) == (value, unit, thing, bound)


def test_what_belongs_to_a_date_or_a_rank_is_no_quantity() -> None:
    assert quantities("On March 17, 2026, the 2nd ferry of 2021 sank.") == []


def test_what_only_names_something_is_no_quantity() -> None:
    assert quantities("See Section 2 of Article 1, and No. 3 on Route 40.") == []
    assert quantities("They met at ground zero.") == []
    assert quantities("One in five boats sank in the 1930s, and in '08; the 9/11 law was read.") == []


def test_a_vote_has_both_its_numbers() -> None:
    assert [number.value for number in quantities("It passed in a 20-9 vote.")] == [20, 9]


def test_one_as_a_pronoun_counts_nothing() -> None:
    assert quantities("No one was hurt, and one of them swam.") == []


@given(st.text(alphabet="0123456789,.$€% -abkmn'\n onetwdzhusaflipvr", max_size=200))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    spans = [n.span for n in quantities(text)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_million_digits_take_no_time_to_speak_of() -> None:
    assert quantities("7" * 1_000_000) == []
    quantities("1,234" * 100_000)
