"""Sentences split into what they state, with whose words it is and what stands in it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.model import Article, Statement


def statements(text: str) -> tuple[Statement, ...]:
    return annotate(Article("a", text, published="2026-03-18")).statements


def clauses(text: str) -> list[str]:
    return [" … ".join(text[part.start : part.end] for part in each.parts) for each in statements(text)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The dam broke.", ["The dam broke"]),
        ("The dam broke, and forty houses were flooded.", ["The dam broke", "and forty houses were flooded"]),
        ("The dam, which was old, broke on Monday.", ["The dam … broke on Monday", "which was old"]),
        ("After the dam broke, the village fled.", ["After the dam broke", "the village fled"]),
        ("The mayor came and spoke of the dam.", ["The mayor came", "and spoke of the dam"]),
        ("Mayor Ann Lee said the dam was safe.", ["Mayor Ann Lee said", "the dam was safe"]),
        ("“The dam,” Ann Lee said, “was safe.”", ["The dam … was safe", "Ann Lee said"]),
        ("GRENMOUTH — The dam broke.", ["The dam broke"]),
        ("If the dam breaks, the village will flee.", ["If the dam breaks, the village will flee"]),
        ("Old boats and nets were lost.", ["Old boats and nets were lost"]),
    ],
)
def test_a_sentence_is_split_into_its_clauses(text: str, stated: list[str]) -> None:
    assert clauses(text) == stated


def test_what_is_said_is_the_speakers_and_what_introduces_it_the_outlets() -> None:
    text = "Mayor Ann Lee denied that the dam was unsafe."
    (quote,) = annotate(Article("a", text)).quotes
    assert [(each.quote, each.stance) for each in statements(text)] == [(None, "said"), (quote.span, "denied")]


@pytest.mark.parametrize(
    ("text", "negation"),
    [
        ("The dam did not break.", "not"),
        ("The dam didn't break.", "didn't"),
        ("The dam never broke.", "never"),
        ("No one was hurt.", "No"),
        ("There was no plan.", "no"),
        ("Not everyone was hurt.", "Not"),
        ("The dam broke.", None),
        ("The dam was not only old.", None),
        ("People who were not there were safe.", None),
        ("A village with no dam was flooded.", None),
        ("It was without a doubt the dam that broke.", None),
    ],
)
def test_a_clause_is_negated_by_its_verb_subject_or_object(text: str, negation: str | None) -> None:
    first = statements(text)[0]
    assert (first.negation and text[first.negation.start : first.negation.end]) == negation
    assert first.polarity == ("negated" if negation else "affirmed")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The dam may break.", "may"),
        ("The dam won't hold.", "will"),
        ("She'll mend the dam.", "will"),
        ("She'd mend the dam.", "would"),
        ("She'd mended the dam.", None),
        ("The council has to mend the dam.", "must"),
        ("The council does not have to mend the dam.", None),
        ("The council ought to mend the dam.", "should"),
        ("The dam broke in May.", None),
        ("Will Orr came.", None),
        ("The dam that will be sold broke.", None),
        ("She thinks the dam may break.", None),
    ],
)
def test_modality_is_the_modal_of_the_clauses_own_verb(text: str, modality: str | None) -> None:
    assert statements(text)[0].modality == modality


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The dam will hold if the rain stops.", "if the rain stops"),
        ("Unless the rain stops, the dam will break.", "Unless the rain stops"),
        ("If elected, she will mend the dam.", "If elected"),
        ("If there is no rain, the dam will hold.", "If there is no rain"),
        ("They asked if the dam was safe.", None),
        ("It looked as if the dam was safe.", None),
    ],
)
def test_a_condition_stays_with_what_hangs_on_it(text: str, condition: str | None) -> None:
    only = statements(text)[-1]
    assert (only.condition and text[only.condition.start : only.condition.end]) == condition


def test_what_somebody_is_urged_to_do_is_negated_by_its_infinitive() -> None:
    assert [each.polarity for each in statements("Mayor Ann Lee urged the council not to sell the dam.")] == [
        "affirmed",
        "negated",
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Orr allegedly sold the dam.", "outlet"),
        ("“Orr allegedly sold the dam,” Ann Lee said.", "speaker"),
        ("Ann Lee said that Orr allegedly sold the dam.", None),
    ],
)
def test_a_hedge_is_whose_words_it_stands_in(text: str, whose: str | None) -> None:
    (hedge,) = [hedge for each in statements(text) for hedge in each.hedges]
    assert (text[hedge.span.start : hedge.span.end], hedge.whose) == ("allegedly", whose)


def test_alleged_is_a_hedge_before_a_noun_only() -> None:
    assert [len(statements(text)[0].hedges) for text in ("The alleged sale failed.", "It was alleged to be old.")] == [
        1,
        0,
    ]


def test_a_statement_holds_its_own_names_numbers_and_times() -> None:
    text = "The dam broke on March 17, and 40 houses in Grenmouth were flooded."
    first, second = statements(text)
    assert [text[time.span.start : time.span.end] for time in first.times] == ["March 17"]
    assert [number.thing for number in second.numbers] == ["houses"]
    assert first.numbers == second.times == ()


def test_a_quotation_has_the_modality_and_polarity_of_its_first_clause_and_all_its_hedges() -> None:
    text = "Ann Lee said: “The dam will not break, and perhaps it never did.”"
    (quote,) = annotate(Article("a", text)).quotes
    assert (quote.modality, quote.polarity, len(quote.hedges)) == ("will", "negated", 1)


@given(st.text(alphabet="abThe “”\"',.;:—\n notwhichsaidLeaeifnd", max_size=300))
def test_statements_lie_in_their_sentences_and_apart_from_each_other(text: str) -> None:
    found = annotate(Article("a", text))
    parts = sorted((part.start, part.end) for each in found.statements for part in each.parts)
    assert all(a < b for a, b in parts)
    assert all(first[1] <= second[0] for first, second in pairwise(parts))
    spans = [sentence.span for sentence in found.sentences]
    assert all(any(s.start <= a and b <= s.end for s in spans) for a, b in parts)


def test_a_million_letters_take_no_time_to_speak_of() -> None:
    for hostile in ("x" * 1_000_000, "and " * 100_000, "not if which, " * 30_000, "“a” " * 20_000):
        assert statements(hostile) is not None


def test_if_not_as_an_idiom_negates_nothing() -> None:
    (quote,) = annotate(Article("a", "Mayor Ann Lee called the flood “rare, if not unmatched.”")).quotes
    assert quote.polarity == "affirmed"
