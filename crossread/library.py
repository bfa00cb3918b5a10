"""The library: articles, their stories and comparisons, kept in one file."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from crossread.errors import StoreError
from crossread.history import Correction, Reason, Turn, Undone
from crossread.model import Annotated, Article, Comparison, Failure, Story
from crossread.pieces import Piece, Touch
from crossread.placing import Placer
from crossread.saga_links import thread
from crossread.store import Hit, Store
from crossread.threads import Thread

if TYPE_CHECKING:
    from crossread.corrections import Corrections

Outcome = Literal["new", "changed", "known", "failed", "compared"]
# Searches show their best hits; stories beyond them are found by a closer search.
MOST_HITS = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one input during `ingest`, or, where `outcome` is "compared", of one story.

    `name` is the input's name or the story's id, `story` where the article is, `failure` why there is none.
    """

    name: str
    outcome: Outcome
    story: str | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What `ingest` did: how many articles were new, known already, or changed versions of known ones.

    `failures` are the inputs that could not be taken in, in order, `stories` the ids of the stories that changed.
    """

    new: int
    known: int
    changed: int
    failures: tuple[Failure, ...]
    stories: tuple[str, ...]


class Library:
    """Articles, stories and comparisons in one file. A context manager; any thread may use it.

        with Library("news.crossread") as library:
            library.ingest(["inbox/"])
            for story in library.stories(limit=10):
                print(library.article(story.headline_from).title, len(story.articles))

    All that is committed outlives a crash; the same input twice changes nothing.
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        busy_seconds: float = 5.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Open the library at `path`, by default `default_path()`; it is made if it is not there.

        Where another process writes to it, wait `busy_seconds` and then raise. `now` is the clock, with its zone.
        Raises `StoreError`, whose text names the file and says what to do.
        """
        self._store = Store(Path(path) if path else default_path(), busy_seconds)
        self._placer = Placer(self._store)
        self._now = now

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._store.path

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def ingest(
        self,
        sources: Iterable[str | Path],
        *,
        jobs: int = 1,
        isolate: bool = False,
        progress: Callable[[Step], None] | None = None,
    ) -> IngestSummary:
        """Take in the articles of files, folders, feeds and archives, put them in stories and compare these.

        Each article is committed with its story before `progress` is told; what is known already is passed over. An
        input that cannot be read is a failure, and the others go on. With more than one of `jobs`, or where `isolate`
        is set, pages are read in other processes, so that none can end this one; a script that asks for it must guard
        what it does with `if __name__ == "__main__":`, as `multiprocessing` wants.
        Raises `StoreError` where the library cannot be written to; what was committed stays.
        """
        from crossread.ingesting import Ingest

        return Ingest(self._store, self._placer, self._moment, progress or (lambda _: None)).run(sources, jobs, isolate)

    def stories(self, limit: int = 20, offset: int = 0, query: str | None = None) -> list[Story]:
        """Stories, the last changed first, without the pieces that `pieces` lists.

        With `query`, all with an article that `search` finds, these pieces too.
        """
        if query is None:
            return self._store.stories.newest(limit, offset)
        ids = dict.fromkeys(hit.story for hit in self.search(query, MOST_HITS))
        found = sorted((self.story(identifier) for identifier in ids), key=lambda story: story.id)
        found.sort(key=lambda story: story.changed, reverse=True)
        return found[offset : offset + limit]

    def pieces(self, limit: int = 20, offset: int = 0) -> list[Story]:
        """Live blogs, round-ups and the like, which touch many stories and belong to none, the last changed first."""
        return [self.story(identifier) for identifier in self._store.pieces.newest(limit, offset)]

    def story(self, story_id: str) -> Story:
        """A story; for one that was merged into another, that other. Raises `StoreError` where there is none."""
        return self._store.stories.get(story_id)

    def story_of(self, article_id: str) -> Story:
        """The story that an article is in. Raises `StoreError` where there is no such article."""
        return self.story(self._store.stories.of(article_id))

    def comparison(self, story_id: str) -> Comparison:
        """The reports of a story side by side, the newest 40 if there are more; one alone stands by itself.

        Made now, and kept, where an ingest was interrupted before it was. Raises `StoreError` where there is no story.
        """
        story = self.story(story_id)
        if len(story.articles) < 2:
            return Comparison(self.articles(story.id), 1.0, (), (), ((0,),))
        return self._store.stories.comparison(story.id) or self._compare(story.id)

    def thread(self, story_id: str) -> Thread:
        """The story among earlier and later ones of the same course of events, each link with its reason."""
        return thread(self._store, self.story(story_id).id)

    def articles(self, story_id: str) -> tuple[Annotated, ...]:
        """The articles of a story with what stands in them, in order of arrival."""
        return self._store.stories.members(self.story(story_id).id)

    def article(self, article_id: str, version: int | None = None) -> Article:
        """An article as it reads now, or in a numbered version. Raises `StoreError` where there is none."""
        return self._store.articles.get(article_id, version)

    def annotated(self, article_id: str, version: int | None = None) -> Annotated:
        """Like `article`, with what was found in it."""
        return self._store.articles.annotated(article_id, version)

    def versions(self, article_id: str) -> list[tuple[int, str]]:
        """The numbers of an article's versions and when each was taken in, oldest first."""
        return self._store.articles.versions(article_id)

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Articles with all words of `text`, best first; words in double quotes stand next to each other."""
        return self._store.articles.search(text, limit)

    def move(
        self, articles: str | Iterable[str], story_id: str | None = None, *, reason: str, by: str | None = None
    ) -> Correction:
        """Move an article, or several of one story, to another story, without `story_id` to one of their own.

        This and the other corrections hold until they are undone, whatever comes in. They stand in the stories'
        history with the `reason` and `by` whom. Raise `CorrectionError` where one goes against another that stands.
        """
        moved = [articles] if isinstance(articles, str) else articles
        with self._correcting(reason, by) as corrections:
            return corrections.move(moved, story_id)

    def merge(self, story_id: str, into: str, *, reason: str, by: str | None = None) -> Correction:
        """Make one story of two, which has the name of `into`; the other's leads to it from then on."""
        with self._correcting(reason, by) as corrections:
            return corrections.merge(story_id, into)

    def split(self, story_id: str, articles: Iterable[str], *, reason: str, by: str | None = None) -> Correction:
        """Make a new story of some articles of a story."""
        with self._correcting(reason, by) as corrections:
            return corrections.split(story_id, articles)

    def keep_apart(self, one: str, other: str, *, reason: str, by: str | None = None) -> Correction:
        """Never put two stories, or two articles, together; where two articles are, the second leaves the story."""
        with self._correcting(reason, by) as corrections:
            return corrections.keep_apart(one, other)

    def link(self, one: str, other: str, *, reason: str, by: str | None = None) -> Correction:
        """Two stories are of one course of events: each stands in the other's thread."""
        with self._correcting(reason, by) as corrections:
            return corrections.link(one, other)

    def unlink(self, one: str, other: str, *, reason: str, by: str | None = None) -> Correction:
        """Two stories are not of one course of events: neither stands in the other's thread."""
        with self._correcting(reason, by) as corrections:
            return corrections.unlink(one, other)

    def undo(self, correction_id: int, *, reason: str, by: str | None = None) -> Undone:
        """Lift a correction and put back what it moved, as far as that is still possible; says what is not."""
        with self._correcting(reason, by) as corrections:
            return corrections.undo(correction_id)

    def corrections(self) -> list[Correction]:
        """All corrections, the last first, with those that were undone."""
        return self._store.corrections.all()

    def history(self, story_id: str) -> list[Turn]:
        """What became of a story and of those that were merged into it, by people and by the program, in order."""
        return self._store.corrections.history(self.story(story_id).id)

    def reasons(self, story_id: str) -> list[Reason]:
        """Why each article of a story is in it, in order of arrival."""
        return self._store.reasons.of(self.story(story_id).id)

    def piece(self, story_id: str) -> Piece | None:
        """What kind of piece it is that touches many stories; `None` for the story of an event."""
        return self._store.pieces.alone(self.story(story_id).id)

    def touched(self, story_id: str) -> list[tuple[str, Touch]]:
        """The stories that a piece touches, each with the link that says so, the clearest first."""
        return self._store.pieces.touched_by(self.story(story_id).id)

    def also_in(self, story_id: str) -> list[tuple[str, Touch]]:
        """The pieces that touch a story, the last that came in first: the id of each as a story, and the link."""
        return self._store.pieces.covering(self.story(story_id).id)

    def failures(self) -> list[Failure]:
        """The inputs that could not be taken in and still are not, the last first."""
        return self._store.inputs.failures()

    def counts(self) -> tuple[int, int]:
        """How many articles and stories there are."""
        return self._store.articles.count(), self._store.stories.count()

    @contextmanager
    def _correcting(self, reason: str, by: str | None) -> Iterator["Corrections"]:
        from crossread.corrections import Corrections

        with self._store.transaction():
            yield Corrections(self._store, self._moment(), reason, by)

    def _moment(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="microseconds")

    def _compare(self, story_id: str) -> Comparison:
        from crossread.ingesting import compared, reports_of

        made = compared(reports_of(self._store, story_id))
        with suppress(StoreError), self._store.transaction():  # what cannot be written to can still be read
            self._store.stories.save_comparison(story_id, made.revision, made.comparison)
        return made.comparison


def default_path() -> Path:
    """Where the library is if nothing is said: where the settings say, or in the user's data folder.

    Raises `SettingError` where the settings cannot be used.
    """
    from platformdirs import user_data_path

    from crossread.config import settings

    given = settings().library
    return Path(given).expanduser() if given else user_data_path("crossread", appauthor=False) / "library.sqlite"
