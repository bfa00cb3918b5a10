"""What the verb of a clause says of it: whether it is negated, may or must be, and on what condition."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate import grammar as g
from crossread.annotate.cues import Range, verbs
from crossread.annotate.lexicon import words
from crossread.annotate.tokens import Token
from crossread.model import Modality

_MODALS: dict[str, Modality] = {
    "may": "may", "might": "might", "could": "could", "couldn't": "could", "couldn’t": "could", "would": "would",
    "wouldn't": "would", "wouldn’t": "would", "will": "will", "won't": "will", "won’t": "will", "shall": "will",
    "'ll": "will", "’ll": "will", "must": "must", "mustn't": "must", "mustn’t": "must", "should": "should",
    "shouldn't": "should", "shouldn’t": "should",
}  # fmt: skip
_PASTS = g.IRREGULAR | words("framing", "irregular pasts")
_WOULD = frozenset(("'d", "’d"))
# Participles after which 'd is "had": "he'd gone".
_HAD = g.IRREGULAR | words("framing", "participles")
_NOT = words("grammar", "negations") - {"nor", "neither", "no", "without", "hardly"} | {"cannot"}
_NOBODY = frozenset(("no", "none", "nobody", "nothing", "neither"))
_NOT_ALL = frozenset(("everyone", "everybody", "all", "every", "everything", "many", "one", "a"))
_NOT_ONLY = frozenset(("only", "just", "least", "merely", "simply"))
_NO_DOUBT = frozenset(("doubt", "matter", "longer", "wonder", "less", "fewer", "more", "later", "sooner"))
_CONDITIONS = frozenset(("if", "unless"))
_ASKING = words("framing", "asking")


@dataclass(frozen=True, slots=True)
class Predicate:
    """The number of the verb's token, the tokens of what negates it and of its condition, and its modal."""

    verb: int | None = None
    negation: Range | None = None
    modality: Modality | None = None
    condition: Range | None = None


def is_finite(tokens: Sequence[Token], n: int) -> bool:
    """Whether the token `n` is probably a finite verb where it stands."""
    token = tokens[n]
    low, before = token.low, tokens[n - 1] if n else None
    if token.quoted is not None or token.title or (before is not None and before.low in _BEFORE_NOUNS):
        return False
    if low in _POSSESSIVE:
        return before is not None and before.low in _PRO_FORMS
    if n and tokens[n - 1].low in _OWNING and tokens[n - 2].low not in _PRO_FORMS:
        return False
    if low in g.AUXILIARIES or low == "ought":
        return token.text != "Will" and low not in ("being", "having", "been", "be")
    return not token.capital and _is_lexical(tokens, n)


def _is_lexical(tokens: Sequence[Token], n: int) -> bool:
    """Whether a token in small letters that is no helper is a finite verb."""
    low, before = tokens[n].low, tokens[n - 1] if n else None
    form = verbs().get(low)
    if low in _SAYS and before is not None:
        return before.low in g.SUBJECTS or g.is_nominal(before)
    if low in _PASTS:
        return before is None or before.low not in g.PREPOSITIONS
    if form is not None and form.form == "third":
        return before is not None and (before.capital or before.low in g.SUBJECTS | g.ROLES)
    passive = n + 1 < len(tokens) and tokens[n + 1].low == "by"
    past = low.endswith("ed") and g.is_verb(tokens[n]) and not passive
    return past and (before is None or before.low not in g.PREPOSITIONS)


_SAYS = frozenset(("says", "tells", "thinks", "believes", "writes", "asks", "argues", "insists"))
_POSSESSIVE = frozenset(("'s", "’s"))
_OWNING = _POSSESSIVE | {"'", "’"}
_PRO_FORMS = g.SUBJECTS | {"that", "there", "here", "what", "this", "who"}
_BEFORE_NOUNS = frozenset(("to", "a", "an", "the", "his", "their", "its", "our", "my", "your", "very", "most", "more"))


def predicate(tokens: Sequence[Token]) -> Predicate:
    """The verb of the first main clause of `tokens`, with what it says of it."""
    condition = _condition(tokens)
    verb = _main_verb(tokens, condition)
    if verb is None:
        return Predicate(negation=_one(_nobody(tokens, 0, min(len(tokens), 2))), condition=condition)
    end = _group_end(tokens, verb)
    start = verb
    while start > 0 and g.is_adverb(tokens[start - 1]):
        start -= 1
    negation = next((n for n in range(start, end) if _negates(tokens, n)), None)
    modality = next((m for n in range(verb, end) if (m := modal(tokens, n)) is not None), None)
    if modality == "must" and negation is not None and tokens[verb].low not in _MODALS:
        modality = None  # "need not" and "do not have to" leave free, and bind nobody
    if negation is None:
        negation = _nobody(tokens, max(0, verb - 5), verb)
    if negation is None:
        negation = _nobody(tokens, verb + 1, min(len(tokens), end + 2))
    return Predicate(verb, _one(negation), modality, condition)


def infinitive(tokens: Sequence[Token]) -> Predicate:
    """The same of what somebody is urged, or promises, to do: "the council | not to sell it"."""
    to = next((n for n, token in enumerate(tokens) if token.low == "to"), 0)
    return Predicate(negation=_one(to - 1) if to and tokens[to - 1].low in ("not", "never") else None)


def _one(n: int | None) -> Range | None:
    return None if n is None else (n, n + 1)


def modal(tokens: Sequence[Token], n: int) -> Modality | None:
    """The modal that a token is, if it is one."""
    token = tokens[n]
    after = tokens[n + 1].low if n + 1 < len(tokens) else ""
    if token.text in ("Will", "May") and (n + 1 >= len(tokens) or tokens[n + 1].capital or after in _POSSESSIVE):
        return None
    if token.low == "may" and ((token.capital and n) or after[:1].isdigit()):
        return None
    if token.low in _WOULD:
        had = after in _HAD or after.endswith(("ed", "en")) or after in ("been", "better", "never", "not", "already")
        return None if had else "would"
    if token.low == "ought" and after == "to":
        return "should"
    must = token.low in ("has", "have", "had", "needs", "need") and after == "to"
    return "must" if must else _MODALS.get(token.low)


def _condition(tokens: Sequence[Token]) -> Range | None:
    """The "if …" or "unless …" of a clause: up to its comma, or to the end."""
    for n, token in enumerate(tokens):
        if token.low == "than":
            break  # "more than they would | if they were single"
        if token.low not in _CONDITIONS or any(t.low in _ASKING for t in tokens[max(0, n - 3) : n]):
            continue
        end = next((m for m in range(n + 1, len(tokens)) if tokens[m].text == ","), len(tokens))
        while end > n and not tokens[end - 1].word and tokens[end - 1].quoted is None:
            end -= 1
        if n == 0 and end == len(tokens):
            break  # "asked | if the dam was safe"
        if end == n + 2 and tokens[n + 1].low.endswith("ed"):
            return n, end  # "if elected"
        stop = n + 2 if tokens[n + 1 : end] and tokens[n + 1].low == "there" else g.np_right(tokens, n + 1, end)
        if end > n + 2 and stop > n + 1 and (stop < end or stop > n + 2):
            return n, end
    return None


def _main_verb(tokens: Sequence[Token], condition: Range | None) -> int | None:
    """The first finite verb outside a condition that no "who" goes before, and no "than"."""
    n = 0
    while n < len(tokens) and tokens[n].low != "than":
        if condition is not None and condition[0] <= n < condition[1]:
            n = condition[1]
        elif not is_finite(tokens, n):
            n += 1
        elif n > 1 and _is_relative(tokens, n):
            n = _group_end(tokens, n) + 1
        else:
            return _helped(tokens, n)
    return None


def _is_relative(tokens: Sequence[Token], n: int) -> bool:
    """Whether a verb belongs to "people who | were there", and not to the clause that it stands in."""
    while n > 1 and g.is_adverb(tokens[n - 1]):
        n -= 1
    return n > 1 and tokens[n - 1].low in ("who", "which", "that") and g.is_nominal(tokens[n - 2])


def _helped(tokens: Sequence[Token], n: int) -> int:
    """The verb itself, or the first helper that follows a participle: "The rules issued Thursday | will not …"."""
    if not tokens[n].low.endswith("ed") or tokens[n].low in g.AUXILIARIES or (n and tokens[n - 1].low in g.SUBJECTS):
        return n
    for m in range(n + 1, min(len(tokens), n + 6)):
        low = tokens[m].low
        if low in g.SUBORDINATORS or low in g.COORDINATORS or low == "to" or not tokens[m].word:
            break
        if low in g.SUBJECTS | g.DETERMINERS | g.POSSESSIVE:
            break
        if low in g.AUXILIARIES and is_finite(tokens, m) and low not in _POSSESSIVE:
            return m
    return n


def _group_end(tokens: Sequence[Token], verb: int) -> int:
    """Where a verb group ends: after its helpers and adverbs, and its verb."""
    n = verb + 1
    if tokens[verb].low not in g.AUXILIARIES:
        return n
    while n < len(tokens) and (tokens[n].low in g.AUXILIARIES or g.is_adverb(tokens[n]) or tokens[n].low in _NOT):
        n += 1
    return min(n, len(tokens))


def _negates(tokens: Sequence[Token], n: int) -> bool:
    low = tokens[n].low
    after = tokens[n + 1].low if n + 1 < len(tokens) else ""
    contracted = low.endswith(("n't", "n’t"))
    idiom = n > 0 and tokens[n - 1].low == "if"  # "rare, if not unknown"
    return (low in _NOT or contracted) and after not in _NOT_ONLY and not idiom


def _nobody(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """A "no", "nobody" or "not all" among the tokens of a subject or object."""
    for n in range(start, end):
        after = tokens[n + 1].low if n + 1 < len(tokens) else ""
        if n and tokens[n - 1].low in g.PREPOSITIONS:
            continue  # "a law with no teeth"
        if tokens[n].low == "not" and after in _NOT_ALL:
            return n
        if tokens[n].low in _NOBODY and after not in _NO_DOUBT and not after[:1].isdigit() and after != ".":
            return n
    return None
