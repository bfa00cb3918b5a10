"""Cues that are no verbs: "according to X", "X's claim that", "voiced concern that"."""

from crossread.annotate import grammar as g
from crossread.annotate.cues import NOUNS, Cue, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words
from crossread.annotate.subjects import main_subject, subject_left, verb_group

_DOCUMENTS = words("cues", "documents")
_FEELINGS = words("cues", "feelings")
_CLAIMS = words("cues", "claims")
_EXPRESSED = NOUNS | _FEELINGS
_ANY_NOUN = _EXPRESSED | _CLAIMS
_EXPRESSING = words("cues", "expressing")
_RELAYED = frozenset(("report", "reports", "article", "story", "account", "dispatch"))
_AS_REPORTED = [["as", verb, "by"] for verb in ("reported", "told", "described", "stated", "noted")]
# What may stand between a noun and its "that": "the warning by X on Monday that".
_BETWEEN = g.DAYS | {"by", "from", "in", "on", "last", "this"}
_LONGEST_BETWEEN = 12
_LONGEST_EXPRESSED = 5


def source_cue(tokens: Tokens, n: int) -> Cue | None:
    """The cue "according to X" or "as reported by X" at token `n`; weak if X is a document."""
    if tokens[n].low == "in":
        return _view(tokens, n)
    if tokens[n].low not in ("according", "as"):
        return None
    following = [t.low for t in tokens[n : n + 3]]
    if following[:2] != ["according", "to"] and following not in _AS_REPORTED:
        return None
    start = n + (2 if following[0] == "according" else 3)
    stop = g.np_right(tokens, start, len(tokens))
    if stop == start:
        return None
    paper = next((m for m in range(start, stop) if tokens[m].low in g.PREPOSITIONS), stop) - 1
    weak = tokens[paper].low in _DOCUMENTS
    if tokens[paper].low in _RELAYED and paper + 2 < len(tokens) and tokens[paper + 1].low in ("in", "by", "from"):
        # "according to a report in The Post": the paper speaks.
        after = g.np_right(tokens, paper + 2, len(tokens))
        if after > paper + 2 and tokens[after - 1].capital:
            return Cue(n, start, n, "source", None, (paper + 2, after))
    return Cue(n, start, n, "source", None, (start, stop), weak=weak)


def _view(tokens: Tokens, n: int) -> Cue | None:
    """The cue "in X's view" or "in the words of X" at token `n`."""
    for m in range(n + 1, min(len(tokens), n + _LONGEST_EXPRESSED + 2)):
        if not tokens[m].word and tokens[m].low not in ("'s", "’s", "'", "’"):
            break
        if tokens[m].low in _VIEWS and m - n > 2:
            owner = _owner(tokens, m)
            if owner is not None:
                return Cue(n, m + 1, n, "source", None, owner)
            if m + 1 < len(tokens) and tokens[m + 1].low == "of":
                stop = g.np_right(tokens, m + 2, len(tokens))
                return Cue(n, m + 2, n, "source", None, (m + 2, stop)) if stop > m + 2 else None
    return None


_VIEWS = frozenset(("view", "words", "opinion", "telling"))


def noun_cue(tokens: Tokens, n: int) -> Cue | None:
    """The cue that a noun at token `n` is with an owner and "that": "X's claim that", "the warning by X that"."""
    low = tokens[n].low
    if n + 1 >= len(tokens) or low not in _ANY_NOUN:
        return None
    is_that = [t.low for t in tokens[n + 1 : n + 3]]
    if len(is_that) == 2 and is_that[0] in ("is", "was") and is_that[1] == "that":
        subject = _owner(tokens, n)
        return Cue(n, n + 2, n, "noun", None, subject) if subject else None
    if low in _CLAIMS and low not in NOUNS and is_that[:1] == ["that"]:
        subject = _owner(tokens, n)
        if subject is not None:
            return Cue(n, n + 1, n, "noun", None, subject)
    expressed = _expressed(tokens, n) if low in _EXPRESSED else None
    if expressed is not None or low not in NOUNS:
        return expressed
    end = min(n + _LONGEST_BETWEEN, len(tokens))
    that = next((m for m in range(n + 1, end) if tokens[m].low == "that"), None)
    if (
        that is None
        or any((not t.word and t.text not in ("(", ")")) or g.is_verb(t) for t in tokens[n + 1 : that])
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
        if not tokens[m].word or (tokens[m].low in g.POSSESSIVE and tokens[n].low in NOUNS):
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
