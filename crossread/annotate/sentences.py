"""Where sentences begin and end, by rule.

Paragraphs are lines; sentences end at `.`, `!`, `?` or `…` and the marks that close there.
"""

import re
from collections.abc import Iterator

from crossread.annotate.lexicon import words
from crossread.model import Article, Sentence, Span

CLOSERS = "\"'”’»«“‘)]}"
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# Possessive and unanchored on purpose: one pass, whatever stands in the text.
_STOP = re.compile(r"[。！？]+[」』”’）]*|[.!?…]++[\"'”’»«“‘)\]}]*+")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»(\[]+$")
_NEXT = re.compile(r"\s+([\"'“”‘’«»„‹(\[—–-]*)\s?(\S+)")

_BEFORE_NAME = words("sentences", "before a name")
_ALSO_WORD = words("sentences", "also a word")
_MAY_END = words("sentences", "may end")
_STARTERS = words("sentences", "starters")
_SAYING = words("sentences", "saying")
_AFTER_SAYING = words("sentences", "after saying")
_POINTS = ("…", "...")
# Characters looked at around a stop: more than any abbreviation, opening mark and word need.
_WINDOW = 200
_LONGEST_SHORT_FORM = 30
_LETTERS = re.compile(r"(?:\w\.)+\w")


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order, each with the number of its paragraph; none of them is empty.

    A paragraph is a line that is not blank. Spans leave out the white space around a sentence.
    """
    found: list[Sentence] = []
    paragraph = 0
    for line in _LINE.finditer(article.text):
        before = len(found)
        for start, end in _split(article.text, line.start(), line.end()):
            found.append(Sentence(Span(article.id, start, end), paragraph))
        paragraph += len(found) > before
    return tuple(found)


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`[start, end)` of every sentence of one line, white space around them left out."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop, begin, end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        offset = start + len(piece) - len(piece.lstrip())
        yield offset, offset + len(kept)


def _ends(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    """Whether a sentence that began at `begin` is over at the stop."""
    mark = stop.group()
    if mark[0] in "。！？":
        return True
    following = _NEXT.match(text, stop.end(), min(end, stop.end() + _WINDOW))
    if not following:
        # The end of the line, or a point inside a word or an address.
        return stop.end() == end
    opening, word = following.groups()
    if not any(c.isalnum() for c in word):
        return False
    if word[0].islower():
        return bool(opening) and mark not in _POINTS and not (mark == "." and _is_short_form(text, stop.start(), begin))
    if any(c in CLOSERS for c in mark):
        return not _is_attribution(text, following.start(2), end)
    return mark != "." or _point_ends(text, stop.start(), begin, bool(opening), word)


def _point_ends(text: str, point: int, begin: int, opening: bool, word: str) -> bool:
    """Whether a single point before a capital ends a sentence, and not an abbreviation or initial only."""
    before = _WORD_BEFORE.search(text, max(begin, point - _LONGEST_SHORT_FORM), point)
    if not before:
        return True
    last = before.group().lower()
    starts = opening or word.lower().rstrip(",;:’'s") in _STARTERS or word.lower() in _STARTERS
    if last in _BEFORE_NAME:
        return last in _ALSO_WORD and starts
    initial = len(last) == 1 and before.group().isupper()
    return starts or not (initial or last in _MAY_END or _LETTERS.fullmatch(last))


def _is_short_form(text: str, point: int, begin: int) -> bool:
    """Whether a point goes with an abbreviation: "the U.S. | “clearly” wants it"."""
    before = _WORD_BEFORE.search(text, max(begin, point - _LONGEST_SHORT_FORM), point)
    last = before.group().lower() if before else ""
    return last in _BEFORE_NAME or last in _MAY_END or _LETTERS.fullmatch(last) is not None


def _is_attribution(text: str, start: int, end: int) -> bool:
    """Whether a name and a verb of saying follow: `"Why?" Mary Smith asked.` is one sentence."""
    following = text[start : min(end, start + 80)].split()
    for n, word in enumerate(following[:5]):
        bare = word.strip(",.;:")
        if bare.lower() in ("he", "she", "they", "it", "we", "i"):
            return False
        if bare in _SAYING:
            after = following[n + 1].lower() if n + 1 < len(following) else ""
            return n > 0 and (bare != word or not after or after.strip(",.:") in _AFTER_SAYING)
        if not bare[:1].isupper() and bare not in ("the", "of", "who"):
            return False
    return False
