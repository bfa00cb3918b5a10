"""What is known of an article while its speakers are found: the names outside of quotation marks, and who spoke."""

from dataclasses import dataclass, field

from crossread.annotate import grammar as g
from crossread.annotate.cues import Range
from crossread.annotate.people import Mention, Person
from crossread.annotate.tokens import Token, Unit
from crossread.model import Article

# Units back that a pronoun may reach; farther back most are wrong.
REACH = 3
GENITIVE = ("'s", "’s", "'", "’")
PLURALS = frozenset(role for role in g.ROLES if role.endswith("s") or role in ("people", "spokesmen"))


@dataclass(slots=True)
class Scene:
    """An article's units, and for each its mentions outside of quotation marks with the number of their first token.

    `spoke` is the person who spoke last in a unit, `plural` the several; `other` who spoke last and is no person.
    """

    article: Article
    units: list[Unit]
    outside: list[list[tuple[int, Mention]]]
    people: list[Person]
    spoke: dict[int, Person] = field(default_factory=dict)
    plural: dict[int, str] = field(default_factory=dict)
    other: str | None = None

    def words(self, number: int, start: int, end: int) -> str:
        """The tokens `[start, end)` of a unit as they stand, white space made plain."""
        tokens = self.units[number].tokens
        return " ".join(self.article.text[tokens[start].start : tokens[end - 1].end].split())

    def free(self, number: int) -> list[tuple[int, Mention]]:
        """The people named in a unit, not after a preposition nor before 's or a noun."""
        tokens = self.units[number].tokens
        return [(n, m) for n, m in self.outside[number] if m.person is not None and not dependent(tokens, 0, n, m)]


def scene(article: Article, units: list[Unit], mentions: list[Mention]) -> Scene:
    """The scene of an article before anybody has spoken."""
    by_start = {m.start: m for m in mentions}
    outside = [
        [(n, by_start[t.start]) for n, t in enumerate(unit.tokens) if t.quoted is None and t.start in by_start]
        for unit in units
    ]
    people = {id(m.person): m.person for m in mentions if m.person is not None}
    return Scene(article, units, outside, list(people.values()))


def dependent(tokens: tuple[Token, ...], start: int, at: int, m: Mention, end: int = -1) -> bool:
    """Whether a name stands after a preposition, before 's or before a noun: the phrase is about somebody else."""
    n = at + len(m.tokens)
    if n < len(tokens) and n != end:
        after = tokens[n]
        if after.low in GENITIVE or (after.low in g.ROLES and after.text.islower()):
            return True
        if end > n and after.text.islower() and g.is_nominal(after):
            # "the Lee campaign", "Lee campaign manager Jo Bell"
            return True
    before = at - 1
    while before >= start and (
        tokens[before].capital or tokens[before].low in g.ROLES or tokens[before].low in g.DETERMINERS
    ):
        before -= 1
    return before >= start and tokens[before].low in g.PREPOSITIONS


def plural(own: str) -> bool:
    """Whether a speaker's own words are of several: "they" may stand for them."""
    found = own.lower().split()
    inner = range(1, len(found))
    head = next((n for n in inner if found[n] in g.PREPOSITIONS or found[n].endswith("ing")), len(found))
    head = len(found) if head == len(found) - 1 else head
    last = found[head - 1]
    many = last.endswith("s") and not last.endswith(("ss", "us")) and found[0] not in ("a", "an", "each", "every")
    return many or "and" in found[:head] or last in ("people", "police")


def place(scene: Scene, number: int, start: int, end: int) -> Range:
    """Where the tokens `[start, end)` of a unit stand in the text."""
    tokens = scene.units[number].tokens
    return tokens[start].start, tokens[end - 1].end
