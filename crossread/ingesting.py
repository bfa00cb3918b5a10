"""Taking pages into the library: read, annotate, place in a story, commit; then compare the stories that changed."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from crossread import __version__
from crossread.extract.dates.days import DOUBTFUL, after
from crossread.furniture import learn, without_furniture
from crossread.library import IngestSummary, Outcome, Step
from crossread.model import Annotated, Comparison, Failure, Page
from crossread.pipeline import annotated_of, pages
from crossread.placing import Moved, Placer
from crossread.pool import CRASHED
from crossread.saga_links import link
from crossread.store import Store, renamed
from crossread.store.articles import Match
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


def _dated(annotated: Annotated, moment: str) -> Annotated:
    """An article whose date of publication lies after it was taken in says that this is doubtful."""
    article = annotated.article
    if not after(article.published, moment) or DOUBTFUL in (article.published_from or ""):
        return annotated
    where = f"{article.published_from or 'article JSON'}, {DOUBTFUL}: after it was taken in"
    return replace(annotated, article=replace(article, published_from=where))


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
        # The pages that are being read, with their digests, in order.
        self._under_way: deque[tuple[Page | Failure, str]] = deque()

    def run(self, sources: Iterable[str | Path], jobs: int, isolate: bool) -> IngestSummary:
        """Take in all that is new in `sources`."""
        try:
            for result in each(annotated_of, self._unknown(pages(sources)), jobs, isolate=isolate):
                page, digest = self._under_way.popleft()
                if isinstance(result, Failure):
                    self._fail(result, digest)
                elif isinstance(page, Page):
                    self._take(page, digest, result)
            self._repair()
            link(self._store, self._placer)
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
                self._under_way.append((item, ""))
                yield item
                continue
            digest = input_digest(item, __version__)
            article = self._store.inputs.taken(digest)
            if article is not None:
                self._step(item.name, "known", self._store.stories.of(article))
                continue
            # Only a scrape may be read again; of the others the name is enough.
            self._under_way.append((item if item.media == "text" else replace(item, data=b""), digest))
            reason = self._store.inputs.quarantined(digest)
            yield Failure(item.name, reason) if reason else item

    def _take(self, page: Page, digest: str, found: Annotated) -> None:
        """Commit an article together with its story and what its page tells of the outlet's."""
        annotated = without_furniture(self._store, page, found)
        if isinstance(annotated, Failure):
            if self._store.articles.match(found.article) is None:
                self._fail(annotated, digest)
                return
            annotated = found
        moment = self._moment()
        annotated = _dated(annotated, moment)
        with self._store.transaction():
            match = self._match(annotated, found)
            if match is None:
                outcome: Outcome = "new"
                identifier = self._add(annotated, moment)
            else:
                outcome, identifier = match
                if outcome == "changed":
                    self._change(renamed(annotated, identifier), moment)
            if outcome != "known":
                learn(self._store, identifier, annotated.article, page)
            self._store.inputs.take(digest, page.name, identifier)
            story = self._store.stories.of(identifier)
        if outcome != "known":
            self._stories[story] = None
        self._step(page.name, outcome, story)

    def _match(self, annotated: Annotated, found: Annotated) -> Match | None:
        """The article in the library that a page's is, taken in with the lines that its outlet repeats or without."""
        match = self._store.articles.match(annotated.article)
        if annotated is not found and (match is None or match[0] != "known"):
            before = self._store.articles.match(found.article)
            return before if match is None or (before and before[0] == "known") else match
        return match

    def _add(self, annotated: Annotated, moment: str) -> str:
        """Take in a new article; gives its id in the library."""
        identifier = self._store.articles.free_id(annotated.article)
        self._moved(self._placer.add(renamed(annotated, identifier), moment))
        return identifier

    def _change(self, annotated: Annotated, moment: str) -> None:
        if self._store.articles.add_version(annotated, moment):
            self._store.stories.touch(self._store.stories.of(annotated.article.id), moment)
            self._placer.change(annotated.article)

    def _repair(self) -> None:
        if self._counts["new"]:
            with self._store.transaction():
                self._moved(self._placer.repair(self._moment()))

    def _moved(self, stories: dict[str, Moved]) -> None:
        """Remember which stories changed where a repair moved articles."""
        for left, joined in stories.values():
            self._stories.pop(left, None)
            self._stories[joined] = None

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
