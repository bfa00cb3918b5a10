"""Which pieces touch which stories, kept in step with the library."""

from typing import TYPE_CHECKING

from crossread.model import Article
from crossread.pieces import Piece
from crossread.store import Store

if TYPE_CHECKING:
    from crossread.cluster.touching import Touching

# The articles that came in last, among which links are looked for.
WINDOW = 2_000


class Linker:
    """Links live blogs, round-ups and the like with the reports that came before and that come after.

    All is done inside the store's transaction.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: Touching | None = None
        self._arrived = 0
        # Up to this article there is no piece among the last ones.
        self._without = 0

    def add(self, article: Article) -> None:
        """Link an article that has just been put in its story."""
        from crossread.cluster.lanes import lane

        found = lane(article)
        if found and len(self._store.stories.ids(self._store.stories.of(article.id))) == 1:
            self._store.pieces.add(Piece(article.id, *found))
        if self._made is None and not self._any_piece():
            return
        known = self._up_to_date()
        touches = known.of_piece(article.id) if self._store.pieces.get(article.id) else known.of_report(article.id)
        self._store.pieces.link(article.id, touches)

    def change(self, article: Article) -> None:
        """Link a piece that reads otherwise now; the links of a report stay as they are."""
        if self._store.pieces.get(article.id):
            known = self._up_to_date()
            known.know_piece(article)
            linked = [self._store.articles.get(one) for one in self._store.pieces.reports(article.id)]
            self._store.pieces.link(article.id, known.of_piece(article.id, linked))

    def _any_piece(self) -> bool:
        """Whether there is any piece among the last articles; else these need not be read."""
        newest = self._store.kept.last()
        found = self._store.pieces.any_after(max(self._without, newest - WINDOW))
        self._without = self._without if found else newest
        return found

    def _up_to_date(self) -> "Touching":
        """With the articles that came in since, here or in another process, which have their links already."""
        if self._made is None:
            from crossread.cluster.touching import Touching

            self._made = Touching()
        for number, identifier, _ in self._store.stories.arrivals(self._arrived, WINDOW):
            self._know(self._made, self._store.articles.get(identifier))
            self._arrived = number
        return self._made

    def _know(self, known: "Touching", article: Article) -> None:
        if self._store.pieces.get(article.id):
            known.know_piece(article)
        else:
            first = self._store.stories.ids(self._store.stories.of(article.id))[0]
            known.know_report(article, opens=first == article.id)
