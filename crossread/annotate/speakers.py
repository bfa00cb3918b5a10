"""Who speaks: the words at a cue resolved to a name that the article gives, or left as they stand.

No speaker is better than a wrong one: indefinites, plurals, polls and documents keep their own words, organisations
never become "he", and a pronoun is resolved over a few sentences at most.
"""

from dataclasses import dataclass

from crossread.annotate import grammar as g
from crossread.annotate.cues import NOUNS, PAPERS, Range
from crossread.annotate.lexicon import words
from crossread.annotate.people import Mention, Person
from crossread.annotate.quotes import Found
from crossread.annotate.subjects import main_subject
from crossread.annotate.tokens import Token, Unit
from crossread.model import Article

_HE_SHE = {"he": "he", "she": "she", "his": "he", "her": "she", "him": "he"}
# Units back that a pronoun may reach; farther back most are wrong.
_REACH = 3
_DEFINITE = frozenset(("the", "his", "her", "their", "its"))
_ALIKE = [frozenset(group.split("/")) for group in sorted(words("names", "alike"))]
# Somebody with so many times the mentions of the next is "the president" of an article.
_MAIN = 2
_POLITICIANS = frozenset(
    (
        "republican",
        "democrat",
        "senator",
        "congressman",
        "congresswoman",
        "lawmaker",
        "governor",
        "nominee",
        "candidate",
    )
)
_GENITIVE = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the name or own words, where they stand, how they were found, and who it is if somebody is named."""

    name: str | None
    start: int
    end: int
    resolved: str
    person: Person | None = None


class Resolver:
    """Resolves the speakers of one article, quotation after quotation in order of place."""

    def __init__(self, article: Article, units: list[Unit], mentions: list[Mention]) -> None:
        self.article = article
        self.units = units
        self.outside = _outside(units, mentions)
        self.spoke: dict[int, Person] = {}
        self.people = _people(mentions)
        self.by_roles: dict[frozenset[str], list[Person]] = {}
        self.plural: dict[int, str] = {}
        self.other: str | None = None

    def resolve(self, found: Found) -> Speaker | None:
        """The speaker of a quotation, `None` if nobody is named."""
        if found.cue is None or found.cue.subject is None:
            return None
        speaker = self._phrase(found.source, *found.cue.subject)
        if speaker.person is not None:
            self.spoke[found.number] = speaker.person
        elif speaker.name and _plural(speaker.name):
            self.plural[found.number] = speaker.name
        elif speaker.name:
            self.other = speaker.name
        return speaker

    def via(self, found: Found) -> tuple[str, ...]:
        """Those who report a quotation, outermost first."""
        names = [self._phrase(found.source, *cue.subject).name for cue in found.via if cue.subject]
        return tuple(name for name in names if name)

    def _phrase(self, number: int, start: int, end: int) -> Speaker:
        """The speaker that the noun phrase `[start, end)` of a unit names."""
        tokens = self.units[number].tokens
        place = tokens[start].start, tokens[end - 1].end
        low = tokens[start].low
        if end - start == 1 and (low in _HE_SHE or low in ("they", "it", "their", "its")):
            return self._pronoun(number, start, low, place)
        heads = [m for at, m in self.outside[number] if start <= at < end and not _dependent(tokens, start, at, m, end)]
        named = [m for m in heads if m.person is not None]
        if len(named) > 1 and any(t.low == "and" for t in tokens[start:end]):
            return Speaker(self._words(place), *place, "own words")
        last = tokens[end - 1]
        if named and not (last.low in g.ROLES and last.text.islower()):
            return self._mentioned(named[0], "name" if len(named[0].tokens) > 1 else "last name")
        return self._described(number, start, end, heads)

    def _mentioned(self, m: Mention, resolved: str) -> Speaker:
        return Speaker(m.canonical(self.article), m.start, m.end, resolved, m.person)

    def _described(self, number: int, start: int, end: int, heads: list[Mention]) -> Speaker:
        """The speaker that a phrase without a person's name at its head describes; `heads` are names of other kinds."""
        tokens = self.units[number].tokens
        place = tokens[start].start, tokens[end - 1].end
        beside = self._beside(number, end)
        if beside is not None and tokens[end - 1].low not in _PLURALS:
            return self._mentioned(beside, "apposition")
        person = self._role(number, start, end)
        if person is not None:
            return Speaker(person.canonical, *place, "role", person)
        owner = self._owner(number, start, end)
        if owner is not None:
            return Speaker(owner.canonical(self.article), *place, "owner", owner.person)
        if heads and heads[0].full:
            return Speaker(heads[0].full, *place, "abbreviation")
        return Speaker(self._words(place), *place, "organisation" if heads else "own words")

    def _words(self, place: Range) -> str:
        return " ".join(self.article.text[place[0] : place[1]].split())

    def _beside(self, number: int, end: int) -> Mention | None:
        """The person named in an apposition that begins at `end`: "the mayor, | Ann Lee,"."""
        tokens = self.units[number].tokens
        if end >= len(tokens) or tokens[end].text != ",":
            return None
        stop = next((n for n in range(end + 1, min(len(tokens), end + 8)) if not tokens[n].word), end)
        for at, m in self.outside[number]:
            if end < at < stop and m.person and len(m.tokens) > 1 and at + len(m.tokens) == stop:
                before = tokens[end + 1 : at]
                return m if all(t.capital or t.low in g.ROLES for t in before) else None
        return None

    def _owner(self, number: int, start: int, end: int) -> Mention | None:
        """Whose statement or report speaks: "the bank's report said" is the bank."""
        tokens = self.units[number].tokens
        if tokens[end - 1].low not in PAPERS | NOUNS:
            return None
        for at, m in self.outside[number]:
            after = at + len(m.tokens)
            if start <= at and after < end and tokens[after].low in _GENITIVE:
                return m
        return None

    def _role(self, number: int, start: int, end: int) -> Person | None:
        """The person to whom the article gives the role that a phrase with "the" names; the nearest, if several."""
        tokens = self.units[number].tokens[start:end]
        if tokens[0].low not in _DEFINITE:
            return None
        head = next((n for n, t in enumerate(tokens) if t.low in g.PREPOSITIONS), len(tokens))
        if head < 2 or any(t.low in _GENITIVE for t in tokens):
            return None
        noun = tokens[head - 1].low
        if noun not in g.ROLES or noun in _PLURALS:
            return None
        wanted = {noun}.union(*(group for group in _ALIKE if noun in group))
        fits = self._with_roles(frozenset(wanted))
        if not fits:
            return self._last_person(number) if noun in _POLITICIANS else None
        if len(fits) == 1 or fits[0].mentions >= _MAIN * fits[1].mentions:
            return fits[0]
        return self._nearest(number, start, fits)

    def _with_roles(self, wanted: frozenset[str]) -> list[Person]:
        """The people with any of some roles, those mentioned most first."""
        if wanted not in self.by_roles:
            fits = (p for p in self.people if p.roles & wanted)
            self.by_roles[wanted] = sorted(fits, key=lambda p: -p.mentions)
        return self.by_roles[wanted]

    def _last_person(self, number: int) -> Person | None:
        """Who spoke last within two units: "the Ohio Republican", if nobody is called one."""
        for back in range(number - 1, max(-1, number - 3), -1):
            if back in self.spoke:
                return self.spoke[back]
            for n, m in self.outside[back]:
                if m.person is not None and not _dependent(self.units[back].tokens, 0, n, m):
                    return m.person
        return None

    def _nearest(self, number: int, start: int, fits: list[Person]) -> Person | None:
        """Of the people that fit a role, the one mentioned last before it, within reach."""
        for back in range(number, max(-1, number - 1 - 2 * _REACH), -1):
            for at, m in reversed(self.outside[back]):
                if any(m.person is p for p in fits) and (back < number or at < start):
                    return m.person
        return None

    def _pronoun(self, number: int, start: int, low: str, place: Range) -> Speaker:
        if low in _HE_SHE:
            person = self._he(number, start, _HE_SHE[low])
            name = person.canonical if person else None
        else:
            person = None
            name = self._they(number, start) if low in ("they", "their") else self.other
        return Speaker(name, *place, "pronoun" if name else "pronoun, unresolved", person)

    def _they(self, number: int, at: int) -> str | None:
        """Whom "they" stands for: several who spoke or are the subject, within reach."""
        for back in range(number, max(-1, number - 1 - _REACH), -1):
            if back in self.plural:
                return self.plural[back]
            tokens = self.units[back].tokens
            subject = main_subject(tokens, 0, at if back == number else len(tokens))
            if subject is not None and tokens[subject[0]].low not in g.SUBJECTS:
                own = self._words((tokens[subject[0]].start, tokens[subject[1] - 1].end))
                if _plural(own):
                    return own
        return None

    def _he(self, number: int, at: int, gender: str) -> Person | None:
        """Whom "he" or "she" at token `at` of a unit stands for."""
        here = self._first(number, at, gender)
        if here is not None:
            return here
        for back in range(number - 1, max(-1, number - 1 - _REACH), -1):
            spoke = self.spoke.get(back)
            if spoke is not None and spoke.gender in (None, gender):
                return spoke
            person = self._first(back, len(self.units[back].tokens), gender)
            if person is not None:
                return person
        return self._only(number, gender)

    def _first(self, number: int, at: int, gender: str) -> Person | None:
        """The first in a unit before token `at` who can be "he" or "she": by name, or by a role with "the"."""
        tokens = self.units[number].tokens
        named = next(
            ((n, m.person) for n, m in self.outside[number] if n < at and self._fits(number, n, m, gender)), None
        )
        stop = named[0] if named else at
        for n in range(1, stop):
            token = tokens[n]
            if token.low in g.ROLES and token.text.islower() and (n + 1 == at or not g.is_nominal(tokens[n + 1])):
                start = g.np_left(tokens, n + 1, 0)
                person = self._role(number, start, n + 1)
                if person is not None and person.gender in (None, gender):
                    return person
        return named[1] if named else None

    def _only(self, number: int, gender: str) -> Person | None:
        """The only "he" or "she" that is named within reach, wherever the name stands."""
        near = [m.person for back in range(max(0, number - _REACH), number) for _, m in self.outside[back]]
        fits = [p for p in near if p is not None and p.gender == gender]
        return fits[0] if fits and all(p is fits[0] for p in fits) else None

    def _fits(self, number: int, n: int, m: Mention, gender: str) -> bool:
        """Whether a mention can be what a pronoun stands for: a person, not after a preposition or before 's."""
        if m.person is None or m.person.gender not in (None, gender):
            return False
        return not _dependent(self.units[number].tokens, 0, n, m)


_PLURALS = frozenset(role for role in g.ROLES if role.endswith("s") or role in ("people", "spokesmen"))


def _plural(own: str) -> bool:
    """Whether a speaker's own words are of several: "they" may stand for them."""
    found = own.lower().split()
    head = next((n for n, word in enumerate(found) if n and word in g.PREPOSITIONS), len(found))
    last = found[head - 1]
    return (last.endswith("s") and not last.endswith(("ss", "us"))) or "and" in found or last in ("people", "police")


def _people(mentions: list[Mention]) -> list[Person]:
    found: list[Person] = []
    seen: set[int] = set()
    for m in mentions:
        if m.person is not None and id(m.person) not in seen:
            seen.add(id(m.person))
            found.append(m.person)
    return found


def _outside(units: list[Unit], mentions: list[Mention]) -> list[list[tuple[int, Mention]]]:
    """For every unit the mentions outside of its quotation marks, each with the number of its first token there."""
    by_start = {m.start: m for m in mentions}
    return [
        [(n, by_start[t.start]) for n, t in enumerate(unit.tokens) if t.quoted is None and t.start in by_start]
        for unit in units
    ]


def _dependent(tokens: tuple[Token, ...], start: int, at: int, m: Mention, end: int = -1) -> bool:
    """Whether a name stands after a preposition, before 's or before a role: the phrase is about somebody else."""
    n = at + len(m.tokens)
    if n < len(tokens) and n != end:
        after = tokens[n]
        if after.low in _GENITIVE or (after.low in g.ROLES and after.text.islower()):
            return True
    before = at - 1
    while before >= start and (
        tokens[before].capital or tokens[before].low in g.ROLES or tokens[before].low in g.DETERMINERS
    ):
        before -= 1
    return before >= start and tokens[before].low in g.PREPOSITIONS
