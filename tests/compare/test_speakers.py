"""One name for one person across a story, and those who speak for an organisation."""

import time

from crossread.compare.speakers import last_word, named_alike, voices
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
