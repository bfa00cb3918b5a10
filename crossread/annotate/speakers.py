"""Who speaks: the words at a cue resolved to a name that the article gives, or left as they stand.

No speaker is better than a wrong one: indefinites, plurals, polls and documents keep their own words, organisations
never become "he", and a pronoun is resolved over a few sentences at most.
"""

from dataclasses import dataclass

from crossread.annotate import grammar as g
from crossread.annotate.clocks import is_nobody
from crossread.annotate.cues import NOUNS, PAPERS, Range
from crossread.annotate.people import ORGANISATION_WORDS, Mention, Person
from crossread.annotate.pronouns import HE_SHE, he, they
from crossread.annotate.quotes import Found
from crossread.annotate.roles import Roles, beside
from crossread.annotate.scene import GENITIVE, PLURALS, dependent, place, plural, scene
from crossread.annotate.tokens import Unit
from crossread.model import Article

_OFFICES = ORGANISATION_WORDS | g.ROLES | {"team", "administration", "aides"}


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
        self.scene = scene(article, units, mentions)
        self.roles = Roles(self.scene)

    def resolve(self, found: Found) -> Speaker | None:
        """The speaker of a quotation, `None` if nobody is named: a time or a bare number is nobody."""
        if found.cue is None or found.cue.subject is None:
            return None
        start, end = found.cue.subject
        if found.cue.kind == "run":
            end = self._run_end(found.source, start, end)
        speaker = self._phrase(found.source, start, end)
        if speaker.resolved == "own words" and found.cue.kind == "run":
            # "Lee's tone was grim" goes before words of Lee's.
            speaker = self._owned(found.source, start, end, any_noun=True) or speaker
        if speaker.name and is_nobody(speaker.name):
            return None
        if speaker.person is not None:
            self.scene.spoke[found.number] = speaker.person
        elif speaker.name and plural(speaker.name):
            self.scene.plural[found.number] = speaker.name
        elif speaker.name:
            self.scene.other = speaker.name
        return speaker

    def via(self, found: Found) -> tuple[str, ...]:
        """Those who report a quotation, outermost first."""
        names = [self._phrase(found.source, *cue.subject).name for cue in found.via if cue.subject]
        return tuple(name for name in names if name and not is_nobody(name))

    def _phrase(self, number: int, start: int, end: int) -> Speaker:
        """The speaker that the noun phrase `[start, end)` of a unit names."""
        tokens = self.scene.units[number].tokens
        low = tokens[start].low
        if end - start == 1 and (low in HE_SHE or low in ("they", "it", "their", "its")):
            return self._pronoun(number, start, low)
        outside = self.scene.outside[number]
        heads = [m for at, m in outside if start <= at < end and not dependent(tokens, start, at, m, end)]
        named = [m for m in heads if m.person is not None]
        if len(named) > 1 and any(t.low == "and" for t in tokens[start:end]):
            return self._own(number, start, end, "own words")
        last = tokens[end - 1]
        if named and not (last.low in g.ROLES and last.text.islower()):
            return self._mentioned(named[0], "last name" if named[0].short else "name")
        return self._described(number, start, end, heads)

    def _own(self, number: int, start: int, end: int, resolved: str) -> Speaker:
        return Speaker(self.scene.words(number, start, end), *place(self.scene, number, start, end), resolved)

    def _mentioned(self, m: Mention, resolved: str) -> Speaker:
        return Speaker(m.canonical(self.scene.article), m.start, m.end, resolved, m.person)

    def _described(self, number: int, start: int, end: int, heads: list[Mention]) -> Speaker:
        """The speaker that a phrase without a person's name at its head describes; `heads` are names of other kinds."""
        tokens = self.scene.units[number].tokens
        where = place(self.scene, number, start, end)
        apposed = beside(self.scene, number, end)
        if apposed is not None and tokens[end - 1].low not in PLURALS:
            return self._mentioned(apposed, "apposition")
        person = self.roles.person(number, start, end)
        if person is not None:
            return Speaker(person.canonical, *where, "role", person)
        if heads and heads[0].full:
            return Speaker(heads[0].full, *where, "abbreviation")
        body = self.roles.body(number, start, end)
        if body is not None:
            return Speaker(body, *where, "role")
        issued = self._owned(number, start, end) or self._author(number, start, end)
        return issued or self._own(number, start, end, "organisation" if heads else "own words")

    def _owned(self, number: int, start: int, end: int, any_noun: bool = False) -> Speaker | None:
        """Whose statement or report speaks: "the bank's report said" is the bank; with `any_noun` whose anything is."""
        tokens = self.scene.units[number].tokens
        head = next((n for n in range(start + 1, end) if tokens[n].low in g.PREPOSITIONS), end)
        noun = tokens[head - 1].low
        if noun not in PAPERS | NOUNS and (not any_noun or noun in _OFFICES):
            return None
        for at, m in self.scene.outside[number]:
            after = at + len(m.tokens)
            if start <= at and after < head and tokens[after].low in GENITIVE:
                where = place(self.scene, number, start, end)
                return Speaker(m.canonical(self.scene.article), *where, "owner", m.person)
        return None

    def _author(self, number: int, start: int, end: int) -> Speaker | None:
        """Who issued a paper that speaks: "a statement from Lee's office", "the report, | by Lee,"."""
        tokens = self.scene.units[number].tokens
        by = next((n for n in range(start + 1, end) if tokens[n].low in g.PREPOSITIONS), end)
        if tokens[by - 1].low not in PAPERS or tokens[by - 1].capital:
            return None
        if by < end:
            return self._phrase(number, by + 1, end) if tokens[by].low in ("from", "by") and by + 1 < end else None
        by += end < len(tokens) and tokens[end].text == ","
        if by + 1 >= len(tokens) or tokens[by].low not in ("from", "by") or not tokens[by + 1].capital:
            return None
        stop = g.np_right(tokens, by + 1, len(tokens))
        return self._phrase(number, by + 1, stop) if stop > by + 1 else None

    def _run_end(self, number: int, start: int, end: int) -> int:
        """Where the subject of a sentence without a cue ends: the word after a name may be the verb, "Lee tells us"."""
        last = self.scene.units[number].tokens[end - 1]
        if last.capital or last.low in _OFFICES or last.low in PAPERS or last.low in NOUNS:
            return end
        named = any(m.person and start <= at and at + len(m.tokens) == end - 1 for at, m in self.scene.outside[number])
        return end - named

    def _pronoun(self, number: int, start: int, low: str) -> Speaker:
        where: Range = place(self.scene, number, start, start + 1)
        person = he(self.scene, self.roles, number, start, HE_SHE[low]) if low in HE_SHE else None
        if low in HE_SHE:
            name = person.canonical if person else None
        else:
            name = they(self.scene, number, start) if low in ("they", "their") else self.scene.other
        return Speaker(name, *where, "pronoun" if name else "pronoun, unresolved", person)
