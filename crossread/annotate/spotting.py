"""Where a unit's cues are: verbs of saying with their subject; nouns and "according to" are found by `sources`."""

from dataclasses import dataclass

from crossread.annotate import grammar as g
from crossread.annotate import subjects
from crossread.annotate.cues import NOUNS, PAPERS, Cue, Range, Verb, verbs
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words
from crossread.annotate.sources import noun_cue, source_cue

_NOT_SAID = frozenset(("not", "n't", "n’t", "never", "didn't", "didn’t", "won't", "won’t", "wouldn't", "wouldn’t"))
_BE = words("grammar", "forms of be")
# What stands before a noun that looks like a cue verb: "a report", "his claims", "new demands".
_BEFORE_NOUN = g.DETERMINERS | g.POSSESSIVE | {"of", "new", "recent", "in", "for", "with", "by", "such", "false", "on"}
_NOUN_LIKE = NOUNS | PAPERS | words("cues", "also nouns")
_PLURAL_SPEAKERS = words("cues", "plural speakers")
_REFUSING = frozenset(("declined", "refused", "failed", "declines", "refuses", "fails", "refuse", "decline"))
# Verbs that say something with this particle only, and verbs that may have one.
_NEEDED = frozenset(("point", "shoot", "sum"))
_PARTICLES = {"point": ("out",), "shoot": ("back",), "snap": ("back",), "call": ("on",), "go": ("on",), "sum": ("up",)}
_PERCEIVED = frozenset(("shown", "heard", "seen", "caught", "recorded"))
# Tokens that an inverted subject may have: `said Jo Smith, a driver from Leeds`.
_LONGEST_INVERTED = 15


@dataclass(frozen=True, slots=True)
class _Place:
    """A verb that may be a cue: its tokens `[n, end)`, where its verb group begins, and the cues `found` before it."""

    tokens: Tokens
    n: int
    end: int
    group: int
    verb: Verb
    found: list[Cue]

    @property
    def before(self) -> str:
        """The word before the verb in lower case, empty at the beginning."""
        return self.tokens[self.n - 1].low if self.n else ""

    def cue(
        self, subject: Range | None, group: int | None = None, inverted: bool = False, weak: bool = False
    ) -> Cue | None:
        """The cue with this subject, `None` without one."""
        if subject is None:
            return None
        start = self.group if group is None else group
        return Cue(self.n, self.end, start, "verb", self.verb, subject, inverted, weak)


def spot(tokens: Tokens) -> list[Cue]:
    """The cues of a unit in order."""
    found: list[Cue] = []
    table = verbs()
    for n, token in enumerate(tokens):
        if token.quoted is not None or (found and n < found[-1].end):
            continue
        verb = table.get(token.low)
        cue = None
        if verb is not None and (token.text.islower() or n == 0):
            cue = _verb_cue(tokens, n, verb, found)
        if cue is None:
            cue = source_cue(tokens, n) or noun_cue(tokens, n)
        if cue is not None:
            found.append(cue)
    return found


def _verb_cue(tokens: Tokens, n: int, verb: Verb, found: list[Cue]) -> Cue | None:
    """The cue that a verb is, if it has a subject and is said to be said."""
    end = n + 1 + (n + 1 < len(tokens) and tokens[n + 1].low in _PARTICLES.get(verb.base, ()))
    place = _Place(tokens, n, end, subjects.verb_group(tokens, n, 0), verb, found)
    helpers = {t.low for t in tokens[place.group : n]}
    if verb.form == "participle" or (verb.base in _NEEDED and end == n + 1) or helpers & _NOT_SAID:
        return None
    if verb.form == "gerund":
        return _gerund(place)
    counted = verb.form != "third" and place.before in g.INDEFINITE
    noun = place.before in _BEFORE_NOUN and not counted and not _is_contraction(tokens, n)
    if noun or helpers & _BE:
        return None
    if verb.form == "base" and place.before == "to" and "to" not in helpers:
        refused = n > 1 and tokens[n - 2].low in _REFUSING
        return None if refused else place.cue(subjects.main_subject(tokens, 0, n - 1), group=n, weak=True)
    if not helpers and not _is_finite(place):
        return None
    return _with_subject(place) or place.cue(_inverted_subject(place), inverted=True)


def _is_finite(place: _Place) -> bool:
    """Whether a verb before which no helper stands can be finite, and not a noun or an infinitive."""
    tokens, n, verb = place.tokens, place.n, place.verb
    if verb.form == "base":
        if n == 0 or verb.base in _NOUN_LIKE:
            return place.before in _PLURAL_SPEAKERS
        return place.before.endswith("s") or place.before in _PLURAL_SPEAKERS or place.before in (",", ")")
    if verb.form == "third" and tokens[n].low in _NOUN_LIKE and place.group == n and n:
        # "posts" and "reasons" after a noun that cannot speak are nouns.
        before = tokens[n - 1]
        speaks = before.capital or before.low in g.SUBJECTS or before.low in g.ROLES or before.low in PAPERS
        return speaks or not before.word
    return True


def _is_contraction(tokens: Tokens, n: int) -> bool:
    """Whether the 's before a verb is short for "is" or "has"."""
    return tokens[n - 1].low in ("'s", "’s") and n > 1 and tokens[n - 2].low in g.SUBJECTS


def _with_subject(place: _Place) -> Cue | None:
    """The cue whose subject stands before it."""
    tokens, group = place.tokens, place.group
    if group == 0 or tokens[group - 1].quoted is not None:
        return None
    low = place.found[-1].end if place.found else 0
    subject = (
        _shared_subject(place, group)
        or subjects.subject_left(tokens, group, low)
        or subjects.subject_left(tokens, group, 0)
    )
    if subject and tokens[subject[1] - 1].low in g.DAYS | g.TIMES:
        subject = _shared_subject(place, subject[0]) or subjects.main_subject(tokens, 0, subject[0])
    return place.cue(subject)


def _shared_subject(place: _Place, group: int) -> Range | None:
    """The subject of a verb after "and" or "but", which is that of the clause before: "He waited and said"."""
    tokens, found = place.tokens, place.found
    while group > 0 and tokens[group - 1].low in g.PREPOSITIONS:
        group -= 1
    if group == 0 or tokens[group - 1].low not in ("and", "but", "then", "or"):
        return None
    if found and found[-1].subject and found[-1].kind == "verb":
        return found[-1].subject
    return subjects.main_subject(tokens, 0, group)


def _inverted_subject(place: _Place) -> Range | None:
    """The subject after a verb in `"…," said Jo Smith`, `…, said Jo Smith.` and `Added Smith: "…"`."""
    tokens, n, end, verb = place.tokens, place.n, place.end, place.verb
    if verb.form not in ("past", "third") or not verb.frames & {"say", "ask", "quote only"}:
        return None
    stop = g.np_right(tokens, end, min(len(tokens), end + _LONGEST_INVERTED))
    after = tokens[stop].text if stop < len(tokens) else "."
    if stop == end or (tokens[end].low in g.OBJECTS and tokens[end].low not in g.SUBJECTS):
        return None
    if n == 0:
        return (end, stop) if after in (":", ",") else None
    quoted = tokens[n - 1].quoted is not None or (n > 1 and place.before == "," and tokens[n - 2].quoted is not None)
    if not quoted:
        closed = after in (",", ".", ";") or after.lower() in g.PREPOSITIONS
        if place.before != "," or not closed or tokens[end].low in ("that", "this", "it", "there"):
            return None
    return end, stop


def _gerund(place: _Place) -> Cue | None:
    """The cue that an -ing form is: ", adding", "by saying", "a statement saying", "are saying", "shown saying"."""
    tokens, n, before = place.tokens, place.n, place.before
    if before in (g.DETERMINERS | g.POSSESSIVE) - g.INDEFINITE and not _is_contraction(tokens, n):
        return None
    if before in PAPERS:
        return place.cue(_of_paper(place), group=n)
    perceived = n - 1 if before in _PERCEIVED else n - 2 if before == "as" and tokens[n - 2].low == "quoted" else None
    if perceived is not None:
        group = subjects.verb_group(tokens, perceived, 0)
        return place.cue(subjects.subject_left(tokens, group, 0), group=perceived)
    if any(t.low in _BE for t in tokens[place.group : n]):
        return place.cue(subjects.subject_left(tokens, place.group, 0))
    return _participle(place)


def _of_paper(place: _Place) -> Range | None:
    """Who says what a statement or letter does: whoever issued it, else the paper itself."""
    subject = subjects.subject_left(place.tokens, place.n, 0)
    if subject and subject[0] > 0 and g.is_verb(place.tokens[subject[0] - 1]):
        return subjects.main_subject(place.tokens, 0, subject[0]) or subject
    return subject


def _participle(place: _Place) -> Cue | None:
    """The cue of an -ing form without helper: of the noun before it, or of the clause that it goes with."""
    tokens, n, before = place.tokens, place.n, place.before
    if n and not tokens[n - 1].text.endswith(("ing", "ed")):
        named = tokens[n - 1].capital and g.is_nominal(tokens[n - 1])
        start = g.np_left(tokens, n, 0)
        if named or before in g.OBJECTS or before in g.INDEFINITE:
            return place.cue((min(start, n - 1), n), group=n)
        if g.is_nominal(tokens[n - 1]):
            # "a calling card" is no cue, "people saying that" is one.
            people = before.endswith("s") or before in g.ROLES or before == "people"
            return (
                place.cue((start, n), group=n)
                if people and place.verb.base in ("say", "claim", "argue", "warn")
                else None
            )
    finite = [c for c in place.found if c.subject and not c.weak and c.verb and c.verb.frames & {"say", "tell", "ask"}]
    return place.cue(finite[-1].subject if finite else subjects.main_subject(tokens, 0, n), group=n)
