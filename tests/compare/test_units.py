"""The sentences that are compared, each with what stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.compare.units import LONGEST, MOST, compared, units
from crossread.model import Article

from .samples import FIRE, story, told


def test_every_sentence_is_a_unit_in_order_of_article_and_place() -> None:
    reports = told(*FIRE)
    found = units(reports)
    assert [unit.span for unit in found] == [sentence.span for each in reports for sentence in each.sentences]
    assert [(unit.article, unit.place) for unit in found] == sorted((unit.article, unit.place) for unit in found)


def test_a_unit_holds_what_stands_in_its_own_sentence() -> None:
    first, second = story("Fire hurt 14 workers on Tuesday. “It was loud,” said Ingrid Solheim of the 3 mills.")
    assert [number.value for number in first.numbers] == [14]
    assert (len(first.times), len(first.quotes), first.quoted) == (1, 0, 0)
    assert [number.value for number in second.numbers] == [3]
    assert (second.speakers, len(second.quotes), len(second.times)) == (frozenset(["solheim"]), 1, 0)
    assert 0.1 < second.quoted < 0.5


def test_a_quotation_over_several_sentences_stands_in_each_of_them() -> None:
    units_of_it = story("Ingrid Solheim said: “The mill is gone. We will build it anew.”")
    assert len(units_of_it) > 1
    assert all(unit.quotes and "solheim" in unit.speakers for unit in units_of_it)


def test_an_organisation_and_its_spokesperson_are_one_speaker() -> None:
    first, second = story(
        "Nordlinje spokeswoman Odile Brannock said the ship was safe.", "The ship was safe, Nordlinje said."
    )
    assert first.speakers == second.speakers == frozenset(["brannock"])


def test_a_word_can_be_read_as_it_is_written() -> None:
    (unit,) = story("Workers were hurt.")
    assert [unit.raw(word) for word in unit.words] == ["Workers", "hurt"]


def test_of_a_sentence_without_end_only_the_beginning_is_looked_at() -> None:
    (unit,) = story("boat " * 5000)
    assert len(unit.text) == LONGEST
    assert unit.span.end - unit.span.start > LONGEST


@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
def test_what_a_unit_holds_stands_in_its_sentence(texts: list[str]) -> None:
    reports = tuple(annotate(Article(str(n), text)) for n, text in enumerate(texts))
    for unit in units(reports):
        text = reports[unit.article].article.text
        assert unit.text == text[unit.span.start : unit.span.end] != ""
        assert all(unit.span.start <= word.start < word.end <= unit.span.end for word in unit.words)
        assert all(unit.span.start <= number.span.start < unit.span.end for number in unit.numbers)
        assert all(q.span.start < unit.span.end and unit.span.start < q.span.end for q in unit.quotes)
        assert unit.clauses


def test_of_a_very_long_story_the_first_sentences_of_each_report_are_compared() -> None:
    long, short = "It rained. " * MOST, "It rained. It snowed."
    everything = units((annotate(Article("a", long)), annotate(Article("b", short))))
    kept = compared(everything)
    assert len(kept) <= MOST
    assert [unit.place for unit in kept if unit.article == 1] == [0, 1]
    assert [unit.place for unit in kept if unit.article == 0] == list(range(len(kept) - 2))
