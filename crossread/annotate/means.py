"""By what means and in what manner something is said: "in a statement", "on CNN", "bluntly", "under oath"."""

from collections.abc import Callable, Iterator

from crossread.annotate import grammar as g
from crossread.annotate.cues import PAPERS, Cue, Range
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words

_MEANS = words("framing", "means")
_NETWORKS = words("places", "outlets") | words("framing", "networks")
_NO_MANNER = words("framing", "no manner")
_PHRASES = sorted(tuple(phrase.split()) for phrase in words("framing", "manner phrases"))
_FIRST_WORDS = frozenset(phrase[0] for phrase in _PHRASES) | {"with"}
_WITH_WHAT = words("framing", "with what")
_BARE = words("framing", "bare means")
IN = frozenset(("in", "on", "at", "during", "via", "by", "through", "over", "from"))
_GENITIVE = frozenset(("'s", "’s"))
# Tokens of a phrase in which the noun of means stands.
_LONGEST_PHRASE = 9
# Verbs that issue a paper, so that "saying" after a comma tells what is in it.
_ISSUED = words("framing", "issued")


def means(tokens: Tokens, n: int, stop: int) -> Range | None:
    """The phrase of means that the preposition at `n` begins: "in a televised speech", "on CNN", "by phone"."""
    if tokens[n].low not in IN:
        return None
    for m in range(n + 1, min(stop, n + 1 + _LONGEST_PHRASE)):
        token = tokens[m]
        follows = tokens[m + 1] if m + 1 < stop else None
        goes_on = follows is not None and (follows.low in _MEANS or follows.low in _GENITIVE or follows.title)
        if token.title or (token.low in _NETWORKS and token.capital):
            if _is_programme(tokens, n, m) and not goes_on and not (follows and follows.capital):
                return n, m + 1
        elif token.low in _MEANS and not goes_on:
            return (n, m + 1) if _is_means(tokens, n, m) else None
        if _ends(tokens, m):
            break
    return None


def _is_programme(tokens: Tokens, preposition: int, n: int) -> bool:
    """Whether the token `n` ends the name of a programme or network after "on": "on the evening show “Today”"."""
    named = all(t.capital or t.low in g.DETERMINERS | _GENITIVE for t in tokens[preposition + 1 : n])
    places = ("on", "in", "during") if tokens[n].title and n > preposition + 1 else ("on", "via")
    return tokens[preposition].low in places and (named or not tokens[n].title)


def _ends(tokens: Tokens, n: int) -> bool:
    """Whether a phrase of means cannot go on past the token `n`, which is no means itself."""
    token = tokens[n]
    if token.title:
        return True
    if not token.word:
        return token.low not in _GENITIVE
    adjective = token.low.endswith("ed") and tokens[n - 1].low in g.DETERMINERS
    verb = g.is_verb(token) and not adjective and token.low not in _GENITIVE
    return verb or token.low in g.SUBORDINATORS or token.low in g.PREPOSITIONS


def _is_means(tokens: Tokens, preposition: int, noun: int) -> bool:
    """Whether a noun after a preposition is a means: with an article or alone, "by phone" but not "by the letter"."""
    low, first = tokens[preposition].low, tokens[preposition + 1]
    if low in ("by", "from", "over"):
        return tokens[noun].low in _BARE
    if noun == preposition + 1:
        return tokens[noun].low in _BARE or tokens[noun].capital or tokens[noun].low.endswith("s")
    return first.low != "that" or low != "on"


def paper(tokens: Tokens, cue: Cue) -> Range | None:
    """The statement or letter that itself is said to say something: "a letter to the council said"."""
    for start, end in _papers(tokens, cue):
        head = next((n for n in range(start + 1, end) if tokens[n].low in g.PREPOSITIONS), end) - 1
        if tokens[head].low in PAPERS and tokens[head].low in _MEANS and tokens[head].text.islower():
            return start, head + 1
    return None


def _papers(tokens: Tokens, cue: Cue) -> Iterator[Range]:
    """The subject of a cue, and before a "saying" the noun phrase that this says more of."""
    if cue.subject is not None and cue.subject[1] - cue.subject[0] > 1:
        yield cue.subject
    if cue.verb is not None and cue.verb.form == "gerund" and cue.group > 1:
        end = cue.group
        while end > 1 and tokens[end - 1].low in g.DAYS | g.TIMES | {"on", ","}:
            end -= 1
        start = g.np_left(tokens, end, 0)
        apart = tokens[cue.group - 1].text == "," and (start == 0 or tokens[start - 1].low not in _ISSUED)
        if start < end and not apart:
            yield start, end


def manner(
    tokens: Tokens, cue: Cue, region: Range, inside: Callable[[int], bool], alone: Callable[[], bool]
) -> tuple[Range, ...]:
    """The adverbs and phrases of manner beside a cue and, if it stands `alone` in its unit, anywhere in that."""
    start, stop = region
    group = cue.group
    while group > 0 and g.is_adverb(tokens[group - 1]):
        group -= 1
    found = [(n, n + 1) for n in range(group, cue.start) if _is_manner(tokens, n)]
    first = cue.end
    while first < stop and _is_manner(tokens, first):
        found.append((first, first + 1))
        first += 1
    phrases = [(n, _phrase(tokens, n, start <= n < stop)) for n in range(len(tokens)) if tokens[n].low in _FIRST_WORDS]
    phrases = [(n, end) for n, end in phrases if end > n and not inside(n)]
    if any(not start <= n < stop for n, _ in phrases) and not alone():
        phrases = [(n, end) for n, end in phrases if start <= n < stop]
    return tuple(sorted({*found, *phrases}))


def _is_manner(tokens: Tokens, n: int) -> bool:
    token = tokens[n]
    adverb = token.low.endswith("ly") and g.is_adverb(token) and token.low not in _NO_MANNER
    return adverb or token.low == "aloud"


def _phrase(tokens: Tokens, n: int, at_cue: bool) -> int:
    """Where a phrase of manner ends that begins at `n`, `n` if none does; "with a laugh" only `at_cue`."""
    lows = tuple(t.low for t in tokens[n : n + 6])
    for phrase in _PHRASES:
        if lows[: len(phrase)] == phrase:
            return n + len(phrase)
    if at_cue and lows[:1] == ("with",):
        for m in range(n + 1, min(len(tokens), n + 5)):
            if tokens[m].low in _WITH_WHAT:
                return m + 1
            if not (tokens[m].word and g.is_nominal(tokens[m])) and tokens[m].low not in g.DETERMINERS:
                break
    return n
