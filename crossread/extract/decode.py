"""From bytes to text: the encoding of a page. It never fails; what cannot be decoded becomes U+FFFD."""

import codecs
import re
from contextlib import suppress

from crossread.extract.charsets import detected, foreign, implausible

# How far a page is searched for its own declaration; the HTML standard asks for the first 1024 bytes.
_META_WINDOW = 4096
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# Labels stand for wider encodings on the web (WHATWG Encoding Standard, "names and labels").
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Python's for names, source code and the system, in which no page is.
_NOT_OF_PAGES = frozenset(
    ["idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf_7", "undefined", "mbcs", "oem"]
)
# Escapes of the one encoding that is all ASCII.
_JAPANESE = re.compile(rb"\x1b\$[@B]")
# Bytes that begin the commonest characters of UTF-8: before ASCII such a character was cut, it is no letter of cp1252.
_CUT = frozenset(b"\xc2\xc3\xc4\xc5\xd0\xd1\xe2")
_MIXED = "crossread.mixed"
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in `data`: the string that file offsets index.

    Asked in turn: a byte order mark (UTF-8's own stays as U+FEFF, as Python's `utf-8` leaves it), UTF-8 where the
    bytes are valid, the charset `declared` by the transport, the page's own declaration, and a detector. Valid UTF-8
    comes before a declaration because text in another encoding is hardly ever valid UTF-8, while headers are often
    wrong. In UTF-8 a byte that stands alone among ASCII is read as cp1252: a page put together of both. Line ends and
    NUL stay as they are.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) if bom != codecs.BOM_UTF8 else 0 :].decode(encoding, "replace")
    wide = _wide_without_bom(data, declared)
    if wide:
        return data.decode(wide, "replace")
    if data.isascii() and _JAPANESE.search(data):
        with suppress(UnicodeDecodeError):
            text = data.decode("iso2022_jp")
            if not text.isascii():
                return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = "utf-8" if _cut(data, error) else _legacy(data, declared)
        return data.decode(encoding, _MIXED if encoding == "utf-8" else "replace")


def _mixed(error: UnicodeError) -> tuple[str, int]:
    """What stands for bytes that are not valid UTF-8: a letter or mark of cp1252, or U+FFFD."""
    assert isinstance(error, UnicodeDecodeError)  # it is registered for decoding
    data, start, end = error.object, error.start, error.end
    alone = end - start == 1 and data[start - 1 : start].isascii() and data[end : end + 1].isascii() and end < len(data)
    if alone and data[start] not in _CUT:
        return data[start:end].decode("cp1252", "replace"), end
    return "\ufffd", end


codecs.register_error(_MIXED, _mixed)


def _cut(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether UTF-8, with characters beyond ASCII, ends inside a character: a file that was cut short."""
    return error.reason == "unexpected end of data" and not data[: error.start].isascii()


def without_surrogates(text: str) -> str:
    """`text` with lone surrogates as U+FFFD: as long as before, and valid in UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def _legacy(data: bytes, declared: str | None) -> str:
    """The encoding of bytes that are not valid UTF-8."""
    sample = foreign(data)
    found = _codec(detected(sample))
    said = _declarations(data, declared)
    for encoding in said:
        if encoding == "utf-8" or not _decodes(sample, encoding) or implausible(sample, encoding):
            continue
        # A server's usual Western charset is often just its default: where nothing bears it out, the bytes decide.
        if encoding != "cp1252" or found in {None, "cp1252"}:
            return encoding
    # UTF-8 with cut characters or pieces in another encoding: no other encoding makes so many sequences by chance.
    text = sample.decode("utf-8", "replace")
    if sum(c > "\x7f" for c in text) > 2 * text.count("\ufffd"):
        return "utf-8"
    return found or next((encoding for encoding in said if encoding != "utf-8"), "cp1252")


def _declarations(data: bytes, declared: str | None) -> list[str]:
    """What the transport and the page say. A server's usual Western charset says less than the page does."""
    found = _META.search(data[:_META_WINDOW])
    said = [_codec(declared), _codec(found[1].decode("ascii") if found else None)]
    if said[0] == "cp1252":
        said.reverse()
    # In UTF-16 the declaration itself could not have been read.
    return [encoding for encoding in said if encoding and not encoding.startswith(("utf-16", "utf-32"))]


def _codec(label: str | None) -> str | None:
    """Python's name of the text encoding that `label` stands for on the web."""
    if not label:
        return None
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Codecs such as "rot13" and "hex" are no text encodings.
    if not getattr(info, "_is_text_encoding", True) or info.name.replace("-", "_") in _NOT_OF_PAGES:
        return None
    return _WIDER.get(info.name, info.name)


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether `encoding` explains `data` but for a few bytes in a thousand."""
    text = data.decode(encoding, "replace")
    return text.count("\ufffd") * 500 <= len(text)


def _wide_without_bom(data: bytes, declared: str | None) -> str | None:
    """UTF-16 without a byte order mark shows as NUL in every second byte of its Latin characters.

    In other scripts these are few: there the charset declared decides, if what comes out is text.
    """
    head = data[:2000]
    if len(head) < 8 or 0 not in head:
        return None
    said = _codec(declared) or ""
    if said.startswith("utf-16"):
        said = "utf-16-le" if said == "utf-16" else said
        text = head[: len(head) // 2 * 2].decode(said, "replace")
        return said if "\ufffd" not in text[:-1] and all(c.isprintable() or c.isspace() for c in text[:-1]) else None
    if head.count(0) * 3 < len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 10 * (even + 1):
        return "utf-16-le"
    return "utf-16-be" if even > 10 * (odd + 1) else None
