"""What a file is: by its content where that is plain, else by its name."""

import re
from typing import Literal

from crossread.errors import AcquireError

Kind = Literal["html", "text", "json", "jsonl", "feed", "warc"]

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".rss": "feed", ".atom": "feed", ".xml": "feed", ".warc": "warc",
}  # fmt: skip
_MAGIC = {
    b"%PDF-": "a PDF", b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture",
    b"RIFF": "a media file", b"PK\x03\x04": "a ZIP archive", b"\x7fELF": "a program", b"MZ": "a program",
    b"\x1f\x8b": "gzip data inside gzip data", b"\x04\x22\x4d\x18": "LZ4 data: decompress it first",
    b"\x28\xb5\x2f\xfd": "Zstandard data: decompress it first", b"BZh": "bzip2 data: decompress it first",
    b"\xfd7zXZ": "xz data: decompress it first", b"SQLite format 3\0": "an SQLite database",
}  # fmt: skip
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# How far into a page its first tag is looked for: before it may stand a declaration, comments, a licence.
_TAG_WITHIN = 4096
_FEED = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s{1,10}html|html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"<[a-z!/][^<]", re.IGNORECASE)
_JSON = re.compile(rb'\s{0,99}(?:\[\s{0,99})?\{\s{0,99}["}]')
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
# Share of control characters: 0 in text, 11% in random bytes; UTF-8 may carry a few on purpose.
_MOST_CONTROLS = 0.05
_MOST_CONTROLS_UTF8 = 0.3


def kind_of(name: str, head: bytes) -> Kind:
    """What the file `name` that begins with `head` is.

    Raises `AcquireError` where it is nothing that can hold an article, with what it is instead.
    """
    named = _by_name(name)
    if head.startswith(b"WARC/"):
        return "warc"
    _refuse_binary(name, head)
    if _is_wide(head) or head.startswith(_BOMS[1:]):
        head = head.replace(b"\0", b"")
    head = head.lstrip(b"\xef\xbb\xbf\xfe\xff").lstrip()
    if not head.startswith(b"<") and named != "html":
        return _data(head, named)
    return _markup(head[:_TAG_WITHIN], named)


def _data(head: bytes, named: Kind | None) -> Kind:
    """What does not begin with a tag: JSON, one document or one a line, or text."""
    if named == "jsonl":
        return "jsonl"
    if _JSON.match(head):
        first, _, rest = head.partition(b"\n")
        return "jsonl" if first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{") else "json"
    return "json" if named == "json" else "text"


def _markup(top: bytes, named: Kind | None) -> Kind:
    html, feed = _HTML.search(top), _FEED.search(top)
    if feed and not (html and html.start() < feed.start()):
        return "feed"
    if html or (named != "text" and _TAG.search(top)):
        return "html"
    return "text"


def _by_name(name: str) -> Kind | None:
    base = name.lower().removesuffix(".gz")
    dot = base.rfind(".")
    return _BY_SUFFIX.get(base[dot:]) if dot >= 0 else None


def _refuse_binary(name: str, head: bytes) -> None:
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise AcquireError(name, f"is {what}, not a page")
    if head.startswith(_BOMS) or _is_wide(head):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    most = _MOST_CONTROLS_UTF8 if _is_utf8(head) else _MOST_CONTROLS
    if controls > most * len(head):
        raise AcquireError(name, "is binary data, not a page")


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4  # a character cut in two at the end
    return True


def _is_wide(head: bytes) -> bool:
    """Whether `head` looks like UTF-16 without a mark: nearly every second byte is NUL, the others are not."""
    even, odd, half = head[::2].count(0), head[1::2].count(0), len(head) // 2
    return half > 1 and (min(even, odd) < 0.1 * half and max(even, odd) > 0.7 * half)
