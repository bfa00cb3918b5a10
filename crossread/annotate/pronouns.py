"""Whom "he", "she" and "they" stand for, over a few sentences at most."""

from crossread.annotate import grammar as g
from crossread.annotate.people import Person
from crossread.annotate.roles import Roles
from crossread.annotate.scene import PLURALS, REACH, Scene, plural
from crossread.annotate.subjects import main_subject

HE_SHE = {"he": "he", "she": "she", "his": "he", "her": "she", "him": "he"}


def they(scene: Scene, number: int, at: int) -> str | None:
    """Whom "they" stands for: several who spoke or are the subject, within reach."""
    for back in range(number, max(-1, number - 1 - REACH), -1):
        if back in scene.plural:
            return scene.plural[back]
        tokens = scene.units[back].tokens
        subject = main_subject(tokens, 0, at if back == number else len(tokens))
        if subject is not None and tokens[subject[0]].low not in g.SUBJECTS:
            own = scene.words(back, *subject)
            if plural(own):
                return own
        if back < number:
            several = _several(scene, back)
            if several is not None:
                return several
    return None


def _several(scene: Scene, number: int) -> str | None:
    """The people in the plural that a unit names, not after a preposition: "…, and several officials doubted it"."""
    tokens = scene.units[number].tokens
    for n, token in enumerate(tokens):
        if token.low in PLURALS and token.text.islower() and n + 1 < len(tokens) and g.is_verb(tokens[n + 1]):
            start = g.np_left(tokens, n + 1, 0)
            if start == 0 or tokens[start - 1].low not in g.PREPOSITIONS:
                return scene.words(number, start, n + 1)
    return None


def he(scene: Scene, roles: Roles, number: int, at: int, gender: str) -> Person | None:
    """Whom "he" or "she", as `gender` says, at token `at` of a unit stands for."""
    here = _first(scene, roles, number, at, gender)
    if here is not None:
        return here
    for back in range(number - 1, max(-1, number - 1 - REACH), -1):
        spoke = scene.spoke.get(back)
        if spoke is not None and spoke.gender in (None, gender):
            return spoke
        tokens = scene.units[back].tokens
        subject = main_subject(tokens, 0, len(tokens))
        if subject is not None and HE_SHE.get(tokens[subject[0]].low) == gender and subject[1] - subject[0] == 1:
            # "He praised Tom Fry. He said": the same as before, not whom he praised.
            continue
        person = _first(scene, roles, back, len(tokens), gender)
        if person is not None:
            return person
    return _only(scene, number, gender)


def _first(scene: Scene, roles: Roles, number: int, at: int, gender: str) -> Person | None:
    """The first in a unit before token `at` who can be "he" or "she": by name, or by a role with "the"."""
    tokens = scene.units[number].tokens
    fits = ((n, m.person) for n, m in scene.free(number) if n < at and m.person and _can_be(m.person, gender))
    named = next(fits, None)
    stop = named[0] if named else at
    for n in range(1, stop):
        token = tokens[n]
        if token.low in g.ROLES and token.text.islower() and (n + 1 == at or not g.is_nominal(tokens[n + 1])):
            person = roles.person(number, g.np_left(tokens, n + 1, 0), n + 1)
            if person is not None and _can_be(person, gender):
                return person
    return named[1] if named else None


def _only(scene: Scene, number: int, gender: str) -> Person | None:
    """The only "he" or "she" that is named within reach, wherever the name stands."""
    near = [m.person for back in range(max(0, number - REACH), number) for _, m in scene.outside[back]]
    fits = [p for p in near if p is not None and p.gender == gender]
    return fits[0] if fits and all(p is fits[0] for p in fits) else None


def _can_be(person: Person, gender: str) -> bool:
    return person.gender in (None, gender)
