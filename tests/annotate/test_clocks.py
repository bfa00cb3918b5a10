"""The times that live blogs print before their entries."""

import pytest

from crossread.annotate import annotate
from crossread.annotate.clocks import is_nobody, past_stamp
from crossread.model import Article

SAID = "“The bridge stays closed.”"


def said(text: str) -> list[tuple[str | None, str]]:
    """Each quotation's speaker and words."""
    return [(q.speaker, text[q.span.start : q.span.end]) for q in annotate(Article("a", text)).quotes]


@pytest.mark.parametrize(
    "stamp",
    ["09.40 ", "09:40 ", "09h40 ", "09:40:12 ", "9.40am ", "9.40 p.m. ", "9am ", "14:02 GMT ", "14.02 (BST) ",
     "[09.40] ", "09.40: ", "09.40. ", "09.40 - ", "09.40 – ", "9.40am | "],
)  # fmt: skip
def test_a_time_before_an_entry_is_no_part_of_what_is_told(stamp: str) -> None:
    for entry in ("Police say that two are hurt.", SAID):
        assert past_stamp(stamp + entry, 0, len(stamp + entry)) == len(stamp)
    assert past_stamp(stamp, 0, len(stamp)) == len(stamp)


@pytest.mark.parametrize(
    "text",
    ["9.40 metres are missing.", "10.15 million live there.", "9.40% agreed.", "2.30 was the time.", "10:15–10:30 The",
     "25.10 Police", "9.75 Police", "911 Police", "2019 Police", "09.40.12 Police", "40 Police", "Police at 09.40"],
)  # fmt: skip
def test_other_numbers_are_told(text: str) -> None:
    assert past_stamp(text, 0, len(text)) == 0


def test_a_time_may_stand_before_a_megabyte_of_white_space() -> None:
    for mark in ("", " ("):
        text = f"09.40{mark}{' ' * 1_000_000}x"
        assert past_stamp(text, 0, len(text)) == 0


@pytest.mark.parametrize("words", ["09.40", "the 9.40", "09:40 BST", "9am", "9.40 p.m.", "1402", "2019", "43,000"])
def test_a_time_or_a_bare_number_is_nobody(words: str) -> None:
    assert is_nobody(words)


@pytest.mark.parametrize("words", ["No. 10", "Channel 4", "Some 40", "40%", "The 49ers", "Two", "7 News", ""])
def test_what_has_a_number_in_its_name_may_speak(words: str) -> None:
    assert not is_nobody(words)


def test_the_speaker_of_an_entry_is_who_stands_after_its_time() -> None:
    blog = f"09.40 Police say that two are hurt.\n\n09.55 Petra Ahlgren: {SAID}\n\n10.10 {SAID[:-2]},” said Jo Orr."
    assert said(blog) == [
        ("Police", "two are hurt"),
        ("Petra Ahlgren", SAID),
        ("Jo Orr", f"{SAID[:-2]},”"),
    ]


@pytest.mark.parametrize("stamp", ["09.40: ", "09.40\n\n", "14:02 GMT: ", "9am – "])
def test_an_entry_that_is_a_quotation_alone_is_nobodys(stamp: str) -> None:
    assert said(f"“We waited,” said Mayor Petra Ahlgren.\n\n{stamp}{SAID}")[1:] == [(None, SAID)]


@pytest.mark.parametrize(
    "text",
    [f"1402: {SAID}", "According to 09.40, the bridge stays closed.", f"{SAID[:-2]},” 09.40 said.",
     "The 9.40 said that it was late.", "09.40 BST says that it is late."],
)  # fmt: skip
def test_a_time_or_a_bare_number_never_speaks(text: str) -> None:
    ((speaker, _),) = said(text)
    assert speaker is None
