"""What the names of elements tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.roles.hints import BITS, HINTS, hints_of

PARTS = sorted({part for parts in HINTS.values() for part in parts.split()})


def told(name: str) -> set[str]:
    return {hint for hint, bit in BITS.items() if hints_of(name) & bit}


@pytest.mark.parametrize("hint", [hint for hint, parts in HINTS.items() if parts])
def test_a_part_of_a_name_tells_wherever_it_stands(hint: str) -> None:
    for part in HINTS[hint].split():
        assert hint in told(part) & told(f"c-{part}12 x") & told(f"my{part}s")


@pytest.mark.parametrize("name", ["ad", "top ads", "ad_slot", "tag-list", "topics", "x categories"])
def test_some_words_tell_only_as_a_whole(name: str) -> None:
    assert told(name) & {"promotion", "tags"}
    assert not told(name.replace("ad", "shad").replace("t", "zt").replace("categ", "xcateg")) & {"promotion", "tags"}


def test_a_p_at_the_end_of_a_name_is_running_text() -> None:
    assert told("story-p") == {"article", "text"}
    assert "text" not in told("story-pq")


@given(
    st.lists(st.sampled_from(PARTS) | st.text("ab-_ 1", max_size=4), max_size=6), st.sampled_from(["", " ", "-", "_"])
)
def test_what_a_name_tells_is_all_that_its_parts_tell(pieces: list[str], between: str) -> None:
    name = between.join(pieces)

    assert told(name) >= {hint for hint, parts in HINTS.items() if any(part in name for part in parts.split())}
