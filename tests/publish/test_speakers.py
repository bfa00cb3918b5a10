from dataclasses import replace

from crossread.model import Comparison, Quote, Utterance
from crossread.publish.speakers import Said
from crossread.publish.view import build

from .sample import HERALD, LEDGER, annotated, comparison, quote


def said(first: Quote, second: Quote, identical: bool = False, source: str = "City Ledger") -> Said:
    """What the page makes of two quotations as one utterance; `source` is the outlet of the second."""
    articles = (annotated(HERALD, first), annotated(replace(LEDGER, source=source), second))
    utterance = Utterance("Ilse Brandt", identical, (first, second))
    (speaker,) = build(Comparison(articles, 0.9, (), (utterance,), ((0,), (1,)))).speakers
    (only,) = speaker.said
    return only


def test_speakers_whom_several_outlets_quote_come_first_and_their_shared_words_too() -> None:
    speakers = build(comparison()).speakers
    assert [speaker.name for speaker in speakers] == ["Ilse Brandt", "Tomas Reed"]
    assert [len(item.readings) for item in speakers[0].said] == [2, 1, 1]


def test_the_same_words_between_other_marks_are_word_for_word() -> None:
    item = said(
        quote(HERALD, "The engines did not answer,", "direct", "Ilse Brandt", "said"),
        quote(LEDGER, "The engines did not answer.", "direct", "Ilse Brandt", "told"),
    )
    assert (item.sign.sign, item.note) == ("=", "word for word")


def test_what_two_reports_of_one_outlet_quote_is_only_in_that_outlet() -> None:
    item = said(
        quote(HERALD, "The engines did not answer,", "direct", "Ilse Brandt", "said"),
        quote(LEDGER, "The engines did not answer.", "direct", "Ilse Brandt", "told"),
        source="The Ansel Herald",
    )
    assert (item.sign.sign, item.note, item.once) == ("◇", "word for word", False)


def test_an_utterance_that_one_outlet_cuts_is_agreed_and_said_to_be_cut() -> None:
    item = said(
        quote(HERALD, "The engines did not answer, and we had nine seconds", "direct", "Ilse Brandt", "said"),
        quote(LEDGER, "The engines did not answer.", "direct", "Ilse Brandt", "told"),
        identical=True,
    )
    assert (item.sign.sign, item.note) == ("=", "cut shorter")


def test_a_paraphrase_is_told_in_other_words_and_unmarked() -> None:
    item = said(
        quote(HERALD, "the crew had rehearsed such a failure only last month", "indirect", "Ilse Brandt", "She said"),
        quote(LEDGER, "My crew did everything right.", "direct", "Ilse Brandt", "told"),
    )
    assert (item.sign.sign, item.note) == ("~", "in other words")
    assert not item.readings[1].marked


def test_how_each_outlet_introduces_it_is_kept() -> None:
    first, second = build(comparison()).speakers[0].said[0].readings
    assert (first.cue, first.manner, first.via) == ("said Ilse", "quoted", ())
    assert (second.cue, second.manner, second.via) == ("told", "quoted", ("Coast FM",))


def test_what_is_quoted_without_marks_of_its_own_gets_them() -> None:
    first, second = build(comparison()).speakers[1].said[0].readings
    assert (first.bare, second.bare) == (False, False)
    assert build(comparison()).speakers[0].said[0].readings[0].bare


def test_a_quotation_without_a_speaker_stands_last_under_no_name() -> None:
    nobody = replace(quote(HERALD, "the north pier", "direct", None, "claimed"), cue_span=None)
    story = comparison()
    found = replace(story.articles[0], quotes=(*story.articles[0].quotes, nobody))
    speakers = build(replace(story, articles=(found, *story.articles[1:]))).speakers
    assert speakers[-1].name is None
    assert speakers[-1].said[0].readings[0].cue is None


def test_a_pieced_quotation_shows_its_pieces() -> None:
    whole = quote(LEDGER, "The engines did not answer. We had nine", "direct", "Ilse Brandt", "told")
    first = quote(LEDGER, "The engines", "direct", "Ilse Brandt", "told").span
    last = quote(LEDGER, "We had nine", "direct", "Ilse Brandt", "told").span
    pieced = replace(whole, parts=(first, last))
    articles = (annotated(LEDGER, pieced),)
    (speaker,) = build(Comparison(articles, 1.0, (), (), ((0,),))).speakers
    assert speaker.said[0].readings[0].text == "The engines … We had nine"
