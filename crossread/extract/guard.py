"""A first look at a page's bytes, in linear time: is it what it says, and can it be parsed at what cost?"""

import re
from collections.abc import Iterator

from crossread.errors import ExtractError
from crossread.model import Page

# 20 MB is what a fetch may inflate to; of the development pages the largest has 3 MB.
LARGEST = 20_000_000
# Parsers go quadratic in open elements times closing tags; the development pages have at most 20,000 tags.
MOST_TAGS = 250_000
# Parsers also go quadratic in the attributes of one tag: 20,000 take 0.7 s, 100,000 half a minute.
MOST_ATTRIBUTES = 10_000
# A tag that has so many different ones is no shorter.
_LONG_TAG = 3 * MOST_ATTRIBUTES
_ATTRIBUTE = re.compile(rb"""[\s"'/][^\s"'<>/=]{1,999}(?:\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*'))?""")
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body)[\s>]", re.IGNORECASE)
# A text file with more than one NUL in 20 bytes is none.
_NUL_SHARE = 20

_SIGNATURES = (
    (b"%PDF-", "is a PDF, not a page"),
    (b"\x89PNG\r\n", "is an image, not a page"),
    (b"\xff\xd8\xff", "is an image, not a page"),
    (b"GIF8", "is an image, not a page"),
    (b"\x1f\x8b", "is gzip-compressed data, not a page"),
    (b"PK\x03\x04", "is a ZIP archive, not a page"),
    (b"\x28\xb5\x2f\xfd", "is zstd-compressed data, not a page"),
    (b"BZh", "is bzip2-compressed data, not a page"),
    (b"\xfd7zXZ", "is xz-compressed data, not a page"),
    (b"Rar!", "is a RAR archive, not a page"),
    (b"7z\xbc\xaf", "is a 7z archive, not a page"),
    (b"OggS", "is a media file, not a page"),
    *((b"ID3" + version, "is a media file, not a page") for version in (b"\x02", b"\x03", b"\x04")),
    (b"wOF", "is a font, not a page"),
    (b"\xd0\xcf\x11\xe0", "is an Office document, not a page"),
    (b"{\\rtf", "is an RTF document, not a page"),
    (b"\x7fELF", "is a program, not a page"),
    (b"SQLite format 3\x00", "is a database, not a page"),
)


def check(page: Page) -> None:
    """Raises `ExtractError` where `page` is empty, too large, or bytes of another kind under a page's name."""
    data = page.data
    if len(data) > LARGEST:
        raise ExtractError(page.name, f"too large ({len(data) / 1e6:.0f} MB; the limit is {LARGEST / 1e6:.0f} MB)")
    if not data.strip():
        raise ExtractError(page.name, "is empty")
    head = data[:16].lstrip()
    for signature, reason in _SIGNATURES:
        if head.startswith(signature):
            raise ExtractError(page.name, reason)
    if head.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise ExtractError(page.name, "is an image, not a page")
    if data[4:8] == b"ftyp":
        raise ExtractError(page.name, "is a media file, not a page")
    if page.media == "html":
        _check_markup(page.name, data)


def _check_markup(name: str, data: bytes) -> None:
    feed = _FEED.search(data, 0, 1000)
    if feed and not _PAGE.search(data, 0, feed.start()):
        raise ExtractError(name, "is a feed, not a page: name it .xml, and its items are read")
    if data.count(b"<") > MOST_TAGS:
        raise ExtractError(name, f"has over {MOST_TAGS:,} tags, too many for a page")
    if any(_attributes(piece) > MOST_ATTRIBUTES for piece in _long_pieces(data)):
        raise ExtractError(name, f"has over {MOST_ATTRIBUTES:,} attributes on one element, too many for a page")


def _long_pieces(data: bytes) -> Iterator[bytes]:
    """What stands between one tag's end and the next, where that is long: it holds a whole one of equal stretches."""
    step, end = _LONG_TAG // 2, 0
    for at in range(0, len(data) - step + 1, step):
        if at >= end and data.find(b">", at, at + step) < 0:
            begin, end = data.rfind(b">", 0, at) + 1, data.find(b">", at)
            end = end if end >= 0 else len(data)
            if end - begin > _LONG_TAG:
                yield data[begin:end]


def _attributes(piece: bytes) -> int:
    """How many attributes the tag has that `piece` ends with."""
    tag = piece[piece.rfind(b"<") :]
    return sum(1 for _ in _ATTRIBUTE.finditer(tag)) if tag[1:2].isalpha() else 0


def check_text(name: str, text: str) -> None:
    """Raises `ExtractError` where decoded `text` is binary data: too many NULs, controls or undecodable bytes."""
    sample = text[:100_000]
    odd = sample.count("\x00") + sample.count("\ufffd") + sum("\x01" <= c <= "\x08" for c in sample[:10_000])
    if odd * _NUL_SHARE > len(sample):
        raise ExtractError(name, "is binary data, not text")
