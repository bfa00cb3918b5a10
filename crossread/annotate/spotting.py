"""Where a unit's cues are: verbs of saying with their subject; nouns and "according to" are found by `sources`."""

from crossread.annotate import grammar as g
from crossread.annotate import subjects
from crossread.annotate.cues import NOUNS, PAPERS, Cue, Place, Range, Verb, verbs
from crossread.annotate.gerunds import gerund_cue
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words
from crossread.annotate.people import ORGANISATION_WORDS
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
# Verbs that say something before "that" only.
_NEEDING_THAT = frozenset(("determine",))
_PARTICLES = {"point": ("out",), "shoot": ("back",), "snap": ("back",), "call": ("on", "for")}
_PARTICLES |= {"go": ("on",), "sum": ("up",)}
# Tokens between a passive and "by": `was called "a mess" by`.
_LONGEST_PASSIVE = 10
# Tokens that an inverted subject may have: `said Jo Smith, a driver from Leeds`.
_LONGEST_INVERTED = 15


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
    place = Place(tokens, n, end, subjects.verb_group(tokens, n, 0), verb, found)
    helpers = {t.low for t in tokens[place.group : n]}
    if _lacks_particle(place) or verb.form == "participle" or helpers & _NOT_SAID:
        return None
    if verb.form == "gerund":
        return gerund_cue(place)
    if helpers & _BE:
        return _passive(place)
    if _is_noun(place):
        return None
    return _finite(place, helpers)


def _finite(place: Place, helpers: set[str]) -> Cue | None:
    """The cue that a verb is, finite or an infinitive and no -ing form; `helpers` are its auxiliaries and adverbs."""
    tokens, n, verb = place.tokens, place.n, place.verb
    if verb.form == "base" and place.before == "to" and "to" not in helpers:
        refused = n > 1 and tokens[n - 2].low in _REFUSING
        return None if refused else place.cue(subjects.main_subject(tokens, 0, n - 1), group=n, weak=True)
    if not helpers and not _is_finite(place):
        return None
    inverted = _inverted_subject(place)
    if inverted is not None and _is_somebody(tokens, place, inverted):
        return place.cue(inverted, inverted=True)
    return _with_subject(place) or place.cue(inverted, inverted=True)


def _passive(place: Place) -> Cue | None:
    """The cue of `was described by Lee as "…"` and `was called "…" by Lee`: who says it stands after "by"."""
    tokens = place.tokens
    if place.verb.form != "past" or "name" not in place.verb.frames:
        return None
    for n in range(place.end, min(len(tokens) - 1, place.end + _LONGEST_PASSIVE)):
        if tokens[n].low == "by":
            stop = g.np_right(tokens, n + 1, len(tokens))
            after = tokens[stop : stop + 4] if stop < len(tokens) and tokens[stop].low == "as" else ()
            quoted = any(t.quoted is not None for t in (*tokens[place.end : n], *after))
            return place.cue((n + 1, stop)) if quoted else None
        if not tokens[n].word and tokens[n].quoted is None:
            return None
    return None


def _lacks_particle(place: Place) -> bool:
    """Whether a verb says something with a word only that doesn't follow: "pointed out", "determined that"."""
    tokens, end, base = place.tokens, place.end, place.verb.base
    if base in _NEEDING_THAT:
        return end >= len(tokens) or tokens[end].low != "that"
    if base == "close" and end < len(tokens) and tokens[end].low == "to":
        return True
    return base in _NEEDED and end == place.n + 1


def _is_noun(place: Place) -> bool:
    """Whether what stands before a verb makes it a noun: "a report", "his claims"."""
    if place.before == "her" and place.verb.base in ("say", "tell"):
        return False
    counted = place.verb.form != "third" and place.before in g.INDEFINITE | g.COUNTED
    return place.before in _BEFORE_NOUN and not counted and not place.contracted


def _is_finite(place: Place) -> bool:
    """Whether a verb before which no helper stands can be finite, and not a noun or an infinitive."""
    tokens, n, verb = place.tokens, place.n, place.verb
    if verb.form == "base":
        if verb.base == "say" and n:
            # "sources close to her say", "one in five say"
            whom = place.before in g.OBJECTS and not (n > 1 and tokens[n - 2].low in g.PREPOSITIONS)
            return not whom and place.before not in ("to", "and", "or") and (tokens[n - 1].word or place.before == ",")
        if n == 0 or verb.base in _NOUN_LIKE:
            return place.before in _PLURAL_SPEAKERS
        return place.before.endswith("s") or place.before in _PLURAL_SPEAKERS or place.before in (",", ")")
    if verb.form == "third" and tokens[n].low in _NOUN_LIKE and place.group == n and n:
        # "posts" and "reasons" after a noun that cannot speak are nouns.
        before = tokens[n - 1]
        if _is_object(place):
            return False
        speaks = before.capital or before.low in g.SUBJECTS | g.ROLES | PAPERS | ORGANISATION_WORDS
        return speaks or not before.word
    return True


def _is_object(place: Place) -> bool:
    """Whether a noun that looks like a verb is another verb's object: "disputed Republican | claims"."""
    start = g.np_left(place.tokens, place.n, 0)
    before = place.tokens[start - 1] if start else None
    if before is None or not g.is_verb(before):
        return False
    says = verbs().get(before.low)
    return says is not None and says.base not in ("say", place.verb.base)


def _with_subject(place: Place) -> Cue | None:
    """The cue whose subject stands before it."""
    tokens, group = place.tokens, place.group
    if group == 0 or tokens[group - 1].quoted is not None:
        return place.cue(_citing(tokens, group))
    low = place.found[-1].end if place.found else 0
    subject = (
        _shared_subject(place, group)
        or subjects.subject_left(tokens, group, low)
        or subjects.subject_left(tokens, group, 0)
    )
    if subject and tokens[subject[1] - 1].low in g.DAYS | g.TIMES:
        subject = _shared_subject(place, subject[0]) or subjects.main_subject(tokens, 0, subject[0])
    return place.cue(subject)


def _citing(tokens: Tokens, group: int) -> Range | None:
    """The subject before a participle with a quotation: `Jo Smith, citing "old rules," | said`."""
    if group < 4 or tokens[group - 2].low[-3:] != "ing" or tokens[group - 3].text != ",":
        return None
    start = g.np_left(tokens, group - 3, 0)
    return (start, group - 3) if start < group - 3 else None


def _shared_subject(place: Place, group: int) -> Range | None:
    """The subject of a verb after "and" or "but", which is that of the clause before: "He waited and said"."""
    tokens, found = place.tokens, place.found
    while group > 0 and tokens[group - 1].low in g.PREPOSITIONS:
        group -= 1
    if group == 0 or tokens[group - 1].low not in ("and", "but", "then", "or"):
        return None
    if found and found[-1].subject and found[-1].kind == "verb":
        return found[-1].subject
    return subjects.main_subject(tokens, 0, group)


def _inverted_subject(place: Place) -> Range | None:
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


def _is_somebody(tokens: Tokens, place: Place, inverted: Range) -> bool:
    """Whether `…, said an official who …` follows a comma: a role or a name with more of it, and no clause."""
    if place.verb.base != "say" or place.before != "," or inverted[1] >= len(tokens):
        return False
    head = tokens[inverted[1] - 1]
    return tokens[inverted[1]].low in (",", "who", "at", "for", "of") and (head.low in g.ROLES or head.capital)
