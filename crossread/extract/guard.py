"""A first look at a page's bytes, in linear time: is it what it says, and can it be parsed at what cost?"""

from crossread.errors import ExtractError
from crossread.model import Page

# 20 MB is what a fetch may inflate to; of the development pages the largest has 3 MB.
LARGEST = 20_000_000
# Parsers go quadratic in open elements times closing tags; the development pages have at most 20,000 tags.
MOST_TAGS = 250_000
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
    if page.media == "html" and data.count(b"<") > MOST_TAGS:
        raise ExtractError(page.name, f"has over {MOST_TAGS:,} tags, too many for a page")


def check_text(name: str, text: str) -> None:
    """Raises `ExtractError` where decoded `text` is binary data: too many NULs, controls or undecodable bytes."""
    sample = text[:100_000]
    odd = sample.count("\x00") + sample.count("\ufffd") + sum("\x01" <= c <= "\x08" for c in sample[:10_000])
    if odd * _NUL_SHARE > len(sample):
        raise ExtractError(name, "is binary data, not text")
