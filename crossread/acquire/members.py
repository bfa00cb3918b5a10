"""The bytes of a web archive, inflated member by member; where one is damaged, on from the next that is whole."""

import zlib
from collections.abc import Generator, Iterator
from typing import BinaryIO

from crossread.acquire.limits import GZIP_MAGIC

_CHUNK = 64 * 1024
_MEMBER = GZIP_MAGIC + b"\x08"
_RECORD = b"WARC/"


class Damage:
    """Stands between bytes that do not follow each other: `skipped` bytes of the file could not be read."""

    def __init__(self, skipped: int) -> None:
        self.skipped = skipped


def members(stream: BinaryIO) -> Iterator[bytes | Damage]:
    """The content of the seekable `stream` in pieces of at most 64 KB, and a `Damage` wherever some is missing."""
    start = _first_member(stream)
    if start is None:
        stream.seek(0)
        while piece := stream.read(_CHUNK):
            yield piece
    elif start:
        yield Damage(start)
    while start is not None:
        end = yield from _member(stream, start)
        if end is None:
            following = _next_member(stream, start + 1)
            yield Damage((following if following is not None else stream.seek(0, 2)) - start)
            start = following
        else:
            stream.seek(end)
            start = end if stream.read(1) else None


def _first_member(stream: BinaryIO) -> int | None:
    """Where the first member begins: a damaged one may not look like any; `None` where nothing is compressed."""
    head = stream.read(len(_RECORD))
    if head.startswith(GZIP_MAGIC):
        return 0
    return None if head == _RECORD else _next_member(stream, 0)


def _member(stream: BinaryIO, start: int) -> Generator[bytes, None, int | None]:
    """Yields the gzip member at `start` and returns where it ends, `None` where it is damaged."""
    stream.seek(start)
    inflater = zlib.decompressobj(wbits=31)
    raw = b""
    while not inflater.eof:
        raw = inflater.unconsumed_tail or stream.read(_CHUNK)
        try:
            piece = inflater.decompress(raw, _CHUNK)
        except zlib.error:
            return None
        if not raw and not piece:
            return None
        if piece:
            yield piece
    return stream.tell() - len(inflater.unused_data)


def _next_member(stream: BinaryIO, start: int) -> int | None:
    """Where, from `start` on, the next member begins that holds a record."""
    tail = b""
    stream.seek(start)
    while piece := stream.read(_CHUNK):
        window, base = tail + piece, stream.tell() - len(piece) - len(tail)
        at = window.find(_MEMBER)
        while at >= 0:
            here = stream.tell()
            if _holds_record(stream, base + at):
                return base + at
            stream.seek(here)
            at = window.find(_MEMBER, at + 1)
        tail = window[-(len(_MEMBER) - 1) :]
    return None


def _holds_record(stream: BinaryIO, start: int) -> bool:
    stream.seek(start)
    try:
        return zlib.decompressobj(wbits=31).decompress(stream.read(1024), len(_RECORD)) == _RECORD
    except zlib.error:
        return False
