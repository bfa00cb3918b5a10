"""The clusterer and the library's stories kept in step, as far as people's corrections allow."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from crossread.cluster import WINDOW
from crossread.headlines import choose_headlines
from crossread.history import Reason, Turn, TurnKind, retold
from crossread.model import Annotated, Article
from crossread.piece_links import Linker
from crossread.rules import rules_of
from crossread.settling import settled
from crossread.store import Store
from crossread.store.kept import Row

if TYPE_CHECKING:
    from crossread.cluster import Change, Placement
    from crossread.cluster.rarity import Rarity
    from crossread.guiding import GuidedClusterer

# The stories that an article was in before and is in now.
Moved = tuple[str, str]


class Placer:
    """Puts new articles in stories. All is done inside the store's transaction; `forget` where that failed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._linker = Linker(store)
        self._made: GuidedClusterer | None = None
        # The last article that the clusterer knows, the last turn, and the article and turn of the last repair.
        self._arrived = 0
        self._turn = 0
        self._repaired: tuple[int, int] | None = None

    def forget(self) -> None:
        """Take the clusterer's knowledge anew from the library, next time."""
        self._made = None
        self._linker = Linker(self._store)

    def add(self, annotated: Annotated, moment: str) -> dict[str, Moved]:
        """Take in a new article, whose id is free, with its story; gives the other articles that changed theirs."""
        clusterer = self._catch_up()
        article = annotated.article
        placement = clusterer.add(article)
        first = next((change.before for change in placement.changes if change.article == article.id), placement.story)
        self._arrived = self._store.articles.add(annotated, moment)
        self._store.stories.place(article.id, first, moment)
        self._store.reasons.keep(_reason(placement, moment))
        self._keep(clusterer, article.id)
        moved = self._settle(placement.changes, moment)
        self._note_repair(clusterer)
        self._linker.add(article)
        self._choose_headlines(moved, self._store.stories.of(article.id))
        return moved

    def change(self, article: Article) -> None:
        """Take note that an article reads otherwise now: it stays where it is."""
        self._linker.change(article)
        self._choose_headlines({}, self._store.stories.of(article.id))

    def repair(self, moment: str) -> dict[str, Moved]:
        """Look again at what is new; gives the articles that changed their story."""
        if self._made is None:
            return {}
        clusterer = self._catch_up()
        moved = self._settle(clusterer.repair(), moment)
        self._note_repair(clusterer)
        self._choose_headlines(moved)
        return moved

    def rarity(self) -> "Rarity":
        """How rare terms are in the articles that the clusterer knows of."""
        return self._catch_up().rarity

    def _settle(self, changes: Sequence["Change"], moment: str) -> dict[str, Moved]:
        """Make those of the clusterer's changes that people's corrections allow, and tell it of the others."""
        if not changes:
            return {}
        stories = self._store.stories
        wanted = self._named(changes)
        standing = self._store.corrections.standing()
        allowed = settled(wanted, _wholes(changes), rules_of(standing), stories) if standing else wanted
        moved = {article: (stories.of(article), story) for article, story in allowed.items()}
        for article, (before, after) in moved.items():
            if before != after:
                stories.place(article, after, moment)
        self._note(changes, moved, moment)
        self._clusterer().put({article: stories.of(article) for article in (*wanted, *moved)})
        self._turn = self._store.corrections.last_turn()
        changed = {article: pair for article, pair in moved.items() if pair[0] != pair[1]}
        self._explain(changed)
        return changed

    def _explain(self, articles: Iterable[str]) -> None:
        """Say of articles that moved with hindsight what they share with their story now, and which is next."""
        for article in articles:
            reason = self._store.reasons.get(article)
            around = self._clusterer().around(self._store.articles.get(article))
            if reason and around:
                self._store.reasons.keep(retold(reason, around))

    def _choose_headlines(self, moved: dict[str, Moved], *stories: str) -> None:
        choose_headlines(self._store, [*stories, *(story for pair in moved.values() for story in pair)])

    def _named(self, changes: Iterable["Change"]) -> dict[str, str]:
        """The new story of each article; a new name that an older story has already gets a number."""
        from crossread.naming import free_name

        names: dict[str, str] = {}
        for change in changes:
            if change.kind == "split" and change.after not in names:
                names[change.after] = free_name(change.after, self._store.stories.living)
        return {change.article: names.get(change.after, change.after) for change in changes}

    def _note(self, changes: Iterable["Change"], moved: dict[str, Moved], moment: str) -> None:
        """A line of history for each two stories between which articles moved."""
        told = {change.article: change for change in changes}
        lines: dict[Moved, list[str]] = {}
        for article, pair in moved.items():
            if pair[0] != pair[1]:
                lines.setdefault(pair, []).append(article)
        for (before, after), articles in lines.items():
            first = next((told[article] for article in articles if article in told), None)
            whole = not self._store.stories.ids(before)
            kind: TurnKind = "merge" if whole else "split" if first and first.kind == "split" else "move"
            why = first.why if first else "goes with the articles that it was put with"
            self._store.corrections.note(Turn(kind, tuple(articles), before, after, why, moment))

    def _clusterer(self) -> "GuidedClusterer":
        if self._made is None:
            from crossread.guiding import GuidedClusterer

            self._arrived = max(0, self._store.kept.last() - _most_kept())
            self._repaired = None
            self._turn = self._store.kept.repaired()[1]
            self._made = GuidedClusterer(WINDOW, before=self._arrived)
        return self._made

    def _catch_up(self) -> "GuidedClusterer":
        """The clusterer, told of what came, moved and was repaired since, by other processes or people."""
        clusterer = self._clusterer()
        turn, moved = self._store.corrections.moved_since(self._turn)
        clusterer.put({article: self._store.stories.of(article) for article in moved})
        for rows in self._store.kept.arrivals(self._arrived):
            self._take_up(clusterer, rows)
        repaired = self._store.kept.repaired()
        if repaired != self._repaired:
            clusterer.looked_at(repaired[0])
            self._repaired = repaired
        if repaired[1] > self._turn:
            moved = self._store.corrections.moved_since(repaired[1])[1]
        clusterer.look_again(moved)
        self._turn = turn
        return clusterer

    def _take_up(self, clusterer: "GuidedClusterer", rows: Iterable[Row]) -> None:
        """Take articles in as they came; those of which nothing is kept, or by another version, are read again."""
        from crossread.cluster.keeping import Arrival, unpack

        read = ((row, unpack(row.id, row.data) if row.data else None) for row in rows)
        for is_kept, some in groupby(read, lambda pair: pair[1] is not None):
            if is_kept:
                pairs = list(some)
                clusterer.take_up([Arrival(row.id, row.story, kept) for row, kept in pairs if kept])
                self._arrived = pairs[-1][0].number
                continue
            for row, _ in some:
                clusterer.restore(self._store.articles.get(row.id), row.story)
                self._arrived = row.number
                self._keep(clusterer, row.id)

    def _keep(self, clusterer: "GuidedClusterer", article: str) -> None:
        """Keep what another process needs of the article that came last."""
        from crossread.cluster.keeping import pack

        self._store.kept.add(self._arrived, pack(clusterer.kept(article)), _most_kept())

    def _note_repair(self, clusterer: "GuidedClusterer") -> None:
        """Let other processes know where there is nothing left to look at."""
        if not clusterer.waiting:
            self._store.kept.note_repair()
            self._repaired = self._store.kept.repaired()


def _most_kept() -> int:
    """Rarities are counted a lot at a time, so those that have just left the window count as well."""
    from crossread.cluster.window import LOT

    return WINDOW + LOT


def _reason(placed: "Placement", moment: str) -> Reason:
    """Why an article was put where it was."""
    return Reason(
        placed.article,
        "placed",
        placed.why,
        moment,
        placed.score,
        placed.closest,
        placed.shared,
        placed.days,
        placed.runner_up,
        placed.runner_up_score,
        placed.copy_of,
        placed.lane,
    )


def _wholes(changes: Iterable["Change"]) -> list[list[str]]:
    """Articles that move all or none: a story that becomes part of another, and a part that becomes a story."""
    found: dict[Moved, list[str]] = {}
    for change in changes:
        if change.kind != "move":
            found.setdefault((change.before, change.after), []).append(change.article)
    return list(found.values())
