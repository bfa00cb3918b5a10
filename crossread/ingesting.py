"""Taking pages into the library: read, annotate, place in a story, commit; then compare the stories that changed."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crossread import __version__
from crossread.library import IngestSummary, Outcome, Step
from crossread.model import Annotated, Comparison, Failure, Page
from crossread.pipeline import annotated_of, pages
from crossread.placing import Placer
from crossread.pool import CRASHED
from crossread.store import Store, renamed
from crossread.store.keys import input_digest
from crossread.workers import TOO_SLOW, each

# CPU time for one story: 40 reports take 14 s.
COMPARE_SECONDS = 120.0
# Of a story with more reports, the newest are compared: twice as many take more than three times as long.
MOST_COMPARED = 40


@dataclass(frozen=True, slots=True)
class Reports:
    """What is compared: the newest reports of the story `name` as it is at `revision`."""

    name: str
    revision: int
    reports: tuple[Annotated, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison of the story `name` as it was at `revision`."""

    name: str
    revision: int
    comparison: Comparison


def reports_of(store: Store, story: str) -> Reports:
    """What is to be compared of a story now."""
    revision = store.stories.revision(story)
    return Reports(story, revision, store.stories.members(story)[-MOST_COMPARED:])


def compared(story: Reports) -> Compared:
    """A story's reports side by side. Raises `CompareError` where there are fewer than two."""
    from crossread.compare import compare

    return Compared(story.name, story.revision, compare(story.reports))


class Ingest:
    """One run over some sources. `moment` is the clock, `progress` is told of every step when it is committed."""

    def __init__(
        self, store: Store, placer: Placer, moment: Callable[[], str], progress: Callable[[Step], None]
    ) -> None:
        self._store = store
        self._placer = placer
        self._moment = moment
        self._progress = progress
        self._counts: dict[Outcome, int] = {"new": 0, "known": 0, "changed": 0}
        self._failures: list[Failure] = []
        self._stories: dict[str, None] = {}
        # Name and digest of the pages that are being read, in order.
        self._under_way: deque[tuple[str, str]] = deque()

    def run(self, sources: Iterable[str | Path], jobs: int, isolate: bool) -> IngestSummary:
        """Take in all that is new in `sources`."""
        try:
            for result in each(annotated_of, self._unknown(pages(sources)), jobs, isolate=isolate):
                name, digest = self._under_way.popleft()
                if isinstance(result, Failure):
                    self._fail(result, digest)
                else:
                    self._take(name, digest, result)
            self._repair()
        except BaseException:
            self._placer.forget()  # it may know of an article that was not committed
            raise
        self._compare(jobs, isolate)
        counts = self._counts
        found = tuple(self._failures)
        return IngestSummary(counts["new"], counts["known"], counts["changed"], found, tuple(sorted(self._stories)))

    def _unknown(self, found: Iterable[Page | Failure]) -> Iterator[Page | Failure]:
        """The pages that are not in the library yet, and the failures."""
        for item in found:
            if isinstance(item, Failure):
                self._under_way.append((item.name, ""))
                yield item
                continue
            digest = input_digest(item, __version__)
            article = self._store.inputs.taken(digest)
            if article is not None:
                self._step(item.name, "known", self._store.stories.of(article))
                continue
            self._under_way.append((item.name, digest))
            reason = self._store.inputs.quarantined(digest)
            yield Failure(item.name, reason) if reason else item

    def _take(self, name: str, digest: str, annotated: Annotated) -> None:
        """Commit an article together with its story."""
        moment = self._moment()
        with self._store.transaction():
            match = self._store.articles.match(annotated.article)
            if match is None:
                outcome: Outcome = "new"
                identifier = self._add(annotated, moment)
            else:
                outcome, identifier = match
                if outcome == "changed":
                    self._change(renamed(annotated, identifier), moment)
            self._store.inputs.take(digest, name, identifier)
            story = self._store.stories.of(identifier)
        if outcome != "known":
            self._stories[story] = None
        self._step(name, outcome, story)

    def _add(self, annotated: Annotated, moment: str) -> str:
        """Take in a new article; gives its id in the library."""
        identifier = self._store.articles.free_id(annotated.article)
        self._move(self._placer.add(renamed(annotated, identifier), moment), moment)
        return identifier

    def _change(self, annotated: Annotated, moment: str) -> None:
        if self._store.articles.add_version(annotated, moment):
            self._store.stories.touch(self._store.stories.of(annotated.article.id), moment)

    def _repair(self) -> None:
        if changes := self._placer.repair():
            with self._store.transaction():
                self._move(changes, self._moment())

    def _move(self, stories: dict[str, str], moment: str) -> None:
        """Put articles in the stories that a repair gave them; one that is not in the library stays out."""
        for article, story in stories.items():
            before = self._store.stories.of(article)
            if before != story:
                self._store.stories.place(article, story, moment)
                self._stories.pop(before, None)
                self._stories[story] = None

    def _compare(self, jobs: int, isolate: bool) -> None:
        """Compare the stories that changed, in this run or in one that was interrupted."""
        for done in each(compared, self._stale(), jobs, isolate=isolate, seconds=COMPARE_SECONDS):
            if isinstance(done, Failure):
                self._failures.append(done)
                self._progress(Step(done.name, "failed", done.name, done))
                continue
            with self._store.transaction():
                self._store.stories.save_comparison(done.name, done.revision, done.comparison)
            self._progress(Step(done.name, "compared", done.name))

    def _stale(self) -> Iterator[Reports]:
        for story in self._store.stories.stale():
            yield reports_of(self._store, story)

    def _fail(self, failure: Failure, digest: str) -> None:
        self._failures.append(failure)
        quarantine = bool(digest) and failure.reason in (CRASHED, TOO_SLOW)
        with self._store.transaction():
            self._store.inputs.fail(digest, failure, self._moment(), quarantine)
        self._progress(Step(failure.name, "failed", failure=failure))

    def _step(self, name: str, outcome: Outcome, story: str) -> None:
        self._counts[outcome] += 1
        self._progress(Step(name, outcome, story))
