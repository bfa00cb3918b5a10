"""Signs and words for how statements relate: never a colour alone."""

from dataclasses import dataclass

from crossread.model import Fact


@dataclass(frozen=True, slots=True)
class Sign:
    """A group of facts on the page: its name in addresses, its sign, and its words for one and for many."""

    name: str
    sign: str
    one: str
    many: str


# In the order in which they should meet the eye: what differs comes first.
SIGNS = (
    Sign("conflict", "≠", "conflict", "conflicts"),
    Sign("differ", "~", "told differently", "told differently"),
    Sign("only", "◇", "only in one", "only in one"),
    Sign("same", "=", "agreed", "agreed"),
)
BY_NAME = {sign.name: sign for sign in SIGNS}

# How a difference reads in a sentence: "differs in the number".
DIFFERS_IN = {
    "number": "in a number",
    "name": "in a name",
    "date": "in a date",
    "wording": "in the wording",
    "attribution": "in who says so",
    "scope": "in scope",
    "polarity": "in yes or no",
}


def sign_of(fact: Fact) -> Sign:
    """The group that a fact belongs to: what one outlet tells in more detail is agreed by the others."""
    return BY_NAME["same" if fact.relation == "detail" else fact.relation]
