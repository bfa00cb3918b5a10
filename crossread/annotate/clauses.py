"""What a unit attributes to whom, as ranges of its tokens."""

from dataclasses import dataclass, field

from crossread.annotate import grammar as g
from crossread.annotate.contents import content, content_start
from crossread.annotate.cues import Cue, Range, is_past, verbs
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words
from crossread.annotate.spotting import spot
from crossread.annotate.subjects import main_subject
from crossread.annotate.tokens import MARKS, Unit

# Spaces inside marks from which words that no cue introduces are taken for speech and not for a term: 4 words and more.
# On labelled articles 2 fewer add .012 to recall and take .025 from precision.
_FRAGMENT = 3
_WITHIN_OBJECT = g.DETERMINERS | g.OBJECTS | {"as", "of", "'s", "’s"}
_EDGES = (",", ".", ":", ";", "—", "–", "--", "...", "…")
_OUTLETS = words("places", "outlets")
_LABELS = words("cues", "labels")


@dataclass(slots=True)
class Attribution:
    """Token ranges of what is said, the cue with who says it, and the cues of those who report it, outermost first."""

    parts: list[Range]
    cue: Cue
    via: list[Cue] = field(default_factory=list)


def attributions(unit: Unit) -> list[Attribution]:
    """Everything that a unit attributes to somebody, the outermost of nested ones only."""
    tokens = unit.tokens
    named = _labelled(unit)
    if named is not None:
        return [named]
    cues = spot(tokens)
    found: list[Attribution] = []
    pending: list[Cue] = []
    for n, cue in enumerate(cues):
        low = _low(tokens, found)
        parts = [_trimmed(tokens, *part) for part in content(tokens, cues, n, low)]
        parts = [part for part in parts if part[0] < part[1]]
        if found and _same(parts, found[-1]) and not _is_outlet(tokens, cue):
            start = content_start(tokens, found[-1].cue, parts[-1][1])
            found.append(Attribution([_trimmed(tokens, start, parts[-1][1])], cue))
        elif found and (_same(parts, found[-1]) or _reports(tokens, cue, found[-1])):
            found[-1].via.insert(0, cue)
        elif parts and not (found and _inside(parts, found[-1])):
            found.append(Attribution(parts, cue, list(pending)))
        elif cue.kind == "source" and not cue.weak and not found:
            pending.append(cue)
    found = _outermost(found)
    return found + _fragments(tokens, found)


def _low(tokens: Tokens, found: list[Attribution]) -> int:
    """Before which token nothing belongs to the next cue: the last one's end, or the end of what that one names."""
    if not found:
        return 0
    last = found[-1]
    frames = last.cue.verb.frames if last.cue.verb is not None and not last.cue.asks else frozenset()
    names = "name" in frames and not frames & {"say", "tell"}
    after = last.parts[0][0] >= last.cue.end and tokens[last.parts[-1][1] - 1].quoted is not None
    return last.parts[-1][1] if names and after else last.cue.end


def _labelled(unit: Unit) -> Attribution | None:
    """A line of a transcript: `JANE ROE: …` or `Jane Roe: …`."""
    tokens = unit.tokens
    first = int(tokens[0].text in MARKS)
    colon = next((n for n, token in enumerate(tokens[:10]) if token.text == ":"), 0)
    bracket = next((n for n in range(colon) if tokens[n].text == "("), colon)
    name = tokens[first:bracket] if bracket < 5 else ()
    if (
        not unit.first
        or not name
        or is_past(name[0].low)
        or colon + 1 >= len(tokens)
        or not all(t.word and t.capital for t in name)
    ):
        return None
    plain = colon == first + 1 and tokens[colon + 1].quoted is None
    if any(t.low in _LABELS for t in name) or (plain and not (name[0].text.isupper() and len(name[0].text) > 2)):
        return None
    return Attribution([(colon + 1, len(tokens))], Cue(colon, colon + 1, colon, "label", None, (first, bracket)))


def _is_outlet(tokens: Tokens, cue: Cue) -> bool:
    """Whether a cue's subject is a news outlet or what "according to" cites: it passes on what another says."""
    return cue.kind == "source" or (cue.subject is not None and tokens[cue.subject[1] - 1].low in _OUTLETS)


def _same(parts: list[Range], last: Attribution) -> bool:
    """Whether a cue claims what another's content is already: "X admitted that …, the paper reported"."""
    return (
        bool(parts)
        and parts[-1][1] == last.parts[-1][1]
        and parts[0][0] >= last.cue.end
        and parts[0][0] <= last.parts[0][0]
    )


def _inside(parts: list[Range], last: Attribution) -> bool:
    """Whether words are another cue's already, after this one: `"…," he said, speaking of boats, "…"`."""
    return len(last.parts) > 1 and all(part in last.parts[1:] for part in parts)


def _reports(tokens: Tokens, cue: Cue, last: Attribution) -> bool:
    """Whether "according to X" tells where an attribution comes from that is complete before it."""
    if cue.kind != "source" or last.cue.kind == "source" or last.parts[-1][1] > cue.start:
        return False
    return not g.has_verb(tokens, max(last.cue.end, last.parts[-1][1]), cue.start)


def _trimmed(tokens: Tokens, start: int, end: int) -> Range:
    """A range without the punctuation around it."""
    while start < end and tokens[start].quoted is None and tokens[start].text in _EDGES:
        start += 1
    while start < end and tokens[end - 1].quoted is None and tokens[end - 1].text in _EDGES:
        end -= 1
    return start, end


def _outermost(found: list[Attribution]) -> list[Attribution]:
    """`found` without what stands inside another's words."""
    return [
        one
        for one in found
        if not any(
            other is not one
            and any(a <= one.cue.start and a <= one.parts[0][0] and one.parts[-1][1] <= b for a, b in other.parts)
            for other in found
        )
    ]


def _fragments(tokens: Tokens, found: list[Attribution]) -> list[Attribution]:
    """Words in marks that no cue introduces: they are the subject's, if they are more than a word or two."""
    used = {n for one in found for a, b in one.parts for n in range(a, b)}
    made = []
    for n, token in enumerate(tokens):
        if token.quoted is None or n in used:
            continue
        beside = _beside(tokens, n)
        subject = main_subject(tokens, 0, n)
        if beside is not None:
            made.append(Attribution([(n, n + 1)], beside))
            continue
        if subject is None or subject[1] >= n or token.text.count(" ") < _FRAGMENT:
            continue
        if tokens[n - 1].text == ":" or tokens[subject[1]].word:
            start = _object_start(tokens, n, subject[1])
            made.append(Attribution([(start, n + 1)], Cue(0, 0, 0, "run", None, subject)))
    return made


def _beside(tokens: Tokens, n: int) -> Cue | None:
    """A verb of any kind and its subject right after a whole quotation: `"Yes!" beamed Jo Smith.`"""
    if n + 2 >= len(tokens):
        return None
    after = tokens[n + 1]
    if n == 0 and after.text == ":":
        # A headline: `'It shook': Villagers tell of the night`.
        stop = g.np_right(tokens, 2, len(tokens))
        stop = next((m for m in range(3, stop) if tokens[m].low in verbs()), stop)
        return Cue(0, 0, 0, "run", None, (2, stop)) if 2 < stop < len(tokens) and tokens[stop].word else None
    if tokens[n].text.rstrip(MARKS)[-1:] not in ",!?":
        return None
    if after.low.endswith("ed") and tokens[n + 2].capital:
        stop = g.np_right(tokens, n + 2, len(tokens))
        return Cue(n + 1, n + 2, n + 1, "verb", None, (n + 2, stop), inverted=True) if stop > n + 2 else None
    stop = g.np_right(tokens, n + 1, len(tokens))
    if n + 1 < stop < len(tokens) and tokens[stop].low.endswith("ed") and (after.capital or after.low in g.SUBJECTS):
        return Cue(stop, stop + 1, stop, "verb", None, (n + 1, stop))
    return None


def _object_start(tokens: Tokens, n: int, low: int) -> int:
    """Where the object begins that a fragment at `n` ends: "went after | the mayor as a "…"."""
    start = n
    while start > low and (g.is_nominal(tokens[start - 1]) or tokens[start - 1].low in _WITHIN_OBJECT):
        start -= 1
    while start < n and tokens[start].low in g.PREPOSITIONS:
        start += 1
    return start
