"""What a page says of re-use, and the outlet's name where it stands only in such a line or under the author's."""

import re
from collections.abc import Iterable, Sequence

from crossread.extract.structured import Stated
from crossread.model import Block, Rights

_SIGNALS = (
    "copyright",
    "rights",
    "dc.rights",
    "dcterms.rights",
    "robots",
    "tdm-reservation",
    "tdm-policy",
    "googlebot-news",
)
_LICENCE = ("license", "copyrightnotice", "usageinfo")
_WORD = r"[A-Z0-9][\w&’'-]{0,30}(?:\.[\w&’'-]{1,20}){0,3}"
_NAME = rf"((?-i:{_WORD}(?:\s(?:of|the|and|de|der|&|{_WORD})){{0,5}}))"
_PATTERNS = (
    re.compile(rf"written (?:permission|consent) (?:from|of|by) (?:the )?{_NAME}", re.IGNORECASE),
    re.compile(
        rf"(?:©|\(c\)|copyright)\s{{0,3}}(?:©\s?)?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s)?(?:by\s|the\s)?{_NAME}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:©|\(c\)|copyright)\s{{0,3}}{_NAME}[,.]?\s\d{{4}}", re.IGNORECASE),
)
_CARD = re.compile(
    r"(?i:editor|reporter|journalist|correspondent|writer|columnist|producer|contributor|fellow|intern)s? "
    rf"(?:at|for|with|of) (?:the )?{_NAME}"
)
_TAIL = re.compile(r"(?:[.,]|\s(?:All|Read|Terms|Ltd|Inc|LLC|GmbH|AG|of|the|and|de|der|&)){1,20}$")
_LONGEST_NOTICE = 600


def rights_of_page(facts: Stated, blocks: Iterable[Block]) -> Rights:
    """The page's notice as it stands, and the signals in its tags and JSON-LD by name."""
    signals = {key: facts.meta[key][:_LONGEST_NOTICE] for key in _SIGNALS if key in facts.meta}
    for key, value in facts.article.items():
        if key.lower() in _LICENCE and isinstance(value, str):
            signals[key] = value[:_LONGEST_NOTICE]
    return Rights(notice_of(blocks), signals)


def notice_of(blocks: Iterable[Block]) -> str | None:
    """The longest line that speaks of rights, as it stands."""
    found = [block.text for block in blocks if block.role == "rights"]
    return max(found, key=len)[:_LONGEST_NOTICE] if found else None


def outlet_of(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """The outlet's name as a rights line or the author's card says it, and which of them; `None` where none does."""
    for block in blocks:
        if block.role == "author-card":
            match = _CARD.search(block.text)
            if match:
                return _TAIL.sub("", match[1]), "the author's card"
    for pattern in _PATTERNS:
        for block in blocks:
            match = pattern.search(block.text) if block.role == "rights" else None
            if match and _TAIL.sub("", match[1]):
                return _TAIL.sub("", match[1]), "the rights line"
    return None
