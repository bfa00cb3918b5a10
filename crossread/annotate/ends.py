"""Where what is said ends: at the next cue that is not inside of it, at another clause, or with its sentence."""

from crossread.annotate import grammar as g
from crossread.annotate.cues import Cue, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.tokens import MARKS

DASHES = ("—", "–", "--", "―", "-")
_SUBORDINATE = frozenset(("though", "although", "when", "while", "after", "as", "before", "if", "since", "because"))
_BE = frozenset(("is", "was", "are", "were"))
_FINITE = _BE | {"has", "had", "did", "does"}
_TO = g.DETERMINERS | {"to"}


def content_end(tokens: Tokens, cues: list[Cue], n: int, low: int) -> int:
    """Where the clause ends that may follow the cue: at the next cue that is not inside of it, or the unit's end."""
    limit = min(_subordinate_end(tokens, cues[n], low), _main_clause_after(tokens, cues[n]))
    for later in cues[n + 1 :]:
        if later.inverted or later.weak or later.kind == "noun" or _is_mute(tokens, cues[n], later):
            continue
        gerund = later.verb is not None and later.verb.form == "gerund"
        start = later.start if gerund or later.kind == "source" else later.group
        if later.subject and later.subject[1] <= later.group and later.subject[0] >= cues[n].end:
            start = later.subject[0]
        if start >= limit:
            break
        start = _past_time(tokens, start)
        end = _boundary(tokens, cues[n], later, start, gerund)
        if end is not None:
            return end
    return limit


def _past_time(tokens: Tokens, start: int) -> int:
    """Where a clause begins whose subject stands at `start`, with the time before it: "but | on Friday she said"."""
    n = start
    while n > 1 and tokens[n - 1].low in g.DAYS:
        n -= 1
    return n - (n < start and tokens[n - 1].low == "on")


def _is_mute(tokens: Tokens, cue: Cue, later: Cue) -> bool:
    """Whether a later verb says something with quotation marks only, and there are none: "the fair began"."""
    verb = later.verb
    if verb is None or verb.form == "gerund" or not verb.frames <= {"quote only", "name"}:
        return False
    if cue.kind == "source" and later.subject and cue.subject and later.subject[0] == max(cue.end, cue.subject[1]) + 1:
        # "According to The Post, Lee praised “…”" is all The Post's.
        return True
    if quoted(tokens, (later.end, len(tokens))):
        return False
    if later.subject == cue.subject:
        return later.group < later.start and tokens[later.group - 2].text != ","
    start = later.subject[0] if later.subject else later.group
    return not (start > 1 and tokens[start - 1].low in ("and", "but") and tokens[start - 2].text == ",")


def _boundary(tokens: Tokens, cue: Cue, later: Cue, start: int, gerund: bool) -> int | None:
    """Where the words of `cue` end before a later cue whose phrase begins at `start`; `None` if it is among them."""
    before = tokens[start - 1]
    comma = tokens[start - 2].text == ","
    if before.quoted is not None:
        named = cue.verb is not None and "name" in cue.verb.frames
        whole = (named or start > cue.end + 1) and before.text.rstrip(MARKS)[-1:] in (".", ",", "!", "?")
        return start if whole else None
    if before.low in ("and", "but"):
        if gerund and not comma and cue.verb is not None and cue.verb.form != "gerund":
            # "said the plan of cutting tax and holding a vote was …"
            return None
        says = later.verb is not None and later.verb.base in ("say", "tell")
        return start - 1 - comma if says or comma or later.subject == cue.subject else None
    if before.text == "," or before.text in DASHES or (gerund and before.low in ("while", "before", "after")):
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
    if not (tokens[n].capital or tokens[n].low in g.SUBJECTS | {"the", "his", "her", "their", "its"}):
        return False
    stop = g.np_right(tokens, n, len(tokens))
    return stop < len(tokens) and (g.is_verb(tokens[stop]) or g.is_adverb(tokens[stop]))


def _subordinate_end(tokens: Tokens, cue: Cue, low: int) -> int:
    """Where a clause ends that begins with "though" or "when", and the main one begins; else the end of the tokens."""
    first = next((n for n in range(low, cue.group) if tokens[n].word), cue.group)
    if introduced_by_as(tokens, cue):
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


def claim_end(tokens: Tokens, start: int, end: int) -> int:
    """Where the clause in "X's claim that it was late | made news" ends: before a verb that can't be its own."""
    be = next((n for n in range(start, end) if tokens[n].low in _BE), end)
    for n in range(be + 2, end):
        token, before = tokens[n], tokens[n - 1]
        if not token.word or token.low in g.SUBORDINATORS or token.low in g.COORDINATORS or token.low in g.SUBJECTS:
            break
        finite = token.low in g.IRREGULAR or token.low in _FINITE
        if finite and not (g.is_verb(before) or g.is_adverb(before) or before.low in _TO):
            return n
    return end


def introduced_by_as(tokens: Tokens, cue: Cue) -> bool:
    """Whether a cue stands in "As the mayor has pointed out, …"."""
    if cue.subject is None or cue.inverted or cue.subject[0] == 0:
        return False
    before = tokens[cue.subject[0] - 1]
    first = cue.subject[0] == 1 or not tokens[cue.subject[0] - 2].word
    return before.low == "as" and (first or tokens[cue.subject[0] - 2].low in g.COORDINATORS)


def quoted(tokens: Tokens, part: Range) -> bool:
    """Whether anything in a range of tokens stands in quotation marks."""
    return any(t.quoted is not None for t in tokens[part[0] : part[1]])
