"""Who is meant by a role: "the mayor", "the 43-year-old", "the company"."""

from bisect import bisect_left

from crossread.annotate import grammar as g
from crossread.annotate.lexicon import words
from crossread.annotate.people import Mention, Person
from crossread.annotate.scene import GENITIVE, PLURALS, REACH, Scene, dependent
from crossread.annotate.tokens import Token

_DEFINITE = frozenset(("the", "his", "her", "their", "its"))
_ALIKE = [frozenset(group.split("/")) for group in sorted(words("names", "alike"))]
_POLITICIANS = words("names", "politicians")
_BODIES = words("names", "bodies")
# Somebody with so many times the mentions of the next is "the president" of an article.
_MAIN = 2


class Roles:
    """Finds the people of one article by the roles that it gives them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.by_roles: dict[frozenset[str], list[Person]] = {}
        self.named_in: dict[int, int] = {}
        self.bodies: dict[str, list[tuple[int, int, Mention]]] = {}
        for number, found in enumerate(scene.outside):
            for at, m in found:
                if m.person is not None:
                    self.named_in.setdefault(id(m.person), number)
                elif m.kind == "organisation" and m.key in _BODIES:
                    self.bodies.setdefault(m.key, []).append((number, at, m))

    def person(self, number: int, start: int, end: int) -> Person | None:
        """The person to whom the article gives the role that a phrase with "the" names; the nearest, if several."""
        tokens = self.scene.units[number].tokens[start:end]
        head = _head(tokens)
        if tokens[0].low not in _DEFINITE or head < 2 or any(t.low in GENITIVE for t in tokens):
            return None
        noun = tokens[head - 1].low.removeprefix("ex-")
        if noun not in g.ROLES or noun in PLURALS:
            return self._last(number) if noun.endswith("-year-old") else None
        if tokens[head - 2].low == "vice":
            noun = "vice " + noun
        wanted = {noun}.union(*(group for group in _ALIKE if noun in group))
        fits = self._with(frozenset(wanted))
        if head < len(tokens):
            # "the chairman of the board" may be somebody else than the chairman whom the article names.
            fits = [person for person in fits if self.named_in[id(person)] < number]
        if not fits:
            return self._last(number) if noun in _POLITICIANS else None
        main = len(fits) == 1 or fits[0].mentions >= _MAIN * fits[1].mentions
        return fits[0] if main else self._nearest(number, start, fits)

    def body(self, number: int, start: int, end: int) -> str | None:
        """The organisation that "the committee" or "the company" stands for: the last named with that word."""
        tokens = self.scene.units[number].tokens
        if end - start != 2 or tokens[start].low != "the" or tokens[start + 1].low not in _BODIES:
            return None
        named = self.bodies.get(tokens[start + 1].low, [])
        last = bisect_left(named, (number, start), key=lambda body: body[:2]) - 1
        if last < 0 or len(named[last][2].tokens) < 2:
            return None
        return named[last][2].canonical(self.scene.article)

    def _with(self, wanted: frozenset[str]) -> list[Person]:
        """The people with any of some roles, those mentioned most first."""
        if wanted not in self.by_roles:
            fits = (p for p in self.scene.people if p.roles & wanted)
            self.by_roles[wanted] = sorted(fits, key=lambda p: -p.mentions)
        return self.by_roles[wanted]

    def _last(self, number: int) -> Person | None:
        """Who spoke last within two units: "the Ohio Republican", if nobody is called one."""
        for back in range(number - 1, max(-1, number - 3), -1):
            if back in self.scene.spoke:
                return self.scene.spoke[back]
            free = self.scene.free(back)
            if free:
                return free[0][1].person
        return None

    def _nearest(self, number: int, start: int, fits: list[Person]) -> Person | None:
        """Of the people that fit a role, the one mentioned last before it, within reach."""
        for back in range(number, max(-1, number - 1 - 2 * REACH), -1):
            for at, m in reversed(self.scene.outside[back]):
                if any(m.person is p for p in fits) and (back < number or at < start):
                    return m.person
        return None


def beside(scene: Scene, number: int, end: int) -> Mention | None:
    """Who is named in an apposition that begins at `end`: "the mayor, | Ann Lee,", "a driver, | Jo Orr of York,"."""
    tokens = scene.units[number].tokens
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    stop = next((n for n in range(end + 1, min(len(tokens), end + 8)) if not tokens[n].word), end)
    for at, m in scene.outside[number]:
        after = at + len(m.tokens)
        if not end < at < stop or (m.person is None and m.kind is not None):
            continue
        if len(m.tokens) < 2 and not (at == end + 1 and stop == after and tokens[end - 1].low in g.ROLES):
            continue
        if after == stop or tokens[after].low in ("of", "from"):
            titled = all(t.capital or t.low in g.ROLES for t in tokens[end + 1 : at])
            return m if titled and not dependent(tokens, end, at, m) else None
    return None


def _head(tokens: tuple[Token, ...]) -> int:
    """Where the noun ends that a phrase is about: before a preposition or "vying for"."""
    for n in range(1, len(tokens)):
        low = tokens[n].low
        if low in g.PREPOSITIONS or (n > 1 and low.endswith("ing") and tokens[n].text.islower()):
            return n
    return len(tokens)
