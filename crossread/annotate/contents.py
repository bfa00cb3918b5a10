"""What is said: the words that go with a cue, after it or before it or on both sides."""

from crossread.annotate import grammar as g
from crossread.annotate.adjuncts import ADJUNCT
from crossread.annotate.complements import right
from crossread.annotate.cues import Cue, Range
from crossread.annotate.ends import DASHES, claim_end, content_end, introduced_by_as, quoted
from crossread.annotate.grammar import Tokens
from crossread.annotate.subjects import past_dateline
from crossread.annotate.tokens import MARKS, Token

# A clause that begins within so many tokens of the unit's begins with the unit.
_NEAR = 12
# Spaces inside the marks of a term, fewer than.
_TERM = 3
_NOT_RESUMED = frozenset(
    ("and", "but", "while", "as", "who", "which", "according", "though", "although", "in", "on", "at", "to")
)


def content(tokens: Tokens, cues: list[Cue], n: int, low: int) -> list[Range]:
    """The token ranges of what the cue `cues[n]` introduces; empty if nothing is said.

    What stands before `low` belongs to another cue.
    """
    cue = cues[n]
    low = max(low, past_dateline(tokens, 0))
    end = content_end(tokens, cues, n, low)
    if cue.kind == "source":
        parts = _around(tokens, cue, low, end)
        return parts if not cue.weak or any(quoted(tokens, part) for part in parts) else []
    if cue.kind == "noun":
        that = next(m for m in range(cue.end - 1, len(tokens)) if tokens[m].low == "that")
        return [(that + 1, claim_end(tokens, that + 1, end))]
    following = (later.start for later in cues[n + 1 :] if _speaks_next(later))
    return _of_verb(tokens, cue, low, end, min(end, next(following, end)))


def _speaks_next(later: Cue) -> bool:
    """Whether a later verb has words of its own after it, and is not the likes of ", speaking of the vote,"."""
    if later.inverted or later.verb is None:
        return False
    return later.verb.form != "gerund" or not later.verb.frames <= {"quote only", "name"}


def _of_verb(tokens: Tokens, cue: Cue, low: int, end: int, following: int) -> list[Range]:
    """What a verb of saying introduces; the next cue begins at `following`."""
    if cue.subject and (cue.inverted and cue.start == 0):
        return [(cue.subject[1] + 1, end)]
    if cue.subject and cue.subject[0] > cue.end and not cue.inverted:
        # `was described by Lee as "…"`, `was called "…" by Lee`
        return [(n, n + 1) for n in range(cue.end, end) if tokens[n].quoted is not None][:1]
    return _active(tokens, cue, low, end, following)


def _active(tokens: Tokens, cue: Cue, low: int, end: int, following: int) -> list[Range]:
    """What a verb introduces whose subject stands before it, or right after it."""
    sign, place, after = ("end", cue.end, []) if cue.inverted else right(tokens, cue, end)
    before = _left(tokens, cue, low)
    if sign == "end" and introduced_by_as(tokens, cue) and place < end and tokens[place].text == ",":
        return [(place + 1, end)]
    if before and tokens[before[1] - 1].quoted is not None:
        return [before, *_resumed(tokens, cue, following)]
    if before and not after and sign == "end":
        return _parenthesis(tokens, cue, before, place, end)
    if before and sign == "quote" and tokens[after[0][0] - 1].text == "," and _goes_on(tokens[after[0][0]]):
        return [before, *after]
    return after


def _goes_on(token: Token) -> bool:
    """Whether a quotation begins in the middle of a sentence."""
    return token.text.lstrip("\"“„«'‘` ")[:1].islower()


def _around(tokens: Tokens, cue: Cue, low: int, end: int) -> list[Range]:
    """What "according to X" goes with: what follows its comma if it begins the clause, else what stands before."""
    stop = max(cue.end, cue.subject[1] if cue.subject else 0)
    first = all(t.quoted is None and (not t.word or t.low in g.COORDINATORS) for t in tokens[low : cue.start])
    if first:
        comma = next((m for m in range(stop, end) if tokens[m].text in (",", ":")), None)
        if comma is None or comma + 1 >= end:
            return []
        said = tokens[comma + 1]
        whole = said.quoted is not None and not _goes_on(said) and said.text.rstrip(MARKS)[-1:] in (".", ",", "!", "?")
        return [(comma + 1, comma + 2 if whole else end)]
    before = cue.start - (tokens[cue.start - 1].text == ",")
    parts = [(_clause_start(tokens, low, before), before)] if before > low else []
    if stop + 1 < end and tokens[stop].text == "," and g.is_verb(tokens[stop + 1]):
        parts.append((stop + 1, end))
    return parts


def _left(tokens: Tokens, cue: Cue, low: int) -> Range | None:
    """What stands before a cue and its subject, parted from them by a comma, a dash or a quotation mark."""
    start = cue.start if cue.inverted else cue.subject[0] if cue.subject and cue.subject[1] <= cue.start else cue.group
    end = start
    if end > low and (tokens[end - 1].text == "," or tokens[end - 1].text in DASHES):
        end -= 1
    if end <= low:
        return None
    if tokens[end - 1].quoted is not None:
        return None if end == start and _is_term(tokens, end - 1) else (_clause_start(tokens, low, end), end)
    if end == start or tokens[end].text in DASHES:
        return None
    begin = _clause_start(tokens, low, end)
    first = tokens[begin].low
    if (first in g.PREPOSITIONS or first in g.SUBORDINATORS) and not any(t.text == "," for t in tokens[begin:end]):
        if low > 0 and begin == low:
            # The other cue's clause, which this one claims as a whole.
            return begin, end
        last = not any(t.word or t.quoted is not None for t in tokens[cue.end :])
        what = first in _QUESTIONS and last and not cue.inverted and begin <= past_dateline(tokens, 0) + 1
        return (begin, end) if what or (cue.end < len(tokens) and tokens[cue.end].text == ",") else None
    return begin, end


_QUESTIONS = frozenset(("what", "how", "why", "who", "where", "whether", "that"))


def _is_term(tokens: Tokens, n: int) -> bool:
    """Whether a quotation before a subject is a term that a clause tells more of: `the four "tricks" he named`."""
    inside = tokens[n].text.strip(MARKS + " ")
    joined = n == 0 or (tokens[n - 1].word and tokens[n - 1].low not in ("is", "was", "that"))
    joined = joined and (n > 0 or tokens[n + 1].text.islower())
    return joined and inside[-1:] not in (".", ",", "!", "?") and inside.count(" ") < _TERM


def content_start(tokens: Tokens, inner: Cue, end: int) -> int:
    """Where the clause begins that holds the cue `inner` and ends at `end`."""
    start = inner.subject[0] if inner.subject and inner.subject[0] < inner.start else inner.group
    return _clause_start(tokens, 0 if start < _NEAR else start, end)


def _clause_start(tokens: Tokens, low: int, end: int) -> int:
    """Where the clause begins that ends at `end`: its quotation, if that stands alone, else after what parts it off."""
    last = tokens[end - 1]
    if last.quoted is not None:
        if (
            end - 1 == low
            or tokens[end - 2].text in (",", ":", ".", "(")
            or not any(t.word for t in tokens[low : end - 1])
        ):
            return end - 1
        if not _goes_on(last) and tokens[end - 2].text in DASHES:
            return end - 1
    n = low
    while n < end - 1 and ((not tokens[n].word and tokens[n].quoted is None) or tokens[n].low in ("and", "but", "so")):
        n += 1
    return n


def _parenthesis(tokens: Tokens, cue: Cue, before: Range, place: int, end: int) -> list[Range]:
    """What is said on both sides of `…, he said, …`, or before `…, he said.`; the cue's phrase ends at `place`."""
    n = max(place, cue.subject[1] if cue.subject else 0)
    if n < end and tokens[n].text == ",":
        if cue.inverted:
            closing = next((m for m in range(n + 1, min(end, n + ADJUNCT)) if tokens[m].text == ","), None)
            if closing is not None and not g.has_clause(tokens, n + 1, closing):
                n = closing
        into = n + 2 < end and tokens[n + 1].low == "to" and tokens[n + 2].quoted is not None
        if n + 1 < end and (into or tokens[n + 1].low not in _NOT_RESUMED) and not tokens[n + 1].low.endswith("ing"):
            return [before, (n + 1, end)]
    says = cue.verb is not None and cue.verb.frames & {"say", "tell", "ask"}
    ended = n < end and tokens[n].text == "," and before[1] - before[0] > _NEAR // 2
    clause = ended or g.has_verb(tokens, *before) or _is_whole(tokens, cue, before, tokens[n:end])
    return [before] if quoted(tokens, before) or (says and clause) else []


def _is_whole(tokens: Tokens, cue: Cue, before: Range, after: Tokens) -> bool:
    """Whether a sentence is what somebody says, and who says it: "The bank expects to lend less, its chief told us"."""
    plain = cue.verb is not None and cue.verb.base in ("say", "tell", "add") and cue.verb.form in ("past", "third")
    first = tokens[before[0]].low
    begins = first not in g.PREPOSITIONS and not first.endswith("ing")
    return plain and begins and before[1] - before[0] > _TERM and not any(t.word or t.quoted is not None for t in after)


def _resumed(tokens: Tokens, cue: Cue, end: int) -> list[Range]:
    """The part of what is said that goes on after the cue: `"…," he said, "…"`."""
    n = cue.subject[1] if cue.inverted and cue.subject else cue.end
    if n + 1 < end and tokens[n].text == "," and g.is_verb(tokens[n + 1]):
        return [(n + 1, end)]
    for m in range(n, min(end, n + ADJUNCT)):
        if tokens[m].quoted is not None:
            if m == n or tokens[m - 1].text in (",", ":", ".", ";") or tokens[m - 1].text in DASHES:
                return [(m, m + 1)]
            return []
        if tokens[m].low in ("but", "and") and m + 1 < end and tokens[m + 1].quoted is not None:
            return [(m, m + 2)] if _goes_on(tokens[m + 1]) else []
        if tokens[m].low in ("that", "but", "and"):
            return []
    return []
