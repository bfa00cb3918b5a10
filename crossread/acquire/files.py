"""One file, or standard input, with all the pages that it holds."""

import codecs
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from crossread.acquire import limits
from crossread.acquire.kinds import kind_of
from crossread.errors import AcquireError
from crossread.model import Failure, Media, Page

_JSON_FEED = "https://jsonfeed.org/version/"


def read_stdin() -> Iterator[Page | Failure]:
    """The pages on standard input; what they are is told by their content."""
    if sys.stdin is None:  # closed by whoever started the process
        yield Failure("-", "there is no standard input")
        return
    yield from read_stream(sys.stdin.buffer, "-")


def read_file(path: Path) -> Iterator[Page | Failure]:
    """The pages in a file."""
    try:
        with path.open("rb") as stream:
            yield from read_stream(stream, str(path))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield Failure(str(path), _why(error))


def read_stream(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """The pages in `stream`; `name` stands in messages and its ending says what is in it where the content does not."""
    head, stream = limits.peek(stream)
    if not head.strip():
        yield Failure(name, "is empty")
        return
    try:
        yield from _dispatch(stream, head, name)
    except AcquireError as error:
        yield Failure(error.name, error.reason)


def _dispatch(stream: BinaryIO, head: bytes, name: str) -> Iterator[Page | Failure]:
    inner, content = head, stream
    if head.startswith(limits.GZIP_MAGIC):
        inner, content = limits.inflate_head(head), limits.inflate(stream)
        if not inner.strip():
            limits.read_page(content, name)
            raise AcquireError(name, "is empty")
    kind = kind_of(name, inner)
    if kind == "warc":
        from crossread.acquire.archives import read_archive

        yield from read_archive(stream, name)
    elif kind == "feed":
        from crossread.acquire.feeds import read_feed

        yield from read_feed(limits.read_page(content, name), name)
    elif kind == "jsonl":
        yield from _json_lines(_utf8(content, inner, name), name)
    elif kind == "json":
        yield from _json(limits.read_page(content, name), name)
    else:
        media: Media = kind
        yield Page(name, media, limits.read_page(content, name))


def _utf8(stream: BinaryIO, head: bytes, name: str) -> BinaryIO:
    """`stream` with lines that end in one byte: UTF-16, as some shells write it, is read whole and encoded anew."""
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return stream
    return io.BytesIO(limits.read_page(stream, name).decode("utf-16", "replace").encode())


def _json_lines(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    number = 0
    try:
        while line := stream.readline(limits.PAGE_BYTES + 1):
            number += 1
            if len(line) > limits.PAGE_BYTES:
                raise AcquireError(f"{name}:{number}", f"{limits.TOO_LARGE}; the rest of the file was not read")
            if line.strip():
                yield Page(f"{name}:{number}", "article", line.strip().removeprefix(b"\xef\xbb\xbf"))
    except limits.DAMAGE as error:
        raise AcquireError(name, f"{limits.damaged(error)}; {number} lines were read") from error


def _json(data: bytes, name: str) -> Iterator[Page | Failure]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        yield from _not_one_document(data, name, error)
        return
    if isinstance(content, dict) and str(content.get("version", "")).startswith(_JSON_FEED):
        from crossread.acquire.feeds import read_json_feed

        yield from read_json_feed(content, name)
    elif isinstance(content, dict) and "text" not in content and isinstance(content.get("articles"), list):
        yield from _items(content["articles"], name)
    elif isinstance(content, list):
        yield from _items(content, name)
    else:
        yield Page(name, "article", data)


def _items(items: list[Any], name: str) -> Iterator[Page | Failure]:
    """A page for each of several articles. ASCII, so that a lone surrogate comes through."""
    if not any(isinstance(item, dict) for item in items):
        yield Failure(name, "is a JSON list that holds no articles")
        return
    for number, item in enumerate(items, 1):
        yield Page(f"{name}:{number}", "article", json.dumps(item).encode())


def _not_one_document(data: bytes, name: str, error: Exception) -> Iterator[Page | Failure]:
    """What is not JSON as a whole: documents one after another, a text that begins with a brace, or damaged JSON."""
    lines = data.splitlines()
    if len(lines) > 1 and _is_json(lines[0]):
        yield from (Page(f"{name}:{n}", "article", line) for n, line in enumerate(lines, 1) if line.strip())
    elif documents := _documents(data):
        yield from _items(documents, name)
    elif name.lower().removesuffix(".gz").endswith(".json"):
        yield Failure(name, f"is not JSON: {_fault(error)}")
    else:
        yield Page(name, "text", data)


def _documents(data: bytes) -> list[Any]:
    """The JSON documents of which `data` is made, one after another; none if there is anything else in it."""
    decoder = json.JSONDecoder()
    found: list[Any] = []
    try:
        rest = data.decode(json.detect_encoding(data), "surrogatepass").strip("\ufeff \t\r\n")
        at = 0
        while at < len(rest):
            document, at = decoder.raw_decode(rest, at)
            found.append(document)
            while at < len(rest) and rest[at].isspace():
                at += 1
    except (ValueError, RecursionError):
        return []
    return found


def _fault(error: Exception) -> str:
    """What is wrong with a JSON document; Python's own words speak of its limits, not of the document."""
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return str(error)
    return "nested too deep" if isinstance(error, RecursionError) else "a number has too many digits"


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict | list)
    except (ValueError, RecursionError):
        return False


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "may not be read: permission denied"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return f"cannot be read: {error}"
