"""Who the names of an article stand for: what kind each is, and which mentions are of one person.

A surname alone is short for the fullest form that the article gives, or for a seed: a head of state, say, whom it never
names in full. An abbreviation in capitals stands for the organisation whose words begin with its letters.
"""

import re
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from crossread.annotate.lexicon import words
from crossread.annotate.tokens import Run, Token
from crossread.model import Article, NameKind

HE = words("given", "he")
SHE = words("given", "she")
GIVEN = HE | SHE | words("given", "both")
PLACES = words("places", "places")
ORGANISATION_WORDS = words("places", "organisation words")
LINKS = frozenset(("of", "for", "and", "&", "the", "on", "to"))
SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
ADJECTIVES = words("names", "adjectives")
_ORGANISATIONS = words("places", "organisations") | words("places", "speaking places")
_VARIANTS = [frozenset(group.split("/")) for group in sorted(words("names", "variants"))]
_SEEDS = {item.split("/")[0]: (item.split("/")[1], item.split("/")[2]) for item in words("people", "seeds")}
_MALE_TITLES = words("names", "he")
_FEMALE_TITLES = words("names", "she")
# People of one surname that a name is compared with, and the letters of an abbreviation.
_MOST_NAMESAKES = 20
_LETTERS = range(2, 7)
# "U.S. Internet" is nobody's name, "J. Orr" may be.
_LETTERED = re.compile(r"U\.[SKN]\.|E\.U\.")


@dataclass(slots=True)
class Person:
    """Somebody that an article names: the fullest form of the name, he or she if known, and the roles given to them."""

    canonical: str
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    mentions: int = 0


@dataclass(slots=True)
class Mention(Run):
    """A run of capitals: its tokens without titles, the titles before it and the roles beside it.

    `first`: it begins its sentence or a quotation, where any word has a capital. `human`: what follows is said of
    people only. `kind` and `person` are found by `identify`; `full` is what an abbreviation stands for.
    """

    tokens: list[Token]
    titles: list[str]
    roles: set[str]
    kind: NameKind | None = None
    person: Person | None = None
    full: str | None = None
    first: bool = False
    human: bool = False

    @property
    def key(self) -> str:
        """The surname in lower case, or the last word of another name."""
        parts = [t.low for t in self.tokens if t.low not in SUFFIXES] or [self.tokens[-1].low]
        return fold(parts[-1])

    @property
    def short(self) -> bool:
        """Whether it is one word, "Jr." aside."""
        return sum(t.low not in SUFFIXES for t in self.tokens) < 2

    @property
    def abbreviation(self) -> bool:
        """Whether it is one word of two to six capitals."""
        text = self.tokens[0].text.replace(".", "")
        return len(self.tokens) == 1 and text.isupper() and text.isalpha() and len(text) in _LETTERS

    def text(self, article: Article) -> str:
        """The name as it stands, its white space made plain."""
        return " ".join(article.text[self.start : self.end].split())

    def canonical(self, article: Article) -> str:
        """The fullest form of the name in the article."""
        return self.person.canonical if self.person else self.full or self.text(article)


def fold(word: str) -> str:
    """A word without accents: Núñez is Nunez."""
    return word if word.isascii() else "".join(c for c in normalize("NFKD", word) if not combining(c))


def identify(article: Article, mentions: list[Mention]) -> None:
    """Give every mention its kind, and say who every person is: full names first, then those that stand alone."""
    alone = {m.key for m in mentions if m.short}
    people: dict[str, list[Person]] = {}
    for m in mentions:
        m.kind = _kind(m, alone)
        if m.kind == "person" and not m.short:
            _join(people, m, m.text(article))
    given: dict[str, list[Person]] = {}
    for group in people.values():
        for person in group:
            given.setdefault(person.canonical.split()[0].lower(), []).append(person)
    for m in mentions:
        if m.person is None and m.short and m.kind != "place":
            _identify_short(article, m, people, given)
    _spell_out(article, mentions)


def _kind(m: Mention, alone: set[str]) -> NameKind | None:
    """What kind a name is, from its words, titles and roles, and whether its last word stands `alone` elsewhere."""
    low = " ".join(t.low for t in m.tokens)
    if low in PLACES:
        return "place"
    if low in _ORGANISATIONS or m.tokens[-1].low in ORGANISATION_WORDS or any(t.low in LINKS for t in m.tokens):
        return "organisation"
    if m.titles and not set(m.titles) <= ADJECTIVES:
        return "person"
    if 1 < len(m.tokens) < 6 and (
        m.tokens[0].low in GIVEN or m.roles or m.human or (m.key in alone and m.key not in PLACES) or _has_initial(m)
    ):
        first = m.tokens[0]
        thing = first.low in ORGANISATION_WORDS or first.low in PLACES or _LETTERED.fullmatch(first.text)
        return None if thing else "person"
    return "organisation" if m.abbreviation else None


def _has_initial(m: Mention) -> bool:
    return any(len(t.text) == 2 and t.text[1] == "." for t in m.tokens[:-1])


def _join(people: dict[str, list[Person]], m: Mention, text: str) -> None:
    """Join a full name to the person of the same surname and given name, or make a new one."""
    group = people.setdefault(m.key, [])
    first = text.split(maxsplit=1)[0].lower()
    person = next((p for p in group[:_MOST_NAMESAKES] if _same_given(p.canonical.split()[0].lower(), first)), None)
    if person is None:
        person = Person(text)
        group.append(person)
    elif len(text.split()) > len(person.canonical.split()) or (person.canonical.isupper() and not text.isupper()):
        person.canonical = text
    _take(person, m, first)


def _same_given(one: str, other: str) -> bool:
    """Whether two given names can be of one person: the same, or one the initial of the other."""
    initial = one[:1] == other[:1] and (one.endswith(".") or other.endswith("."))
    return one == other or initial or any(one in group and other in group for group in _VARIANTS)


def _take(person: Person, m: Mention, first: str) -> None:
    """Let a person have a mention, with the roles and the gender that it tells of."""
    m.person = person
    m.kind = "person"
    person.mentions += 1
    person.roles |= m.roles
    titles = set(m.titles) | m.roles
    if person.gender is None:
        he = bool(titles & _MALE_TITLES) or first in HE
        she = bool(titles & _FEMALE_TITLES) or first in SHE
        person.gender = None if he == she else "he" if he else "she"


def _identify_short(
    article: Article, m: Mention, people: dict[str, list[Person]], given: dict[str, list[Person]]
) -> None:
    """Say who a single word names: somebody with this surname or given name, or a seed."""
    key = m.key
    group = people.get(key) or (given.get(key) if key not in PLACES else None)
    if group:
        near = group[:_MOST_NAMESAKES]
        fits = [p for p in near if not _clash(p, set(m.titles))] or near
        if len(m.tokens) > 1:
            suffix = m.tokens[-1].low.rstrip(".")
            fits = [p for p in fits if p.canonical.lower().rstrip(".").endswith(suffix)] or fits
        _take(max(fits, key=lambda p: p.mentions), m, "")
    elif key in _SEEDS or m.kind == "person":
        person = Person(*_SEEDS[key]) if key in _SEEDS else Person(m.text(article))
        people[key] = [person]
        _take(person, m, "")


def _clash(person: Person, titles: set[str]) -> bool:
    """Whether a title says she where the person is he, or the other way round."""
    return (person.gender == "she" and bool(titles & _MALE_TITLES)) or (
        person.gender == "he" and bool(titles & _FEMALE_TITLES)
    )


def _spell_out(article: Article, mentions: list[Mention]) -> None:
    """Give abbreviations of organisations their full names, where an article has them before."""
    full: dict[str, str] = {}
    for m in mentions:
        if m.kind == "organisation" and len(m.tokens) > 1:
            named = [t for t in m.tokens if t.capital]
            for n in range(max(1, len(named) - min(_LETTERS) + 1)):
                # "the State Transport Safety Board" may be the TSB.
                full.setdefault("".join(t.text[0] for t in named[n:]), article.text[named[n].start : m.end])
        elif m.abbreviation and m.person is None:
            m.full = full.get(m.tokens[0].text.replace(".", ""))
