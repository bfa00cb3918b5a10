"""Speakers: last names, roles, pronouns, organisations, the unnamed, and nobody rather than the wrong one."""

import pytest

from crossread.annotate import annotate
from crossread.model import Article


def speakers(text: str) -> list[tuple[str | None, str | None]]:
    return [(q.speaker, q.resolved) for q in annotate(Article("a", text)).quotes]


def last(text: str) -> tuple[str | None, str | None]:
    return speakers(text)[-1]


def test_a_last_name_is_the_full_name() -> None:
    assert last("Jane Orr came late. “Sorry,” Orr said.") == ("Jane Orr", "last name")


@pytest.mark.parametrize(
    "text",
    [
        "Jane Orr, the mayor, said that it was late.",
        "Jane Orr, 52, of Leeds, a driver, said that it was late.",
        "The mayor, Jane Orr, said that it was late.",
        "“It is late,” said the mayor, Jane Orr.",
        "Mayor Jane Orr (Ind.) said that it was late.",
        "Jane Orr, who runs the port, said that it was late.",
        "In a statement on Monday, Jane Orr said that it was late.",
        "Port official Jane Orr on Monday said that it was late.",
        "OSLO (Wire) — Jane Orr waited, saying that it was late.",
    ],
)
def test_the_speaker_is_found_whatever_stands_beside_the_name(text: str) -> None:
    assert last(text)[0] == "Jane Orr"


def test_a_role_is_whoever_the_article_gives_it_to() -> None:
    text = (
        "Port spokesman Karl Dahl met Mayor Jane Orr. “We are open,” the spokesman said. The mayor said she was glad."
    )
    assert speakers(text) == [("Karl Dahl", "role"), ("Jane Orr", "role")]


def test_a_pronoun_is_who_spoke_before() -> None:
    assert last("“It is late,” Jane Orr said of Tom Fry.\n\n“We go,” she added.") == ("Jane Orr", "pronoun")


def test_a_pronoun_passes_over_names_inside_quotation_marks_and_after_prepositions() -> None:
    text = "Tom Fry met with Karl Dahl. “Karl Dahl is late, and Jim Bell too.”\n\nHe said he was tired."
    assert last(text)[0] == "Tom Fry"


def test_he_is_not_she() -> None:
    assert last("Jane Orr met Tom Fry. He said it was late.") == ("Tom Fry", "pronoun")


def test_a_pronoun_without_anybody_near_names_nobody() -> None:
    assert last("The rain fell. “It is late,” he said.") == (None, "pronoun, unresolved")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Kremlin said that talks would begin.", "The Kremlin"),
        ("The White House said that talks would begin.", "The White House"),
        ("Talks would begin, the Harbor Office and the Port Board said.", "the Harbor Office and the Port Board"),
        ("“Talks begin,” a senior aide said.", "a senior aide"),
        ("Several officials said that talks would begin.", "Several officials"),
        ("A spokesman for Jane Orr said that talks would begin.", "A spokesman for Jane Orr"),
        ("Orr’s office said that talks would begin.", "Orr’s office"),
    ],
)
def test_organisations_and_the_unnamed_keep_their_own_words(text: str, speaker: str) -> None:
    assert last(text)[0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tim Lee lost. Lee campaign manager Paul Dent said the poll was wrong.", "Paul Dent"),
        ("Tim Lee won. The Lee administration said the wells would be dug.", "The Lee administration"),
        ("Tim Lee won. The chairman of the panel looking into Lee said it was late.", "The chairman of the panel"),
        ("Groups that want to save Harbour House accused Tim Lee of lying.", "Groups"),
        ("A spokeswoman for Jane Orr met Tim Lee. A spokeswoman for her said it was late.", "A spokeswoman for her"),
        ("Some of those said it was late.", "Some of those"),
        ("Tim Lee was there, drawing fire from neighbours who said it was late.", "neighbours"),
        ("“It is over,” US Senator Tim Lee said as he left.", "Tim Lee"),
        ("Fire Chief Will Orr waited. “It is over,” Will Orr said.", "Will Orr"),
        ("The Orsund News.com site is read. “It is late,” Orsund.org editor Tim Lee said.", "Tim Lee"),
        ("One guest not on the list, Tim Lee, told the paper that it was late.", "Tim Lee"),
        ("Tim Lee - a co-host on the show - told the paper that it was late.", "Tim Lee"),
        ("Tim Lee, citing “old rules,” said the vote was late.", "Tim Lee"),
        ("Tim Lee, D-Ohio, who on Friday toured the plant, said Monday that it was late.", "Tim Lee"),
        ("Tim Lee, though, told the host on his show Tuesday afternoon that he was staying.", "Tim Lee"),
        ("As The Tidewater Post reported, the guests have yawned, noting that it was late.", "the guests"),
        ("It was filmed. The clip is of Tim Lee saying during the talks, “Not now,” and nodding.", "Tim Lee"),
    ],
)
def test_the_head_of_a_phrase_speaks(text: str, speaker: str) -> None:
    assert last(text)[0] == speaker


def test_a_sentence_about_somebodys_tone_goes_before_their_words() -> None:
    assert last("Jane Orr spoke. Orr’s tone was grim. “We have lost the whole harbour.”") == ("Jane Orr", "owner")


def test_organisations_do_not_become_he() -> None:
    assert last("The Kremlin said that talks would begin. He said no more would come.")[0] is None


def test_they_are_the_several_who_spoke() -> None:
    text = "Several officials said that it was late. They added that nobody came."
    assert last(text) == ("Several officials", "pronoun")


def test_a_report_speaks_for_its_owner() -> None:
    assert last("The Harbor Board’s report said that it was late.") == ("Harbor Board", "owner")


def test_two_speakers_are_both() -> None:
    assert last("Jane Orr and Tom Fry said that it was late.")[0] == "Jane Orr and Tom Fry"


def test_an_answer_is_by_whoever_answered_before() -> None:
    text = "Jane Orr was asked about boats. “Big,” she said. And trains? “They are all too slow.”"
    assert [name for name, _ in speakers(text)] == ["Jane Orr", "Jane Orr"]
