"""From articles to stories. `cluster(articles)` says which are of one event; a `Clusterer` does it as they arrive."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crossread.model import Article

if TYPE_CHECKING:
    from crossread.cluster.online import Clusterer, Placement
    from crossread.cluster.repair import Change

__all__ = ["Change", "Clusterer", "Placement", "cluster"]

_HOMES = {"Change": "repair", "Clusterer": "online", "Placement": "online"}


def cluster(articles: Iterable[Article]) -> list[str]:
    """The story's id for each of `articles`, in their order, as the stories stand at the end."""
    from crossread.cluster.online import Clusterer

    clusterer = Clusterer(explain=False)
    ids: list[str] = []
    stories: dict[str, str] = {}
    for article in articles:
        placed = clusterer.add(article)
        ids.append(article.id)
        stories[article.id] = placed.story
        stories.update((change.article, change.after) for change in placed.changes)
    stories.update((change.article, change.after) for change in clusterer.repair())
    return [stories[identifier] for identifier in ids]


def __getattr__(name: str) -> Any:
    """Import the classes when first asked for: numpy is not needed to start the program."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"crossread.cluster.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'crossread.cluster' has no attribute {name!r}")
