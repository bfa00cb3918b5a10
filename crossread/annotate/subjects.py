"""Who does what a verb says: its subject, by walking left over verb groups, appositions and relative clauses."""

from crossread.annotate import grammar as g
from crossread.annotate.cues import Range
from crossread.annotate.grammar import Tokens

_APPOSED = g.DETERMINERS | g.PREPOSITIONS | {"who", "whose", "which", "then", "now", "republican", "democrat", "not"}
_APPOSED |= {
    "though",
    "however",
    "too",
    "meanwhile",
    "aware",
    "unable",
    "angry",
    "keen",
    "eager",
    "himself",
    "herself",
    "itself",
    "when",
}
# Prepositions whose object is no part of a subject: "Reporters who came | after the attacks | said".
_NEVER_JOIN = frozenset(
    ("after", "before", "during", "since", "despite", "amid", "about", "into", "over", "under", "through")
)
# What closes an apposition, and what opened it.
_CLOSING = {",": ",", ")": "(", "—": "—", "–": "–", "--": "--", "―": "―", "-": "-"}
# Commas that an apposition may hold: "Jo Smith, 22, of Flint, Mich., a driver, said".
_MOST_COMMAS = 8
# Tokens after a preposition within which "he" begins the clause: "At one point he said".
_NEAR = 7
_DASHES = ("—", "–", "--", "-")
_HE = g.SUBJECTS - {"who", "you", "it"}
# Verbs that go with an infinitive of saying: "went on to say".
_LEADING = frozenset(
    ("went", "goes", "go", "going", "continued", "continues", "on", "began", "begins", "used", "took", "had", "has")
)


def verb_group(tokens: Tokens, verb: int, low: int) -> int:
    """Where the verb group begins that `verb` ends: its auxiliaries and adverbs, and "went on to"."""
    n = verb
    while n > low:
        before = tokens[n - 1]
        floating = before.low in ("both", "each", "all") and n - 2 >= low and tokens[n - 2].low.endswith("s")
        if before.low in g.AUXILIARIES or g.is_adverb(before) or before.low in ("himself", "herself") or floating:
            n -= 1
        elif (start := _time_start(tokens, n, low)) < n:
            n = start
        elif before.low == "to" and n - 2 >= low and tokens[n - 2].low in _LEADING:
            n -= 2
            while n > low and tokens[n - 1].low in _LEADING:
                n -= 1
        else:
            break
    return n


def _time_start(tokens: Tokens, end: int, low: int) -> int:
    """Where a time ends at `end` that stands between a subject and its verb: "on Monday afternoon", "last week"."""
    n = end
    while n > low and tokens[n - 1].low in _CALENDAR:
        n -= 1
    dated = n < end and (tokens[n].low in _DATED or (tokens[n].low in g.DAYS and tokens[n].capital))
    if not dated or n == low:
        return end
    return n - (n - 1 > low and tokens[n - 1].low == "on")


_CALENDAR = g.DAYS | g.TIMES
_DATED = frozenset(("last", "this", "late", "early", "earlier"))


def subject_left(tokens: Tokens, group: int, low: int) -> Range | None:
    """The subject `[start, end)` that stands before a verb group, its apposition left out; `None` if there is none."""
    if group <= low:
        return None
    before = tokens[group - 1]
    if before.text in _CLOSING:
        apposed = _apposed(tokens, group - 1, low)
        start = g.np_left(tokens, group - 1, low)
        # `"…," Jo Smith of Leeds, told`
        return apposed or ((start, group - 1) if low < start < group - 1 and tokens[start - 1].quoted else None)
    if before.low in ("who", "which"):
        return _antecedent(tokens, group - 1, low)
    start = g.np_left(tokens, group, low)
    if start == group and before.low.endswith("ed"):
        # "The rules issued Thursday said"
        group -= 1
        start = g.np_left(tokens, group, low)
    if start == group or (tokens[start].low.endswith("ing") and tokens[start].text.islower()):
        return None
    modified = _modified(tokens, start, low)
    if modified is None and start > low and tokens[start - 1].low in _NEVER_JOIN:
        # "Reporters who came after the attacks said"
        return main_subject(tokens, low, start - 1) or (start, group)
    return modified or (start, group)


def _modified(tokens: Tokens, start: int, low: int) -> Range | None:
    """The head of a phrase with an object at `start`: "the panel watching | the fire", "groups that want to save |"."""
    if start - 1 > low and tokens[start - 1].low in _NEVER_JOIN and tokens[start - 2].low.endswith("ing"):
        start -= 1
    before = tokens[start - 1].low if start > low else ""
    if before.endswith("ing") and tokens[start - 1].text.islower():
        head = _np_head(tokens, start - 1, low)
        return (head, start - 1) if head < start - 1 else None
    if start - 3 > low and tokens[start - 2].low == "to" and g.is_nominal(tokens[start - 1]):
        for n in range(start - 3, max(low, start - _NEAR), -1):
            if tokens[n].low in ("who", "that", "which"):
                return _antecedent(tokens, n, low)
            if not tokens[n].word:
                break
    return None


def _np_head(tokens: Tokens, end: int, low: int) -> int:
    """Where the noun phrase that ends at `end` begins, if it ends with a noun; else `end`."""
    last = tokens[end - 1] if end > low else None
    return g.np_left(tokens, end, low) if last is not None and g.is_nominal(last) and last.low not in g.TIMES else end


def _antecedent(tokens: Tokens, relative: int, low: int) -> Range | None:
    """What "who" stands for: the noun phrase before it, or the one that this is an apposition to."""
    end = relative
    if end - 1 > low and tokens[end - 1].text in _DASHES:
        end -= 1
    if end - 1 > low and tokens[end - 1].text == ",":
        end -= 1
        apposed = _apposed(tokens, end, low, True) if _looks_apposed(tokens, end, low) else None
        if apposed:
            return apposed
    start = g.np_left(tokens, end, low)
    if start < end and tokens[start].low.endswith("ing") and tokens[start].text.islower():
        # "drawing fire from | neighbours who said"
        start = max(n for n in range(start, end) if n == start or tokens[n].low in g.PREPOSITIONS) + 1
    return (start, end) if start < end else None


def _apposed(tokens: Tokens, close: int, low: int, of_object: bool = False) -> Range | None:
    """The noun phrase that the apposition goes with which ends at the comma, bracket or dash `close`.

    It may be the object of a preposition only if `of_object`: "wrote to Ann Lee, the mayor, who said".
    """
    opening = _CLOSING[tokens[close].text]
    n = close - 1
    commas = 0
    best: Range | None = None
    while n > low and commas < _MOST_COMMAS:
        if tokens[n].quoted is not None:
            break
        if tokens[n].text == opening:
            commas += 1
            start = g.np_left(tokens, n, low)
            if start == n and tokens[n - 1].text == ")":
                return _apposed(tokens, n - 1, low) or best
            heads = start < n and _heads(tokens, start, n, start if of_object else low)
            if heads and _is_apposition(tokens, n + 1, close, opening):
                best = start, n
                if not _looks_apposed(tokens, n, low):
                    break
        n -= 1
    return best or _name_apposed(tokens, close, low)


def _name_apposed(tokens: Tokens, close: int, low: int) -> Range | None:
    """A name between commas that tells who a longer phrase is: "One guest not on the list, | Jo Smith, said"."""
    start = g.np_left(tokens, close, low)
    named = close - start in (2, 3) and all(t.capital for t in tokens[start:close])
    return (start, close) if named and start - 1 > low and tokens[start - 1].text == tokens[close].text == "," else None


def _looks_apposed(tokens: Tokens, end: int, low: int) -> bool:
    """Whether the phrase that ends at `end` stands after a comma and tells of somebody named before it."""
    start = g.np_left(tokens, end, low)
    if start - 1 <= low or start == end or tokens[start - 1].text != ",":
        return False
    first = tokens[start]
    return first.low in g.DETERMINERS or first.low in g.ROLES or first.low.startswith(("r-", "d-", "i-"))


def _heads(tokens: Tokens, start: int, end: int, low: int) -> bool:
    """Whether a phrase can be the head of an apposition: a name or a person, not the object of a preposition."""
    if start > low and (tokens[start - 1].low in g.PREPOSITIONS or g.is_verb(tokens[start - 1])):
        return False
    phrase = tokens[start:end]
    first = phrase[0]
    if (
        first.low.startswith(("r-", "d-", "i-"))
        or (first.low.endswith("ing") and first.text.islower())
        or all(t.low in g.DAYS or t.text[0].isdigit() or t.text.endswith(".") for t in phrase)
    ):
        return False
    return any(t.capital for t in phrase) or phrase[0].low in g.DETERMINERS or phrase[-1].low in g.ROLES


def _is_apposition(tokens: Tokens, start: int, end: int, opening: str) -> bool:
    """Whether `tokens[start:end]` tells more of the noun before it."""
    if opening != "," or start >= end:
        return True
    first = tokens[start]
    if first.low in g.SUBJECTS and first.low != "who":
        return False
    if first.low in _APPOSED or first.low in g.ROLES or first.text[0].isdigit() or first.low.endswith(("ing", "ed")):
        return True
    if first.low.startswith(("r-", "d-", "i-")):
        return True
    phrase = tokens[start:end]
    role = any(t.low in g.ROLES or t.low.rstrip("s") in g.ROLES for t in phrase)
    clause = any(t.text == "," for t in phrase) and g.has_verb(tokens, start, end)
    return (role and not clause) or (first.capital and len(phrase) <= 4)


def _after_phrase(tokens: Tokens, n: int, end: int) -> int | None:
    """Where the clause begins after a phrase with a preposition at `n` and no comma: "At one point | he said"."""
    for m in range(n + 2, min(end, n + _NEAR)):
        token, before = tokens[m], tokens[m - 1]
        if g.is_verb(token):
            return None
        if not g.is_nominal(before) or before.capital:
            continue
        stop = g.np_right(tokens, m, end) if token.low in _HE | {"the"} or token.capital else m
        if m < stop < end and (g.is_verb(tokens[stop]) or g.is_adverb(tokens[stop])):
            return m
    return None


def _is_participle(tokens: Tokens, n: int, low: int, end: int) -> bool:
    """Whether a word in -ing or -ed begins a phrase before the subject, and is no name: "Asked about it, he"."""
    token = tokens[n]
    if not token.low.endswith(("ing", "ed")) or (token.capital and n > low):
        return False
    after = tokens[n + 1] if n + 1 < end else None
    return not token.capital or after is None or not (after.capital or g.is_verb(after))


def _is_aside(tokens: Tokens, stop: int) -> bool:
    """Whether a phrase of time that ends at `stop` stands before the subject: "Ten minutes later, he"."""
    return tokens[stop].text == "," or g.is_adverb(tokens[stop])


def past_dateline(tokens: Tokens, low: int) -> int:
    """After "WASHINGTON --" or "KYIV, Jan. 24 (UPI) —" at the beginning of a text; `low` where there is none."""
    if low or not tokens[0].text.isupper() or len(tokens[0].text) < 4:
        return low
    dash = next((n for n, t in enumerate(tokens[:14]) if t.text in ("—", "–", "--", "-", "–-", "―")), None)
    return low if dash is None else dash + 1


def main_subject(tokens: Tokens, low: int, end: int) -> Range | None:
    """The subject of the first clause in `tokens[low:end]`, phrases that stand before it left out."""
    n = past_dateline(tokens, low)
    while n < end:
        token = tokens[n]
        if token.quoted is not None or not token.word or token.low in g.COORDINATORS or g.is_adverb(token):
            n += 1
        elif token.low == "right" and n + 1 < end and tokens[n + 1].low == "now":
            n += 2
        elif token.low in g.PREPOSITIONS or token.low in g.SUBORDINATORS or _is_participle(tokens, n, low, end):
            comma = next((m for m in range(n, end) if tokens[m].text == ","), end)
            clause = _after_phrase(tokens, n, comma) if token.low in g.PREPOSITIONS - g.SUBORDINATORS else None
            if clause is None and comma == end:
                return None
            n = comma + 1 if clause is None else clause
        else:
            stop = g.np_right(tokens, n, end)
            if stop < end and any(t.low in g.TIMES for t in tokens[n:stop]) and _is_aside(tokens, stop):
                n = next((m for m in range(stop, end) if tokens[m].text == ","), end) + 1
                continue
            return (n, stop) if stop > n else None
    return None
