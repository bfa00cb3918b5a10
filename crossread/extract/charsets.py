"""Which legacy encoding bytes are in, where nobody says so or what is said cannot be: by the letters that come out."""

import re
import unicodedata

# How much of a page is looked at: more costs time and changes nothing on pages in one encoding.
WINDOW = 40_000
# How far on from the first byte beyond ASCII text is looked for.
_AREA = 1_000_000
# Bytes beyond ASCII that it takes to tell one encoding from another; below, the commonest is taken.
_FEWEST = 4
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,999}")
_COMMON_MARKS = "\xa0«»“”‘’„–—…€°·•©®£§"
_CYRILLIC = "оеаинтсрвлкмдпуяызбьгі"
_CENTRAL = "ąćęłńóśźżčďěňřšťůžýáíéúőűăâîöüß" + _COMMON_MARKS
# The letters and marks that are frequent in the languages that are written in an encoding; the first are the commonest.
_FREQUENT = {
    "cp1252": "éèàçêâîôûùëïœäöüßñóíáúãõåæøìòÉÀÇÄÖÜÅØÑ¿¡" + _COMMON_MARKS,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp1254": "ışğüöçâîûİŞĞÜÖÇ" + _COMMON_MARKS,
    "cp1251": _CYRILLIC + _COMMON_MARKS,
    "koi8-u": _CYRILLIC,
    "iso8859-5": _CYRILLIC,
    "cp1253": "αοιετσνηυρπκμλςόίάέήύώ" + _COMMON_MARKS,
    "cp1255": "יוהלארתבשמנ" + _COMMON_MARKS,
    "cp1256": "البيمونترةدعسفك" + _COMMON_MARKS,
    "cp874": "านรอกเงมยลวดทสตะปบคหแจ่้ัิี" + _COMMON_MARKS,
}
_SAME = {"iso8859-15": "cp1252", "koi8-r": "koi8-u", "iso8859-7": "cp1253", "iso8859-8": "cp1255"}


def foreign(data: bytes) -> bytes:
    """The pieces of text between tags that hold bytes beyond ASCII, as much as is looked at."""
    parts, left = [], WINDOW
    found = _HIGH.search(data)
    begin = max(0, found.start() - 1000) if found else 0
    for piece in data[begin : begin + _AREA].split(b"<"):
        text = piece[piece.find(b">") + 1 :]
        first = _HIGH.search(text)
        if first:
            parts.append(text[max(0, first.start() - 200) : first.start() + left])
            left -= len(parts[-1])
            if left <= 0:
                break
    return b"\n".join(parts) or data[begin : begin + WINDOW]


def implausible(sample: bytes, encoding: str) -> bool:
    """Whether `sample`, read in `encoding`, is full of what no language writes; of most encodings nothing is known."""
    known = _SAME.get(encoding, encoding)
    return known in _FREQUENT and _score(sample, known) < 0


def detected(sample: bytes) -> str | None:
    """The encoding that `sample` reads best in; of few bytes beyond ASCII, `None`: it would be a guess."""
    high = len(_HIGH.findall(sample))
    if high < _FEWEST:
        return None
    best = max(_FREQUENT, key=lambda encoding: _score(sample, encoding))
    if _score(sample, best) * 2 < high and sum(map(len, _HIGH_RUN.findall(sample))) * 5 >= high * 3:
        from charset_normalizer import from_bytes

        found = from_bytes(sample).best()
        if found and found.multi_byte_usage and found.encoding not in _FREQUENT:
            return found.encoding
    return best


def _score(sample: bytes, encoding: str) -> int:
    """How many characters beyond ASCII are frequent ones in `encoding`, less those that stand where none would."""
    text = sample.decode(encoding, "replace")
    frequent, latin = frozenset(_FREQUENT[encoding]), encoding in {"cp1252", "cp1250", "iso8859-2", "cp1254"}
    score = 0
    for before, c, after in zip("\n" + text, text, text[1:] + "\n"):  # noqa: B905  # of three lengths on purpose
        if c > "\x7f":
            score += _worth(before, c, after, frequent, latin)
    return score


def _worth(before: str, c: str, after: str, frequent: frozenset[str], latin: bool) -> int:
    if c < "\xa0" or c == "\ufffd":
        return -3
    if not (c.isalpha() or unicodedata.combining(c)):
        inside = before.isalpha() and (c in "¿¡" or (after.isalpha() and c not in "’\xa0·"))
        return -1 if inside else c in frequent
    if latin:  # letters with accents stand among letters without
        return -1 if before > "\x7f" < after and before.isalpha() and after.isalpha() else c in frequent
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return -1
    return c in frequent
