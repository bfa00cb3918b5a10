"""The pages in a web archive (WARC, compressed or not), however damaged."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from crossread.acquire.kinds import kind_of
from crossread.acquire.limits import PAGE_BYTES, TOO_LARGE
from crossread.acquire.records import Record, Records
from crossread.errors import AcquireError
from crossread.model import Failure, Media, Page

_TYPES: dict[str, Media] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_WITH_PAGES = ("response", "resource", "conversion")


def read_archive(stream: BinaryIO, name: str) -> Iterator[Page | Failure]:
    """The pages in the archive `name`: documents of HTML and plain text that were served with status 200.

    A page is called by its archive and the number of its record. What is damaged is passed over, and one `Failure` at
    the end says how much that was.
    """
    with tempfile.TemporaryFile() as spool:
        if not stream.seekable():
            shutil.copyfileobj(stream, spool)
            stream = spool
        stream.seek(0)
        records, count = Records(stream), 0
        for record in records:
            for page in _page(record, f"{name}:{record.number}"):
                count += isinstance(page, Page)
                yield page
    if records.damaged:
        places = f"{records.damaged} place{'s' * (records.damaged > 1)}"
        lost = f"{records.skipped:,} bytes were passed over and {records.read} records read"
        yield Failure(name, f"the archive is damaged in {places}: {lost}")
    elif not count:
        yield Failure(name, f"the archive holds no pages ({records.read} records)")


def _page(record: Record, name: str) -> Iterator[Page | Failure]:
    """The page in a record, if it is one."""
    if record.fields.get("warc-type", "").lower() not in _WITH_PAGES:
        return
    try:
        content, declared = _content(record, name)
    except AcquireError as error:
        yield Failure(error.name, error.reason)
        return
    if content is None:
        return
    kind, _, rest = declared.partition(";")
    media = _TYPES.get(kind.strip().lower())
    if media is None and not kind.strip():
        media = _by_content(name, content)
    if media:
        url = record.fields.get("warc-target-uri", "").strip("<>") or None
        yield Page(name, media, content, url, _charset(rest), record.fields.get("warc-date"))


def _content(record: Record, name: str) -> tuple[bytes | None, str]:
    """What was served, without its transfer and content encoding, and its declared type; `None` if it is no page."""
    fields = record.fields
    served = fields.get("content-type", "").lower().startswith("application/http")
    declared = fields.get("content-type", "")
    if record.body is None:
        raise AcquireError(name, TOO_LARGE)
    if not served:
        return record.body or None, declared
    # Imported here: only archives of HTTP responses need it.
    from warcio.recordloader import ArcWarcRecordLoader

    try:
        parsed = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(record.head + record.body), known_format="warc")
        http = parsed.http_headers
        if http is None or http.get_statuscode() != "200":
            return None, ""
        content: bytes = parsed.content_stream().read(PAGE_BYTES + 1)
        declared = http.get_header("content-type") or ""
    except Exception as error:  # warcio raises whatever its parsing runs into
        raise AcquireError(name, f"the record cannot be read: {error}") from error
    if len(content) > PAGE_BYTES:
        raise AcquireError(name, TOO_LARGE)
    return content or None, declared


def _by_content(name: str, content: bytes) -> Media | None:
    try:
        kind = kind_of(name, content[:4096])
    except AcquireError:
        return None
    return "html" if kind == "html" else "text" if kind == "text" else None


def _charset(parameters: str) -> str | None:
    for item in parameters.split(";"):
        key, _, value = item.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
