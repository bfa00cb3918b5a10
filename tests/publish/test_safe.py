import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from crossread.publish.safe import cells, clean, clip, flat, listed, one_line

ANY = st.text(st.characters(), max_size=60)  # lone surrogates too


@given(ANY)
def test_cleaning_keeps_offsets_and_leaves_no_controls(text: str) -> None:
    safe = clean(text)
    assert len(safe) == len(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c in "\n\t" for c in safe)
    safe.encode("utf-8")


@given(ANY)
def test_flat_text_is_one_line_that_cannot_move_a_cursor(text: str) -> None:
    line = flat(text)
    assert not set(line) & set("\n\r\t\x1b\x07\x9b\u2028\u202e\u2066")
    assert "  " not in line
    assert one_line(text) == line.strip()


def test_escape_sequences_come_out_harmless() -> None:
    assert one_line("a\x1b[31mred\x1b]0;title\x07") == "a\ufffd[31mred\ufffd]0;title\ufffd"


def test_joined_emoji_stay_whole() -> None:
    assert clean("👩\u200d👩") == "👩\u200d👩"


def test_clipping_cuts_at_a_word() -> None:
    assert clip("the pier is open", 12) == "the pier is…"
    assert clip("short", 12) == "short"
    assert len(clip("x" * 50, 12)) == 12


def test_names_are_listed_as_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"


def test_wide_characters_take_two_cells() -> None:
    assert cells("日本") == 4


def test_a_megabyte_of_controls_is_cleaned_at_once() -> None:
    started = time.perf_counter()
    flat("\x00" * 1_000_000)
    flat(" \n" * 500_000)
    assert time.perf_counter() - started < 5
