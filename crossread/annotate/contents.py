"""What is said: the words that go with a cue, after it or before it or on both sides."""

from crossread.annotate import grammar as g
from crossread.annotate.complements import ADJUNCT, right
from crossread.annotate.cues import Cue, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.subjects import past_dateline
from crossread.annotate.tokens import MARKS, Token

_DASHES = ("—", "–", "--", "―", "-")
# A clause that begins within so many tokens of the unit's begins with the unit.
_NEAR = 12
_NOT_RESUMED = frozenset(
    ("and", "but", "while", "as", "who", "which", "according", "though", "although", "in", "on", "at", "to")
)
_SUBORDINATE = frozenset(("though", "although", "when", "while", "after", "as", "before", "if", "since", "because"))


def content(tokens: Tokens, cues: list[Cue], n: int, low: int) -> list[Range]:
    """The token ranges of what the cue `cues[n]` introduces; empty if nothing is said.

    What stands before `low` belongs to another cue.
    """
    cue = cues[n]
    low = max(low, past_dateline(tokens, 0))
    end = _end(tokens, cues, n, low)
    if cue.kind == "source":
        parts = _around(tokens, cue, low, end)
        return parts if not cue.weak or any(_quoted(tokens, part) for part in parts) else []
    if cue.kind == "noun":
        that = next(m for m in range(cue.end, len(tokens)) if tokens[m].low == "that")
        return [(that + 1, end)]
    following = (later.start for later in cues[n + 1 :] if not later.inverted and later.kind == "verb")
    return _of_verb(tokens, cue, low, end, min(end, next(following, end)))


def _of_verb(tokens: Tokens, cue: Cue, low: int, end: int, following: int) -> list[Range]:
    """What a verb of saying introduces; the next cue begins at `following`."""
    if cue.inverted and cue.start == 0 and cue.subject:
        return [(cue.subject[1] + 1, end)]
    sign, place, after = ("end", cue.end, []) if cue.inverted else right(tokens, cue, end)
    before = _left(tokens, cue, low)
    if sign == "end" and _introduced_by_as(tokens, cue) and place < end and tokens[place].text == ",":
        return [(place + 1, end)]
    if before and tokens[before[1] - 1].quoted is not None:
        return [before, *_resumed(tokens, cue, following)]
    if before and not after and sign == "end":
        return _parenthesis(tokens, cue, before, place, end)
    if before and sign == "quote" and tokens[after[0][0] - 1].text == "," and _goes_on(tokens[after[0][0]]):
        return [before, *after]
    return after


def _introduced_by_as(tokens: Tokens, cue: Cue) -> bool:
    """Whether a cue stands in "As the mayor has pointed out, …"."""
    if cue.subject is None or cue.inverted or cue.subject[0] == 0:
        return False
    before = tokens[cue.subject[0] - 1]
    return before.low == "as" and (cue.subject[0] == 1 or not tokens[cue.subject[0] - 2].word)


def _goes_on(token: Token) -> bool:
    """Whether a quotation begins in the middle of a sentence."""
    return token.text.lstrip("\"“„«'‘` ")[:1].islower()


def _end(tokens: Tokens, cues: list[Cue], n: int, low: int) -> int:
    """Where the clause ends that may follow the cue: at the next cue that is not inside of it, or the unit's end."""
    limit = min(_subordinate_end(tokens, cues[n], low), _main_clause_after(tokens, cues[n]))
    for later in cues[n + 1 :]:
        if later.inverted or later.weak or later.kind == "noun":
            continue
        gerund = later.verb is not None and later.verb.form == "gerund"
        start = later.start if gerund or later.kind == "source" else later.group
        if later.subject and later.subject[1] <= later.group and later.subject[0] >= cues[n].end:
            start = later.subject[0]
        if start >= limit:
            break
        end = _boundary(tokens, cues[n], later, start, gerund)
        if end is not None:
            return end
    return limit


def _boundary(tokens: Tokens, cue: Cue, later: Cue, start: int, gerund: bool) -> int | None:
    """Where the words of `cue` end before a later cue whose phrase begins at `start`; `None` if it is among them."""
    before = tokens[start - 1]
    comma = tokens[start - 2].text == ","
    if before.quoted is not None:
        whole = start > cue.end + 1 and before.text.rstrip(MARKS)[-1:] in (".", ",", "!", "?")
        return start if whole else None
    if before.low in ("and", "but"):
        says = later.verb is not None and later.verb.base in ("say", "tell")
        return start - 1 - comma if says or comma or later.subject == cue.subject else None
    if before.text == "," or before.text in _DASHES or (gerund and before.low == "while"):
        return start - 1
    return start - 2 if comma and before.low in ("while", "though", "although", "which", "whom") else None


def _main_clause_after(tokens: Tokens, cue: Cue) -> int:
    """Where a quotation with its comma ends and another clause begins: `… a "star," Jo Smith had …`; else the end."""
    for n in range(cue.end, len(tokens) - 2):
        if tokens[n].quoted is not None and tokens[n].text.rstrip(MARKS)[-1:] == "," and _begins_clause(tokens, n + 1):
            return n + 1
    return len(tokens)


def _begins_clause(tokens: Tokens, n: int) -> bool:
    """Whether a clause begins at `n`: a name, a pronoun or "the" and a noun, then a finite verb or an adverb."""
    if not (tokens[n].capital or tokens[n].low in g.SUBJECTS or tokens[n].low == "the"):
        return False
    stop = g.np_right(tokens, n, len(tokens))
    return stop < len(tokens) and (g.is_verb(tokens[stop]) or g.is_adverb(tokens[stop]))


def _subordinate_end(tokens: Tokens, cue: Cue, low: int) -> int:
    """Where a clause ends that begins with "though" or "when", and the main one begins; else the end of the tokens."""
    first = next((n for n in range(low, cue.group) if tokens[n].word), cue.group)
    if _introduced_by_as(tokens, cue):
        return len(tokens)
    start = cue.subject[0] if cue.subject and cue.subject[1] <= cue.group else cue.group
    if start > low and tokens[start - 1].low in _SUBORDINATE:
        first = start - 1
    if first == cue.group or tokens[first].low not in _SUBORDINATE:
        return len(tokens)
    if any(t.text == "," for t in tokens[first : cue.group]):
        return len(tokens)
    for n in range(cue.end, len(tokens) - 2):
        if tokens[n].text == "," and _begins_clause(tokens, n + 1):
            return n
    return len(tokens)


def _around(tokens: Tokens, cue: Cue, low: int, end: int) -> list[Range]:
    """What "according to X" goes with: what follows its comma if it begins the clause, else what stands before."""
    stop = cue.subject[1] if cue.subject else cue.end
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
    if end > low and (tokens[end - 1].text == "," or tokens[end - 1].text in _DASHES):
        end -= 1
    if end <= low:
        return None
    if tokens[end - 1].quoted is not None:
        return _clause_start(tokens, low, end), end
    if end == start or tokens[end].text in _DASHES:
        return None
    begin = _clause_start(tokens, low, end)
    first = tokens[begin].low
    if (first in g.PREPOSITIONS or first in g.SUBORDINATORS) and not any(t.text == "," for t in tokens[begin:end]):
        if low > 0 and begin == low:
            # The other cue's clause, which this one claims as a whole.
            return begin, end
        return (begin, end) if cue.end < len(tokens) and tokens[cue.end].text == "," else None
    return begin, end


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
        if not _goes_on(last) and tokens[end - 2].text in _DASHES:
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
        if n + 1 < end and tokens[n + 1].low not in _NOT_RESUMED and not tokens[n + 1].low.endswith("ing"):
            return [before, (n + 1, end)]
    says = cue.verb is not None and cue.verb.frames & {"say", "tell", "ask"}
    clause = g.has_verb(tokens, *before) or (n < end and tokens[n].text == "," and before[1] - before[0] > _NEAR // 2)
    return [before] if _quoted(tokens, before) or (says and clause) else []


def _quoted(tokens: Tokens, part: Range) -> bool:
    return any(t.quoted is not None for t in tokens[part[0] : part[1]])


def _resumed(tokens: Tokens, cue: Cue, end: int) -> list[Range]:
    """The part of what is said that goes on after the cue: `"…," he said, "…"`."""
    n = cue.subject[1] if cue.inverted and cue.subject else cue.end
    if n + 1 < end and tokens[n].text == "," and g.is_verb(tokens[n + 1]):
        return [(n + 1, end)]
    for m in range(n, min(end, n + ADJUNCT)):
        if tokens[m].quoted is not None:
            if m == n or tokens[m - 1].text in (",", ":", ".", ";") or tokens[m - 1].text in _DASHES:
                return [(m, m + 1)]
            return []
        if tokens[m].low in ("but", "and") and m + 1 < end and tokens[m + 1].quoted is not None:
            return [(m, m + 2)] if _goes_on(tokens[m + 1]) else []
        if tokens[m].low in ("that", "but", "and"):
            return []
    return []
