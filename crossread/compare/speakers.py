"""Speakers across a story: one name for one person, and organisations with those who speak for them."""

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from crossread.compare.words import words
from crossread.model import Annotated, Quote

# Full names whose last words differ by at most this share of their letters, and have `LONG` of them at least, are
# spellings of one name, if their first words agree and no outlet has both: "Halvorsen" and "Halvorssen". Short names
# differ by a letter where people differ: "Bell" and "Ball".
SPELLING = 0.15
LONG = 6
# Letters that stand for one another where a name is written over from another alphabet, in order: "Qadhafi" and
# "Gaddafi", "Zelensky" and "Zelenskiy".
_WRITTEN = (
    ("kh", "h"),
    ("dh", "d"),
    ("ph", "f"),
    ("q", "k"),
    ("g", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("ou", "u"),
)
_TWICE = re.compile(r"(.)\1+")
_TITLES = frozenset("mr mrs ms dr sen rep gov senator representative governor president minister the a an".split())
_DETERMINERS = frozenset("the a an his her their its some many several".split())
_DEFINITE = frozenset("the his her their its this".split())
_FOR = re.compile(
    r"(?P<of>(?<![\w.’'-])[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}?) (?:spokes(?:wo)?man|spokesperson|press secretary)\s"
)

_FOR_AFTER = re.compile(
    r", (?:a|an|the) (?:[a-z]{1,20} ){0,2}(?:spokes(?:wo)?man|spokesperson|press secretary) (?:for|of|at) (?:the )?"
    r"(?P<of>[A-Z][\w’'-]{0,40}(?: [A-Z][\w’'-]{0,40}){0,3})"
)

# How the speakers of two quotations go together: the same; other names with a word in common, as an organisation's two
# names have, or an organisation and who speaks for it; both named at the cue, or one of them found through a pronoun, a
# role or an owner; and the rest, where one is described or unknown.
KINSHIPS = ("same", "akin", "named", "found", "described")
_NAMED = ("name", "last name", "apposition")
_FOUND = ("pronoun", "role", "owner")


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether two canonical names can be one person's: the same last word, or all words of one in the other."""
    if not a or not b:
        return False
    first, second = set(a.casefold().split()), set(b.casefold().split())
    return last_word(a) == last_word(b) or first <= second or second <= first


def kinship(a: str | None, how: str | None, b: str | None, other_how: str | None, voice: dict[str, str]) -> str:
    """Which of `KINSHIPS` two speakers have, by their names and by how each was found (`Quote.resolved`).

    `voice` says who speaks for an organisation: see `voices`.
    """
    if same_speaker(a, b):
        return "same"
    if not a or not b:
        return "described"
    if voice.get(last_word(a)) == last_word(b) or voice.get(last_word(b)) == last_word(a):
        return "akin"
    if {word.stem for word in words(a)} & {word.stem for word in words(b)}:
        return "akin"
    ways = (_way(how), _way(other_how))
    if all(way in _NAMED for way in ways):
        return "named"
    return "found" if all(way in _NAMED + _FOUND for way in ways) else "described"


def _way(resolved: str | None) -> str:
    """How a speaker was found, without remarks on it."""
    return (resolved or "").split(",")[0]


# How plainly a speaker is named, by how it was found.
_TRUST = {"name": 6, "apposition": 6, "last name": 5, "abbreviation": 4, "organisation": 3, "role": 3, "pronoun": 3,
          "owner": 2}  # fmt: skip


def trust(quote: Quote) -> int:
    """How plainly an article names the speaker of a quotation, from 0 where it doesn't to 6 for a name at the cue."""
    return _TRUST.get(_way(quote.resolved), 1) if quote.speaker else 0


def described(quote: Quote) -> bool:
    """Whether the speaker of a quotation is not named: unknown, or in the article's own words, "the spokesman"."""
    own = _way(quote.resolved) in ("own words", "owner", "organisation")
    name = quote.speaker or ""
    return not name or (own and (name[:1].islower() or name.split()[0].casefold() in _DETERMINERS))


def open_to_name(quote: Quote) -> bool:
    """Whether a quotation leaves open who speaks: nobody, a pronoun, or somebody definite, "the spokesman".

    Who is unnamed on purpose, "a senior aide", and an organisation stay themselves.
    """
    if not quote.speaker or _way(quote.resolved) == "pronoun":
        return True
    return _way(quote.resolved) in ("own words", "owner") and quote.speaker.split()[0].casefold() in _DEFINITE


def named_alike(articles: tuple[Annotated, ...]) -> tuple[Annotated, ...]:
    """The articles with every speaker under the fullest name that any of them gives.

    A last name alone stands for a full name where only one full name of the story ends so; names that are spellings of
    each other get the one that most articles use.
    """
    named = [sorted(name for name in _people(annotated) if _is_full(name)) for annotated in articles]
    full = _spellings(named)
    by_last: dict[str, set[str]] = {}
    for name in full.values():
        by_last.setdefault(_words(name)[-1], set()).add(name)

    def fullest(quote: Quote) -> Quote:
        name = quote.speaker
        if name is None:
            return quote
        if name in full:
            return _spelled(quote, full[name])
        known = by_last.get(_words(name)[-1], set()) if len(_words(name)) == 1 and name[:1].isupper() else set()
        return replace(quote, speaker=next(iter(known))) if len(known) == 1 else quote

    return tuple(replace(each, quotes=tuple(fullest(quote) for quote in each.quotes)) for each in articles)


def _people(annotated: Annotated) -> set[str]:
    """The names of the people and speakers of an article."""
    named = {name.canonical for name in annotated.names if name.kind == "person"}
    return named | {quote.speaker for quote in annotated.quotes if quote.speaker}


def voices(articles: tuple[Annotated, ...]) -> dict[str, str]:
    """For each organisation that somebody is called the spokesperson of, the last word of that person's name.

    The organisation is given by its last word too; both are folded.
    """
    found: dict[str, str] = {}
    for annotated in articles:
        text = annotated.article.text
        people = {n.span.start: n.canonical for n in annotated.names if n.kind == "person"}
        for match in _FOR.finditer(text):
            if match.end() in people:
                found.setdefault(last_word(match["of"]), last_word(people[match.end()]))
        for name in annotated.names:
            after = _FOR_AFTER.match(text, name.span.end) if name.kind == "person" else None
            if after:
                found.setdefault(last_word(after["of"]), last_word(name.canonical))
    return found


def last_word(name: str) -> str:
    """The last word of a name, folded, titles left out; the folded name itself where nothing else is left."""
    return _words(name)[-1]


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The folded words of a name, titles left out; the folded name itself where nothing else is left."""
    found = re.findall(r"\w+(?:[-’']\w+)*", name.casefold())
    return tuple(word for word in found if word not in _TITLES) or (name.casefold(),)


def _is_full(name: str) -> bool:
    return len(_words(name)) in (2, 3, 4) and all(word[:1].isupper() or not word[:1].isalpha() for word in name.split())


def _spelled(quote: Quote, name: str) -> Quote:
    """A quotation under another spelling of its speaker's name; how its article has it stays on record."""
    own = quote.speaker or ""
    if own == name:
        return quote
    if last_word(own) == last_word(name):
        return replace(quote, speaker=name)
    how = f"{quote.resolved}, " if quote.resolved else ""
    return replace(quote, speaker=name, resolved=f"{how}spelled {own} here")


def _spellings(named: list[list[str]]) -> dict[str, str]:
    """For each full name of the articles the spelling that most of them use, of equals the first in the alphabet."""
    counts = Counter(name for names in named for name in names)
    inside: dict[str, set[int]] = {}
    for number, names in enumerate(named):
        for name in names:
            inside.setdefault(name, set()).add(number)
    chosen: dict[str, str] = {}
    by_first: dict[str, list[str]] = {}
    for name in sorted(counts, key=lambda each: (-counts[each], each)):
        known = by_first.setdefault(_folded(_words(name)[0]), [])
        fits = (other for other in known if _one_person(name, other, inside[name].isdisjoint(inside[other])))
        chosen[name] = next(fits, name)
        if chosen[name] == name:
            known.append(name)
        inside[chosen[name]] |= inside[name]
    return chosen


def _one_person(a: str, b: str, apart: bool) -> bool:
    """Whether two names whose first words agree are one; `apart` says that no article has both."""
    first, second = _words(a)[-1], _words(b)[-1]
    if first == second:
        return True
    if not apart or min(len(first), len(second)) < LONG:
        return False
    close = DamerauLevenshtein.normalized_distance(first, second) <= SPELLING
    return close or _folded(first) == _folded(second)


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """A word without what differs by the way that it is written over from another alphabet."""
    for letters, one in _WRITTEN:
        word = word.replace(letters, one)
    return _TWICE.sub(r"\1", word)
