"""The cues that -ing forms are: ", adding", "by saying", "a statement saying", "are saying", "was heard saying"."""

from crossread.annotate import grammar as g
from crossread.annotate import subjects
from crossread.annotate.cues import PAPERS, Cue, Place, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words

_BE = words("grammar", "forms of be")
_PERCEIVED = frozenset(("shown", "heard", "seen", "caught", "recorded"))
# Words between a letter and what it says, and those that begin them: "a letter | to the council on Monday | saying".
_LONGEST_ADDRESS = 10
_ADDRESSING = frozenset(("to", "on", "from", "by", "at", "for"))
# Of these the -ing form is no noun: people "saying", but a card that is "calling".
_CLEAR = frozenset(("say", "claim", "argue", "warn"))


def gerund_cue(place: Place) -> Cue | None:
    """The cue that an -ing form is: ", adding", "by saying", "a statement saying", "are saying", "shown saying"."""
    tokens, n, before = place.tokens, place.n, place.before
    if before in (g.DETERMINERS | g.POSSESSIVE) - g.INDEFINITE and not place.contracted:
        return None
    paper = _paper(place)
    if paper is not None:
        return place.cue(_of_paper(tokens, paper + 1), group=n)
    perceived = n - 1 if before in _PERCEIVED else n - 2 if before == "as" and tokens[n - 2].low == "quoted" else None
    if perceived is not None:
        group = subjects.verb_group(tokens, perceived, 0)
        return place.cue(subjects.subject_left(tokens, group, 0), group=perceived)
    if any(t.low in _BE for t in tokens[place.group : n]):
        return place.cue(subjects.subject_left(tokens, place.group, 0))
    return _participle(place)


def _paper(place: Place) -> int | None:
    """The token of the statement or letter that an -ing form says more of: "a letter to him on Monday | saying"."""
    tokens = place.tokens
    for n in range(place.n - 1, max(-1, place.n - 1 - _LONGEST_ADDRESS), -1):
        token = tokens[n]
        if token.low in PAPERS and token.text.islower():
            after = tokens[n + 1]
            return n if n + 1 == place.n or after.low in g.DAYS | g.TIMES | _ADDRESSING else None
        if not token.word or g.is_verb(token) or token.low in g.SUBJECTS or token.low in g.SUBORDINATORS:
            break
    return None


def _of_paper(tokens: Tokens, end: int) -> Range | None:
    """Who says what a statement or letter does that ends at `end`: whoever issued it, else the paper itself."""
    subject = subjects.subject_left(tokens, end, 0)
    if subject and subject[0] > 0:
        before = tokens[subject[0] - 1]
        if g.is_verb(before) or before.low in g.PREPOSITIONS | {"onto"} or before.low.endswith("ing"):
            return subjects.main_subject(tokens, 0, subject[0]) or subject
    return subject


def _participle(place: Place) -> Cue | None:
    """The cue of an -ing form without helper: of the noun before it, or of the clause that it goes with."""
    tokens, n, before = place.tokens, place.n, place.before
    if n and not tokens[n - 1].text.endswith(("ing", "ed")) and before not in g.DAYS | g.TIMES:
        named = tokens[n - 1].capital and g.is_nominal(tokens[n - 1])
        start = _named_start(tokens, g.np_left(tokens, n, 0), n)
        if named or before in g.OBJECTS or before in g.INDEFINITE:
            return place.cue((min(start, n - 1), n), group=n)
        if g.is_nominal(tokens[n - 1]):
            # "a calling card" is no cue, "people saying that" is one.
            people = before.endswith("s") or before in g.ROLES or before == "people"
            if people or place.verb.base not in ("say", "insist"):
                return place.cue((start, n), group=n) if people and place.verb.base in _CLEAR else None
    finite = [
        c
        for c in place.found
        if c.subject and not c.weak and c.verb and c.verb.frames & {"say", "tell", "ask"} and not _in_as(tokens, c)
    ]
    outer = [c for c in finite if not _is_told(tokens, c, finite)]
    return place.cue(outer[-1].subject if outer else subjects.main_subject(tokens, 0, n), group=n)


def _is_told(tokens: Tokens, cue: Cue, others: list[Cue]) -> bool:
    """Whether a cue is part of what another one says: "Orr said | she would ask for help, adding …"."""
    if cue.subject is None or tokens[cue.subject[0]].low not in g.SUBJECTS:
        return False
    start = cue.subject[0]
    return any(o.end <= start and not any(t.text == "," for t in tokens[o.end : start]) for o in others)


def _named_start(tokens: Tokens, start: int, end: int) -> int:
    """Where the name begins that ends at `end`, in a phrase from `start` on: "film of | Jane Orr saying"."""
    for n in range(end - 2, start, -1):
        if tokens[n].low in g.PREPOSITIONS and tokens[n - 1].text.islower():
            return n + 1
    return start


def _in_as(tokens: Tokens, cue: Cue) -> bool:
    """Whether a cue stands in "As the mayor reported, …": the clause after it has a subject of its own."""
    return cue.subject is not None and cue.subject[0] > 0 and tokens[cue.subject[0] - 1].low == "as"
