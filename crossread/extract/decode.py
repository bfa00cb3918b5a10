"""From bytes to text: the encoding of a page. It never fails; what cannot be decoded becomes U+FFFD."""

import codecs
import re

# How far a page is searched for its own declaration; the HTML standard asks for the first 1024 bytes.
_META_WINDOW = 4096
# How much of a page the detector reads: more costs time and changes nothing on pages in one encoding.
_DETECT_WINDOW = 40_000
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
# Bytes beyond ASCII that it takes to tell one legacy encoding from another; below, the commonest is taken.
_FEWEST = 8
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text in `data`: the string that file offsets index.

    Asked in turn: a byte order mark (UTF-8's own stays as U+FEFF, as Python's `utf-8` leaves it), UTF-8 where the
    bytes are valid, the charset `declared` by the transport, the page's own declaration, and a detector. Valid UTF-8
    comes before a declaration because text in another encoding is hardly ever valid UTF-8, while headers are often
    wrong. Line ends and NUL stay as they are.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) if bom != codecs.BOM_UTF8 else 0 :].decode(encoding, "replace")
    wide = _wide_without_bom(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.decode("utf-8" if _cut(data, error) else _legacy(data, declared), "replace")


def _cut(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether UTF-8, with characters beyond ASCII, ends inside a character: a file that was cut short."""
    return error.reason == "unexpected end of data" and not data[: error.start].isascii()


def without_surrogates(text: str) -> str:
    """`text` with lone surrogates as U+FFFD: as long as before, and valid in UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def _legacy(data: bytes, declared: str | None) -> str:
    """The encoding of bytes that are not valid UTF-8."""
    found = _META.search(data[:_META_WINDOW])
    said = [_codec(declared), _codec(found[1].decode("ascii") if found else None)]
    for encoding in said:
        if encoding and encoding != "utf-8" and _decodes(data, encoding):
            return encoding
    # A page that is UTF-8 but for a few cut characters has far more good sequences than bad ones.
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text[:_DETECT_WINDOW]) - text.count("\ufffd", 0, _DETECT_WINDOW)
    if "utf-8" in said or good > 3 * bad:
        return "utf-8" if good > bad else "cp1252"
    return _detected(data) or next((encoding for encoding in said if encoding), "cp1252")


def _detected(data: bytes) -> str | None:
    """What the detector makes of the bytes; of few bytes beyond ASCII, nothing: it would be a guess."""
    from charset_normalizer import from_bytes

    if sum(byte > 0x7F for byte in data[:_DETECT_WINDOW]) < _FEWEST:
        return None
    best = from_bytes(data[:_DETECT_WINDOW]).best()
    return _codec(best.encoding) if best else None


def _codec(label: str | None) -> str | None:
    """Python's name of the text encoding that `label` stands for on the web."""
    if not label:
        return None
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Codecs such as "rot13" and "hex" are no text encodings, and "idna" and "punycode" are for names.
    if not getattr(info, "_is_text_encoding", True) or info.name in {"idna", "punycode", "unicode_escape", "utf-7"}:
        return None
    return _WIDER.get(info.name, info.name)


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether `encoding` explains `data` but for a few bytes in a thousand."""
    text = data.decode(encoding, "replace")
    return text.count("\ufffd") * 500 <= len(text)


def _wide_without_bom(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as NUL in every second byte of its Latin characters."""
    head = data[:2000]
    if len(head) < 8 or head.count(0) * 3 < len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 10 * (even + 1):
        return "utf-16-le"
    return "utf-16-be" if even > 10 * (odd + 1) else None
