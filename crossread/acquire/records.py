"""The records of a web archive. A wrong length costs the record that has it: the next is found by its first line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crossread.acquire.limits import PAGE_BYTES
from crossread.acquire.members import Damage, members

_HEADER_BYTES = 64 * 1024
_START = re.compile(rb"(?:^|\n)(WARC/[01]\.\d{1,2}[ \t]*\r?\n)")
_BLANK_AND_START = re.compile(rb"\r\n\r\nWARC/[01]\.\d{1,2}[ \t]*\r?\n")
_BLANK = re.compile(rb"[\r\n]+")
# A header ends with a blank line; where another first line comes before, it has no end.
_HEADER_END = re.compile(rb"\r?\n\r?\n|\nWARC/")
# Bytes that must stay in sight so that a first line cut in two is still found.
_OVERLAP = 32


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands in the archive, `head` with its header lines and the blank line; `fields` in lower case.

    `number` counts from 1. `body` is `None` where it is larger than a page may be.
    """

    number: int
    fields: dict[str, str]
    head: bytes
    body: bytes | None


class Records:
    """Iterates over the records of an archive that `stream`, which must be seekable, holds.

    `read`, `damaged` and `skipped` count records that were read, places of damage, and bytes that were passed over.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.read = 0
        self.damaged = 0
        self.skipped = 0
        self._pieces = members(stream)
        self._buffer = bytearray()
        self._broken: Damage | None = None
        self._ended = False

    def __iter__(self) -> Iterator[Record]:
        while self._more():
            self._fill(_HEADER_BYTES)
            if blank := _BLANK.match(self._buffer):
                del self._buffer[: blank.end()]
            if not self._buffer:
                continue
            header = self._header()
            record = header and self._record(*header)
            if record:
                self.read += 1
                yield record
            else:
                self._resume()

    def _more(self) -> bool:
        """Whether there is anything left, past a place of damage where there is one."""
        if self._broken and not self._buffer:
            self.damaged += 1
            self.skipped += self._broken.skipped
            self._broken = None
        self._fill(1)
        return bool(self._buffer or self._broken or not self._ended)

    def _fill(self, size: int) -> None:
        """Read until `size` bytes are in the buffer, or the next damage or the end is reached."""
        while len(self._buffer) < size and not self._broken and not self._ended:
            piece = next(self._pieces, None)
            if piece is None:
                self._ended = True
            elif isinstance(piece, Damage):
                self._broken = piece
            else:
                self._buffer += piece

    def _header(self) -> tuple[bytes, dict[str, str], int] | None:
        """The header at the buffer's start, its fields and the length of the body; `None` where there is no header."""
        if not _START.match(self._buffer):
            return None
        end = _HEADER_END.search(self._buffer, 0, _HEADER_BYTES)
        if not end or end[0].endswith(b"/"):
            return None
        head = bytes(self._buffer[: end.end()])
        fields = _fields(head)
        length = fields.get("content-length", "")
        return (head, fields, int(length)) if length.isascii() and length.isdigit() and len(length) < 16 else None

    def _record(self, head: bytes, fields: dict[str, str], length: int) -> Record | None:
        if length > PAGE_BYTES:
            return self._large(head, fields, length)
        whole = len(head) + length
        self._fill(whole + _OVERLAP)
        if len(self._buffer) < whole or not self._ends_well(whole):
            return None
        body = bytes(self._buffer[len(head) : whole])
        del self._buffer[:whole]
        return Record(self.read + self.damaged + 1, fields, head, body)

    def _ends_well(self, at: int) -> bool:
        """Whether a record ends at `at`: the blank lines that must follow do, or the end, or another record."""
        rest = bytes(self._buffer[at : at + _OVERLAP])
        return rest.startswith(b"\r\n\r\n") or not rest.strip(b"\r\n") or rest.lstrip(b"\r\n").startswith(b"WARC/")

    def _large(self, head: bytes, fields: dict[str, str], length: int) -> Record | None:
        """Pass over a body that is larger than a page may be, but over no other record: then the length is wrong."""
        del self._buffer[: len(head)]
        left = length
        while left:
            self._fill(_HEADER_BYTES)
            if not self._buffer or _BLANK_AND_START.search(self._buffer, 0, left):
                self.skipped += length - left
                return None
            ending = self._broken or self._ended
            gone = min(left, len(self._buffer) if ending else len(self._buffer) - _OVERLAP)
            del self._buffer[:gone]
            left -= gone
        return Record(self.read + self.damaged + 1, fields, head, None)

    def _resume(self) -> None:
        """Pass over what is no whole record, to where the next one begins."""
        first = True
        if not self._buffer and self._ended:
            self.damaged += 1
        while self._buffer:
            found = _START.search(self._buffer, 1 if first else 0)
            if found or self._ended:
                self.damaged += 1
                self._drop(found.start(1) if found else len(self._buffer))
                return
            if self._broken:  # counted when it is passed
                self._drop(len(self._buffer))
                return
            self._drop(max(1, len(self._buffer) - _OVERLAP))
            first = False
            self._fill(_HEADER_BYTES)

    def _drop(self, count: int) -> None:
        self.skipped += count
        del self._buffer[:count]


def _fields(head: bytes) -> dict[str, str]:
    """Header fields by name in lower case; the first of a name counts, a folded line goes on."""
    fields: dict[str, str] = {}
    name = ""
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        if line[:1] in (" ", "\t") and name:
            fields[name] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower()
        if colon and name not in fields:
            fields[name] = value.strip()
        else:
            name = ""
    return fields
