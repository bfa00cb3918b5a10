"""Stories of one course of events: the data types, nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThreadLink:
    """Two stories that belong to one course of events, in the order of their beginnings.

    `chance` is how sure that is, 0 to 1, `why` what a reader can check. `evidence` are the two articles that carry it,
    of the earlier story and of the later one. Where a person has linked the two, `correction` is the number under which
    that can be undone, `by` who said so, if that is known, and `why` the reason that was given.
    """

    earlier: str
    later: str
    chance: float
    why: str
    evidence: tuple[str, str]
    by: str | None = None
    correction: int | None = None


@dataclass(frozen=True, slots=True)
class ThreadStory:
    """A story in a thread: its headline with the outlet that it is from, when it began, how many articles it has."""

    id: str
    headline: str | None
    outlet: str | None
    headline_from: str
    began: str
    articles: int


@dataclass(frozen=True, slots=True)
class Thread:
    """The stories of the course of events that `story` belongs to, it among them, in order of time, and their links.

    Where nothing is known to belong with it, it stands there alone.
    """

    story: str
    stories: tuple[ThreadStory, ...]
    links: tuple[ThreadLink, ...]
