"""Pages made to break their reader: an article, or one line that names the page, and the others go on."""

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from crossread import workers
from crossread.errors import ExtractError
from crossread.extract import extract
from crossread.model import Article, Failure, Page
from crossread.pipeline import article_of
from crossread.workers import TOO_SLOW, each

from .samples import BODY, HEADLINE, HTML, html_page, text_page

P = "".join(f"<p>{line}</p>" for line in BODY)
LD = '<script type="application/ld+json">'


def page(body: str = P, head: str = "") -> str:
    top = f"<html><head><title>{HEADLINE}</title>{head}</head><body><article><h1>{HEADLINE}</h1>"
    return f"{top}{body}</article></body></html>"


def slow() -> str:
    """A page on which the parser goes quadratic and that a first look lets pass."""
    return "<p " + " ".join(f'a{n}=">"' for n in range(150_000)) + ">"


READ: dict[str, Callable[[], str]] = {
    "one enormous attribute": lambda: page(f"<p class='{'x ' * 500_000}'>" + P),
    "an enormous name": lambda: page(f"<{'x' * 1_000_000}>" + P),
    "the same attribute for ever": lambda: page("<p " + "a=1 " * 5_000 + ">" + P),
    "nested JSON-LD": lambda: page(head=LD + '[{"a":' * 100_000 + "</script>"),
    "nested JSON-LD that ends": lambda: page(head=LD + '[{"a":' * 100_000 + "1" + "}]" * 100_000 + "</script>"),
    "lists for texts": lambda: page(
        head=LD + '{"@type":"NewsArticle","headline":' + "[" * 900 + "]" * 900 + "}</script>"
    ),
    "a number of a million digits": lambda: page(
        head=LD + '{"@type":"NewsArticle","headline":' + "1" * 10**6 + "}</script>"
    ),
    "JSON-LD without end": lambda: page(head=LD + '{"@type":"NewsArticle","headline":"x' * 50_000 + "</script>"),
    "a headline without end": lambda: page(
        head=LD + '{"@type":"NewsArticle","headline":"' + "x " * 10**6 + '"}</script>'
    ),
    "a title of separators": lambda: page(head=f"<meta property='og:title' content='{'a | b - ' * 100_000}'>"),
    "the outlet's name for ever": lambda: page(
        head=f"<meta property='og:site_name' content=b><meta property='og:title' content='a{' | b' * 100_000}'>"
    ),
    "authors without end": lambda: page(head="<meta name=author content='Anna Jones, Per Holm'>" * 50_000),
    "line breaks": lambda: page("<br>" * 100_000 + P),
    "entities": lambda: page(P + "<p>&nosuch;&#0;&#xD800;&#x110000;&#99999999999;&amp;amp;amp;&</p>"),
    "an odd base": lambda: page(head="<base href='//[x'><meta http-equiv=refresh content='0;url=javascript:x'>"),
    "marks of direction": lambda: page(P + "<p>\u202eThe bridge\u2066 will open again in the spring, she said.</p>"),
    "a page in a page": lambda: page(f"<iframe srcdoc='{'<p>x</p>' * 20_000}'></iframe>" + P),
}


@pytest.mark.parametrize("name", READ)
def test_an_article_among_traps_is_read(name: str) -> None:
    article = extract(html_page(READ[name]()))
    assert BODY[0] in article.text
    assert article.title == HEADLINE
    assert len(json.dumps(article.authors)) < 10_000


REFUSED: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "100,000 deep": (lambda: "<div>" * 100_000, "nested too deep for a page"),
    "a million attributes": (
        lambda: "<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">",
        "has over 10,000 attributes on one element, too many for a page",
    ),
    "attributes without values": (
        lambda: page("<p " + " ".join(f"a{n}" for n in range(50_000)) + ">"),
        "has over 10,000 attributes on one element, too many for a page",
    ),
    "a million tags": (lambda: "<p>" * 1_000_000, "has over 250,000 tags, too many for a page"),
    "50 MB of JSON-LD": (lambda: page(head=LD + " " * 50_000_000), "too large (50 MB; the limit is 20 MB)"),
    "a feed": (
        lambda: "<?xml version='1.0'?><rss version='2.0'><channel><item><title>x</title></item></channel></rss>",
        "is a feed, not a page: name it .xml, and its items are read",
    ),
    "a film": (lambda: b"\x00\x00\x00\x20ftypisom\x00\x00", "is a media file, not a page"),
    "an archive": (lambda: b"PK\x03\x04\x14\x00", "is a ZIP archive, not a page"),
    "frames": (lambda: "<frameset><frame src=a></frameset>", "shows no text (built by script, or made of frames)"),
    "a song": (lambda: b"ID3\x04\x00\x00", "is a media file, not a page"),
    "space": (lambda: " \n\t" * 1000, "is empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(ExtractError) as error:
        extract(html_page(data()))
    assert error.value.reason == reason


def test_a_text_may_begin_as_a_song_does() -> None:
    text = b"ID3 recall widens in Lindholt\n\nThe maker calls back 2,000 more cars for a fault in their doors, it said."
    assert "2,000 more cars" in extract(Page("recall.txt", "text", text)).text


def test_a_state_in_one_attribute_is_no_million_of_them() -> None:
    state = json.dumps([{"key": n, "name": f"a{n} b = c 'd"} for n in range(20_000)]).replace('"', "&quot;")
    assert extract(html_page(page(f'<div data-page="{state}"></div>' + P))).title == HEADLINE


@pytest.mark.parametrize("text", ["\u202e" + BODY[0], "\ufeff" + BODY[0], "\u2028".join(BODY), "\x1c".join(BODY)])
def test_odd_marks_in_a_scrape_leave_its_offsets_right(text: str) -> None:
    article = extract(text_page(text))
    assert all(text[block.file_start : block.file_end] == block.text for block in article.blocks)


def test_a_page_that_the_parser_cannot_be_stopped_on_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PAGE_SECONDS", 2.0)
    found = list(each(article_of, [html_page(HTML), html_page(slow()), html_page(HTML)], isolate="fork"))
    assert found[1] == Failure("page.html", TOO_SLOW)
    assert [isinstance(item, Article) for item in found] == [True, False, True]


def ran(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)


MAIN = "from crossread.cli import main; main()"


def hostile_folder(folder: Path) -> dict[str, str]:
    """Files that cannot be read, with a word of the reason."""
    (folder / "large.html").write_bytes(b"<html><p>" + b"x" * 100_000)
    with (folder / "large.html").open("r+b") as stream:
        stream.truncate(100_000_000)
    (folder / "deep.html").write_text("<div>" * 100_000)
    (folder / "pdf.html").write_bytes(b"%PDF-1.7\n")
    (folder / "png.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "script.html").write_text("<html><script>document.write('x')</script></html>")
    (folder / "nul.txt").write_bytes(b"\x00\x01" * 500)
    return {"large": "20 MB", "deep": "deep", "pdf": "PDF", "png": "PNG", "script": "no text", "nul": "binary"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_bad_files_are_named_with_the_reason_and_the_good_ones_come_in_order(jobs: str, tmp_path: Path) -> None:
    reasons = hostile_folder(tmp_path)
    files = []
    for number, bad in enumerate(sorted(tmp_path.iterdir())):
        good = tmp_path / f"good{number}.txt"  # HTML under another name
        good.write_text(HTML.replace(HEADLINE, f"{HEADLINE} {number}"))
        files += [str(bad), str(good)]
    done = ran(MAIN, "extract", "--format", "jsonl", "--jobs", jobs, *files)
    titles = [json.loads(line)["title"] for line in done.stdout.splitlines()]
    assert titles == [f"{HEADLINE} {number}" for number in range(len(reasons))]
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == len(reasons)
    named = {name: next(line for line in lines if f"/{name}." in line) for name in reasons}
    assert {name: reason in named[name] for name, reason in reasons.items()} == dict.fromkeys(reasons, True), lines


def test_ingest_takes_the_good_files_of_a_folder_and_names_the_bad_ones(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    reasons = hostile_folder(folder)
    (folder / "good.html").write_text(HTML)
    done = ran(MAIN, "ingest", "--library", str(tmp_path / "library.db"), str(folder))
    assert done.returncode == 1
    for name, reason in reasons.items():
        assert any(f"/{name}." in line and reason in line for line in done.stderr.splitlines()), name
    assert "1 new" in done.stdout + done.stderr


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs a fork to put a faulty parser into")
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_parser_that_crashes_costs_the_command_one_file(jobs: str, tmp_path: Path) -> None:
    files = []
    for name in ("a", "bad", "c"):
        (tmp_path / f"{name}.html").write_text(HTML.replace(HEADLINE, f"{HEADLINE} {name}"))
        files.append(str(tmp_path / f"{name}.html"))
    script = textwrap.dedent("""
        import os, signal, sys
        import crossread.extract
        module = sys.modules["crossread.extract"]
        def extract(page, *known):
            if "bad" in page.name:
                os.kill(os.getpid(), signal.SIGSEGV)
            return real(page, *known)
        real, module.extract = module.extract, extract
        """)
    done = ran(script + MAIN, "extract", "--format", "jsonl", "--jobs", jobs, *files)
    assert [json.loads(line)["title"][-1] for line in done.stdout.splitlines()] == ["a", "c"]
    assert done.returncode == 1
    assert done.stderr == f"crossread: {files[1]}: crashed its parser 2 times and was set aside\n"
