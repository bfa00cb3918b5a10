"""An outlet's lines are learned from its pages, whatever their order, and come back out of their file."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlet_pages import BOX, HOST, NOTE, REPORTS, scrape

from crossread.errors import SettingError
from crossread.extract import extract
from crossread.extract.outlet_files import MOST_PAGES, learned, read_outlet_lines
from crossread.model import Article, Block

from .samples import text_page


def report(number: int, *lines: str, url: str | None = HOST) -> Article:
    return extract(dataclasses.replace(text_page(scrape(number, *lines)), url=url and f"{url}/{number}"))


def page(title: str, *lines: str) -> Article:
    return Article(
        title, "", title=title, source="The Courier", blocks=tuple(Block("body", line, "") for line in lines)
    )


REPORTED = [report(number, BOX, *[NOTE] * (number < 3)) for number in range(4)]


def test_what_three_pages_repeat_is_learned_the_most_frequent_first() -> None:
    found, unnamed = learned(REPORTED)
    (outlet,) = found["outlets"]
    assert (outlet["outlet"], outlet["pages"], unnamed) == ("courier.example", 4, 0)
    assert outlet["lines"] == [{"text": BOX, "pages": 4}, {"text": NOTE, "pages": 3}]


@settings(max_examples=10)
@given(st.permutations(REPORTED))
def test_the_order_of_pages_makes_no_difference(pages: list[Article]) -> None:
    assert learned(pages) == learned(REPORTED)


def test_revisions_and_copies_of_a_page_count_once() -> None:
    again = [dataclasses.replace(REPORTED[0], id=str(n), url=f"{HOST}/copy/{n}") for n in range(9)]
    assert learned(again)[0]["outlets"][0]["lines"] == []


def test_a_page_that_does_not_say_whose_it_is_is_counted_apart() -> None:
    pages = [report(number, BOX, url=None) for number in range(3)]
    assert learned(pages) == ({"outlets": []}, 3)
    assert learned(pages, "The  Courier")[0]["outlets"][0]["outlet"] == "courier"


def test_the_newest_pages_of_an_outlet_count() -> None:
    old = [page(f"Old {n}", "Follow us everywhere") for n in range(3)]
    new = [page(f"New {n}", "Join us today") for n in range(MOST_PAGES)]
    (outlet,) = learned([*old, *new])[0]["outlets"]
    assert (outlet["outlet"], outlet["pages"]) == ("courier", MOST_PAGES)
    assert outlet["lines"] == [{"text": "Join us today", "pages": MOST_PAGES}]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lines.json"
    path.write_text(json.dumps(learned(REPORTED)[0]))
    text = scrape(5, BOX)
    assert BOX in extract(text_page(text)).text
    article = extract(dataclasses.replace(text_page(text), url=f"{HOST}/5"), read_outlet_lines(path))
    assert article.text == "\n\n".join(REPORTS[5][1:])


@pytest.mark.parametrize("content", [
    "", "[]", "{}", '{"outlets": 3}', '{"outlets": [{}]}', '{"outlets": [{"outlet": "", "pages": 1, "lines": []}]}',
    '{"outlets": [{"outlet": "a", "pages": "x", "lines": []}]}', "[" * 100_000, "\ufeff\x00",
    '{"outlets": [{"outlet": "a", "pages": 1, "lines": [{"text": 5, "pages": 5}]}]}',
    '{"outlets": [{"outlet": "a", "pages": Infinity, "lines": []}]}',
])  # fmt: skip
def test_a_file_of_anything_else_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "lines.json"
    path.write_text(content)
    with pytest.raises(SettingError, match=r"lines\.json: holds no outlets' lines"):
        read_outlet_lines(path)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(SettingError, match=r"^missing\.json: cannot be read: no such file"):
        read_outlet_lines("missing.json")
