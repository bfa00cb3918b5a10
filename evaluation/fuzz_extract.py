"""Damages pages at random and checks what `extract` makes of them.

    python evaluation/fuzz_extract.py html --seconds 600             the examples, damaged in ever other ways
    python evaluation/fuzz_extract.py text --seeds FOLDER --seed 7   these files too; the same numbers, the same pages

Whatever the bytes: an article or one `ExtractError`, within the time a page may take, with offsets that are right, JSON
that reads back, and the same the next time. The first page of each kind of failure is written to --keep. The exit
status is 1 where there was one.
"""

import argparse
import gzip
import json
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from crossread.console import dump
from crossread.errors import ExtractError
from crossread.extract import extract
from crossread.extract.decode import decode
from crossread.model import Article, Media, Page
from crossread.publish.export import article_json
from crossread.workers import PAGE_SECONDS

ROOT = Path(__file__).resolve().parent.parent
LARGEST_SEED = 300_000
# A page extracted twice is slow to check: one in so many is.
TWICE = 10
CHARSETS = [None, None, "utf-8", "iso-8859-1", "utf-16", "gbk", "shift_jis", "x-user-defined", "hex", "\x00", "é"]
ENCODINGS = [
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8-sig",
    "cp1252",
    "cp1251",
    "koi8-r",
    "gb18030",
    "shift_jis",
    "euc-kr",
]
MARKUP = [
    "<p>", "</p>", "<div>", "</div>", "<br>", "<br><br>", "<table><tr><td>", "</table>", "<h1>", "</h1>",
    "<a href=x>", "</a>", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "</script>",
    "<script type='application/ld+json'>", "<style>", "</style>", "<svg>", "<math>", "<template>", "<noscript>",
    "<iframe srcdoc='", "<frameset>", "<plaintext>", "<select><option>", "<title>", "</title>", "<body>",
    "<html lang=''>", "<base href='//[x'>", "<time datetime='99999-99-99'>", "<time>",
    "<meta property='og:title' content='", "<meta name=author content='", "<meta charset=utf-16>", "<figure>",
    "<img src='http://[", "<figcaption>", "<link rel=canonical href='http://[::'>", "'>", '">', "&amp;amp;", "&#0;",
    "&#xD800;", "&#x110000;", "&nosuch;", "&lt;b&gt;", '{"@type":"NewsArticle","headline":',
    '"author":[[{"name":1}]]', '"datePublished":"2025-13-45T99:99:99Z"', '"@id":"#a"', "[[[[", "]]]]", "}}", "{",
    "\\ud800", "NaN", "1e999", "<?xml version='1.0' encoding='utf-32'?>",
]  # fmt: skip
WORDS = [
    "By ", "By John Smith and Anna Jones", "Photo: ", "(Updated:  )", "2 hours ago", "99999999999 days ago",
    "0 minutes ago", "Friday, January 24", "31.02.2025", "2025-00-00", "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59-23:59", "Read more", "\xa9", "\xa9 2025 ", " | ", " - ", "|", "\u201c", "\u201d", '"', "'",
    "\u2026", "https://[", "http://x.example/2025/13/45/", "@", "#", "3 min read", "\n", "\r", "\r\n", "\n\n\n",
    "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "\x1c", "\x1f", "\u200b", "\u202e", "\u2066", "\ufeff",
    "\ufffd", "\U0001f469\u200d\U0001f692", "e\u0301", "\u0130", "\xdf", "\ufb01", "\u01c5", "\u0660\u0661", "\xb2",
    "\u2460", "\u4e00", "\ud800", "\xa0", "\u3000", "A" * 3000, "a " * 2000, "- " * 500, "((((((((",
    "\xc1\u0301\u0301\u0301\u0301\u0301",
]  # fmt: skip
Mutation = Callable[[random.Random, bytearray, "Seeds"], None]


class Seeds:
    """The pages that are damaged, and the pieces that are put into them."""

    def __init__(self, media: Media, folders: list[Path]) -> None:
        ending = (".html", ".html.gz") if media == "html" else (".txt",)
        files = sorted(file for folder in folders for file in folder.rglob("*") if file.name.endswith(ending))
        read = (gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes() for file in files)
        self.media = media
        self.pages = [data for data in read if data and len(data) < LARGEST_SEED]
        self.tokens = [word.encode("utf-8", "surrogatepass") for word in (WORDS + MARKUP if media == "html" else WORDS)]


def main() -> None:
    """Run for the time given and say how many pages were tried and what failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("media", choices=["html", "text"])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seeds", type=Path, nargs="*", default=[], help="folders with pages to damage")
    parser.add_argument("--keep", type=Path, help="write pages that fail here")
    options = parser.parse_args()
    seeds = Seeds(options.media, [ROOT / "examples", *options.seeds])
    print(f"seed {options.seed}, {len(seeds.pages)} {options.media} pages", flush=True)
    end = time.monotonic() + options.seconds
    tried, outcomes, failures = 0, Counter[str](), Counter[str]()
    while time.monotonic() < end:
        page = damaged(random.Random(f"{options.seed}:{tried}"), seeds, tried)
        tried += 1
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / "now").write_bytes(page.data)  # what a crash of the process was about
        try:
            outcomes[fault_of(page, twice=tried % TWICE == 0)] += 1
        except Exception:
            kind = place_of(traceback.format_exc())
            failures[kind] += 1
            if failures[kind] == 1:
                report(page, tried - 1, options.keep)
    print(f"{tried} pages: {dict(outcomes.most_common(12))}")
    print(f"failures: {dict(failures) or 'none'}")
    sys.exit(1 if failures else 0)


def damaged(rng: random.Random, seeds: Seeds, number: int) -> Page:
    """Page `number`: one of the seeds, damaged in one to eight ways, with a charset that may be wrong."""
    data = bytearray(rng.choice(seeds.pages))
    if rng.random() < 0.5:  # small pages are quick, and each damage in them weighs more
        at = rng.randrange(len(data))
        data = data[at : at + rng.randrange(1, 5000)]
    for _ in range(rng.randint(1, 8)):
        rng.choice(MUTATIONS)(rng, data, seeds)
    fetched = rng.choice([None, "2025-01-24T10:00:00+00:00", "", "yesterday"])
    return Page(f"page {number}", seeds.media, bytes(data), None, rng.choice(CHARSETS), fetched)


def _flip(rng: random.Random, data: bytearray, _: Seeds) -> None:
    for _n in range(rng.randint(1, 10)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)


def _cut(rng: random.Random, data: bytearray, _: Seeds) -> None:
    at = rng.randint(0, len(data))
    del data[at : at + rng.choice([1, 10, 1000, len(data)])]


def _repeat(rng: random.Random, data: bytearray, _: Seeds) -> None:
    at = rng.randint(0, len(data))
    piece = data[at : at + rng.choice([1, 5, 50, 500])]
    data[at:at] = piece * rng.choice([2, 20, 50_000 // (len(piece) or 1)])


def _insert(rng: random.Random, data: bytearray, seeds: Seeds) -> None:
    for _ in range(rng.randint(1, 6)):
        at = rng.randint(0, len(data))
        data[at:at] = rng.choice(seeds.tokens) * rng.choice([1, 1, 1, 2, 30])


def _splice(rng: random.Random, data: bytearray, seeds: Seeds) -> None:
    other = rng.choice(seeds.pages)
    at, start = rng.randint(0, len(data)), rng.randrange(len(other))
    data[at:at] = other[start : start + rng.randrange(3000)]


def _replace(rng: random.Random, data: bytearray, seeds: Seeds) -> None:
    """One thing in place of another, all over the page."""
    old = rng.choice([b" ", b"\n", b"<p", b"</p>", b">", b'"', b"</div>", b"{", b".", b"</script>", b"e"])
    data[:] = data.replace(old, rng.choice(seeds.tokens)[:40], rng.choice([1, 10, 1000]))


def _encode(rng: random.Random, data: bytearray, _: Seeds) -> None:
    data[:] = data.decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")


MUTATIONS: list[Mutation] = [_flip, _cut, _repeat, _insert, _insert, _insert, _splice, _replace, _encode]


def fault_of(page: Page, twice: bool) -> str:
    """Check what becomes of `page`; gives the outcome in a few words. Raises `AssertionError` where one is wrong."""
    began = time.process_time()
    try:
        article = extract(page)
    except ExtractError as error:
        assert "\n" not in str(error) and str(error).startswith(page.name), f"message {error}"
        return error.reason[:40]
    finally:
        took = time.process_time() - began
        assert took < PAGE_SECONDS, f"slow: {took:.1f} s"
    check(page, article)
    if twice:
        assert extract(page) == article, "not the same twice"
    return "article"


def check(page: Page, article: Article) -> None:
    """Raises `AssertionError` where the article breaks its contract."""
    decoded = decode(page.data, page.charset) if page.media == "text" else ""
    for block in article.blocks:
        assert block.why, "no reason"
        assert (block.start is not None) == (block.role == "body"), "body without a place"
        if block.start is not None:
            assert article.text[block.start : block.end] == block.text, "wrong offset in the text"
        if page.media == "text":
            assert decoded[block.file_start : block.file_end] == block.text, "wrong offset in the file"
    body = "\n\n".join(block.text for block in article.blocks if block.role == "body")
    assert article.text == body and body.strip(), "text is not its body"
    line = dump(article_json(article))
    assert json.loads(line.encode("utf-8")) == article_json(article), "JSON reads back as another"


def place_of(trace: str) -> str:
    """A failure's kind: its last line without figures, and where in the package it came from."""
    lines = trace.strip().splitlines()
    inside = [line.strip() for line in lines if "crossread/" in line and "fuzz_extract" not in line]
    where = inside[-1].split("crossread/")[-1] if inside else ""
    return f"{''.join(c for c in lines[-1] if not c.isdigit())[:100]} {where}"


def report(page: Page, number: int, folder: Path | None) -> None:
    """Print a failure, and keep its page."""
    print(f"--- {page.name}, charset {page.charset!r}, fetched {page.fetched!r}\n{traceback.format_exc()}", flush=True)
    if folder:
        (folder / f"{page.media}-{number}").write_bytes(page.data)


if __name__ == "__main__":
    main()
