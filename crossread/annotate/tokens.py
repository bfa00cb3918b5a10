"""Units: sentences as tokens, in which everything in quotation marks is one token, however many sentences it holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.annotate.clocks import past_stamp
from crossread.annotate.lexicon import words
from crossread.annotate.marks import Marked
from crossread.model import Sentence

_TOKEN = re.compile(
    r"[RDI]-(?:[A-Z]\.)+|[RDI]-[A-Z][a-z]+\.?"  # R-N.Y., D-Mass.
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|n['’]t\b"
    r"|[$£€#@]?\d(?:[\d,.:/]*\d)?(?:%|st|nd|rd|th|s)?(?:-\w+)*"
    r"|\w++\.(?:com|org|net|gov|edu|info|tv)\b"  # News.com
    r"|[@#]?\w+(?:[-‑&/]\w+|['’](?!(?:s|re|ve|ll|d|m)\b)\w+)*"
    r"|[-–—]{2,}|\.\.+|\S"
)
_BEFORE_WORKS = frozenset(("'s", "’s"))
MARKS = "\"“”„«»'‘’`"
# Words of a title that are not short ones, at most.
_LONGEST_TITLE = 8
_LONGEST_UNIT = 250
_SHORT = words("grammar", "abbreviations")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or a whole quotation (`quoted` is then its marks).

    `low` is `text` in lower case. A `title` is the name of a work or a nickname in marks, which counts as a word.
    """

    start: int
    end: int
    text: str
    low: str
    quoted: Marked | None = None
    title: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or number, not punctuation or a quotation."""
        return self.quoted is None and any(c.isalnum() for c in self.text[:2])


class Run:
    """Tokens that follow each other; never empty."""

    __slots__ = ()
    tokens: Sequence[Token]

    @property
    def start(self) -> int:
        """Where its first token begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last token ends in the text."""
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True)
class Unit(Run):
    """A sentence, or several that a quotation joins; `paragraph` is the number of theirs, `first` if they begin it.

    A time before an entry of a live blog is left out, and a paragraph's number too before it: nothing goes on from one
    entry to the next.
    """

    tokens: tuple[Token, ...]
    paragraph: int
    first: bool


def units(text: str, sentences: tuple[Sentence, ...], marks: tuple[Marked, ...]) -> Iterator[Unit]:
    """The units of a text in order."""
    mark = 0
    n = 0
    entries = 0
    while n < len(sentences):
        first = n == 0 or sentences[n - 1].paragraph != sentences[n].paragraph
        begin, end = sentences[n].span.start, sentences[n].span.end
        start = past_stamp(text, begin, end) if first else begin
        entries += start > begin
        inside: list[Marked] = []
        n += 1
        while mark < len(marks) and marks[mark].start < end:
            inside.append(marks[mark])
            while n < len(sentences) and sentences[n].span.start < marks[mark].end:
                end = sentences[n].span.end
                n += 1
            mark += 1
        tokens = tuple(_tokens(text, start, end, inside))
        # No sentence of prose is as long as a piece: pieces keep the time for hostile text in proportion to its length.
        for at in range(0, len(tokens), _LONGEST_UNIT):
            yield Unit(tokens[at : at + _LONGEST_UNIT], sentences[n - 1].paragraph + entries, first and at == 0)


def _tokens(text: str, start: int, end: int, inside: list[Marked]) -> Iterator[Token]:
    at = start
    last: Token | None = None
    for mark in inside:
        for last in word_tokens(text, at, mark.start):
            yield last
        quoted = text[mark.start : mark.end]
        named = last is not None and last.capital and text[mark.end : mark.end + 2].strip()[:1].isupper()
        owned = last is not None and last.low in _BEFORE_WORKS
        if last is not None and (last.word or owned) and _is_title(quoted, 0 if named or owned else 1, owned):
            name = quoted.strip(MARKS).rstrip(".,")
            last = Token(mark.start, mark.end, name, name.lower(), title=True)
            point = quoted[-2:].strip(MARKS)
            if point in (",", "."):
                # It belongs to the sentence, though printers set it inside the mark.
                yield last
                last = Token(mark.end, mark.end, point, point)
        else:
            last = Token(mark.start, mark.end, quoted, quoted, mark)
        yield last
        at = mark.end
    yield from word_tokens(text, at, end)


def _is_title(quoted: str, more_than: int, owned: bool) -> bool:
    """Whether what stands in marks inside a sentence is the title of a work, a programme or a nickname, and not speech.

    It needs more than `more_than` words with a capital: a nickname inside a name is one. One that is `owned` (the
    network's "Night Talk.") may end with a point.
    """
    inside = quoted.strip(MARKS)
    inside = inside.removesuffix(".") if owned else inside
    if inside[-1:] in ".!?…":
        return False
    found = [word for word in inside.rstrip(",").split() if len(word) > 3 or word[:1].isupper() or word[:1].isdigit()]
    return more_than < len(found) <= _LONGEST_TITLE and all(word[:1].isupper() or word[:1].isdigit() for word in found)


def word_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The words and punctuation marks of `text[start:end]`; an abbreviation or initial keeps its point."""
    at = start
    while match := _TOKEN.search(text, at, end):
        stop = match.end()
        word = match.group()
        low = word.lower()
        if stop < end and text[stop] == "." and (low in _SHORT or (len(word) == 1 and word.isupper())):
            stop += stop + 1 < end
        at = stop
        word = text[match.start() : stop]
        yield Token(match.start(), stop, word, word.lower())
