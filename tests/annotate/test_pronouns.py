"""Pronouns: who was named or spoke before, over a few sentences."""

import pytest

from crossread.annotate import annotate
from crossread.model import Article


def last(text: str) -> str | None:
    return annotate(Article("a", text)).quotes[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Alma Reyes arrived late. She said the road was flooded.", "Alma Reyes"),
        ("Tomas Brandt thanked Alma Reyes. He said the wells would be dug by June.", "Tomas Brandt"),
        ("Jonas Weil met Walter Okoye in Kotka on Monday. “We agree on little,” he said.", "Jonas Weil"),
        (
            "Jonas Weil gave a talk. He praised Walter Okoye, his rival. “I respect the man,” he said.",
            "Jonas Weil",
        ),
        ("Alma Reyes said Tomas Brandt had offered her the job. “I took it,” she said.", "Alma Reyes"),
    ],
)
def test_he_and_she_are_whom_the_text_is_about(text: str, speaker: str) -> None:
    assert last(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Several officials said it was late. They added that nobody came.", "Several officials"),
        (
            "The White House is split, and several senior officials doubted it. His age is a worry, they said.",
            "several senior officials",
        ),
        ("A bill giving many students a path was read. They said it was late.", None),
    ],
)
def test_they_are_several(text: str, speaker: str | None) -> None:
    assert last(text) == speaker


def test_a_firm_with_a_letter_for_a_name_is_not_he() -> None:
    text = "Data came from U.S. Internet companies. Internet users waited. He said it was late."
    assert last(text) is None
