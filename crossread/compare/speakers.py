"""Speakers across a story: one name for one person, and organisations with those who speak for them."""

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from crossread.model import Annotated, Quote

# Full names whose last words differ by at most this share of their letters, and whose first words agree, are spellings
# of one name: "Zelensky" and "Zelenskyy", "Qaddafi" and "Gaddafi".
SPELLING = 0.25
_TITLES = frozenset("mr mrs ms dr sen rep gov senator representative governor president minister the a an".split())
_FOR = re.compile(
    r"(?P<of>(?<![\w.’'-])[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}?) (?:spokes(?:wo)?man|spokesperson|press secretary)\s"
)


def named_alike(articles: tuple[Annotated, ...]) -> tuple[Annotated, ...]:
    """The articles with every speaker under the fullest name that any of them gives.

    A last name alone stands for a full name where only one full name of the story ends so; names that are spellings of
    each other get the one that most articles use.
    """
    counts = Counter(name for annotated in articles for name in sorted(_people(annotated)) if _is_full(name))
    full = _spellings(counts)
    by_last: dict[str, set[str]] = {}
    for name in full.values():
        by_last.setdefault(_words(name)[-1], set()).add(name)

    def fullest(quote: Quote) -> Quote:
        name = quote.speaker
        if name is None:
            return quote
        if name in full:
            return quote if full[name] == name else replace(quote, speaker=full[name])
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


def _spellings(counts: Counter[str]) -> dict[str, str]:
    """For each full name, the spelling that most articles use, the first in the alphabet among equals."""
    chosen: dict[str, str] = {}
    by_first: dict[str, list[str]] = {}
    for name in sorted(counts, key=lambda each: (-counts[each], each)):
        known = by_first.setdefault(_words(name)[0], [])
        chosen[name] = next((other for other in known if _one_person(name, other)), name)
        if chosen[name] == name:
            known.append(name)
    return chosen


def _one_person(a: str, b: str) -> bool:
    """Whether the last words of two names that begin alike are spellings of one."""
    return DamerauLevenshtein.normalized_distance(_words(a)[-1], _words(b)[-1]) <= SPELLING
