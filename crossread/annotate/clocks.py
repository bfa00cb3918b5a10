"""Times of the clock, as live blogs print them before each entry: they tell when, never who."""

import re

_HALF = r"[aApP]\.?[mM](?:\.|\b)"
_ZONE = r"(?:GMT|UTC|BST|MSK|SAST|IST|JST|SGT|HKT|WAT|EAT|NZ[SD]T|A[ECW][SD]T|[CEW]ES?T|[CEMP][SD]?T)\b"
_CLOCK = rf"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d)?(?!\d|[.:]\d|%)(?:\s?{_HALF})?"
_HOUR = rf"(?:1[0-2]|0?[1-9])\s?{_HALF}"
_TIME = rf"[(\[]?(?:{_CLOCK}|{_HOUR})(?:\s\(?{_ZONE}\)?)?[)\]]?"
_STAMP = re.compile(rf"{_TIME}(?P<apart>\s*[:|–—]\s+|\s+-\s+|\s*(?:\.\s*)?$|\.?\s+)")
_NOBODY = re.compile(rf"(?:[Tt]he\s)?(?:{_TIME}|[\d.,:/-]+)")
_MARKS = "\"“”„«‘'’`"


def past_stamp(text: str, start: int, end: int) -> int:
    """Where what is told begins in a paragraph whose first sentence is `text[start:end]`: after a time, if it has one.

    The time stands alone, a mark sets it apart, or a sentence begins after it: "9.40 metres" is none.
    """
    found = _STAMP.match(text, start, end)
    if found is None:
        return start
    at = found.end()
    begins = at == end or not found["apart"].isspace() or text[at].isupper() or text[at] in _MARKS
    return at if begins else start


def is_nobody(words: str) -> bool:
    """Whether words in a speaker's place are a time or a bare number."""
    return _NOBODY.fullmatch(words) is not None
