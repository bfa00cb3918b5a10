"""Names of people, organisations and places: runs of capitals, without titles, and with the roles beside them."""

import re
from collections.abc import Iterator

from crossread.annotate import grammar as g
from crossread.annotate.cues import is_past
from crossread.annotate.lexicon import words
from crossread.annotate.people import ADJECTIVES, GIVEN, HE, LINKS, ORGANISATION_WORDS, SHE, SUFFIXES, Mention, identify
from crossread.annotate.tokens import MARKS, Token, word_tokens
from crossread.model import Article, Name, Sentence, Span

_TITLES = words("names", "titles") | words("names", "roles")
_PARTICLES = frozenset(
    ("de", "van", "von", "der", "den", "bin", "ibn", "al", "la", "del", "da", "di", "el", "ter", "le", "dos")
)
_ARABIC = re.compile(r"(?:al|el|ad|ar|as|an)-[^\W\d_a-z]")
_FUNCTION = g.DETERMINERS | g.SUBJECTS | g.OBJECTS | g.PREPOSITIONS | g.COORDINATORS | g.SUBORDINATORS
_FUNCTION |= g.AUXILIARIES | g.ADVERBS
_BREAKS = g.DAYS - {"may", "march", "april", "june", "august"}
# Tokens of an apposition that are read for roles, words before a name that are, and words of the longest name.
_APPOSITION = 14
_ROLE_BEFORE = 4
_LONGEST = 14


def find_names(article: Article, sentences: tuple[Sentence, ...]) -> list[Mention]:
    """All mentions of names in order, each with its kind and, for people, who it is."""
    mentions: list[Mention] = []
    for sentence in sentences:
        mentions += _in_sentence(list(word_tokens(article.text, sentence.span.start, sentence.span.end)))
    identify(article, mentions)
    inside = {m.key for m in mentions if not m.first or len(m.tokens) > 1}
    return [m for m in mentions if not m.first or len(m.tokens) > 1 or m.kind is not None or m.key in inside]


def names(article: Article, mentions: list[Mention]) -> tuple[Name, ...]:
    """The mentions as names, each with its canonical form."""
    return tuple(
        Name(
            Span(article.id, m.start, m.end), m.canonical(article), m.kind or "other"
        )
        for m in mentions
    )  # fmt: skip


def _in_sentence(tokens: list[Token]) -> Iterator[Mention]:
    n = 0
    while n < len(tokens):
        if not _begins(tokens, n):
            n += 1
            continue
        end = _run_end(tokens, n)
        mention = _mention(tokens, n, end)
        if mention:
            yield mention
        n = end


def _begins(tokens: list[Token], n: int) -> bool:
    token = tokens[n]
    if not token.capital or not token.word or token.low in _BREAKS or token.low == "i":
        return False
    first = n == 0 or not tokens[n - 1].word
    will = token.text == "Will" and not first and n + 1 < len(tokens) and tokens[n + 1].capital
    return will or not (token.low in _FUNCTION and (first or not token.text.isupper()))


def _run_end(tokens: list[Token], n: int) -> int:
    """Where the run of capitals ends that begins at `n`."""
    end = n + 1
    while end < min(len(tokens), n + _LONGEST):
        token = tokens[end]
        capital = token.capital or _ARABIC.match(token.text)
        if capital and token.word and token.low not in _BREAKS and not tokens[end - 1].text[0].isdigit():
            end += 1
        elif token.low in _PARTICLES and end + 1 < len(tokens) and tokens[end + 1].capital:
            end += 2
        elif token.low in LINKS and _links(tokens, n, end):
            end += 1 + (tokens[end + 1].low == "the")
        elif (named := _past_nickname(tokens, end)) > end:
            end = named
        elif token.text == "," and end + 1 < len(tokens) and tokens[end + 1].low in SUFFIXES:
            end += 2
        else:
            break
    return end


def _past_nickname(tokens: list[Token], n: int) -> int:
    """After the nickname in marks at `n`, if a surname follows it: `Tom | "Red" Fry`; else `n`."""
    if n + 3 >= len(tokens) or tokens[n].text not in MARKS or tokens[n + 2].text not in MARKS:
        return n
    return n + 4 if tokens[n + 1].capital and tokens[n + 3].capital and tokens[n + 3].word else n


def _links(tokens: list[Token], start: int, n: int) -> bool:
    """Whether "of" or "for" goes on with the name of an organisation: "Department of Justice"."""
    after = n + 1 + (n + 1 < len(tokens) and tokens[n + 1].low == "the")
    if after >= len(tokens) or not tokens[after].capital or tokens[after].low in _BREAKS:
        return False
    if tokens[n].low == "of" and tokens[n - 1].low in ("secretary", "minister") and after + 1 < len(tokens):
        return tokens[after + 1].capital
    held = any(t.low in ORGANISATION_WORDS for t in tokens[start:n])
    if tokens[n].low in ("and", "&", "on", "to"):
        return held and tokens[n].low in ("and", "&", "on") and after < len(tokens) and any(
            t.low in LINKS - {"and"} for t in tokens[start:n]
        )  # fmt: skip
    return held and tokens[after].low not in GIVEN


def _mention(tokens: list[Token], start: int, end: int) -> Mention | None:
    """The run `tokens[start:end]` as a name, its titles taken off; `None` if nothing else is left."""
    run = [token for token in tokens[start:end] if token.text not in MARKS]
    if len(run) == 1 and _is_title(run[0]):
        return None
    run = run[_person_at(run) :] if _person_at(run) else run
    last_title = max((i for i, t in enumerate(run[:-1]) if _is_title(t)), default=-1)
    if any(t.low in ORGANISATION_WORDS for t in run[last_title + 1 :]) and last_title >= 0:
        last_title = -1
    titles = [t.low.rstrip(".") for t in run[: last_title + 1]]
    if 0 <= last_title < len(run) - 3 and run[last_title + 1].low == "of":
        last_title += 2  # Secretary of State Jane Roe
    name = run[last_title + 1 :]
    if all(_is_title(t) for t in name):
        return None
    while len(name) > 1 and (
        (name[0].low in _FUNCTION and not (name[0].text == "Will" and name[0] is not tokens[0]))
        or (start == 0 and is_past(name[0].low))
        or (name[0].low in ADJECTIVES and start == 0)
    ):
        name = name[1:]
    roles = set(titles) & _TITLES
    if "vice" in titles and "president" in titles:
        roles = roles - {"president"} | {"vice president"}
    n = start - 1
    while (
        n >= 0
        and start - n <= _ROLE_BEFORE
        and tokens[n].word
        and not tokens[n].capital
        and tokens[n].low not in _FUNCTION
    ):
        roles |= {tokens[n].low} & _TITLES
        n -= 1
    before = tokens[start - 1].low if start else ""
    if before in _TITLES:
        titles.append(before)
    first = start == 0 or not (tokens[start - 1].word or tokens[start - 1].text == ",")
    roles |= _roles_after(tokens, end) | _roles_before(tokens, start, end)
    return Mention(name, titles, roles, first=first, human=_human(tokens, end))


def _human(tokens: list[Token], end: int) -> bool:
    """Whether what follows a name is said of people only: ", who" or an age, ", 51,"."""
    after = [token.low for token in tokens[end : end + 3]]
    return after[:1] == [","] and (
        after[1:2] == ["who"] or (after[2:] == [","] and after[1].isdigit() and len(after[1]) < 3)
    )


def _person_at(run: list[Token]) -> int:
    """Where the name of a person begins after that of an organisation: "Diplomatic Security Jane Roe"; 0 if nowhere."""
    for n in range(1, len(run) - 1):
        if run[n].low in HE | SHE and any(t.low in ORGANISATION_WORDS or t.low in LINKS for t in run[:n]):
            return n if not any(t.low in ORGANISATION_WORDS for t in run[n:]) else 0
    return 0


def _is_title(token: Token) -> bool:
    low = token.low.rstrip(".")
    return low in _TITLES or low in ADJECTIVES


def _roles_before(tokens: list[Token], start: int, end: int) -> set[str]:
    """The role that a name is in apposition to: "a spokesman for the port, Karl Dahl, said"."""
    if start < 2 or tokens[start - 1].text != "," or end >= len(tokens) or tokens[end].text not in (",", "."):
        return set()
    head = None
    for n in range(start - 2, max(-1, start - 2 - _APPOSITION), -1):
        token = tokens[n]
        if not token.word or g.is_verb(token):
            break
        if token.low in g.PREPOSITIONS:
            head = None
        elif head is None and token.text.islower():
            head = token.low
        if token.low in g.DETERMINERS and (n == 0 or tokens[n - 1].low not in g.PREPOSITIONS):
            return {head} & _TITLES if head else set()
    return set()


def _roles_after(tokens: list[Token], end: int) -> set[str]:
    """The roles in an apposition after a name: "Ann Lee, the mayor of Leeds,"."""
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return set()
    found: set[str] = set()
    first = tokens[end + 1]
    if not (first.low in g.DETERMINERS or first.low in _TITLES or first.capital or first.low in ("who", "then", "now")):
        return found
    appositive = tokens[end + 1 : end + 1 + _APPOSITION]
    for n, token in enumerate(appositive):
        if token.text in (",", ".", ";") or g.is_verb(token) or token.low in g.PREPOSITIONS:
            break
        if token.low in _TITLES and token.low not in ADJECTIVES:
            if n + 1 < len(appositive) and appositive[n + 1].capital and not _is_title(appositive[n + 1]):
                # The title of the next name, not of this one.
                return set()
            found.add(token.low)
    return found
