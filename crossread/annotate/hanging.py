"""What an expression of time hangs on: the verb that it dates, or the noun before or after it."""

from bisect import bisect_left
from collections.abc import Sequence

from crossread.annotate import grammar as g
from crossread.annotate.cues import Range, verbs
from crossread.annotate.lexicon import words
from crossread.annotate.predicates import is_finite
from crossread.annotate.tokens import Token

_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_DATED = g.TIMES | g.DAYS
_BEFORE = words("times", "before a time")
_BREAKS = frozenset((";", ":", "—", "–", "--"))
_BASE_AFTER = words("grammar", "modals") | {
    "do",
    "does",
    "did",
    "don't",
    "doesn't",
    "didn't",
    "don’t",
    "doesn’t",
    "didn’t",
}
_PARTICIPLES = words("framing", "participles")
_SHORTEST = 5  # letters of a word in -ing, more than these
# Words that may stand before a time that opens a clause: "But earlier".
_OPENING = 2
# Words from a time to its verb, at most.
_NEAR = 25


def hangs_on(tokens: Sequence[Token], start: int, end: int) -> Range | None:
    """The tokens of a clause that a time at the offsets `[start, end)` hangs on; `None` where there is no verb."""
    first, last = 0, len(tokens)
    starts = [token.start for token in tokens]
    a = bisect_left(starts, start, first, last)
    b = a
    while b < last and tokens[b].start < end:
        b += 1
    if a == b:
        return None
    while b < last and tokens[b].low in _DATED:
        b += 1
    noun = _noun_after(tokens, a, b, last)
    if noun is not None:
        return noun, noun + 1
    before = a
    while before > first and tokens[before - 1].low in _BEFORE | _DATED | {"the"}:
        before -= 1
    if a > first and tokens[a - 1].low == "of" and a - 2 >= first and g.is_nominal(tokens[a - 2]):
        return (a - 2, a - 1)
    if _apposed(tokens, before, b, first, last):
        return (before - 1, before) if g.is_nominal(tokens[before - 1]) else None
    verb = _verb(tokens, before, b, first, last)
    return None if verb is None else (verb, verb + 1)


def _noun_after(tokens: Sequence[Token], a: int, b: int, last: int) -> int | None:
    """The noun that a time stands before: "Tuesday's | vote", "the March 17 | meeting", "the 2012 election"."""
    if b >= last:
        return None
    if tokens[b].low in _GENITIVE:
        stop = _noun_end(tokens, b + 1, last)
        return stop - 1 if stop > b + 1 else None
    before = tokens[a - 1].low if a else ""
    closes = before in g.DETERMINERS | _GENITIVE or (a > 1 and tokens[a - 2].low in g.DETERMINERS | _GENITIVE)
    plain = tokens[b].word and g.is_nominal(tokens[b]) and not is_finite(tokens, b)
    # "the Friday meeting", but "the vote Friday ending it"
    forms = "ed" if before in g.DETERMINERS | _GENITIVE else ("ing", "ed")
    participle = tokens[b].low.endswith(forms) and "-" not in tokens[b].low
    plain = plain and (tokens[b].capital or not participle)
    if not closes or not plain or before in ("this", "last", "next"):
        return None
    return _noun_end(tokens, b, last) - 1


def _noun_end(tokens: Sequence[Token], n: int, last: int) -> int:
    """Where the nouns end that begin at `n`; one in -s that others follow is a verb: "today's ruling | gives hope"."""
    start = n
    while n < last and tokens[n].word and g.is_nominal(tokens[n]) and not is_finite(tokens, n):
        following = n + 1 < last and tokens[n + 1].word and g.is_nominal(tokens[n + 1])
        if n > start and following and tokens[n].text.islower() and tokens[n].low.endswith("s"):
            break
        n += 1
    return n


def _apposed(tokens: Sequence[Token], before: int, after: int, first: int, last: int) -> bool:
    """Whether a time ends a phrase between commas that has no verb: "Lee, a guest at the fair | on June 3, said"."""
    if after >= last or tokens[after].text != ",":
        return False
    for n in range(before - 1, first, -1):
        if tokens[n].text == ",":
            return tokens[n + 1].low in g.DETERMINERS | g.ROLES
        if _is_verb(tokens, n):
            return False
    return False


def _verb(tokens: Sequence[Token], before: int, after: int, first: int, last: int) -> int | None:
    """The verb that a time dates: the next if it follows at once, else the last before, else the first after."""
    n = after
    while n < last and g.is_adverb(tokens[n]):
        n += 1
    if (
        n < last
        and before > first
        and tokens[before - 1].word
        and is_finite(tokens, n)
        and not _has_verb_left(tokens, first, before)
    ):
        return _lexical(tokens, n, last)
    for n in range(before - 1, max(first - 1, before - _NEAR), -1):
        if tokens[n].text in _BREAKS:
            break
        if _is_verb(tokens, n):
            return _lexical(tokens, n, before)
    opens = tokens[first].low in g.PREPOSITIONS and all(token.text != "," for token in tokens[first:before])
    if before - first > _OPENING and not opens:
        return None
    for n in range(after, min(last, after + _NEAR)):
        if tokens[n].text in _BREAKS:
            break
        if is_finite(tokens, n):
            verb = _lexical(tokens, n, last)
            return None if tokens[verb].low in _GENITIVE else verb
    return None


def _has_verb_left(tokens: Sequence[Token], first: int, before: int) -> bool:
    return any(is_finite(tokens, n) for n in range(max(first, before - _NEAR), before))


def _lexical(tokens: Sequence[Token], n: int, last: int) -> int:
    """The verb itself after its helpers and adverbs."""
    m = verb = n
    while m + 1 < last and (tokens[m].low in g.AUXILIARIES or g.is_adverb(tokens[m])):
        m += 1
        if _is_verb(tokens, m):
            verb = m
    return verb


def _is_verb(tokens: Sequence[Token], n: int) -> bool:
    """Whether a token is a verb in any form."""
    token = tokens[n]
    if not token.word or (token.capital and n) or token.low in _GENITIVE or token.low in g.PREPOSITIONS:
        return False
    if is_finite(tokens, n):
        return True
    helper = n - 1
    while helper >= 0 and g.is_adverb(tokens[helper]):
        helper -= 1
    before = tokens[helper].low if helper >= 0 else ""
    if before == "being":
        return g.is_nominal(token) or g.is_verb(token)
    if before in _BASE_AFTER or (before == "to" and _takes_object(tokens, n)):
        return not g.is_adverb(token) and (g.is_nominal(token) or g.is_verb(token))
    if token.low.endswith("ing"):
        return before not in g.DETERMINERS and len(token.low) > _SHORTEST and _takes_object(tokens, n)
    participle = token.low.endswith(("ed", "en")) or token.low in _PARTICIPLES or token.low in g.IRREGULAR
    return participle and before not in g.DETERMINERS and (before in g.AUXILIARIES or g.is_verb(token))


def _takes_object(tokens: Sequence[Token], n: int) -> bool:
    """Whether what follows shows a word to be a verb: an object with its determiner, a phrase, a time, or nothing."""
    if n + 1 >= len(tokens) or tokens[n].low in verbs() or tokens[n].low in g.IRREGULAR:
        return True
    after = tokens[n + 1]
    shows = after.low in g.DETERMINERS | g.PREPOSITIONS | g.OBJECTS | g.SUBORDINATORS | g.SUBJECTS
    return shows or not after.word or after.capital or g.is_adverb(after) or after.text[:1].isdigit()
