"""An article's address, language and dek: what its HTML page states, and the page where it states nothing."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from crossread.extract import language
from crossread.extract.structured import Stated
from crossread.model import Block

if TYPE_CHECKING:
    from lxml.etree import _Element

# Languages that the text's own words or script tell from all others.
_SURE = frozenset("de el en es fr he id it ja ko nl pl pt sv th tr".split())
# So much of the text tells its language.
_SAMPLE = 1500
_SUMMARY_CUT = re.compile(r"(?:…|\.\.\.|\[…\])$")
# What describes the article has at least so many characters.
_SHORTEST_DEK = 20


def address_of(facts: Stated, root: "_Element", page: str | None = None) -> str | None:
    """The article's own address: the canonical link, or the one it is shared with; `page` is where it was found."""
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower()]
    for address in (*links, facts.meta.get("og:url"), facts.text("mainEntityOfPage"), facts.text("url")):
        try:
            whole = urljoin(page or "", (address or "").strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        # A front page as the address of an article is a mistake of the template.
        if parts.scheme in {"http", "https"} and parts.hostname and (len(parts.path) > 1 or parts.query):
            return whole
    return page


def dek_of(facts: Stated, blocks: Sequence[Block], title: str | None, body: str) -> str | None:
    """What sums the article up: as shown over the text, else as shared, unless that is the title or the text itself."""
    first = next((n for n, block in enumerate(blocks) if block.role == "body"), len(blocks))
    shown = next((block.text for block in blocks[:first] if block.role == "dek"), None)
    shown = shown or next((block.text for block in blocks if block.role == "dek"), None)
    if shown:
        return shown
    said = facts.meta.get("og:description") or facts.text("description") or facts.meta.get("description") or ""
    bare = _letters(_SUMMARY_CUT.sub("", said))
    # An excerpt may begin with the caption that stands over the text.
    copied = bare[len(bare) // 2 :] in _letters(body[: 4 * len(said) + 400]) or bare == _letters(title or "")
    return None if len(said) < _SHORTEST_DEK or copied or _SUMMARY_CUT.search(said) else said


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def language_of(facts: Stated, root: "_Element", body: str) -> str | None:
    """The language's code of two or three letters: as the page states it, unless the text is surely in another."""
    values = [root.get("lang"), facts.text("inLanguage")]
    values += [facts.meta.get(key) for key in ("og:locale", "content-language", "language")]
    codes = [match[1].lower() for value in values if (match := re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", value or ""))]
    read = language.language_of(body[:_SAMPLE])
    if read and (not codes or read in codes or codes[0] in _SURE):
        return read
    return codes[0] if codes else None
