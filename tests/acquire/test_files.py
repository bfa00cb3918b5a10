"""One file with its pages: by name, by content where the name lies, and everything that can be wrong with it."""

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.acquire import acquire
from crossread.acquire.files import read_stream
from crossread.acquire.limits import PAGE_BYTES
from crossread.model import Failure, Page

ARTICLE = {"id": "a", "title": "Ferry runs aground", "text": "The ferry ran aground at Ost Point.\n\nNobody was hurt."}
HTML = b"<!doctype html><html><head><title>Ferry</title></head><body><p>The ferry ran aground.</p></body></html>"
TEXT = b"The ferry ran aground at Ost Point.\n\nNobody was hurt, the harbour master said.\n"


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def one(path: Path | str) -> Page:
    found = list(acquire(path))
    assert len(found) == 1
    assert isinstance(found[0], Page), found[0]
    return found[0]


def why(path: Path | str) -> str:
    found = list(acquire(path))
    assert len(found) == 1
    assert isinstance(found[0], Failure)
    assert found[0].name == str(path)
    return found[0].reason


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", TEXT, "text"),
        ("a.html", HTML, "html"),
        ("a.htm", HTML, "html"),
        ("a.html.gz", HTML, "html"),
        ("a.json", json.dumps(ARTICLE).encode(), "article"),
        ("a.txt.gz", TEXT, "text"),
        ("without-ending", TEXT, "text"),
        ("without-ending", HTML, "html"),
        ("without-ending", json.dumps(ARTICLE, indent=1).encode(), "article"),
    ],
)
def test_a_page_comes_as_it_lies(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    path = put(tmp_path, name, data)
    assert one(path) == Page(str(path), media, data)  # type: ignore[arg-type]  # media: a plain str


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("page.txt", HTML, "html"),
        ("page.txt", b"\n <!-- saved --> <!DOCTYPE HTML>" + HTML, "html"),
        ("text.html", TEXT, "text"),
        ("page.json", HTML, "html"),
        ("article.txt", json.dumps(ARTICLE).encode(), "article"),
        ("fragment.html", b"<p>The ferry ran aground.</p>", "html"),
        ("talk-of-tags.txt", b"The page began with <p> and had no <title>.", "text"),
        ("braces.txt", b'{"} is how the note began, and nobody knew why.', "text"),
        ("page.html", gzip.compress(HTML), "html"),
    ],
)
def test_where_the_name_lies_the_content_decides(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert one(path).media == media


def test_json_lines_give_an_article_each_named_by_its_line(tmp_path: Path) -> None:
    rows = [json.dumps({**ARTICLE, "id": str(n)}).encode() for n in range(3)]
    path = put(tmp_path, "many.jsonl", rows[0] + b"\n\n" + rows[1] + b"\r\n" + rows[2])
    found = list(acquire(path))
    assert found == [Page(f"{path}:{n}", "article", row) for n, row in zip((1, 3, 4), rows, strict=True)]
    assert [p.data for p in acquire(put(tmp_path, "many.jsonl.gz", b"\n".join(rows))) if isinstance(p, Page)] == rows


def test_json_lines_are_told_by_their_content_too(tmp_path: Path) -> None:
    rows = b"".join(json.dumps({**ARTICLE, "id": str(n)}).encode() + b"\n" for n in range(3))
    assert len(list(acquire(put(tmp_path, "many.json", rows)))) == 3
    assert len(list(acquire(put(tmp_path, "many", rows)))) == 3


def test_a_list_and_a_comparison_give_their_articles(tmp_path: Path) -> None:
    articles = [ARTICLE, {**ARTICLE, "id": "b", "text": "lone \ud800 surrogate"}]
    for content in (articles, {"articles": articles, "facts": []}):
        path = put(tmp_path, "two.json", json.dumps(content).encode())
        found = list(acquire(path))
        assert [item.name for item in found] == [f"{path}:1", f"{path}:2"]
        assert [json.loads(item.data) for item in found if isinstance(item, Page)] == articles


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n ", "is empty"),
        ("a.html.gz", b"", "is empty"),
        ("a.txt", b"%PDF-1.7 ...", "is a PDF, not a page"),
        ("a.html", bytes(range(256)) * 40, "is binary data, not a page"),
        ("a.txt", b"\x7fELF\x02\x01\x01", "is a program, not a page"),
        ("a.json", b'{"text": "The ferry', "is not JSON: "),
        ("a.json", b"[" * 100_000, "is not JSON: "),
        ("a.json", b"[]", "is a JSON list that holds no articles"),
        ("a.json", b'["The ferry"]', "is a JSON list that holds no articles"),
        ("a.html.gz", b"\x1f\x8b\x08" + b"\0" * 20, "not a page"),
    ],
)
def test_what_is_no_page_is_refused_with_its_name_and_a_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    assert reason in why(put(tmp_path, name, data))


def test_what_is_not_there_and_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    assert why(tmp_path / "none.txt") == "there is no such file"
    assert why("https://example.org/ferry") == "pages are not fetched from the web yet: save the page and give its file"
    assert "cannot be read" in why("a\0b")
    (tmp_path / "loop").symlink_to("loop")
    assert "cannot be read" in why(tmp_path / "loop")


@pytest.mark.parametrize("cut", [12, 40, 60])
def test_a_truncated_gzip_page_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(HTML)[:cut])
    assert why(path) == "its gzip data end too early"


def test_a_truncated_gzip_of_json_lines_gives_what_there_is_and_says_so(tmp_path: Path) -> None:
    rows = b"".join(json.dumps({"text": os.urandom(2000).hex()}).encode() + b"\n" for _ in range(50))
    path = tmp_path / "many.jsonl.gz"
    path.write_bytes(gzip.compress(rows)[:60_000])
    found = list(acquire(path))
    assert len([item for item in found if isinstance(item, Page)]) > 5
    assert isinstance(found[-1], Failure)
    assert "end too early" in found[-1].reason


@pytest.mark.parametrize("name", ["bomb.html.gz", "bomb.jsonl.gz", "bomb.json.gz"])
def test_a_gzip_bomb_costs_no_more_than_a_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with gzip.open(path, "wb", compresslevel=1) as bomb:
        bomb.write(b'{"text": "' if "json" in name else b"<html>")
        for _ in range(100):
            bomb.write(b" " * 1_000_000)
    found = list(acquire(path))
    assert len(found) == 1
    assert isinstance(found[0], Failure)
    assert "larger than 20 MB" in found[0].reason


def test_a_page_at_the_limit_is_read(tmp_path: Path) -> None:
    assert len(one(put(tmp_path, "long.txt", b"word " * (PAGE_BYTES // 5))).data) == PAGE_BYTES
    assert "larger than 20 MB" in why(put(tmp_path, "longer.txt", b"word " * (PAGE_BYTES // 5) + b"."))


def test_json_lines_in_utf_16_are_read_as_in_utf_8(tmp_path: Path) -> None:
    lines = [{"text": "Ċapt. Ġorġ saw the ferry."}, {"text": "Nobody was hurt. \u2028 \N{FERRY}"}]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    for encoded in (text.encode("utf-16"), b"\xfe\xff" + text.encode("utf-16-be")):
        pages = list(acquire(put(tmp_path, "a.jsonl", encoded)))
        assert [json.loads(page.data) for page in pages if isinstance(page, Page)] == lines


def test_documents_one_after_another_are_an_article_each(tmp_path: Path) -> None:
    two = [ARTICLE, {**ARTICLE, "id": "b"}]
    for name in ("a.json", "without-ending"):
        path = put(tmp_path, name, "\n".join(json.dumps(article, indent=2) for article in two).encode())
        pages = [page for page in acquire(path) if isinstance(page, Page)]
        assert [(page.name, json.loads(page.data)) for page in pages] == [(f"{path}:{n}", two[n - 1]) for n in (1, 2)]
    half = json.dumps(ARTICLE, indent=2).encode() * 2
    assert why(put(tmp_path, "half.json", half[:-9])).startswith("is not JSON: Extra data")


def test_json_that_asks_too_much_is_refused_in_plain_words(tmp_path: Path) -> None:
    assert why(put(tmp_path, "deep.json", b"[" * 100_000)) == "is not JSON: nested too deep"
    assert (
        why(put(tmp_path, "long.json", b'{"id": ' + b"9" * 5000 + b"}")) == "is not JSON: a number has too many digits"
    )


@pytest.mark.parametrize("length", [300, 5000])
def test_a_text_in_place_of_a_path_is_told_so(length: int) -> None:
    (failure,) = acquire("The harbour bridge is closed. " * (length // 30))
    assert isinstance(failure, Failure)
    assert len(failure.reason) < 200


def test_an_empty_name_is_not_the_folder_one_is_in() -> None:
    assert list(acquire("")) == [Failure("''", "there is no such file")]


def test_a_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert why("-") == "there is no standard input"


def test_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, media in ((TEXT, "text"), (HTML, "html"), (json.dumps(ARTICLE).encode(), "article")):
        for content in (data, gzip.compress(data)):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
            assert one("-") == Page("-", media, data)  # type: ignore[arg-type]  # media: a plain str


@given(st.binary(max_size=3000), st.sampled_from(["", ".txt", ".html", ".json", ".jsonl", ".xml", ".warc", ".gz"]))
def test_no_bytes_raise_anything_and_each_has_an_answer(data: bytes, ending: str) -> None:
    found = list(read_stream(io.BytesIO(data), f"x{ending}"))
    assert found or ending == ".jsonl"
    assert all(item.name.startswith("x") for item in found)


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_comes_in_unchanged(text: str) -> None:
    data = text.encode("utf-8", "replace")
    found = list(read_stream(io.BytesIO(data), "x.txt"))
    if isinstance(found[0], Page) and found[0].media == "text":
        assert found == [Page("x.txt", "text", data)]
