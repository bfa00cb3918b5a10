"""What an expression of time hangs on."""

import pytest

from crossread.annotate import annotate
from crossread.model import Article


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The dam broke on Tuesday.", "broke"),
        ("On Tuesday, the dam broke.", "broke"),
        ("The mayor on Tuesday said little.", "said"),
        ("The mayor will speak on Friday.", "speak"),
        ("A letter released Tuesday angered the town.", "released"),
        ("Tuesday's vote angered the town.", "vote"),
        ("The March 17 meeting angered the town.", "meeting"),
        ("The 2012 election angered the town.", "election"),
        ("The flood of 2012 angered the town.", "flood"),
        ("Today’s ruling gives hope to all.", "ruling"),
        ("Ann Lee, a guest at the fair on March 3, spoke.", "fair"),
        ("Too late, on Tuesday.", None),
    ],
)
def test_a_time_hangs_on_its_verb_or_noun(text: str, head: str | None) -> None:
    (time,) = annotate(Article("a", text, published="2026-03-18")).times
    assert (time.on and text[time.on.start : time.on.end]) == head


def test_the_time_of_saying_hangs_on_the_cue_and_that_of_what_is_said_on_its_verb() -> None:
    text = "Mayor Ann Lee said on Tuesday that the dam broke on Monday."
    found = annotate(Article("a", text, published="2026-03-18")).times
    assert [text[time.on.start : time.on.end] for time in found if time.on] == ["said", "broke"]
