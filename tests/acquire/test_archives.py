"""Web archives, whole and damaged: the next whole record is found, and what was lost is counted and said."""

import gzip
import io
import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossread.acquire import acquire
from crossread.acquire.archives import read_archive
from crossread.acquire.records import Records
from crossread.model import Failure, Page

SHARED = Path(__file__).parents[3] / "shared" / "data" / "archives"


def page(number: int) -> bytes:
    noise = random.Random(number).randbytes(400).hex()
    return f"<!doctype html><title>Report {number}</title><p>The pump failed. {noise}</p>".encode()


def record(number: int, http: bytes | None = None, body: bytes | None = None, extra: int = 0) -> bytes:
    body = page(number) if body is None else body
    if http is None:
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    block = http + b"\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://mail.example/{number}\r\n"
        f"WARC-Date: 2026-03-17T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) + extra}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def read(data: bytes) -> tuple[list[int], list[str]]:
    """The numbers of the pages read, and what failed."""
    found = list(read_archive(io.BytesIO(data), "x.warc"))
    pages = [_number(p) for p in found if isinstance(p, Page)]
    return pages, [item.reason for item in found if isinstance(item, Failure)]


def _number(page: Page) -> int:
    found = re.fullmatch(r"https://mail\.example/(\d)", page.url or "")
    return int(found[1]) if found else -1


def whole(compressed: bool, count: int = 5) -> list[bytes]:
    return [gzip.compress(record(n)) if compressed else record(n) for n in range(count)]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_whole_archive_gives_its_pages_with_address_charset_and_time(tmp_path: Path, compressed: bool) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(b"".join(whole(compressed)))
    found = list(acquire(path))
    assert found[1] == Page(f"{path}:2", "html", page(1), "https://mail.example/1", "utf-8", "2026-03-17T09:00:00Z")
    assert len(found) == 5


def test_an_archive_compressed_as_one_piece_is_read_too() -> None:
    assert read(gzip.compress(b"".join(whole(False)))) == ([0, 1, 2, 3, 4], [])


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_record_overwritten_in_its_middle_costs_that_record(compressed: bool, place: int) -> None:
    records = whole(compressed)
    start = 0 if not compressed else 120
    records[place] = records[place][:start] + b"\xff" * 60 + records[place][start + 60 :]
    pages, failures = read(b"".join(records))
    assert pages == [n for n in range(5) if n != place]
    assert len(failures) == 1
    assert "damaged in 1 place" in failures[0]
    assert "4 records read" in failures[0]


@pytest.mark.parametrize("extra", [-30, 40, 10_000, 10**15])
@pytest.mark.parametrize("compressed", [False, True])
def test_a_wrong_length_costs_the_record_that_has_it(extra: int, compressed: bool) -> None:
    records = [record(n, extra=extra if n == 2 else 0) for n in range(5)]
    pages, failures = read(b"".join(gzip.compress(r) if compressed else r for r in records))
    assert pages == [0, 1, 3, 4]
    assert len(failures) == 1
    assert "damaged in 1 place" in failures[0]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_truncated_archive_gives_what_is_whole(compressed: bool) -> None:
    pages, failures = read(b"".join(whole(compressed))[:-200])
    assert pages == [0, 1, 2, 3]
    assert len(failures) == 1
    assert "damaged in 1 place" in failures[0]


def test_records_lost_between_two_members_are_noticed() -> None:
    records = whole(True)
    records[2] = b"\0" * 300
    assert read(b"".join(records))[0] == [0, 1, 3, 4]
    assert "damaged" in read(b"".join(records))[1][0]


def test_what_is_no_page_is_passed_over() -> None:
    data = b"".join(
        [
            record(1, b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n"),
            record(2, b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"),
            record(3, b"HTTP/1.1 200 OK\r\n"),
            record(4, b"HTTP/1.1 200 OK\r\n", b"\x89PNG..."),
            record(5).replace(b"WARC-Type: response", b"WARC-Type: request "),
        ]
    )
    assert read(data) == ([3], [])
    assert read(record(1, b"HTTP/1.1 404 Not Found\r\n")) == ([], ["the archive holds no pages (1 records)"])


def test_chunks_and_compression_are_undone_and_wrong_ones_left() -> None:
    body = page(1)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
    data = record(1, http, chunked) + record(2, http, body) + record(3, packed, gzip.compress(body))
    found = list(read_archive(io.BytesIO(data), "x.warc"))
    assert [item.data for item in found if isinstance(item, Page)] == [body] * 3


def test_a_bomb_inside_a_record_costs_that_record() -> None:
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
    bomb = record(1, packed, gzip.compress(b" " * 40_000_000))
    large = record(2, body=b" " * 20_100_000)
    pages, failures = read(bomb + record(3))
    assert (pages, len(failures)) == ([3], 1)
    pages, failures = read(gzip.compress(large) + gzip.compress(record(3)))
    assert (pages, len(failures)) == ([3], 1)
    assert "larger than 20 MB" in failures[0]


def test_a_large_record_that_is_cut_off_is_counted() -> None:
    data = record(0) + record(1, body=b"x" * 21_000_000)[:-10_000_000]
    pages, failures = read(data)
    assert pages == [0]
    assert "damaged in 1 place" in failures[0]
    pages, failures = read(gzip.compress(record(0)) + gzip.compress(record(1, body=b"x" * 21_000_000))[:-9000])
    assert pages == [0]
    assert "damaged in 1 place" in failures[0]


@given(seed=st.integers(0, 2**32), compressed=st.booleans(), wounds=st.integers(1, 5))
@example(seed=33_109_280, compressed=True, wounds=1)  # the very first bytes, by which a compressed archive is known
def test_any_damage_loses_only_what_it_touches_and_is_said(seed: int, compressed: bool, wounds: int) -> None:
    rng = random.Random(seed)
    records = whole(compressed, 8)
    touched = set()
    data = bytearray(b"".join(records))
    starts = [sum(map(len, records[:n])) for n in range(9)]
    for _ in range(wounds):
        at = rng.randrange(len(data) - 8)
        data[at : at + 8] = rng.randbytes(8)
        touched |= {n for n in range(8) if starts[n] < at + 8 and at < starts[n + 1]}
    pages, _ = read(bytes(data))
    # A wound at a record's end may hide the first line of the next.
    lost = touched | {n + 1 for n in touched}
    assert set(range(8)) - lost <= set(pages)


@given(st.binary(max_size=2000))
def test_no_bytes_after_a_first_line_raise_anything(data: bytes) -> None:
    for archive in (b"WARC/1.0\r\n" + data, record(1) + data, gzip.compress(record(1)) + data):
        assert list(read_archive(io.BytesIO(archive), "x.warc"))


@pytest.mark.parametrize(
    "line", [b"a", b"\r\n", b"WARC/1.0\r\n", b"\nWARC/1.0", b"WARC/1.0\r\nContent-Length: 5\r\n\r\n"]
)
def test_a_megabyte_of_one_thing_is_passed_over(line: bytes) -> None:
    data = b"WARC/1.0\r\n" + line * (1_000_000 // len(line)) + b"\r\n\r\n"
    assert read(data + record(7))[0] == [7]


# Records that can be read, of those that stand in the file; the rest is damaged.
READABLE = {
    "block-sized-records.warc": 3, "block-sized-records.warc.gz": 3, "clipped.warc.gz": 0, "clueweb-quirk.warc.gz": 30,
    "example-bad-non-chunked.warc.gz": 6, "example-bad.warc.gz.bad": 6, "example-digest.warc": 4,
    "example-iana.org-chunked.warc": 3, "example-resource.warc.gz": 3, "example-space-in-target-uri.warc.gz": 2,
    "example-trunc.warc": 3, "example-wget-bad-target-uri.warc.gz": 6, "example-wrong-chunks.warc.gz": 2,
    "example.warc": 6, "example.warc.gz": 6, "post-test.warc.gz": 6, "warcfile.warc": 50, "warcfile.warc.gz": 50,
}  # fmt: skip


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the evaluation data are not here")
@pytest.mark.parametrize("name", READABLE)
def test_archives_of_other_programs_are_read_as_far_as_they_can_be(name: str) -> None:
    with (SHARED / name).open("rb") as stream:
        records = Records(stream)
        count = Counter(record.fields["warc-type"] for record in records)
    assert sum(count.values()) == records.read == READABLE[name]
    assert records.damaged == (1 if name in ("clipped.warc.gz", "example-trunc.warc") else 0)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the evaluation data are not here")
def test_compressed_or_not_an_archive_has_the_same_pages() -> None:
    plain, packed = ([p.data for p in acquire(SHARED / name) if isinstance(p, Page)]
                     for name in ("warcfile.warc", "warcfile.warc.gz"))  # fmt: skip
    assert plain == packed
    assert len(plain) == 16
