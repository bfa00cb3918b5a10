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
    ],
)
def test_a_quantity_has_value_unit_thing_and_bound(
    text: str, value: float, unit: str | None, thing: str | None, bound: str | None
) -> None:
    (number,) = quantities(text)
    assert (number.value, number.unit, number.thing, number.bound) == (value, unit, thing, bound)


def test_what_belongs_to_a_date_or_a_rank_is_no_quantity() -> None:
    assert quantities("On March 17, 2026, the 2nd ferry of 2021 sank.") == []


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
