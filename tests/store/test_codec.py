"""What is stored comes back as it was, and what was stored by another version can be read."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model import Annotated, Article, Comparison, Fact, Quote, Rights, Span
from crossread.store.codec import decode, encode

from .samples import annotated, article, comparison

# Lone surrogates too: hypothesis leaves them out unless asked.
TEXTS = st.text(st.characters(exclude_categories=()))
st.register_type_strategy(str, TEXTS)


@pytest.mark.parametrize(
    "value", [annotated(), article(), comparison(annotated("a"), annotated("b")), Article("x", "y")]
)
def test_samples_come_back_equal(value: Annotated | Article | Comparison) -> None:
    assert decode(type(value), encode(value)) == value


@given(st.from_type(Article))
def test_any_article_comes_back_equal(value: Article) -> None:
    text = encode(value)
    text.encode()
    assert decode(Article, text) == value


@given(st.builds(Fact) | st.builds(Quote))
def test_any_fact_or_quotation_comes_back_equal(value: Fact | Quote) -> None:
    assert decode(type(value), encode(value)) == value


@given(st.floats(allow_nan=False), st.integers())
def test_numbers_keep_their_type(real: float, whole: int) -> None:
    span = Span("a", whole, 0)
    assert decode(Span, encode(span)) == span
    value = Comparison((), real, (), (), ((whole,),))
    assert decode(Comparison, encode(value)) == value
    assert (
        type(
            decode(Comparison, '{"articles":[],"same_event":1,"facts":[],"utterances":[],"independent":[]}').same_event
        )
        is float
    )


def test_a_field_that_was_added_takes_its_default_and_one_that_went_is_passed_over() -> None:
    assert decode(Article, '{"id": "a", "text": "b", "mood": "grim"}') == Article("a", "b")


def test_defaults_take_no_room() -> None:
    assert json.loads(encode(Article("a", "b"))) == {"id": "a", "text": "b"}
    assert json.loads(encode(Article("a", "b", rights=Rights(None, {"x": "y"})))) == {
        "id": "a", "text": "b", "rights": {"signals": {"x": "y"}}
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "[]", "3", '{"id": "a"}', '{"id": 1, "text": "b"}', '{"id": "a", "text": null}',
             '{"id": "a", "text": "b", "authors": [1]}', '{"id": "a", "text": "b", "blocks": [{"role": "hero"}]}']
)  # fmt: skip
def test_what_is_not_such_a_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no Article|Expecting value"):
        decode(Article, text)


def test_a_type_that_cannot_be_stored_is_named() -> None:
    @dataclass
    class Odd:
        value: int | str

    with pytest.raises(ValueError, match="cannot be stored"):
        decode(Odd, '{"value": 1}')
