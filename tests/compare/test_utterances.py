"""One utterance as several outlets quote it."""

from crossread.annotate import annotate
from crossread.compare.match import probabilities
from crossread.compare.units import units
from crossread.compare.utterances import utterances, with_names
from crossread.model import Annotated, Article, Utterance

WORDS = '"Nobody told the harbour office that the dredger had slipped its anchor chain,"'


def told(*texts: str) -> tuple[Annotated, ...]:
    return tuple(annotate(Article(f"a{n}", text, source=f"Outlet {n}")) for n, text in enumerate(texts))


def found(*texts: str) -> tuple[Utterance, ...]:
    articles = told(*texts)
    story = units(articles)
    return utterances(articles, story, probabilities(story))


def test_a_quotation_and_the_same_cut_short_are_one_utterance_word_for_word() -> None:
    (one,) = found(
        'Mayor Ann Oster said: "The bridge stays shut until every bolt has been looked at."',
        '"The bridge stays shut," Mayor Ann Oster said.',
    )
    assert (one.speaker, one.identical, len(one.quotes)) == ("Ann Oster", True, 2)


def test_two_translations_are_one_utterance_in_two_wordings() -> None:
    (one,) = found(
        '"The river owes nobody a harvest, and neither do we," Minister Ann Oster said.',
        '"The river owes no one a harvest, nor do we," Minister Ann Oster said.',
    )
    assert not one.identical


def test_the_same_words_of_two_speakers_who_are_both_named_go_to_the_name_most_give() -> None:
    (one,) = found(f"{WORDS} Ann Oster said.", f"{WORDS} Ann Oster told reporters.", f"{WORDS} a spokesman said.")
    assert one.speaker == "Ann Oster"


def test_who_is_only_described_gets_the_name_that_another_outlet_gives_for_the_same_words() -> None:
    articles = told(f"{WORDS} Ann Oster said.", f"{WORDS} the spokeswoman said.")
    story = units(articles)
    (one,) = said = utterances(articles, story, probabilities(story))
    assert [quote.speaker for quote in one.quotes] == ["Ann Oster"] * 2
    assert one.quotes[1].resolved == "as Outlet 0 names the speaker"
    assert [each.quotes[0] for each in with_names(articles, said)] == list(one.quotes)


def test_an_unnamed_source_stays_unnamed() -> None:
    (one,) = found(f"{WORDS} Ann Oster said.", f"{WORDS} a senior aide said.")
    assert (one.speaker, one.quotes[1].speaker) == ("Ann Oster", "a senior aide")


def test_a_long_statement_is_in_an_utterance_with_each_piece_that_another_outlet_quotes() -> None:
    first = "The bridge stays shut until every bolt has been looked at."
    second = "We have ordered a ferry that carries forty lorries an hour."
    said = found(f'"{first} {second}" Ann Oster said.', f'"{first}" Ann Oster said.\n\nAnn Oster said: "{second}"')
    assert len(said) == 2
    assert {utterance.quotes[0].span for utterance in said} == {said[0].quotes[0].span}
    assert all(utterance.identical for utterance in said)


def test_one_changed_word_inside_the_marks_is_not_word_for_word() -> None:
    (one,) = found(f"{WORDS} Ann Oster said.", f"{WORDS.replace('chain', 'cable')} Ann Oster said.")
    assert not one.identical


def test_a_paraphrase_is_not_word_for_word() -> None:
    (one,) = found(f"{WORDS} Ann Oster said.", "Ann Oster said nobody had told the harbour office of the anchor chain.")
    assert not one.identical


def test_two_different_sayings_of_one_speaker_are_not_brought_together() -> None:
    assert not found('"We wait for spring," Ann Oster said.', '"Taxes will fall," Ann Oster said.')
