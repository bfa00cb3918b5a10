"""How much is read of one page, and streams that keep to it."""

import gzip
import io
import zlib
from typing import BinaryIO, cast

from crossread.errors import AcquireError

# A page, inflated. The largest of 123 saved news pages has 4 MB; what is larger is no report.
PAGE_BYTES = 20_000_000
# What is looked at to tell what a file is.
HEAD_BYTES = 64 * 1024
GZIP_MAGIC = b"\x1f\x8b"
TOO_LARGE = f"is larger than {PAGE_BYTES // 1_000_000} MB, the limit for a page"


class _Chained(io.RawIOBase):
    """A few bytes that were already read, then the rest of the stream they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(buffer)  # type: ignore[arg-type]  # the protocol's buffer, whatever its class
        piece = bytes(self._head[: len(target)]) or self._rest.read(len(target))
        self._head = self._head[len(piece) :]
        target[: len(piece)] = piece
        return len(piece)


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first `HEAD_BYTES` of `stream`, and a stream that begins with them again."""
    head = b""
    while len(head) < HEAD_BYTES and (piece := stream.read(HEAD_BYTES - len(head))):
        head += piece
    return head, cast(BinaryIO, io.BufferedReader(_Chained(head, stream)))


def inflate_head(head: bytes) -> bytes:
    """The first `HEAD_BYTES` of what the gzip data `head` holds, as far as it can be read."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""


def inflate(stream: BinaryIO) -> BinaryIO:
    """The content of a gzip stream, inflated piece by piece as it is read."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream))


def read_page(stream: BinaryIO, name: str) -> bytes:
    """All of `stream`. Raises `AcquireError` beyond `PAGE_BYTES` and where compressed data are damaged."""
    try:
        data = stream.read(PAGE_BYTES + 1)
    except DAMAGE as error:
        raise AcquireError(name, damaged(error)) from error
    if len(data) > PAGE_BYTES:
        raise AcquireError(name, TOO_LARGE)
    return data


# What reading compressed data raises where they are damaged.
DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile)


def damaged(error: Exception) -> str:
    """What is wrong with compressed data that raised `error`."""
    return "its gzip data end too early" if isinstance(error, EOFError) else "its gzip data are damaged"
