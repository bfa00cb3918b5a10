"""What a reader sees of a page, piece by piece."""

from lxml import etree

from crossread.extract.visible import Piece, pieces_of, worth_reading


def pieces(body: str) -> list[Piece]:
    return pieces_of(etree.fromstring(f"<html><body>{body}</body></html>".encode(), etree.HTMLParser()))


def texts(body: str) -> list[str]:
    return [piece.text for piece in pieces(body)]


def test_inline_elements_do_not_part_a_paragraph() -> None:
    assert texts("<p>The <b>ferry</b> to <a href='/x'>Orrin\n Bay</a> is late.</p><p>It waits.</p>") == [
        "The ferry to Orrin Bay is late.",
        "It waits.",
    ]


def test_two_line_breaks_part_a_block_and_one_does_not() -> None:
    assert texts("<div>One<br>two<br> <br>three</div>") == ["One two", "three"]


def test_text_after_a_block_is_a_piece_of_its_own() -> None:
    assert texts("<div>before<p>inside</p>after</div>") == ["before", "inside", "after"]


def test_what_no_reader_sees_is_left_out_but_not_the_text_after_it() -> None:
    assert texts("<p>seen<script>unseen()</script> too</p><style>p {}</style><template><p>no</p></template>") == [
        "seen too"
    ]


def test_links_and_bold_text_are_counted() -> None:
    (piece,) = pieces("<p><a href='/a'>four</a> and <strong>three</strong></p>")

    assert (piece.linked, piece.links, piece.strong) == (4, 1, 5)


def test_a_link_without_text_counts_for_no_other_block() -> None:
    first, second = pieces("<p>one</p><a href='/empty'></a><p>two</p>")

    assert (first.links, second.links) == (0, 0)


def test_a_piece_knows_where_it_stands_and_what_is_hidden() -> None:
    shown, hidden = pieces("<aside><p>one</p></aside><div style='display: none'><p>two</p></div>")

    assert shown.places and not hidden.places
    assert hidden.hints and not hidden.own_hints


def test_elements_that_differ_by_number_alone_are_of_one_kind() -> None:
    first, second, other = pieces("<p class='text-1'>a</p><p class='text-2'>b</p><p class='note'>c</p>")

    assert first.parents == second.parents
    assert first.parents[2] != other.parents[2]


def test_a_link_inside_a_row_of_links_is_not_worth_reading() -> None:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(9))
    found = pieces(f"<ul>{menu}</ul><p>The council met on Tuesday and put the vote off.</p>")

    assert [found[n].text for n in worth_reading(found)] == ["Section 7", "Section 8", found[-1].text]
