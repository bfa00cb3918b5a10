"""What is said after a cue: past the person told, the time and the means, the clause or quotation begins."""

from crossread.annotate import grammar as g
from crossread.annotate.cues import Cue, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words
from crossread.annotate.tokens import MARKS, Token

# Tokens looked at for the end of an adjunct ("in a letter to the mayor on Tuesday").
ADJUNCT = 25
# Tokens within which the noun of an adjunct stands, and "to" or "of" after somebody urged or accused.
_ADJUNCT_HEAD = 6
_NEAR = 12
_WH = frozenset(("whether", "if", "how", "why", "what", "who", "which"))
_CIRCUMSTANCE = frozenset(("as", "when", "while", "because", "where", "although", "though"))
# A complement does not begin with these, unless it has quotation marks: "said of the plan", "said after the vote".
_NO_CLAUSE = frozenset(("after", "before", "since", "until", "of", "about", "against"))
_MEDIA = words("cues", "media")
_CLAUSE_FRAMES = frozenset(("say", "tell", "ask", "document"))
_STOPS = (".", "!", "?", ";")


def right(tokens: Tokens, cue: Cue, end: int) -> tuple[str, int, list[Range]]:
    """What follows a cue before `end`: the sign of it, its place, and the ranges of what is said there.

    The signs are that, wh, to, colon, quote, bare and end.
    """
    assert cue.verb is not None
    start, sign = _complement(tokens, cue, end)
    if sign == "bare" and tokens[start].low in _NO_CLAUSE:
        sign = "end"
    if sign == "end" and "name" in cue.verb.frames and _quoted(tokens, cue.end, start):
        return sign, start, [(cue.end, _named_end(tokens, cue, cue.end, start))]
    if sign == "end" or start >= end or (cue.weak and not _quoted(tokens, start, end)):
        return sign, start, []
    return sign, start, _after_sign(tokens, cue, sign, start, end)


def _quoted(tokens: Tokens, start: int, end: int) -> bool:
    return any(t.quoted is not None for t in tokens[start:end])


def _after_sign(tokens: Tokens, cue: Cue, sign: str, start: int, end: int) -> list[Range]:
    """What is said from `start` on, if the cue's verb takes such a complement."""
    assert cue.verb is not None
    frames = cue.verb.frames
    if sign == "quote":
        apart = tokens[start - 1].text in (",", ":") or not any(t.word for t in tokens[cue.end : start])
        begin = cue.end if "name" in frames and not apart else start
        return [(begin, _quote_end(tokens, cue, start, end))]
    if sign == "bare":
        return _bare(tokens, cue, start, end)
    taken = {
        "that": bool(frames & _CLAUSE_FRAMES) or _quoted(tokens, start, end),
        "wh": bool(frames & {"ask", "say", "tell"}) or ("name" in frames and tokens[start].low == "how"),
        "to": bool(frames & {"promise", "urge", "ask"}),
        "colon": True,
    }
    whom = sign == "to" and "urge" in frames and cue.asks
    return [(cue.end if whom else start, end)] if taken[sign] else []


def _bare(tokens: Tokens, cue: Cue, start: int, end: int) -> list[Range]:
    """A clause without "that", or what somebody is urged to do, accused of or called."""
    assert cue.verb is not None
    frames = cue.verb.frames
    if frames & {"say", "tell"} and (cue.verb.base in ("say", "tell") or g.has_clause(tokens, start, end)):
        return [(start, end)]
    following = {t.low for t in tokens[start : start + _NEAR]}
    if ("urge" in frames and cue.asks and "to" in following) or ("accuse" in frames and following & {"of", "for"}):
        return [(cue.end, end)]
    if "name" in frames and _quoted(tokens, start, end):
        return [(cue.end, _named_end(tokens, cue, start, end))]
    return []


def _quote_end(tokens: Tokens, cue: Cue, start: int, end: int) -> int:
    """Where a quotation ends that follows its cue: with its mark if it is complete, else with its clause."""
    assert cue.verb is not None
    inside = tokens[start].text.rstrip(MARKS)
    whole = inside[-1:] in ".,!?…" or "name" in cue.verb.frames
    if not whole and start + 1 < end and tokens[start + 1].low not in ("in", "on", "at", "during", "as", "and", "or"):
        return end
    n = start + 1
    while n + 1 < end and tokens[n].low in ("and", "or") and tokens[n + 1].quoted is not None:
        n += 2
    return n


def _named_end(tokens: Tokens, cue: Cue, start: int, end: int) -> int:
    """Where the object of naming or judging ends: after its quotations, at a comma, a dash or a time."""
    if cue.subject and cue.subject[0] > 0 and tokens[cue.subject[0] - 1].low in ("what", "which", "whom"):
        return next(m for m in range(start, end) if tokens[m].quoted is not None) + 1
    n = max(m for m in range(start, end) if tokens[m].quoted is not None) + 1
    first = next(m for m in range(start, end) if tokens[m].quoted is not None) + 1
    for m in range(first, end):
        token = tokens[m]
        inside = tokens[m - 1].quoted is not None and tokens[m - 1].text.rstrip(MARKS)[-1:] in ".,"
        if any(t.quoted is not None for t in tokens[m : min(end, m + 3)]) and not token.word:
            continue
        if (
            (inside and not (m + 1 < end and tokens[m + 1].quoted is not None))
            or token.text in (",", "-", "—", "–", "--", ";")
            or token.low in ("but", "while", "after", "before")
        ):
            n = m
            break
        apart = token.low in g.PREPOSITIONS and tokens[m - 1].quoted is not None and past_adjunct(tokens, m, end) > m
        if apart and any(t.low in _MEDIA | g.DAYS for t in tokens[m : m + _ADJUNCT_HEAD]):
            n = m
            break
    else:
        n = end
    return n


def _complement(tokens: Tokens, cue: Cue, end: int) -> tuple[int, str]:
    """Where the reported clause begins after a cue, and the sign of it."""
    assert cue.verb is not None
    n = cue.end
    if cue.verb.base == "put" and n < end and tokens[n].low == "it":
        n += 1
    if cue.asks:
        n = _past_addressee(tokens, n, end)
    while n < end:
        token = tokens[n]
        sign = _sign(token, cue)
        if sign == "comma":
            return _after_comma(tokens, n, end)
        if sign:
            return n + (sign in ("that", "colon")), sign
        after = past_adjunct(tokens, n, end)
        if after == n:
            return n, "bare"
        n = after
    return end, "end"


def _sign(token: Token, cue: Cue) -> str | None:
    """What a token after a cue is the sign of, if of anything."""
    assert cue.verb is not None
    if token.quoted is not None:
        return "quote"
    if token.text in (":", ","):
        return "colon" if token.text == ":" else "comma"
    if token.low == "that":
        return "that"
    if token.text in _STOPS or (token.low in _CIRCUMSTANCE and "ask" not in cue.verb.frames):
        return "end"
    if token.low in _WH or token.low in _CIRCUMSTANCE:
        return "wh"
    return "to" if token.low == "to" and cue.verb.frames & {"promise", "urge", "ask"} else None


def _after_comma(tokens: Tokens, comma: int, end: int) -> tuple[int, str]:
    """What follows a comma after a cue: a quotation, or an insertion and then "that"."""
    if comma + 1 < end and tokens[comma + 1].quoted is not None:
        return comma + 1, "quote"
    for n in range(comma + 1, min(end - 1, comma + ADJUNCT)):
        if tokens[n].text == ",":
            if tokens[n + 1].low == "that":
                return n + 2, "that"
            if tokens[n + 1].quoted is not None:
                return n + 1, "quote"
        if g.is_verb(tokens[n]) and tokens[n].low in g.AUXILIARIES:
            break
        if tokens[n].text == ":":
            return n + 1, "colon"
    return comma, "end"


def _past_addressee(tokens: Tokens, n: int, end: int) -> int:
    """After the person who is told or asked, if one follows."""
    if n < end and tokens[n].low in g.OBJECTS:
        return n + 1
    stop = g.np_right(tokens, n, end)
    for m in range(n, stop):
        if tokens[m].low == "that":
            return m
    return stop if stop < end else n


def past_adjunct(tokens: Tokens, n: int, end: int) -> int:
    """After an adverb, a day or a phrase of place, time or means at `n`; `n` if there is none."""
    token = tokens[n]
    after = tokens[n + 1] if n + 1 < end else None
    if g.is_adverb(token) or token.low in g.DAYS:
        return n + 1
    if token.low in g.TIMES and after is not None and (after.low in g.TIMES | g.DAYS or g.is_adverb(after)):
        return n + 2
    return _past_phrase(tokens, n, end) if token.low in g.PREPOSITIONS else n


def _past_phrase(tokens: Tokens, n: int, end: int) -> int:
    """After the phrase that a preposition at `n` begins; `n` if a clause follows before it can end."""
    for m in range(n + 1, min(end, n + ADJUNCT)):
        token = tokens[m]
        pronoun = token.low in g.SUBJECTS and m > n + 1 and token.low != "who"
        if pronoun or token.low == "that" or token.text in (":", ",") or token.text in _STOPS or _is_utterance(token):
            return m
        following = tokens[m + 1] if m + 1 < end else None
        if following is not None and token.quoted is None:
            over = token.low in _MEDIA | g.DAYS | g.TIMES and not _continues(following)
            if over or following.text in _STOPS:
                return m + 1
        if g.is_verb(token):
            return n
    return end


def _is_utterance(token: Token) -> bool:
    """Whether a quotation is a sentence of its own: a capital first, a point or comma last, some words between."""
    inside = token.text.strip(MARKS + " ") if token.quoted is not None else ""
    return inside[:1].isupper() and inside[-1:] in ".,!?…" and inside.count(" ") >= 2


def _continues(token: Token) -> bool:
    """Whether a phrase goes on: "in an interview | with", "at a news | conference"."""
    return token.low in g.PREPOSITIONS or token.low in _MEDIA or token.low in g.DAYS or token.text[0].isdigit()
