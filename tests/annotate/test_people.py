"""Who names stand for: short forms, spellings, nicknames and abbreviations."""

import pytest

from crossread.annotate import annotate
from crossread.model import Article


def canonical(text: str) -> list[str]:
    return [name.canonical for name in annotate(Article("a", text)).names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tomas Brandt Jr. sold it. Brandt Jr. left.", "Tomas Brandt Jr."),
        ("Volodymyr Zelenko spoke. Vladimir Zelenko left.", "Volodymyr Zelenko"),
        ("William Zelenko spoke. Bill Zelenko left.", "William Zelenko"),
        ("Mohammed al-Rashid spoke. Al-Rashid left.", "Mohammed al-Rashid"),
        ("José Núñez spoke. Mr. Nunez left.", "José Núñez"),
        ("William “Mo” Cowden spoke. Mr. Cowden left.", "William “Mo” Cowden"),
    ],
)
def test_a_name_in_another_form_is_the_same_person(text: str, name: str) -> None:
    assert canonical(text) == [name, name]


def test_two_given_names_of_one_surname_are_two_people() -> None:
    assert canonical("Maria Orr spoke. Mario Orr left.") == ["Maria Orr", "Mario Orr"]


def test_an_abbreviation_may_leave_out_the_words_before() -> None:
    assert canonical("The State Transport Safety Board met. The TSB said it was late.")[-1] == "Transport Safety Board"
