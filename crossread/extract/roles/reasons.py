"""From likelihoods to roles with reasons: what the model leaves as "other" is told apart by what the line says."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal

from crossread.extract.dates.days import days_in
from crossread.extract.roles import cues
from crossread.extract.roles.line_features import width
from crossread.extract.roles.line_model import LineClass
from crossread.model import Role

Verdict = tuple[Role, str]

_MARKS = re.compile(r"[\W_]+")
_ASCII_MARKS = {n: None for n in range(128) if _MARKS.match(chr(n))}
_FEED = re.compile(
    r"^(?:news ?feed|latest(?: news)?|live|top stories|breaking news|home|news|ticker|newsticker)$", re.IGNORECASE
)
_END = re.compile(
    r"^(?:read (?:more|next|also)|show more|load more|more (?:from|stories|news|on)\b.{0,40}|related\b.{0,30}|"
    r"recommended\b.{0,30}|"
    r"news ?feed|you may also like.{0,20}|mehr (?:zum thema|lesen)|lesen sie auch|weiterlesen|most (?:read|"
    r"popular))\W{0,3}$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_AGO = re.compile(r"\d\s?(?:min|hour|hr|day|week)s? ago")
_FILE_PICTURE = re.compile(r"(?:FILE(?: PHOTO)?|File photo)\s?[-–—:]\s")
_LONGEST_CREDIT, _SHORTEST_CAPTION = 80, 14
_EMPTY_UPDATE = re.compile(r"^\(?(?:last )?updated\s?:?\s{0,5}\)?$", re.IGNORECASE)


def of_class(kind: LineClass, line: str) -> Verdict | None:
    """The role and reason for a line that the model is sure of; `None` for "other"."""
    if kind == "author":
        if len(line) > 80 and cues.AUTHOR_CARD.search(line[: cues.LOOK].lower()):
            return "author-card", "says who the author is"
        return "byline", "stands where the author is named"
    reasons: dict[LineClass, Verdict] = {
        "body": ("body", "runs on in the article's text"),
        "headline": ("headline", "has a headline's form and place, and the text takes up its words"),
        "dek": ("dek", "sums up between headline and text"),
        "caption": ("caption", "describes a picture"),
        "credit": ("credit", "names who made a picture"),
        "subhead": ("subhead", "a short line that heads the paragraphs after it"),
    }
    return reasons.get(kind)


def of_form(line: str) -> Verdict | None:
    """The role of a line that says itself what it is, at any place of the page; `None` where it does not."""
    return _of_form(line[: cues.LOOK])


@lru_cache(maxsize=1024)
def _of_form(line: str) -> Verdict | None:
    """What `of_form` tells by a line's beginning: asked for several times while a page is worked on."""
    head = line.lower()
    short = len(line) < 90
    tests: tuple[tuple[bool, Callable[[str], object], Verdict], ...] = (
        (len(line) < 40, cues.READ_TIME.search, ("read-time", "says how long reading takes")),
        (True, cues.PLACEHOLDER.match, ("navigation", "stands for a picture or a button")),
        (True, _EMPTY_UPDATE.match, ("date", "a place for a date, left empty")),
        (True, _rights, ("rights", "speaks of the rights of re-use")),
        (len(line) >= 60, cues.AUTHOR_CARD.search, ("author-card", "says who the author is")),
        (short, _dated, ("date", "holds a date or a time and little else")),
        (True, _END.match, ("label", "heads what is not of this article")),
        (True, _FEED.match, ("label", "names a section or feed")),
    )
    return next((verdict for allowed, test, verdict in tests if allowed and test(head)), None)


def of_other(line: str, after_body: bool, agreement: float) -> Verdict:
    """The role of a line that is no part of the article: by its form, else by its length and place."""
    found = of_form(line)
    if found:
        return found
    head = line[: cues.LOOK].lower()
    if cues.PROMO.search(head) and (width(line) > 25 or not after_body):
        return "promo", "asks the reader to subscribe, follow, buy or join"
    if cues.LEGAL.search(head) and width(line) > 60:
        return "navigation", "speaks of the site's terms, cookies or privacy"
    if width(line) >= 120 and agreement <= 0.34:
        return "other-item", "text away from the article, without its headline's words"
    if width(line) >= 35 and len(line.split()) > 4:
        return "related", "the headline or teaser of another article"
    return "navigation", "a short line outside the article"


def of_picture(line: str) -> Literal["caption", "credit"] | None:
    """What a line says itself that it is of a picture: its credit, or words with the credit after them, or with an
    agency's mark for a picture from its files before them."""
    if _FILE_PICTURE.match(line):
        return "caption"
    tail = line[-_LONGEST_CREDIT:].lower()
    sign = tail.rfind("©")
    match = cues.PHOTO.search(tail) if sign < 0 and tail.endswith(")") else None
    begin = match.start() if match else sign
    if begin < 0 or not cues.AGENCY.search(tail[begin:]):
        return None
    return "caption" if begin + len(line) - len(tail) >= _SHORTEST_CAPTION else "credit"


def of_credit(text: str) -> bool:
    """Whether the text names who made a picture and little else."""
    low = text.lower()
    return len(text) < 2 * _LONGEST_CREDIT and bool(cues.PHOTO.search(low) or cues.AGENCY.search(low))


def is_end(line: str) -> bool:
    """Whether the line says that what follows is not of this article."""
    return bool(_END.match(line[:80]))


def cut_off(line: str) -> bool:
    """Whether a line of text breaks off: a teaser, not a paragraph."""
    return width(line) > 90 and line[-1].isalnum()


def repeats(lines: Sequence[str]) -> list[int | None]:
    """For each line the number of the first line with the same words, if it is an earlier one."""
    first: dict[str, int] = {}
    result: list[int | None] = []
    for n, line in enumerate(lines):
        small = line.lower()
        bare = small.translate(_ASCII_MARKS) if small.isascii() else _MARKS.sub("", small)
        key = bare or line
        result.append(first.get(key))
        first.setdefault(key, n)
    return result


def _rights(head: str) -> bool:
    return bool(cues.COPYRIGHT.search(head)) and not cues.PHOTO.search(head[:60])


def _dated(head: str) -> bool:
    if not _DIGIT.search(head) or not (cues.CLOCK.search(head) or _AGO.search(head) or days_in(head)):
        return False
    rest = re.sub(r"[\d\W]+", "", cues.MONTH.sub("", cues.PUBLISHED.sub("", cues.CLOCK.sub("", head))))
    return len(rest) <= 24
