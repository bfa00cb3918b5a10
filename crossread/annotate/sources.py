"""Cues that are no verbs: "according to X", "X's claim that", "voiced concern that"."""

from crossread.annotate import grammar as g
from crossread.annotate.cues import NOUNS, Cue, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words
from crossread.annotate.subjects import main_subject, subject_left, verb_group

_DOCUMENTS = words("cues", "documents")
_FEELINGS = words("cues", "feelings")
_EXPRESSING = words("cues", "expressing")
# What may stand between a noun and its "that": "the warning by X on Monday that".
_BETWEEN = g.DAYS | {"by", "from", "in", "on", "last", "this"}
_LONGEST_BETWEEN = 8
_LONGEST_EXPRESSED = 5


def source_cue(tokens: Tokens, n: int) -> Cue | None:
    """The cue "according to X" at token `n`; weak if X is a document."""
    if tokens[n].low != "according" or n + 1 >= len(tokens) or tokens[n + 1].low != "to":
        return None
    stop = g.np_right(tokens, n + 2, len(tokens))
    if stop == n + 2:
        return None
    paper = next((m for m in range(n + 2, stop) if tokens[m].low in g.PREPOSITIONS), stop) - 1
    return Cue(n, n + 2, n, "source", None, (n + 2, stop), weak=tokens[paper].low in _DOCUMENTS)


def noun_cue(tokens: Tokens, n: int) -> Cue | None:
    """The cue that a noun at token `n` is with an owner and "that": "X's claim that", "the warning by X that"."""
    low = tokens[n].low
    if n + 1 >= len(tokens) or low not in NOUNS | _FEELINGS:
        return None
    expressed = _expressed(tokens, n)
    if expressed is not None or low not in NOUNS:
        return expressed
    end = min(n + _LONGEST_BETWEEN, len(tokens))
    that = next((m for m in range(n + 1, end) if tokens[m].low == "that"), None)
    if (
        that is None
        or any(not t.word for t in tokens[n + 1 : that])
        or (that > n + 1 and tokens[n + 1].low not in _BETWEEN)
    ):
        return None
    subject = _owner(tokens, n)
    if subject is None and tokens[n + 1].low in ("by", "from"):
        stop = g.np_right(tokens, n + 2, that)
        subject = (n + 2, stop) if stop > n + 2 else None
    return Cue(n, n + 1, n, "noun", None, subject) if subject else None


def _expressed(tokens: Tokens, n: int) -> Cue | None:
    """The cue that a noun is which somebody expresses or rejects: "voiced concern that"."""
    if tokens[n + 1].low != "that":
        return None
    for m in range(n - 1, max(-1, n - _LONGEST_EXPRESSED), -1):
        if tokens[m].low in _EXPRESSING:
            group = verb_group(tokens, m, 0)
            subject = subject_left(tokens, group, 0) or main_subject(tokens, 0, group)
            return Cue(m, n + 1, group, "noun", None, subject) if subject else None
        if not tokens[m].word or tokens[m].low in g.POSSESSIVE:
            break
    return None


def _owner(tokens: Tokens, noun: int) -> Range | None:
    """Whose statement it is: the phrase before 's, or "his"."""
    n = noun
    while n > 0 and noun - n < 4 and g.is_nominal(tokens[n - 1]) and tokens[n - 1].low not in g.POSSESSIVE:
        n -= 1
    before = tokens[n - 1].low if n else ""
    if before in ("his", "her", "their"):
        return n - 1, n
    if before in ("'s", "’s"):
        start = g.np_left(tokens, n - 1, 0)
        return (start, n - 1) if start < n - 1 else None
    return None
