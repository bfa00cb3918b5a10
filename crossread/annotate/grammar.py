"""Just enough grammar: what kind of word a token is, and where the noun phrase ends that stands before or after it."""

from collections.abc import Sequence

from crossread.annotate.lexicon import words
from crossread.annotate.tokens import Token

DETERMINERS = words("grammar", "determiners")
SUBJECTS = words("grammar", "subject pronouns")
OBJECTS = words("grammar", "object pronouns")
INDEFINITE = words("grammar", "indefinite pronouns")
PREPOSITIONS = words("grammar", "prepositions")
COORDINATORS = words("grammar", "coordinators")
SUBORDINATORS = words("grammar", "subordinators")
AUXILIARIES = words("grammar", "auxiliaries") | words("grammar", "modals")
ADVERBS = words("grammar", "adverbs") | words("grammar", "negations")
POSSESSIVE = words("grammar", "possessives")
DAYS = words("grammar", "days")
ROLES = words("names", "roles")
_BEFORE_NAMES = ROLES | words("names", "adjectives") | words("names", "titles") | {"'s", "’s"}
TIMES = words("grammar", "time words")
IRREGULAR = words("grammar", "irregular verbs")
# Words before the name of a place that are no title: "in lower Manhattan".
_PARTS = frozenset(("lower", "upper", "central", "northern", "southern", "eastern", "western", "downtown", "mainland"))
_GENITIVE = frozenset(("'s", "’s", "'", "’"))
# Longest noun phrase that is walked, in tokens.
_LONGEST = 40

Tokens = Sequence[Token]


def is_adverb(token: Token) -> bool:
    """Whether a token is an adverb, by list or ending."""
    low = token.low
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and not token.capital and low not in _LY_NOUNS)


_LY_NOUNS = frozenset(
    ("family", "ally", "assembly", "rally", "reply", "supply", "anomaly", "bully", "elderly", "daily")
)


def is_verb(token: Token) -> bool:
    """Whether a token is probably a finite verb or participle: auxiliary, irregular, or in -ed."""
    low = token.low
    if low in AUXILIARIES or low in IRREGULAR:
        return True
    return low.endswith("ed") and len(low) > 3 and not token.capital and "-" not in low


def is_nominal(token: Token) -> bool:
    """Whether a token can be part of a noun phrase between its determiner and its head."""
    if not token.word or is_adverb(token) or (token.low in _NOT_NOMINAL and token.text not in _NAMES):
        return False
    return token.capital or not is_verb(token)


# Names that look like other words.
_NAMES = frozenset(("Will", "US"))
_PARTIES = frozenset(("democrats", "republicans", "conservatives", "liberals", "progressives"))
_NOT_NOMINAL = PREPOSITIONS | COORDINATORS | SUBORDINATORS | AUXILIARIES | SUBJECTS | OBJECTS | DETERMINERS


def has_clause(tokens: Tokens, start: int, end: int) -> bool:
    """Whether `tokens[start:end]` begins with something that can be a subject, and a finite verb follows it."""
    for n in range(start, min(end, start + _LONGEST)):
        token = tokens[n]
        if n == start:
            continue
        before = tokens[n - 1]
        if token.low in _GENITIVE and before.low not in SUBJECTS | _PRO_FORMS:
            continue
        if _is_finite(tokens, n):
            return True
        if token.low in SUBORDINATORS and token.low != "as":
            return False
    return False


def has_verb(tokens: Tokens, start: int, end: int) -> bool:
    """Whether `tokens[start:end]` holds a finite verb anywhere after its first word."""
    return any(
        _is_finite(tokens, n) and tokens[n].low not in _GENITIVE for n in range(start + 1, min(end, start + _LONGEST))
    )


def _is_finite(tokens: Tokens, n: int) -> bool:
    """Whether the token `n`, which is not the first, can be a finite verb where it stands."""
    before = tokens[n - 1].low
    if not is_verb(tokens[n]) or before == "to" or before in _ATTRIBUTIVE:
        return False
    if tokens[n].low.endswith("ed"):
        after = tokens[n + 1].low if n + 1 < len(tokens) else ""
        return before not in PREPOSITIONS and after not in ("with", "by", "of")
    return True


_ATTRIBUTIVE = frozenset(("a", "an", "the", "his", "their", "its", "our", "my", "your", "very", "most", "more"))
_PRO_FORMS = frozenset(("that", "there", "here", "what", "this"))


def np_left(tokens: Tokens, end: int, low: int) -> int:
    """Where the noun phrase that ends at `end` begins, not before `low`; `end` itself if none ends there."""
    if end <= low:
        return end
    limit = max(low, end - _LONGEST)
    n = _past_pronoun(tokens, end, limit)
    if n == end - 1:
        return n
    while n > limit:
        token = tokens[n - 1]
        if token.low in DETERMINERS and n < end:
            n = _past_preposition(tokens, n - 1, limit)
            if n - 2 >= limit and tokens[n].low == "the" and tokens[n - 1].low == "and" and tokens[n - 2].capital:
                n -= 1
            elif tokens[n].low not in PREPOSITIONS:
                break
        elif token.low in PREPOSITIONS:
            adjective = token.low in _ALSO_ADJECTIVES and n - 2 >= limit and tokens[n - 2].low in DETERMINERS
            if n == end or not (adjective or _joins(tokens, n - 1, limit)):
                break
            n -= 1
        elif token.low in ("and", "or", "&") and n < end and n - 1 > limit and is_nominal(tokens[n - 2]):
            n -= 1
        elif token.low in _GENITIVE or is_nominal(token):
            whole = n - 2 >= limit and tokens[n - 2].quoted is not None
            if n < end and not whole and token.low not in _PARTS and _new_phrase(token, tokens[n]):
                break
            n -= 1
        else:
            break
    return n


def _past_pronoun(tokens: Tokens, end: int, limit: int) -> int:
    """Where a pronoun or what joins it begins that ends at `end`: "a spokesman | for her"; `end` if there is none."""
    last = tokens[end - 1].low if tokens[end - 1].text not in _NAMES else ""
    if last in _JOINED and end - 2 > limit and _joins(tokens, end - 2, limit):
        return end - 2
    if last in COUNTED and end - 3 >= limit and tokens[end - 2].low == "in" and tokens[end - 3].low in INDEFINITE:
        # "one in five"
        return end - 3
    return end - (last in SUBJECTS or last in INDEFINITE)


def _past_preposition(tokens: Tokens, determiner: int, limit: int) -> int:
    """The preposition before a determiner if it joins its phrase to a noun before, else the determiner."""
    before = determiner - 1
    if before > limit and tokens[before].low in PREPOSITIONS and _joins(tokens, before, limit):
        return before
    return determiner


def _joins(tokens: Tokens, preposition: int, limit: int) -> bool:
    """Whether a preposition joins what follows to a noun before it, and does not begin a phrase of its own."""
    if preposition <= limit or tokens[preposition].low not in _JOINING:
        return False
    before = tokens[preposition - 1]
    return is_nominal(before) or (tokens[preposition].low == "of" and before.low in INDEFINITE | COUNTED)


_PRONOUNS = SUBJECTS | OBJECTS
# Pronouns that end a phrase after a preposition: "a spokesman for her".
_JOINED = (OBJECTS | {"those"}) - SUBJECTS
_ALSO_ADJECTIVES = frozenset(("inside", "outside", "past", "near"))
COUNTED = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "each"))
_JOINING = frozenset(("of", "for", "at", "from", "with", "in", "to", "on", "against", "behind"))


def _new_phrase(token: Token, following: Token) -> bool:
    """Whether a noun phrase ends between two tokens: a plain noun, then a name that it is no title of."""
    return (
        not {token.low, following.low} & (_BEFORE_NAMES | _PARTIES)
        and token.text.islower()
        and token.word
        and following.capital
    )


def np_right(tokens: Tokens, start: int, end: int) -> int:
    """Where the noun phrase that begins at `start` ends, not after `end`; `start` itself if none begins there."""
    if start >= end:
        return start
    first = tokens[start]
    if first.low in _PRONOUNS and first.text not in _NAMES:
        return start + 1
    n = start
    while n < min(end, start + _LONGEST):
        token = tokens[n]
        if (token.low in DETERMINERS and n == start) or (token.low in _GENITIVE and n > start):
            n += 1
        elif token.low in ("of", "and", "&", "for", "at") and n > start and n + 1 < end:
            following = tokens[n + 1]
            if not (is_nominal(following) or following.low in DETERMINERS):
                break
            if token.low == "and" and not following.capital:
                break
            n += 2 if following.low in DETERMINERS else 1
        elif is_nominal(token) and token.low not in DAYS:
            n += 1
        else:
            break
    return n
