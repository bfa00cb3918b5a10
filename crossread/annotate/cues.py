"""The verbs that attribute words to somebody, in all their forms, each with the grammar that it takes."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from crossread.annotate import grammar as g
from crossread.annotate.grammar import Tokens
from crossread.annotate.lexicon import words

Form = Literal["base", "third", "past", "participle", "gerund"]
Frame = Literal["say", "tell", "ask", "quote only", "promise", "urge", "accuse", "name", "document"]

FRAMES: tuple[Frame, ...] = ("say", "tell", "ask", "quote only", "promise", "urge", "accuse", "name", "document")
Range = tuple[int, int]
NOUNS = words("cues", "nouns")
PAPERS = words("cues", "papers")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's base form, the form that stands in the text, and its frames (`[sections]` of `data/cues.txt`)."""

    base: str
    form: Form
    frames: frozenset[Frame]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its tokens `[start, end)`, where its verb group begins, its verb if it is one, and its subject's tokens.

    `kind` is `verb`, `noun` ("X's claim that"), `source` ("according to X"), `label` ("JANE ROE: …"), or `run` where a
    quotation goes on without a cue of its own. A weak cue counts only where quotation marks follow.
    """

    start: int
    end: int
    group: int
    kind: str
    verb: Verb | None
    subject: Range | None
    inverted: bool = False
    weak: bool = False

    @property
    def asks(self) -> bool:
        """Whether a person who is told or asked may follow: "told him", "called on them"."""
        if self.verb is None or not self.verb.frames & {"tell", "ask", "urge"}:
            return False
        return self.verb.base != "call" or self.end - self.start > 1


@dataclass(frozen=True, slots=True)
class Place:
    """A verb that may be a cue: its tokens `[n, end)`, where its verb group begins, and the cues `found` before it."""

    tokens: Tokens
    n: int
    end: int
    group: int
    verb: Verb
    found: list[Cue]

    @property
    def before(self) -> str:
        """The word before the verb in lower case, empty at the beginning."""
        return self.tokens[self.n - 1].low if self.n else ""

    @property
    def contracted(self) -> bool:
        """Whether the 's before the verb is short for "is" or "has"."""
        return self.before in ("'s", "’s") and self.n > 1 and self.tokens[self.n - 2].low in g.SUBJECTS

    def cue(
        self, subject: Range | None, group: int | None = None, inverted: bool = False, weak: bool = False
    ) -> Cue | None:
        """The cue with this subject, `None` without one."""
        if subject is None or subject[0] >= subject[1]:
            return None
        start = self.group if group is None else group
        return Cue(self.n, self.end, start, "verb", self.verb, subject, inverted, weak)


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every cue verb. Where two forms look the same, the past stands for both."""
    frames: dict[str, set[Frame]] = {}
    doubled: set[str] = set()
    for frame in FRAMES:
        for word in sorted(words("cues", frame)):
            base = word.rstrip("+")
            if base != word:
                doubled.add(base)
            frames.setdefault(base, set()).add(frame)
    irregular = {item.split("/")[0]: item.split("/")[1:] for item in words("cues", "irregular")}
    found: dict[str, Verb] = {}
    for base in sorted(frames):
        third, past, participle, gerund = irregular.get(base) or _regular(base, base in doubled)
        forms: tuple[tuple[str, Form], ...] = (
            (base, "base"), (third, "third"), (participle, "participle"), (past, "past"), (gerund, "gerund"),
        )  # fmt: skip
        for text, form in forms:
            found[text] = Verb(base, form, frozenset(frames[base]))
    return found


def is_past(word: str) -> bool:
    """Whether a word in lower case is the past of a cue verb: `Added Smith: "…"`."""
    verb = verbs().get(word)
    return verb is not None and verb.form == "past"


def _regular(base: str, doubled: bool) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing of a regular verb."""
    stem = base + base[-1] if doubled else base
    if base.endswith("e") and not base.endswith("ee"):
        return base + "s", base + "d", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeou":
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return third, stem + "ed", stem + "ed", stem + "ing"
