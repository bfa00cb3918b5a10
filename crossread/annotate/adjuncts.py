"""Where a phrase ends that tells when, where or how something is said: "in a letter to the mayor on Tuesday"."""

from crossread.annotate import grammar as g
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words
from crossread.annotate.tokens import MARKS, Token

# Tokens looked at for the end of an adjunct ("in a letter to the mayor on Tuesday").
ADJUNCT = 25
MEDIA = words("cues", "media")
STOPS = (".", "!", "?", ";")
# "that" is a determiner after these: "the funds for that town".
_BEFORE_THAT = frozenset(("for", "in", "on", "at", "of", "with", "by", "from", "to"))
_WHEN = frozenset(("on", "in", "at"))


def past_adjunct(tokens: Tokens, n: int, end: int) -> int:
    """After an adverb, a day or a phrase of place, time or means at `n`; `n` if there is none."""
    token = tokens[n]
    after = tokens[n + 1] if n + 1 < end else None
    if g.is_adverb(token) or token.low in g.DAYS:
        return n + 1
    if token.low in g.TIMES and after is not None and (after.low in g.TIMES | g.DAYS or g.is_adverb(after)):
        return n + 2
    if token.low in g.TIMES and (tokens[n - 1].low in g.TIMES | g.DAYS or (after is not None and after.low in _WHEN)):
        return n + 1
    return _past_phrase(tokens, n, end) if token.low in g.PREPOSITIONS else n


def _past_phrase(tokens: Tokens, n: int, end: int) -> int:
    """After the phrase that a preposition at `n` begins; `n` if a clause follows before it can end."""
    for m in range(n + 1, min(end, n + ADJUNCT)):
        token = tokens[m]
        pronoun = token.low in g.SUBJECTS and m > n + 1 and token.low != "who"
        that = token.low == "that" and tokens[m - 1].low not in _BEFORE_THAT
        if pronoun or that or token.text in (":", ",") or token.text in STOPS or _is_utterance(token):
            return m
        following = tokens[m + 1] if m + 1 < end else None
        if following is not None and token.quoted is None:
            if m + 2 < end and tokens[m + 2].low == "that" and g.is_nominal(following):
                continue
            over = token.low in MEDIA | g.DAYS | g.TIMES and not _continues(following)
            if over or following.text in STOPS:
                return m + 1
        if g.is_verb(token) and token.low not in ("'s", "’s"):
            return n
    return end


def _is_utterance(token: Token) -> bool:
    """Whether a quotation is a sentence of its own: a capital first, a point or comma last, some words between."""
    inside = token.text.strip(MARKS + " ") if token.quoted is not None else ""
    return inside[:1].isupper() and inside[-1:] in ".,!?…" and inside.count(" ") >= 2


def _continues(token: Token) -> bool:
    """Whether a phrase goes on: "in an interview | with", "at a news | conference"."""
    return token.low in g.PREPOSITIONS | MEDIA | g.DAYS | {"'s", "’s"} or token.text[0].isdigit()
