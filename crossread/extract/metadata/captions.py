"""A picture's caption, and the credit of who made it, parted."""

import re
from typing import TYPE_CHECKING

from crossread.extract.metadata.authors import is_name
from crossread.extract.structured import plain

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = (
    r"(?:photo(?:graph|graphy|s)?|photo credit|(?:symbol|archiv)?foto(?:s|graf|grafie|grafía)?|fotó|picture|"
    r"image(?: credit)?|bild(?:quelle)?|pic|credits?|crédits?(?: photo)?|illustration|grafik|graphic|quelle|source|"
    r"fuente|fonte|kilde|källa|zdjęcie|fot\.|фото|copyright|dok\.)"
)
_MARKED = re.compile(rf"(?:^|[\s(\[.,;–—|/-]){_MARK}\s?(?::|\bby\s|\bvon\s)\s?(?P<who>[^:]{{2,90}})$", re.IGNORECASE)
_STARTS = re.compile(rf"[(\[]?{_MARK}\s?(?::|by\s|von\s)", re.IGNORECASE)
_OPENED = re.compile(rf"[(\[]?{_MARK}\s?(?::|by|von)?\s?$", re.IGNORECASE)
_SIGN = re.compile(r"(?:©|\(c\)\s)\s?(?P<who>[^©]{2,90})$", re.IGNORECASE)
_AGENCY = (
    r"(?:AP|AFP|dpa|Reuters|REUTERS|Getty(?: Images)?|EPA|EFE|ANSA|AAP|APA|PA|PA Media|SDA|Keystone|imago|IMAGO|Belga|"
    r"ANP|NTB|TT|Ritzau|TASS|Xinhua|Kyodo|Yonhap|Bloomberg|Europa Press|Shutterstock|iStock|Unsplash|Pexels|Alamy|"
    r"picture alliance|Press Association|Associated Press|Handout|Pixabay|PTI|ANI|Bernama|Antara|Anadolu)"
)
_IN_BRACKETS = re.compile(r"\s?[(\[](?P<who>[^()\[\]]{2,60})[)\]]\.?$")
_OPENS_AGENCY = re.compile(rf"{_AGENCY}(?![\w-])")
_AGENCY_LAST = re.compile(rf"(?:(?<=[.!?\"”’»)])\s?|^)(?P<who>[^.!?]{{0,40}}{_AGENCY}[^.!?]{{0,50}})$")
_CREDIT_CLASS = re.compile(r"credit|copyright|source|quelle|photographer|fotograf|author|agency|rights|courtesy|byline")
_SURE_CLASS = re.compile(r"credit|copyright|photographer")
_SMALL = frozenset({"via", "and", "und", "et", "dpa", "imago", "iStock", "picture", "alliance", "for", "photo"})
_SENTENCE_END = re.compile(r"[.!?…\"”’»)]$")
# The credit stands within so many characters of a caption's end.
_TAIL = 130
_LONGEST_CREDIT = 100
_EDGES = " .,;:|–—-/"


def parted(text: str) -> tuple[str | None, str | None]:
    """The caption in `text` without its credit, and the credit; each `None` where there is none."""
    begin = max(0, len(text) - _TAIL)
    tail = text[begin:]
    found = _SIGN.search(tail) or _marked(tail) or _bracketed(tail) or _agency(tail)
    if not found:
        return _worded(text), None
    return _worded(text[: begin + found.start()].rstrip(" ,;:|–—-/([")), _clean(found["who"])


def _worded(text: str) -> str | None:
    """`text`, if it holds a word: a date or a number alone is no caption."""
    return text if any(c.isalpha() for c in text) else None


def caption_of(element: "_Element") -> tuple[str | None, str | None]:
    """The caption and the credit in a `<figcaption>`: parted by its markup, else by its words."""
    whole = _spaced(element)
    for part in element.iterdescendants("*"):
        text = _spaced(part)
        if text and len(text) <= _LONGEST_CREDIT and _is_credit(part, text, whole):
            before, _, after = whole.partition(text) if whole.startswith(text) else whole.rpartition(text)
            if after.lstrip().startswith("/"):
                text, after = f"{text}/{after.lstrip(' /')}", ""
            caption, more = parted(plain(f"{_OPENED.sub('', before)} {after}") or "")
            return caption, _clean(text) or more
    return parted(whole)


def _is_credit(part: "_Element", text: str, whole: str) -> bool:
    """Whether `part` is marked as a credit, or is the last of several and looks like one."""
    named = f"{part.get('class') or ''} {part.get('itemprop') or ''} {part.tag}".lower()
    if text == whole:
        return bool(_SURE_CLASS.search(named)) and parted(text)[1] is None
    if _CREDIT_CLASS.search(named) or part.tag in {"cite", "small"} or _STARTS.match(text):
        return True
    before = whole[: -len(text)].rstrip()
    ends = whole.endswith(text) and bool(_SENTENCE_END.search(before))
    return ends and (is_name(text) or "/" in text or bool(_OPENS_AGENCY.match(text)))


def _marked(tail: str) -> re.Match[str] | None:
    """The last mark of a credit with what follows it: "Photo: ..." written as a sentence of its own or in brackets."""
    found, at = None, 0
    while match := _MARKED.search(tail, at):
        mark, who = match[0].lstrip(), match["who"]
        if (mark[0].isupper() or mark[0] in "([—–-|" or match.start() == 0) and (who[0].isupper() or "/" in who):
            found = match
        at = match.start() + 1
    return found


def _agency(tail: str) -> re.Match[str] | None:
    """An agency's name at the end, with none but names beside it."""
    found = _AGENCY_LAST.search(tail)
    words = re.findall(r"[^\s/,&|]+", found["who"]) if found else []
    return found if all(word[0].isupper() or word in _SMALL for word in words) else None


def _bracketed(tail: str) -> re.Match[str] | None:
    found = _IN_BRACKETS.search(tail)
    if not found:
        return None
    who = found["who"]
    named = bool(_OPENS_AGENCY.search(who)) or (who.isupper() and who.isalpha() and len(who) < 7)
    return found if named or (is_name(who) and _SENTENCE_END.search(tail[: found.start()].rstrip())) else None


def _clean(credit: str) -> str | None:
    """The credit without its mark and brackets."""
    text = credit.strip(_EDGES)
    text = re.sub(rf"^[(\[]?(?:©|\(c\)|{_MARK}\s?(?::|\bby\b|\bvon\b)|{_MARK}$)\s?", "", text, flags=re.IGNORECASE)
    text = text.strip(_EDGES)
    if text.endswith((")", "]")) and text.count(")") + text.count("]") > text.count("(") + text.count("["):
        text = text[:-1].strip(_EDGES)
    return text.removeprefix("©").strip() or None


def _spaced(element: "_Element") -> str:
    """The element's text, a space between the texts of elements that follow one another."""
    text = plain(" ".join(str(part) for part in element.itertext())) or ""
    return re.sub(r"\s([.,;:!?)\]])", r"\1", text)
