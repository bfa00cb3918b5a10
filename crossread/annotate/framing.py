"""How an article introduces words: to whom they are said, by what means, in what manner, and whether they are denied.

Only what stands at the cue counts: the words between it and what is said, or after it up to the end of its clause,
and a phrase of means that begins the sentence: "In a letter to the council, Lee said …".
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from crossread.annotate import grammar as g
from crossread.annotate.cues import Cue, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words
from crossread.annotate.means import IN, manner, means, paper
from crossread.annotate.predicates import is_finite
from crossread.annotate.spotting import spot
from crossread.annotate.tokens import Unit
from crossread.model import Hedge, Quote, Span, Stance

_AUDIENCE = words("framing", "audience") | g.ROLES
_STORIES = words("framing", "stories")
_ADDRESSING = words("framing", "to and with")
_SAYING_TO = words("framing", "saying to")
_TELLING = words("framing", "telling")
_WRITING = words("framing", "writing")
_SPEAKING = words("framing", "speaking")
_DENYING = words("framing", "denying")
_DENIED_NOUNS = words("framing", "denied nouns")
# What is denied to somebody, not what is denied to be so.
_GRANTED = words("framing", "granted")
_GENITIVE = frozenset(("'s", "’s", "'", "’"))
_WITH = frozenset(("interview", "interviews", "call", "conversation", "conversations", "exchange", "phone", "meeting"))
_HEDGES = words("framing", "hedges")
_WILL = frozenset(("will", "'ll", "’ll", "shall"))
_EXPECTED = words("times", 'ahead before "to" and the like')
_NOT = words("grammar", "negations") | {"no"}
_STOPS = frozenset((".", "!", "?", ";", ":", ",", "—", "–", "--", "(", ")"))
# Tokens of the person urged, and of an apposition after an inverted subject: "said Lee, a driver from Leeds, in a …".
_LONGEST_PERSON, _LONGEST_APPOSITION = 18, 12
# Tokens before a subject that may hold how it speaks: "In a letter to the council on Monday, Lee said".
_LONGEST_OPENING = 25

Inside = Callable[[int], bool]


@dataclass(slots=True)
class Framing:
    """The tokens `[start, end)` of addressee, means, manner and the outlet's hedges, and what becomes of the words."""

    addressee: Range | None = None
    medium: Range | None = None
    manner: tuple[Range, ...] = ()
    hedges: tuple[Range, ...] = ()
    stance: Stance = "said"


def framed(quote: Quote, unit: Unit, cue: Cue | None) -> Quote:
    """A quotation with what its cue, which stands in `unit`, tells of it."""
    if cue is None or cue.start == cue.end:
        return quote
    tokens = unit.tokens

    def inside(n: int) -> bool:
        return any(part.start <= tokens[n].start < part.end for part in quote.parts)

    def place(where: Range) -> Span:
        return Span(quote.span.article, tokens[where[0]].start, tokens[where[1] - 1].end)

    found = framing(tokens, cue, inside)
    if found.medium and quote.speaker_span and quote.resolved == "own words":
        # "The letter says": the letter is the speaker.
        at = tokens[found.medium[0]].start
        found.medium = None if quote.speaker_span.start <= at < quote.speaker_span.end else found.medium
    return replace(
        quote,
        addressee=place(found.addressee) if found.addressee else None,
        medium=place(found.medium) if found.medium else None,
        manner=tuple(place(where) for where in found.manner),
        stance=found.stance,
        hedges=tuple(Hedge(place(where), "outlet") for where in found.hedges),
    )


def _is_alone(tokens: Tokens) -> bool:
    """Whether a unit has one cue, besides that somebody "spoke on condition of anonymity"."""
    return sum(cue.verb is None or cue.verb.base != "speak" for cue in spot(tokens)) == 1


def framing(tokens: Tokens, cue: Cue, inside: Inside) -> Framing:
    """How `cue` introduces the words whose tokens are `inside`."""
    found = Framing(stance=_stance(tokens, cue))
    found.hedges = tuple((n, n + 1) for n in range(cue.group, cue.start) if tokens[n].low in _HEDGES)
    if cue.kind != "verb" or cue.verb is None:
        return found
    start, stop = _region(tokens, cue, inside)
    urged = "urge" in cue.verb.frames and cue.asks and cue.end < len(tokens) and inside(cue.end)
    found.addressee = _urged(tokens, cue) if urged else _told(tokens, cue, start, stop)
    says_to = cue.verb.base in _SAYING_TO
    _phrases(tokens, start, stop, found, says_to)
    if cue.subject is not None:
        _phrases(tokens, _opening(tokens, cue.subject[0], inside), cue.subject[0], found, False)
    if found.medium is None:
        found.medium = paper(tokens, cue)
        if found.medium is not None and found.addressee is None:
            until = cue.group if cue.group > found.medium[1] else found.medium[1] + _LONGEST_PERSON
            found.addressee = _addressed(tokens, found.medium, min(len(tokens), until))
    ways = manner(tokens, cue, (start, stop), inside, partial(_is_alone, tokens))
    found.manner = tuple(
        way for way in ways if not found.medium or way[0] >= found.medium[1] or way[1] <= found.medium[0]
    )
    return found


def _stance(tokens: Tokens, cue: Cue) -> Stance:
    """What is done with the words: said, denied, refused, or told as not said."""
    if cue.kind == "noun":
        at = [t.low for t in tokens[cue.start : cue.end]]
        denied: Stance = "denied" if any(low in _DENIED_NOUNS for low in at) else "said"
        return "not said" if any(low in _NOT for low in at) else denied
    if cue.verb is None or not _is_said(tokens, cue):
        return "said" if cue.verb is None else "not said"
    if cue.verb.base == "refuse":
        return "refused"
    if cue.verb.base not in _DENYING:
        return "expected" if _is_expected(tokens, cue) else "said"
    whats = {t.low for t in tokens[cue.end : cue.end + 3]}
    return "refused" if cue.verb.base == "deny" and whats & _GRANTED else "denied"


def _is_expected(tokens: Tokens, cue: Cue) -> bool:
    """Whether it is yet to be said: "will say", "is expected to say"."""
    helpers = {t.low for t in tokens[cue.group : cue.start]}
    before = [t.low for t in tokens[max(0, cue.start - 2) : cue.start]]
    return bool(helpers & _WILL) or (len(before) > 1 and before[0] in _EXPECTED and before[1] == "to")


def _is_said(tokens: Tokens, cue: Cue) -> bool:
    """Whether nothing before a verb negates or asks it: "without saying", "short of calling on", "if he says"."""
    if cue.subject is not None and cue.subject[0] > 0 and tokens[cue.subject[0] - 1].low in ("whether", "if"):
        return False
    before = [t.low for t in tokens[max(0, cue.group - 2) : cue.group]]
    if before[-1:] == ["without"] or before in (["short", "of"], ["instead", "of"]):
        return False
    group = {t.low for t in tokens[cue.group : cue.start]}
    return not group & _NOT or "only" in group


def _region(tokens: Tokens, cue: Cue, inside: Inside) -> Range:
    """The tokens after a cue, up to what is said or the end of its clause."""
    start = cue.end
    if cue.inverted and cue.subject is not None:
        start = _past_apposition(tokens, cue.subject[1])
    stop = start
    while stop < len(tokens) and not inside(stop) and tokens[stop].quoted is None:
        token = tokens[stop]
        names = token.low == "and" and stop + 1 < len(tokens) and tokens[stop + 1].capital
        if token.text in _STOPS or (token.low in g.SUBORDINATORS and token.low != "before"):
            break
        if token.low in g.COORDINATORS and not names:
            break
        stop += 1
    return start, stop


def _past_apposition(tokens: Tokens, n: int) -> int:
    """After what tells more of an inverted subject, if a phrase with a preposition follows that."""
    if n >= len(tokens) or tokens[n].text != ",":
        return n
    for m in range(n, min(len(tokens) - 1, n + _LONGEST_APPOSITION)):
        if tokens[m].text == "," and tokens[m + 1].low in IN | {"to"}:
            return m + 1
        if tokens[m].quoted is not None or tokens[m].text in (".", ";", ":"):
            break
    return n


def _told(tokens: Tokens, cue: Cue, start: int, stop: int) -> Range | None:
    """Who stands after "told"; after "wrote" only where "that" or a phrase of means follows."""
    assert cue.verb is not None
    if cue.inverted:
        return None
    found = _person(tokens, start, stop)
    if found is None or (found[1] < len(tokens) and is_finite(tokens, found[1])):
        # "warned | the fund will be empty" tells nobody.
        return None
    if cue.verb.base in _TELLING:
        return found
    after = tokens[found[1]].low if found[1] < len(tokens) else ""
    return found if cue.verb.base in _WRITING and after in ("that", "in", "on") else None


def _urged(tokens: Tokens, cue: Cue) -> Range | None:
    """Who is urged: "called on | the council | to"."""
    assert cue.verb is not None
    if cue.verb.base == "call" and tokens[cue.end - 1].low != "on":
        return None
    found = _audience(tokens, cue.end, min(len(tokens), cue.end + _LONGEST_PERSON))
    follows = [t.low for t in tokens[found[1] : found[1] + 2]] if found else []
    return found if follows[:1] == ["to"] or follows == ["not", "to"] else None


def _person(tokens: Tokens, start: int, stop: int) -> Range | None:
    """The noun phrase at `start` if it can be somebody, without what is said of when and where."""
    if start >= stop:
        return None
    owner = tokens[start].low == "her" and start + 1 < stop and g.is_nominal(tokens[start + 1])
    if tokens[start].low in g.OBJECTS and not owner:
        return start, start + 1
    end = g.np_right(tokens, start + owner, stop)
    for n in range(start, end):
        low = tokens[n].low
        owner = n > start and tokens[n - 1].low in g.ROLES
        dated = n > start and (low in g.DAYS or (low in g.TIMES and not tokens[n].capital))
        if low in ("that", "at", "how", "what") or (low == "for" and not owner) or dated or tokens[n].title:
            end = n
            break
    while end > start and tokens[end - 1].low in g.DETERMINERS | g.PREPOSITIONS | {"and"}:
        end -= 1
    if end <= start or tokens[start].low == "its" or tokens[end - 1].low in _GENITIVE:
        return None
    head = next((n for n in range(start + 1, end) if tokens[n].low in g.PREPOSITIONS), end) - 1
    return None if tokens[head].low in _STORIES else (start, end)


def _audience(tokens: Tokens, start: int, stop: int) -> Range | None:
    """The noun phrase at `start` if it is a name, a pronoun or people."""
    found = _person(tokens, start, stop)
    if found is None:
        return None
    head = next((n for n in range(found[0] + 1, found[1]) if tokens[n].low in g.PREPOSITIONS), found[1]) - 1
    pronoun = tokens[head].low in g.OBJECTS and tokens[head].low != "it"
    named = tokens[head].capital and tokens[head].low not in g.DAYS
    return found if pronoun or named or tokens[head].low in _AUDIENCE else None


def _phrases(tokens: Tokens, start: int, stop: int, found: Framing, says_to: bool) -> None:
    """Find the means and the addressee in the phrases of `tokens[start:stop]`, where they are not yet known."""
    n = start
    while n < stop:
        token = tokens[n]
        phrase = means(tokens, n, stop) if token.low in IN and (n == 0 or tokens[n - 1].low != "according") else None
        if phrase is not None:
            found.addressee = found.addressee or _addressed(tokens, phrase, stop)
            found.medium = found.medium or phrase
            n = phrase[1]
            continue
        spoken = token.low in _SPEAKING
        at_cue = n == start or g.is_adverb(tokens[n - 1]) or tokens[n - 1].low in g.DAYS | g.TIMES
        if (says_to and at_cue and token.low == "to") or (
            spoken and n + 1 < stop and tokens[n + 1].low in ("to", "with")
        ):
            at = n + 1 + spoken
            found.addressee = found.addressee or _audience(tokens, at, stop)
        n += 1


def _addressed(tokens: Tokens, phrase: Range, stop: int) -> Range | None:
    """Whom a letter or an interview is with that a phrase of means ends with: "in a letter | to the council"."""
    end = phrase[1]
    noun = tokens[end - 1].low
    if end + 1 >= stop or noun not in _ADDRESSING:
        return None
    fits = tokens[end].low == "to" or (tokens[end].low == "with" and noun in _WITH)
    return _audience(tokens, end + 1, stop) if fits else None


def _opening(tokens: Tokens, subject: int, inside: Inside) -> int:
    """Where the introduction begins that ends before a subject with a comma; `subject` itself if there is none."""
    if subject < 2 or tokens[subject - 1].text != "," or inside(subject - 1):
        return subject
    for n in range(subject - 2, max(-1, subject - _LONGEST_OPENING), -1):
        if inside(n) or tokens[n].quoted is not None or tokens[n].text in (";", ":", ")", "”"):
            return subject
        if n == 0 or (n == 1 and tokens[0].low in ("and", "but")):
            begins = tokens[n].low in IN or tokens[n].low in _SPEAKING
            return n if begins else subject
    return subject
