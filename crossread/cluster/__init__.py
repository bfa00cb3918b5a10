"""From articles to stories. `cluster(articles)` says which are of one event; a `Clusterer` does it as they arrive."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from crossread.model import Article

if TYPE_CHECKING:
    from crossread.cluster.lanes import Lane
    from crossread.cluster.online import Clusterer, Placement
    from crossread.cluster.repair import Change
    from crossread.cluster.terms import Terms

__all__ = ["WINDOW", "Change", "Clusterer", "Placement", "Reading", "cluster", "read", "read_all"]

# Articles that can still be joined, by the command and in the library alike: another window gives other stories.
WINDOW = 20_000

# Articles placed at a time.
_LOT = 64
_HOMES = {"Change": "repair", "Clusterer": "online", "Placement": "online"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article is compared by, and the lane it is in, if any: what one process may tell another."""

    terms: "Terms"
    lane: "tuple[Lane, str] | None"

    @property
    def id(self) -> str:
        """The article's id."""
        return self.terms.id


def read(article: Article) -> Reading:
    """What `cluster` needs of an article."""
    return read_all([article])[0]


def read_all(articles: Sequence[Article]) -> list[Reading]:
    """What `cluster` needs of each of `articles`; for many at once it takes half as long."""
    from crossread.cluster.lanes import lane
    from crossread.cluster.terms import all_terms

    return [Reading(terms, lane(article)) for terms, article in zip(all_terms(articles), articles, strict=True)]


def cluster(articles: Iterable[Article | Reading]) -> list[str]:
    """The story's id for each of `articles`, in their order, as the stories stand at the end."""
    arriving = iter(articles)
    # Other processes that read for this one start with the first article: before numpy's threads, as copies of it.
    arriving = chain(list(islice(arriving, 1)), arriving)
    from crossread.cluster.online import Clusterer

    clusterer = Clusterer()
    ids: list[str] = []
    stories: dict[str, str] = {}
    while lot := [read(one) if isinstance(one, Article) else one for one in islice(arriving, _LOT)]:
        for placed in clusterer.add_all(lot):
            ids.append(placed.article)
            stories[placed.article] = placed.story
            stories.update((change.article, change.after) for change in placed.changes)
    stories.update((change.article, change.after) for change in clusterer.repair())
    return [stories[identifier] for identifier in ids]


def __getattr__(name: str) -> Any:
    """Import the classes when first asked for: numpy is not needed to start the program."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"crossread.cluster.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'crossread.cluster' has no attribute {name!r}")
