"""Feeds that lie in a file: whole reports become pages, teasers are counted, attacks are refused."""

import gzip
import json
import tarfile
import time
from pathlib import Path

import pytest

from crossread.acquire import acquire
from crossread.model import Failure, Page

SHARED = Path(__file__).parents[3] / "shared" / "data" / "feeds"
STORY = "".join(f"<p>Paragraph {n}: the dam at Veldt held through the night, engineers said.</p>" for n in range(12))
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Veldt Courier</title><link>https://courier.example/</link><language>en</language>
<item><title>Dam &amp; town hold</title><link>https://courier.example/dam</link><dc:creator>Ada Marsh</dc:creator>
<pubDate>Tue, 17 Mar 2026 09:30:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[{STORY}<script>alert(1)</script>]]></content:encoded></item>
<item><title>Weather</title><link>https://courier.example/rain</link><description>Rain until noon.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Veldt Courier</title>
<entry><title>Dam holds</title><link href="https://courier.example/dam"/><updated>2026-03-17T08:30:00Z</updated>
<author><name>Ada Marsh</name></author>
<content type="html">{STORY.replace("<", "&lt;")}</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Veldt Courier",
    "items": [
        {"id": "1", "title": "Dam holds", "url": "https://courier.example/dam", "content_html": STORY,
         "authors": [{"name": "Ada Marsh"}], "date_published": "2026-03-17T08:30:00Z"},
        {"id": "2", "content_text": "Rain."},
        {"id": "3", "title": 3, "content_text": "A plain line & more.\n" * 40, "authors": "nobody"},
        "no item",
    ],
}  # fmt: skip


def put(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("name", "data"), [("f.rss", RSS), ("f.xml", ATOM), ("f", ATOM), ("f.json", json.dumps(JSON_FEED))]
)
def test_an_item_with_its_whole_report_becomes_a_page(tmp_path: Path, name: str, data: str) -> None:
    path = put(tmp_path, name, data)
    page = next(acquire(path))
    assert isinstance(page, Page)
    assert (page.name, page.media, page.url) == (f"{path}:1", "html", "https://courier.example/dam")
    html = page.data.decode()
    assert '<meta property="og:site_name" content="The Veldt Courier">' in html
    assert '<meta name="author" content="Ada Marsh">' in html
    assert 'property="article:published_time" content="2026-03-17T08:30:00' in html
    assert html.count("<p>Paragraph") == 12


def test_teasers_are_counted_not_taken_for_reports(tmp_path: Path) -> None:
    found = list(acquire(put(tmp_path, "f.rss", RSS)))
    assert [type(item) for item in found] == [Page, Failure]
    assert found[1] == Failure(str(tmp_path / "f.rss"), "1 of 2 items hold no whole report, only a teaser")


def test_what_a_feed_says_cannot_break_out_of_its_place_in_the_page(tmp_path: Path) -> None:
    feed = {**JSON_FEED, "title": '"><script>', "items": [{"content_html": STORY, "title": "</title><b>"}]}
    page = next(acquire(put(tmp_path, "f.json", json.dumps(feed))))
    assert isinstance(page, Page)
    assert b"<title>&lt;/title&gt;&lt;b&gt;</title>" in page.data
    assert b'content="&quot;&gt;&lt;script&gt;"' in page.data


def test_plain_text_becomes_paragraphs(tmp_path: Path) -> None:
    found = list(acquire(put(tmp_path, "f.json", json.dumps(JSON_FEED))))
    page = found[1]
    assert isinstance(page, Page)
    assert page.data.count(b"<p>A plain line &amp; more.</p>") == 40


BOMB = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10)
)


@pytest.mark.parametrize(
    "prolog",
    [
        BOMB + "]>",
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!-- <rss> --><!DOCTYPE r SYSTEM "http://127.0.0.1/x.dtd">',
        "<!doctype r []>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_at_once(tmp_path: Path, prolog: str, encoding: str) -> None:
    item = "<rss><channel><item><title>&a9;&x;</title></item></channel></rss>"
    feed = f'<?xml version="1.0" encoding="{encoding}"?>{prolog}{item}'
    path = put(tmp_path, "f.rss", feed.encode(encoding))
    began = time.perf_counter()
    (found,) = acquire(path)
    assert time.perf_counter() - began < 0.1
    assert found == Failure(str(path), "the feed has a document type (DTD), which is refused")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<rss><channel><title>Empty</title></channel></rss>", "the feed has no items"),
        ("<rss><channel><item", "the feed cannot be read"),
        ("<rss>" + "<a>" * 300_000, "the feed has over 250,000 tags, too many"),
        (json.dumps({"version": "https://jsonfeed.org/version/1"}), "the feed has no items"),
    ],
)
def test_what_is_no_feed_is_refused_by_name(tmp_path: Path, data: str, reason: str) -> None:
    path = put(tmp_path, "f.rss" if data.startswith("<") else "f.json", data)
    (found,) = acquire(path)
    assert isinstance(found, Failure)
    assert found.name == str(path)
    assert reason in found.reason


def test_a_gzipped_feed_is_read(tmp_path: Path) -> None:
    assert isinstance(next(acquire(put(tmp_path, "f.xml.gz", gzip.compress(ATOM.encode())))), Page)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the evaluation data are not here")
@pytest.mark.parametrize(("archive", "pages"), [("live", 800), ("conformance", 0)])
def test_feeds_as_served_and_feeds_broken_on_purpose_raise_nothing(tmp_path: Path, archive: str, pages: int) -> None:
    with tarfile.open(SHARED / f"{archive}.tar.gz") as bundle:
        bundle.extractall(tmp_path, filter="data")
    found = list(acquire(tmp_path))
    assert len([item for item in found if isinstance(item, Page)]) > pages
    assert all(item.reason for item in found if isinstance(item, Failure))
