"""What `crossread ingest` shows: progress on a terminal, a line for every failed input, a summary at the end."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from crossread.console import note, printable
from crossread.library import IngestSummary, Library, Step


def run(library: Library, sources: Sequence[str], jobs: int, interval: float | None) -> None:
    """Take in all of `sources`; with an `interval` in seconds, go on with what is added until interrupted.

    Ends the process with 1 where an input failed.
    """
    failed = _once(library, sources, jobs)
    if interval is not None:
        from crossread.acquire.folders import Watch

        watch = Watch(sources)
        with suppress(KeyboardInterrupt):
            while True:
                # What the first run took in is known, and costs one look.
                if files := watch.changed():
                    failed += _once(library, files, jobs, quiet=True)
                time.sleep(interval)
    if failed:
        sys.exit(1)


def _once(library: Library, sources: Sequence[str | Path], jobs: int, quiet: bool = False) -> int:
    """One run; gives the number of inputs that failed. A quiet one says nothing where nothing changed."""
    with _shown() as progress:
        summary = library.ingest(sources, jobs=jobs, isolate=True, progress=progress)
    if not quiet or summary.new or summary.changed or summary.failures:
        click.echo(f"crossread: {library.path}: {described(summary)}", err=True)
    return len(summary.failures)


def described(summary: IngestSummary) -> str:
    """A summary in one line."""
    parts = [
        f"{summary.new} new",
        f"{summary.changed} changed",
        f"{summary.known} known already",
        f"{len(summary.failures)} failed",
    ]
    count = len(summary.stories)
    return f"{', '.join(parts)}; {count} {'story' if count == 1 else 'stories'} changed"


@contextmanager
def _shown() -> Iterator[Callable[[Step], None]]:
    """A function that shows the steps of a run: failures always, the others as a counter if this is a terminal."""
    if not sys.stderr.isatty():
        yield _failure
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    # Refreshed by hand: no thread, so that processes can be forked.
    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("inputs")
        shown_at = 0.0

        def show(step: Step) -> None:
            nonlocal shown_at
            if step.failure:
                bar.console.file.write("\r\x1b[2K")
                _failure(step)
            doing = "comparing the stories" if step.outcome == "compared" else printable(step.name)[-60:]
            bar.update(task, advance=step.outcome != "compared", description=doing)
            if time.monotonic() - shown_at > 0.1:
                shown_at = time.monotonic()
                bar.refresh()

        yield show


def _failure(step: Step) -> None:
    if step.failure:
        note(step.failure.name, step.failure.reason)
