"""The clusterer and the library's stories kept in step."""

from typing import TYPE_CHECKING

from crossread.model import Annotated
from crossread.store import Store

if TYPE_CHECKING:
    from crossread.cluster import Clusterer

# Articles that the clusterer is told of when it is made: those whose stories a new report may still belong to.
WINDOW = 10_000


class Placer:
    """Puts new articles in stories. All is done inside the store's transaction; `forget` where that failed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: Clusterer | None = None
        self._arrived = 0

    def forget(self) -> None:
        """Take the clusterer's knowledge anew from the library, next time."""
        self._made = None
        self._arrived = 0

    def add(self, annotated: Annotated, moment: str) -> dict[str, str]:
        """Take in a new article, whose id is free, with its story; gives the new story of each article that has one."""
        self._catch_up()
        article = annotated.article
        placement = self._clusterer().add(article)
        self._arrived = self._store.articles.add(annotated, moment)
        self._store.stories.place(article.id, placement.story, moment)
        return {article.id: placement.story} | {change.article: change.after for change in placement.changes}

    def repair(self) -> dict[str, str]:
        """Look again at what is new; gives the new story of each article that has one."""
        if self._made is None:
            return {}
        return {change.article: change.after for change in self._made.repair()}

    def _clusterer(self) -> "Clusterer":
        if self._made is None:
            from crossread.cluster import Clusterer

            self._made = Clusterer(WINDOW)
        return self._made

    def _catch_up(self) -> None:
        """Tell the clusterer of articles that came with earlier runs or from other processes."""
        for number, identifier, story in self._store.stories.arrivals(self._arrived, WINDOW):
            self._clusterer().restore(self._store.articles.get(identifier), story)
            self._arrived = number
