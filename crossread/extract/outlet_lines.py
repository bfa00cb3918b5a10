"""The lines that an outlet's pages repeat word for word: menus, promotion, notices. They are furniture, whatever a
model makes of them."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossread.extract.houses import outlet_names
from crossread.extract.roles import cues, reasons
from crossread.extract.roles.line_features import width
from crossread.extract.roles.reasons import Verdict
from crossread.model import Article, Block, Role

# In 4,483 local reports, 312 lines stand on three pages or more of an outlet; eight are the reports' own, all of them
# sentences such as "Nobody was hurt". On two pages, chance and follow-ups repeat lines too.
FEWEST = 3
# Such a plain sentence must stand on so many pages, and on this share of the outlet's: the eight stand on 22 % at most.
_PLAIN_FEWEST, _PLAIN_SHARE = 5, 0.5
# An outlet that a page doesn't name is known by so many of its lines.
_FINGERPRINT = 3
# More of a text than this is no furniture, unless it says so itself: these pages are copies of each other.
_MOST_OF_TEXT = 0.5
# A page with more lines is a list; those with the lowest keys are taken, so that pages keep the same ones.
_MOST_LINES = 400
# What passes for the story, and what may when the page is read again; bylines, captions and dates may repeat.
JUDGED: tuple[Role, ...] = ("body", "headline", "dek")
_OUTSIDE: tuple[Role, ...] = ("navigation", "promo", "related", "other-item", "rights", "label", "duplicate")
# Lines of other forms, such as an author's card, may be a report's: "who was a reporter at the Courier".
_FURNITURE = ("rights", "read-time", "navigation", "label")

_MARKS = re.compile(r"[\W_]+")
_FINAL = (".", "!", "?", "…", "。", "！", "？", ":", "”", '"', "»", "“", ")", "’", "'")
_QUOTES = re.compile(r'["“”„«»「」『』]')
_WORD = re.compile(r"\w+")
# A line outside of quotation marks that speaks to its reader, or of the page that it stands on.
_ADDRESS = re.compile(
    r"(?<!\w)(?:your?|click (?:here|on|the|to)|sign (?:up|in)|log in|subscrib\w{1,6}|newsletters?|follow us|join us|"
    r"stay (?:with|tuned)|check back|keep checking|tune in|download (?:the|our)|push notifications?|email alerts?|"
    r"(?:views|opinions) expressed|contributed to this (?:report|story|article)|"
    r"this (?:story|article|page) (?:has been|was|will be|is being) updated|"
    r"abonn(?:ez|er|ieren|ier|é)\w{0,3}|hier klicken|klicken sie|lesen sie|folgen sie uns|jetzt (?:lesen|anmelden)|"
    r"cliquez|inscrivez-vous|suivez-nous|votre|haga clic|suscr[ií]b\w{1,4}|síguenos|clicca|iscriviti|seguici|"
    r"clique aqui|assine|klik hier|volg ons|les også|læs også|läs (?:mer|också)|czytaj też|baca juga)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Repeated:
    """Of how many pages of one outlet it was learned, and by the keys of lines, how many of these hold each."""

    pages: int
    lines: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class OutletLines:
    """What the pages of outlets repeat, by the outlet: its host's name, else its own in small letters."""

    outlets: Mapping[str, Repeated]

    def of(self, article: Article) -> tuple[str, Repeated] | None:
        """The outlet that a page is of, if it repeats any of its lines: that which the page names, else that of whose
        lines it holds most."""
        keys = set(line_keys(article.blocks))
        known = {
            name: sum(repeated.lines.get(key, 0) >= FEWEST for key in keys) for name, repeated in self.outlets.items()
        }
        named = [name for name in outlet_names(article.url, article.source) if known.get(name)]
        best = min(known, key=lambda name: (-known[name], name), default="")
        found = named[0] if named else best if known.get(best, 0) >= _FINGERPRINT else None
        return None if found is None else (found, self.outlets[found])


def line_key(line: str) -> int | None:
    """The same for lines of the same words, in 64 bits with a sign; `None` for one without two letters."""
    words = _MARKS.sub("", line.casefold())
    if sum(map(str.isalpha, words[:100])) < 2:
        return None
    digest = hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def line_keys(blocks: Iterable[Block]) -> dict[int, str]:
    """The keys of a page's lines, with the lines; its headline, which a column may say every week, is none of them."""
    found: dict[int, str] = {}
    headlines = set()
    for block in blocks:
        key = line_key(block.text)
        if key is None:
            continue
        if block.role == "headline":
            headlines.add(key)
        found[key] = min(block.text, found.get(key, block.text))
    return {key: found[key] for key in sorted(found.keys() - headlines)[:_MOST_LINES]}


def repeated_blocks(article: Article, known: OutletLines) -> dict[int, str]:
    """The numbers of the blocks that the outlet repeats, each with the reason; none if none of them passes for the
    story."""
    outlet = known.of(article)
    if outlet is None:
        return {}
    name, repeated = outlet
    sure, likely = {}, {}
    for n, block in enumerate(article.blocks):
        key = line_key(block.text) if block.role in JUDGED + _OUTSIDE else None
        pages = repeated.lines.get(key, 0) if key is not None else 0
        if pages < FEWEST:
            continue
        why = f"the outlet repeats this line on {pages} pages"
        if _says_so(block.text):
            sure[n] = why
        elif not block.text.endswith(_FINAL) or (_often(pages, repeated.pages) and not _states(block.text, name)):
            likely[n] = why
    text = sum(width(block.text) for block in article.blocks if block.role == "body")
    mass = sum(width(article.blocks[n].text) for n in likely if article.blocks[n].role == "body")
    found = sure | likely if mass <= _MOST_OF_TEXT * text else sure
    return found if any(article.blocks[n].role in JUDGED for n in found) else {}


def as_furniture(verdict: Verdict, line: str, why: str) -> Verdict:
    """The verdict on a line that the outlet repeats, from that which the page alone gives."""
    role = verdict[0]
    if role in JUDGED:
        role = reasons.of_other(line, True, 1.0)[0]
    elif role not in _OUTSIDE:
        return verdict
    return ("promo" if role in ("related", "other-item") and _says_so(line) else role), why


def _says_so(line: str) -> bool:
    """Whether a line speaks of the page or to its reader, as no report does."""
    head = line[: cues.LOOK].lower()
    form = reasons.of_form(line)
    if form and form[0] in _FURNITURE:
        return True
    return not _QUOTES.search(head) and bool(_ADDRESS.search(head))


def _often(pages: int, of: int) -> bool:
    return pages >= max(_PLAIN_FEWEST, _PLAIN_SHARE * of)


def _states(line: str, outlet: str) -> bool:
    """Whether a sentence may state a fact: it holds a number or a name that is not the outlet's.

    Where letters have no case, or nouns are capitalised, any sentence may.
    """
    letters = [c for c in line if c.isalpha()]
    if any(map(str.isdigit, line)) or sum(c.islower() for c in letters) < 0.5 * len(letters):
        return True
    words = _WORD.findall(line)
    return any(word[0].isupper() and word.casefold() not in outlet for word in words[1:])
