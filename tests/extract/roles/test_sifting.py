"""The first look at a page's pieces."""

import numpy as np
from lxml import etree

from crossread.extract import extract
from crossread.extract.roles.html_features import html_features
from crossread.extract.roles.sifting import of_furniture, sift_input, sifted
from crossread.extract.visible import pieces_of
from crossread.model import Page

HEADLINE = "Orrin Bay ferry to run through the winter"
PARAGRAPHS = [
    "The ferry between Orrin Bay and Tollan will run every day this winter, the harbour board said on Monday.",
    "The board had planned to stop the crossings in November, when storms make the sound hard to pass and few come.",
    '"We heard the islanders, and we found the money," said Marta Quill, who chairs the harbour board of the bay.',
]
CARDS = "".join(
    f"<div class='card teaser'><a href='/{n}'><h3>Ten places to see in spring, part {n}</h3></a>"
    f"<span>{n} March</span></div>"
    for n in range(12)
)
ARTICLE = f"<article><h1>{HEADLINE}</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</article>"
FOOTER = "<footer><div>Impressum</div><div>© 2031 The Tollan Courier. All rights reserved.</div></footer>"
PAGE = f"<html><body>{ARTICLE}<aside class='related'>{CARDS}</aside>{FOOTER}</body></html>"


def test_the_article_is_let_pass_and_most_of_the_rest_is_not() -> None:
    pieces = pieces_of(etree.fromstring(PAGE.encode(), etree.HTMLParser()))
    lines = [piece.text for piece in pieces]

    passed = [lines[n] for n in sifted(lines, html_features(pieces, HEADLINE, None, None, []))]

    assert {HEADLINE, *PARAGRAPHS} <= set(passed)
    assert not any(line.startswith("Ten places") for line in passed)


def test_what_is_set_aside_keeps_a_role_and_a_reason() -> None:
    found = extract(Page("ferry.html", "html", PAGE.encode()))

    assert found.text == "\n\n".join(PARAGRAPHS)
    assert all(block.why for block in found.blocks)
    assert len(found.blocks) == len(PARAGRAPHS) + 1 + 24 + 2
    assert found.rights.notice == "© 2031 The Tollan Courier. All rights reserved."


def test_furniture_is_told_apart_by_its_form() -> None:
    assert of_furniture("© 2031 The Tollan Courier")[0] == "rights"
    assert of_furniture("Ten places on the coast to see in spring")[0] == "related"
    assert of_furniture("Menu")[0] == "navigation"


def test_each_line_is_seen_with_its_neighbours_and_none_beyond_the_ends() -> None:
    extra = np.zeros((3, 67), dtype=np.float32)
    rows = sift_input(["one", "a longer line", "x"], extra)
    own, beside = rows[:, :7], rows[:, -28:].reshape(3, 4, 7)

    assert np.array_equal(beside[1, 1], own[0])
    assert np.array_equal(beside[1, 2], own[2])
    assert (beside[0, :2] == -1).all()
    assert (beside[2, 2:] == -1).all()
