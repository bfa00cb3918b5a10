from hypothesis import given
from hypothesis import strategies as st

from crossread.publish.grid import Paint, columns, hanging, wrapped
from crossread.publish.safe import cells

PLAIN = Paint("none")
SEGMENTS = st.lists(
    st.tuples(st.text(st.sampled_from("ab cd 日\n\x1b\u202e"), max_size=30), st.sampled_from(["plain", "ins"])),
    max_size=4,
)


@given(SEGMENTS, st.integers(2, 40))
def test_lines_fit_and_keep_every_word(segments: list[tuple[str, str]], width: int) -> None:
    lines = wrapped(segments, width, PLAIN)
    assert lines
    assert all(cells(text) == used <= width for text, used in lines)
    kept = "".join(text for text, _ in lines).replace(" ", "")
    wanted = "".join(text for text, _ in segments).replace("\x1b", "\ufffd").replace("\u202e", "")
    assert kept == "".join(wanted.split())


def test_columns_stand_one_beside_the_other() -> None:
    lines = columns([[("one two three", "plain")], [("日本 日本", "plain")]], 5, PLAIN)
    assert lines == ["one   │ 日本", "two   │ 日本", "three │"]


def test_further_lines_hang_under_the_first() -> None:
    assert hanging(" = ", [("ab cd ef gh ij kl mn op", "plain")], 24, PLAIN) == [" = ab cd ef gh ij kl mn", "   op"]


def test_a_long_label_has_lines_of_its_own() -> None:
    assert hanging("a rather long label", [("text", "plain")], 24, PLAIN) == ["a rather long label", "   text"]


def test_styles_change_colours_only_where_there_are_any() -> None:
    assert Paint("256")("x", "ins") == "\x1b[1;4;38;5;166mx\x1b[0m"
    assert Paint("true")("x", "same") == "\x1b[38;2;0;121;193mx\x1b[0m"
    assert Paint("none")("x", "ins") == "x"
    assert Paint("256")("x", "plain") == "x"
