"""One name for one person across a story, and those who speak for an organisation."""

import time

from crossread.compare.speakers import kinship, last_word, named_alike, same_speaker, voices
from crossread.model import Annotated

from .samples import told

FULL = "“The bridge is safe,” said Ingrid Solheim on Tuesday."
LAST = "“The bridge is safe,” Solheim said."


def speakers(reports: tuple[Annotated, ...]) -> list[str | None]:
    return [quote.speaker for report in named_alike(reports) for quote in report.quotes]


def test_a_last_name_alone_gets_the_full_name_that_another_outlet_gives() -> None:
    assert speakers(told(FULL, LAST)) == ["Ingrid Solheim", "Ingrid Solheim"]


def test_a_last_name_that_two_people_share_stays_as_it_is() -> None:
    other = "“The bridge is old,” said Oskar Solheim."
    assert speakers(told(FULL, other, LAST))[-1] == "Solheim"


def test_spellings_of_one_name_become_the_one_that_most_outlets_use() -> None:
    spelled = "“The bridge is safe,” said Ingrid Solhejm."
    assert speakers(told(spelled, FULL, FULL)) == ["Ingrid Solheim"] * 3


def test_how_an_outlet_spells_a_name_stays_on_record() -> None:
    spelled = "“The bridge is safe,” said Ingrid Solhejm."
    resolved = [q.resolved for report in named_alike(told(spelled, FULL, FULL)) for q in report.quotes]
    assert resolved == ["name, spelled Ingrid Solhejm here", "name", "name"]


def test_a_name_written_over_from_another_alphabet_in_two_ways_is_one() -> None:
    one, other = "“The bridge is safe,” said Omar Qadhafi.", "“The bridge is safe,” said Omar Gaddafi."
    assert speakers(told(one, other)) == ["Omar Gaddafi"] * 2


def test_short_names_that_differ_by_a_letter_are_two_people() -> None:
    bell, ball = "“The bridge is safe,” said Ann Bell.", "“The bridge is old,” said Ann Ball."
    assert speakers(told(bell, ball)) == ["Ann Bell", "Ann Ball"]


def test_two_spellings_in_one_report_are_two_people() -> None:
    both = "“The bridge is safe,” said Ingrid Solheim.\n\n“The bridge is old,” said Ingrid Solhejm."
    assert speakers(told(both, FULL)) == ["Ingrid Solheim", "Ingrid Solhejm", "Ingrid Solheim"]


def test_names_are_one_person_by_the_last_word_or_by_all_words_of_the_shorter() -> None:
    assert same_speaker("Oster", "Ann Oster")
    assert same_speaker("the coastguard", "The Coastguard")
    assert not same_speaker("Ann Oster", "Pell Amsory")
    assert not same_speaker(None, "Ann Oster")


def test_how_two_speakers_go_together() -> None:
    assert kinship("Oster", "last name", "Ann Oster", "name", {}) == "same"
    assert kinship("the Harbour Office", "organisation", "the office of harbours", "organisation", {}) == "akin"
    assert kinship("Ann Oster", "name", "Pell Amsory", "last name", {}) == "named"
    assert kinship("Ann Oster", "name", "Pell Amsory", "pronoun", {}) == "found"
    assert kinship("Ann Oster", "name", "a senior aide", "own words", {}) == "described"
    assert kinship("Ann Oster", "name", None, None, {}) == "described"


def test_an_organisation_and_who_speaks_for_it_are_akin_but_not_the_same() -> None:
    voice = voices(told("Odile Brannock, a spokeswoman for Nordlinje, said the ship was safe."))
    assert voice == {"nordlinje": "brannock"}
    assert kinship("Nordlinje", "organisation", "Odile Brannock", "name", voice) == "akin"


def test_two_people_with_one_first_name_stay_two() -> None:
    other = "“The bridge is old,” said Ingrid Varholm."
    assert speakers(told(FULL, other)) == ["Ingrid Solheim", "Ingrid Varholm"]


def test_whoever_speaks_for_an_organisation_is_its_voice() -> None:
    (report,) = told("Nordlinje spokeswoman Odile Brannock said the ship was safe.")
    assert voices((report,)) == {"nordlinje": "brannock"}


def test_a_title_is_no_part_of_a_name() -> None:
    assert last_word("Senator Tobias Renquist") == "renquist"
    assert last_word("The President") == "the president"
    assert last_word("") == ""


def test_a_line_of_initials_is_read_at_once() -> None:
    reports = told("A." * 200_000, "B-" * 200_000)
    start = time.process_time()
    assert voices(reports) == {}
    assert time.process_time() - start < 5
