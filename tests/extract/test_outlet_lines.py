"""What an outlet's pages repeat is no part of its reports, and what reports say is not lost for being said again."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlet_pages import BOX, CALM, HOST, NOTE, REPORTS, scrape

from crossread.errors import ExtractError
from crossread.extract import extract
from crossread.extract.outlet_lines import OutletLines, Repeated, line_key, line_keys, repeated_blocks
from crossread.model import Article, Block

from .samples import text_page


def known(*lines: str, pages: int = 3, of: int = 3, outlet: str = "courier.example") -> OutletLines:
    """That so many of an outlet's pages hold each of `lines`."""
    keys = [line_key(line) for line in lines]
    return OutletLines({outlet: Repeated(of, {key: pages for key in keys if key is not None})})


def page(*lines: str, url: str | None = f"{HOST}/1") -> Article:
    """An article that was made of all of `lines`."""
    return Article("1", "\n\n".join(lines), url=url, blocks=tuple(Block("body", line, "") for line in lines))


def left(lines: OutletLines, article: Article) -> list[str]:
    """The lines of the article that the outlet does not repeat."""
    found = repeated_blocks(article, lines)
    return [block.text for n, block in enumerate(article.blocks) if n not in found]


def read(text: str, lines: OutletLines | None = None, url: str | None = f"{HOST}/1") -> Article:
    return extract(dataclasses.replace(text_page(text), url=url), lines)


def test_a_line_that_the_outlet_repeats_is_no_part_of_the_text_and_says_why() -> None:
    text = f"{REPORTS[0][1]}\n\n{BOX}"
    assert BOX in read(text).text
    article = read(text, known(BOX))
    assert article.text == REPORTS[0][1]
    block = article.blocks[1]
    assert (block.role, block.start, block.why) == ("promo", None, "the outlet repeats this line on 3 pages")


def test_the_rest_of_the_page_is_read_as_if_the_line_were_none_of_the_report() -> None:
    article = read(scrape(0, BOX, NOTE), known(BOX, NOTE))
    assert article.text == "\n\n".join(REPORTS[0][1:])


@pytest.mark.parametrize(("line", "role"), [
    ("© The Lindholt Courier. All rights reserved.", "rights"), ("Read more:", "label"), ("Comments", "navigation"),
    ("Subscribe to our letter from the harbour", "promo"), ("Ten things to do in Lindholt this spring", "related"),
])  # fmt: skip
def test_what_kind_of_furniture_it_is_is_told_by_its_form(line: str, role: str) -> None:
    assert read(f"{REPORTS[0][1]}\n\n{line}", known(line)).blocks[1].role == role


def test_two_pages_are_too_few() -> None:
    assert left(known(BOX, pages=2), page(REPORTS[0][1], BOX)) == [REPORTS[0][1], BOX]


def test_another_outlets_lines_are_no_matter() -> None:
    assert BOX in left(known(BOX, outlet="mail.example"), page(REPORTS[0][1], BOX))


def test_words_count_and_not_how_they_are_set() -> None:
    assert line_key(BOX) == line_key(f"  {BOX.upper()} ›")
    assert line_key(BOX) != line_key(BOX.replace("few", "two"))
    assert line_key("5 / 7") is None


@pytest.mark.parametrize("sentence", [
    "Nobody was hurt in the accident.", "Marta Quist, who was a reporter for the radio, was found dead in her home.",
    "“You will not close this bridge,” she told the council.", "The trial begins on May 4.",
    "Police declined to comment on the case.", "Shares of the company, based in Aarby, fell to a price of 14 crowns.",
    "Die Polizei nahm eine Anzeige auf.", "Anyone with information is asked to call the police.",
])  # fmt: skip
def test_a_sentence_that_reports_stays_however_many_follow_ups_say_it_again(sentence: str) -> None:
    report = page(*REPORTS[0], sentence)
    assert sentence in left(known(sentence, pages=4, of=4), report)
    assert sentence in left(known(sentence, pages=20, of=50), report)


@pytest.mark.parametrize("sentence", ["Marta Quist was found dead.", "The trial took 14 days.", "Der Fluss trat über."])
def test_a_sentence_with_a_name_or_number_stays_on_however_large_a_share_of_pages(sentence: str) -> None:
    assert sentence in left(known(sentence, pages=50, of=50), page(*REPORTS[0], f"x {sentence}", sentence))


def test_a_plain_sentence_on_most_pages_is_furniture() -> None:
    report = page(*REPORTS[0], CALM)
    assert CALM in left(known(CALM, pages=5, of=11), report)
    assert CALM not in left(known(CALM, pages=5, of=10), report)


def test_copies_of_a_report_do_not_empty_it() -> None:
    lines = [line.rstrip(".") for line in REPORTS[0][1:]]
    assert left(known(*lines, pages=9, of=9), page(*lines)) == lines
    assert left(known(*lines, pages=9, of=9), page(*lines, *REPORTS[1], *REPORTS[2])) == [*REPORTS[1], *REPORTS[2]]


def test_a_page_of_nothing_else_has_no_article() -> None:
    text = f"{BOX}\n\n{BOX.replace('letter', 'paper')}"
    with pytest.raises(ExtractError, match="no article found"):
        read(text, known(*text.split("\n\n")))


def test_an_outlet_that_a_page_does_not_name_is_known_by_three_of_its_lines() -> None:
    lines = [BOX, NOTE, "We thank the readers who have joined and wish you good days"]
    assert BOX not in left(known(*lines), page(REPORTS[0][1], *lines, url=None))
    assert BOX in left(known(*lines), page(REPORTS[0][1], *lines[:2], url=None))


def test_of_unnamed_outlets_that_with_most_lines_is_taken() -> None:
    lines = OutletLines({
        **known(BOX, NOTE, CALM, outlet="c").outlets, **known(BOX, NOTE, CALM, REPORTS[1][1], outlet="b").outlets,
        **known(BOX, NOTE, CALM, REPORTS[1][2], outlet="a").outlets,
    })  # fmt: skip
    found = lines.of(page(BOX, NOTE, CALM, *REPORTS[1], url=None))
    assert found is not None
    assert found[0] == "a"


def test_a_headline_is_not_learned_for_a_column_says_it_every_week() -> None:
    blocks = [Block("headline", "The week in Lindholt", "x"), Block("label", "THE WEEK IN LINDHOLT", "x"),
              Block("body", REPORTS[0][1], "x")]  # fmt: skip
    assert list(line_keys(blocks).values()) == [REPORTS[0][1]]


@given(st.lists(st.sampled_from([*REPORTS[1], BOX, NOTE, CALM, "Share", "Read more"]), min_size=1, max_size=12))
def test_whatever_is_repeated_every_line_keeps_its_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        article = read(text, known(BOX, NOTE, CALM, "Share", pages=9, of=9))
    except ExtractError:
        return
    assert [block.text for block in article.blocks] == lines
    for block in article.blocks:
        assert text[block.file_start : block.file_end] == block.text
        assert block.start is None or article.text[block.start : block.end] == block.text
        assert block.role not in ("body", "headline", "dek") or block.text != BOX
