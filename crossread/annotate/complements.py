"""What is said after a cue: past the person told, the time and the means, the clause or quotation begins."""

from crossread.annotate import grammar as g
from crossread.annotate.adjuncts import ADJUNCT, MEDIA, STOPS, past_adjunct
from crossread.annotate.cues import Cue, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.tokens import MARKS, Token

# Tokens within which the noun of an adjunct stands, and "to" or "of" after somebody urged or accused.
_ADJUNCT_HEAD = 6
_NEAR = 12
_WH = frozenset(("whether", "if", "how", "why", "what", "who", "which"))
_CIRCUMSTANCE = frozenset(("as", "when", "while", "because", "where", "although", "though"))
# A complement does not begin with these, unless it has quotation marks: "said of the plan", "said after the vote".
_NO_CLAUSE = frozenset(("after", "before", "since", "until", "of", "about", "against"))
_CLAUSE_FRAMES = frozenset(("say", "tell", "ask", "document"))


def right(tokens: Tokens, cue: Cue, end: int) -> tuple[str, int, list[Range]]:
    """What follows a cue before `end`: the sign of it, its place, and the ranges of what is said there.

    The signs are that, wh, to, colon, quote, bare and end.
    """
    assert cue.verb is not None
    start, sign = _complement(tokens, cue, end)
    if sign == "bare" and tokens[start].low in _NO_CLAUSE:
        sign = "end"
    if sign == "end" and "name" in cue.verb.frames:
        as_what = (
            start < end and tokens[start].low in _OF_WHAT and _marked(tokens, start, min(end, start + _ADJUNCT_HEAD))
        )
        if as_what or _quoted(tokens, cue.end, start):
            return sign, start, [(cue.end, _named_end(tokens, cue, cue.end, end if as_what else start))]
    mute = sign == "end" or start >= end or _is_nothing(tokens, cue, start, end)
    if mute or (cue.weak and not _quoted(tokens, start, end)):
        return sign, start, []
    return sign, start, _after_sign(tokens, cue, sign, start, end)


def _quoted(tokens: Tokens, start: int, end: int) -> bool:
    return any(t.quoted is not None for t in tokens[start:end])


_OF_WHAT = frozenset(("as", "against", "of", "about", "over"))


def _marked(tokens: Tokens, start: int, end: int) -> bool:
    """Whether anything stands in quotation marks, be it speech or a title, before the next comma or point."""
    for token in tokens[start:end]:
        if token.quoted is not None or token.title:
            return True
        if not token.word:
            return False
    return False


def _is_nothing(tokens: Tokens, cue: Cue, start: int, end: int) -> bool:
    """Whether what follows is no message: "said more on Monday", "who said what", "asked not to be named"."""
    following = [t.low for t in tokens[start : min(end, start + _ADJUNCT_HEAD)]]
    if cue.verb is not None and cue.verb.base == "ask" and "to" in following[:2]:
        return bool(_UNNAMED & set(following))
    if following[0] in _WH and not any(t.word or t.quoted is not None for t in tokens[start + 1 : end]):
        return True
    return following[0] in _NO_MESSAGE and not _quoted(tokens, start, end) and not g.has_clause(tokens, start, end)


_UNNAMED = frozenset(("named", "identified", "anonymous"))
_NO_MESSAGE = frozenset(("more", "nothing", "little", "much", "something", "anything", "less", "so", "no", "yes"))


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
    if sign == "colon" and tokens[start].quoted is None and frames <= {"quote only", "name"}:
        return []
    if sign == "colon" and tokens[start].quoted is not None:
        return [(start, _quote_end(tokens, cue, start, end))]
    whom = sign == "to" and "urge" in frames and cue.asks
    end = _aside(tokens, start, end, infinitive=sign == "to")
    return [(cue.end if whom else start, end)] if taken[sign] else []


def _aside(tokens: Tokens, start: int, end: int, infinitive: bool = False) -> int:
    """Where what is said ends if something is added after its last quotation: `…a "mess," | which drew laughter`.

    After an infinitive "and" with a past goes on with what the speaker did: `vowed to "win" | and cast doubt on …`.
    """
    last = max((n for n in range(start, end) if tokens[n].quoted is not None), default=None)
    if last is None:
        return end
    for n in range(last, end - 2):
        token, after = tokens[n], tokens[n + 1]
        comma = token.text == "," or (token.quoted is not None and token.text.rstrip(MARKS)[-1:] == ",")
        if comma and after.low in ("which", "who") and g.is_verb(tokens[n + 2]):
            return n + (token.quoted is not None)
        if infinitive and token.quoted is not None and after.low == "and" and tokens[n + 2].low in g.IRREGULAR:
            return n + 1
    return end


def _bare(tokens: Tokens, cue: Cue, start: int, end: int) -> list[Range]:
    """A clause without "that", or what somebody is urged to do, accused of or called."""
    assert cue.verb is not None
    frames = cue.verb.frames
    if tokens[start].low in ("and", "or"):
        return []
    if frames & {"say", "tell"} and (cue.verb.base in ("say", "tell") or _clause(tokens, cue, start, end)):
        return [(start, _aside(tokens, start, end))]
    following = {t.low for t in tokens[start : start + _NEAR]}
    if ("urge" in frames and cue.asks and "to" in following) or ("accuse" in frames and following & {"of", "for"}):
        return [(cue.end, end)]
    if "name" in frames and _quoted(tokens, start, end):
        return [(cue.end, _named_end(tokens, cue, start, end))]
    return []


def _clause(tokens: Tokens, cue: Cue, start: int, end: int) -> bool:
    """Whether a clause follows a cue without "that", or what somebody admits or denies doing."""
    assert cue.verb is not None
    if cue.verb.base in _DOING and tokens[start].low.endswith("ing") and tokens[start].text.islower():
        return True
    if tokens[start].low in ("he", "she", "they", "we", "i") and start + 2 < end:
        return True
    for n in range(start, end - 1):
        if tokens[n].quoted is not None and tokens[n].text.rstrip(MARKS)[-1:] == ",":
            # `promised "work," but he also has …`: what has the verb is another clause.
            return g.has_clause(tokens, start, n + 1)
    return g.has_clause(tokens, start, end)


_DOING = frozenset(("acknowledge", "admit", "deny", "recall", "recommend", "suggest", "propose"))


def _quote_end(tokens: Tokens, cue: Cue, start: int, end: int) -> int:
    """Where a quotation ends that follows its cue: with its mark if it is complete, else with its clause."""
    assert cue.verb is not None
    inside = tokens[start].text.rstrip(MARKS)
    whole = inside[-1:] in ".,!?…" or ("name" in cue.verb.frames and not cue.asks)
    if not whole and start + 1 < end and tokens[start + 1].low not in ("in", "on", "at", "during", "as", "and", "or"):
        return end
    n = start + 1
    while n + 1 < end and tokens[n].low in ("and", "or") and tokens[n + 1].quoted is not None:
        n += 2
    return n


def _named_end(tokens: Tokens, cue: Cue, start: int, end: int) -> int:
    """Where the object of naming or judging ends: after its quotations, at a comma, a dash or a time."""
    if cue.subject and cue.subject[0] > 0 and tokens[cue.subject[0] - 1].low in ("what", "which", "whom"):
        return next(m for m in range(start, end) if tokens[m].quoted is not None or tokens[m].title) + 1
    quoted = [m for m in range(start, end) if tokens[m].quoted is not None or tokens[m].title]
    n = quoted[-1] + 1
    first = quoted[0] + 1
    for m in range(first, end):
        token = tokens[m]
        inside = tokens[m - 1].quoted is not None and tokens[m - 1].text.rstrip(MARKS)[-1:] in ".,"
        if any(t.quoted is not None for t in tokens[m : min(end, m + 3)]) and not token.word:
            continue
        if (
            (inside and not (m + 1 < end and tokens[m + 1].quoted is not None))
            or token.text in (",", "-", "—", "–", "--", ";", ")")
            or token.low in ("but", "while", "after", "before")
        ):
            n = m
            break
        apart = token.low in g.PREPOSITIONS and tokens[m - 1].quoted is not None and past_adjunct(tokens, m, end) > m
        if apart and any(t.low in MEDIA | g.DAYS for t in tokens[m : m + _ADJUNCT_HEAD]):
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
    if cue.asks or cue.verb.base in _ADDRESSED:
        n = _past_addressee(tokens, n, end, cue.asks)
    topic = n < end and tokens[n].low in ("of", "about")
    while n < end:
        token = tokens[n]
        sign = _sign(token, cue)
        if sign == "comma":
            return _after_comma(tokens, n, end)
        if sign:
            return n + (sign in ("that", "colon")), sign
        after = past_adjunct(tokens, n, end)
        if after == n:
            # "told of the night | the dam broke" says nothing that can be quoted.
            return n, "end" if topic and cue.verb.base == "tell" else "bare"
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
    if token.text in STOPS or (token.low in _CIRCUMSTANCE and "ask" not in cue.verb.frames):
        return "end"
    if token.low in _WH or token.low in _CIRCUMSTANCE:
        return "wh"
    return "to" if token.low == "to" and cue.verb.frames & {"promise", "urge", "ask"} else None


def _after_comma(tokens: Tokens, comma: int, end: int) -> tuple[int, str]:
    """What follows a comma after a cue: a quotation, or an insertion and then "that"."""
    if comma + 1 < end and tokens[comma + 1].quoted is not None:
        return comma + 1, "quote"
    if comma + 2 < end and tokens[comma + 1].low == "that":
        return comma + 2, "that"
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


# Verbs that may have somebody, if "that" follows: "wrote the council last week that".
_ADDRESSED = frozenset(("write", "email", "e-mail", "text", "message", "promise", "assure", "show"))


def _past_addressee(tokens: Tokens, n: int, end: int, asks: bool = True) -> int:
    """After the person who is told or asked, if one follows; before "that" only, unless the verb `asks`."""
    if not asks:
        stop = g.np_right(tokens, n, end)
        after = past_adjunct(tokens, stop, end) if stop < end else stop
        return after if after < end and tokens[after].low == "that" else n
    if n < end and tokens[n].low in g.OBJECTS:
        return n + 1
    stop = g.np_right(tokens, n, end)
    for m in range(n, stop):
        if tokens[m].low == "that":
            return m
    return stop if stop < end else n
