"""The library learns which lines an outlet repeats, and leaves them out of the scrapes that come after."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from outlet_pages import BOX, REPORTS, scrape

from crossread import extract
from crossread.errors import SettingError
from crossread.library import Library

RIGHTS = "© 2026 Lindholt Courier. All rights reserved."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite") as opened:
        yield opened


def pages(folder: Path, numbers: range | list[int], *lines: str) -> list[Path]:
    """Scrapes of the outlet, each a file."""
    folder.mkdir(exist_ok=True)
    found = [folder / f"{number}.txt" for number in numbers]
    for number, path in zip(numbers, found, strict=True):
        path.write_text(scrape(number, *lines))
    return found


def texts(library: Library) -> list[str]:
    """The texts of all articles, in order of arrival."""
    stories = library.stories(limit=100)
    found = [library.article(name) for story in stories for name in story.articles]
    return sorted(article.text for article in found)


def test_later_scrapes_are_without_what_the_outlet_repeats(library: Library, tmp_path: Path) -> None:
    library.ingest(pages(tmp_path / "in", range(3), BOX, RIGHTS))
    assert [BOX in text for text in texts(library)] == [True] * 3
    library.ingest(pages(tmp_path / "in", [4], BOX, RIGHTS))
    (text,) = [text for text in texts(library) if REPORTS[4][1] in text]
    assert text == "\n\n".join(REPORTS[4][1:])


def test_processes_make_no_difference(tmp_path: Path) -> None:
    files = pages(tmp_path / "in", range(8), BOX, RIGHTS)
    found = []
    for number, (jobs, isolate) in enumerate([(1, False), (2, True)]):
        with Library(tmp_path / f"{number}.sqlite") as library:
            library.ingest(files, jobs=jobs, isolate=isolate)
            found.append(texts(library))
    assert found[0] == found[1]
    assert [BOX in text for text in found[0]].count(True) == 3


def test_a_report_that_was_taken_in_with_the_line_is_known_without_it(library: Library, tmp_path: Path) -> None:
    library.ingest(pages(tmp_path / "in", range(4), BOX, RIGHTS))
    again = tmp_path / "again.txt"
    again.write_text(scrape(0, BOX, RIGHTS, "12 readers are here"))
    other = tmp_path / "other.txt"
    other.write_text(scrape(3, BOX, RIGHTS, "7 readers are here"))
    summary = library.ingest([again, other])
    assert (summary.new, summary.known, summary.changed) == (0, 2, 0)
    assert library.counts()[0] == 4


def test_one_story_told_again_teaches_nothing(library: Library, tmp_path: Path) -> None:
    for number in range(4):
        path = tmp_path / f"{number}.txt"
        path.write_text("\n\n".join([*REPORTS[0], f"The council met {number + 2} times about it.", BOX, RIGHTS]))
        library.ingest([path])
    assert [BOX in text for text in texts(library)] == [True] * 4


def test_html_pages_teach_and_are_left_as_they_are(library: Library, tmp_path: Path) -> None:
    for number in range(4):
        title, *body = REPORTS[number]
        html = "".join(f"<p>{line}</p>" for line in [*body, BOX])
        (tmp_path / f"{number}.html").write_text(
            f'<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="Lindholt Courier">'
            f"</head><body><article><h1>{title}</h1>{html}</article></body></html>"
        )
        library.ingest([tmp_path / f"{number}.html"])
    before = texts(library)
    (path,) = pages(tmp_path / "in", [5], BOX, RIGHTS)
    library.ingest([path])
    (text,) = set(texts(library)) - set(before)
    assert text == "\n\n".join(REPORTS[5][1:])


def test_article_json_comes_in_as_it_is(library: Library, tmp_path: Path) -> None:
    library.ingest(pages(tmp_path / "in", range(4), BOX, RIGHTS))
    path = tmp_path / "a.jsonl"
    item: dict[str, Any] = {"id": "x", "source": "Lindholt Courier", "title": REPORTS[5][0], "text": scrape(5, BOX)}
    path.write_text(json.dumps(item))
    library.ingest([path])
    assert library.article("x").text == scrape(5, BOX)


def test_extract_takes_a_file_of_lines(tmp_path: Path) -> None:
    (path,) = pages(tmp_path / "in", [5], BOX, RIGHTS)
    lines = tmp_path / "lines.json"
    entry = {"outlet": "Lindholt Courier", "pages": 9, "lines": [{"text": BOX, "pages": 9}]}
    lines.write_text(json.dumps({"outlets": [entry]}))
    assert extract(path, outlet_lines=lines).text == "\n\n".join(REPORTS[5][1:])
    with pytest.raises(SettingError, match=r"5\.txt: holds no outlets' lines"):
        extract(path, outlet_lines=path)
