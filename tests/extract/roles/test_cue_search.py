"""The cues of a line are those that their patterns find, however they are looked for."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.roles import cues
from crossread.extract.roles.cue_search import line_cues

# Pieces of which lines with cues are made, and pieces that only begin like them.
PIECES = (
    "Photo: ", "telephoto by ", "(Photo by Ole Brandt)", "Getty", "AP Photo", "gettysburg", "© 2025 ", "(c) 1999",
    "all rights reserved", "from left", "that left", "(links)", "von links", "（左）", "写真", "5月3日", "3 월 4 일",
    "subscribe", "Subscribes", "e-mail", "email", "e-paper", "x", "share", "unshared", "read more", "more on",
    "les også", "cookies", "third parties", "vor 3 tagen", "5 min read", "Lesezeit: 4", "20:15 Uhr", "1999",
    "May", "mayor", "Dez.", "märz", "24.1.2025", "updated", "publié", "a@b.org", "@ferry", "https://", "www.",
    "is a senior reporter", "was the harbour editor", "covers", "ist redakteurin", "editor",
    "＝ＡＰ", "무단 전재", "don't miss", "the ferry", "3",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8)


@given(LINES, st.sampled_from(["", " ", ", ", "-", "_"]))
def test_no_cue_is_missed_and_none_is_made_up(pieces: list[str], between: str) -> None:
    small = between.join(pieces).lower()

    assert line_cues(small) == [float(pattern.search(small) is not None) for pattern in cues.LINE_CUES]


def test_every_alternative_of_a_cue_begins_with_letters_that_a_word_can_be_looked_up_by() -> None:
    assert all(words[0].isalpha() for known in cues.ALTERNATIVES.values() for words in known)
