"""Roles: "the spokesman", "the 43-year-old", "the committee", and names beside them."""

import pytest

from crossread.annotate import annotate
from crossread.model import Article


def last(text: str) -> tuple[str | None, str | None]:
    quote = annotate(Article("a", text)).quotes[-1]
    return quote.speaker, quote.resolved


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Port spokeswoman Ines Dahl met reporters. The spokeswoman said the pier was unsafe.", "Ines Dahl"),
        (
            "A spokesman for the port, Jonas Weil, denied it. “None of it is true,” the spokesman said.",
            "Jonas Weil",
        ),
        ("Mayor Lena Ost opened the fair. The mayor, who is 60, said it would be her last.", "Lena Ost"),
        ("Lena Ost, the mayor, lost. The ex-mayor said she was tired.", "Lena Ost"),
        ("Former Vice President Otto Lang met President Mara Quist. The president said she was glad.", "Mara Quist"),
        ("Former Vice President Otto Lang met President Mara Quist. The vice president said he left.", "Otto Lang"),
        ("Alma Reyes spoke in Kotka. “I always do,” the 58-year-old said.", "Alma Reyes"),
        ("The Harbour Safety Board met on Monday. The board said the pier was unsafe.", "Harbour Safety Board"),
    ],
)
def test_a_role_stands_for_whoever_has_it(text: str, speaker: str) -> None:
    assert last(text) == (speaker, "role")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The chairman of the fire panel said it was late. Party chairman Otto Lang left.",
            "The chairman of the fire panel",
        ),
        ("Vice President Otto Lang left. The president said it was late.", "The president"),
        ("The board said that it was late.", "The board"),
    ],
)
def test_a_role_that_may_be_anothers_keeps_its_own_words(text: str, speaker: str) -> None:
    assert last(text) == (speaker, "own words")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("One of her lawyers, Tim Corso, says the deal is off.", "Tim Corso"),
        ("Another guest, Malrik Wenz, noted that it was late.", "Malrik Wenz"),
        ("The Democrat, Senator Tim Corso of Ohio, said it was late.", "Tim Corso"),
        ("“It was chaos,” said the shop's owner, Mina Farah, 41.", "Mina Farah"),
        ("Alma Reyes was not there. Her husband, Luis, said she was ill.", "Luis"),
    ],
)
def test_a_name_beside_a_role_is_the_speaker(text: str, speaker: str) -> None:
    assert last(text) == (speaker, "apposition")
