"""One utterance as several outlets quote it."""

from crossread.annotate import annotate
from crossread.compare.utterances import same_speaker, utterances
from crossread.model import Article, Utterance


def found(*texts: str) -> tuple[Utterance, ...]:
    return utterances(tuple(annotate(Article(f"a{n}", text)) for n, text in enumerate(texts)))


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
    words = '"Nobody told the harbour office that the dredger had slipped its anchor chain,"'
    (one,) = found(f"{words} Ann Oster said.", f"{words} Ann Oster told reporters.", f"{words} a spokesman said.")
    assert one.speaker == "Ann Oster"


def test_two_different_sayings_of_one_speaker_are_not_brought_together() -> None:
    assert not found('"We wait for spring," Ann Oster said.', '"Taxes will fall," Ann Oster said.')


def test_names_are_one_person_by_the_last_word_or_by_all_words_of_the_shorter() -> None:
    assert same_speaker("Oster", "Ann Oster")
    assert same_speaker("the coastguard", "The Coastguard")
    assert not same_speaker("Ann Oster", "Pell Amsory")
    assert not same_speaker(None, "Ann Oster")
