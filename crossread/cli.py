"""The command line, one command a stage. What a command needs is imported when it runs: `--help` stays quick."""

import gc
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from crossread import __version__
from crossread.correct_command import correct
from crossread.errors import CrossreadError, SettingError
from crossread.options import format_option, library_option, opened, put, setting

if TYPE_CHECKING:
    from crossread.cluster import Reading

F = Callable[..., Any]

_OBJECTS_BEFORE_GC = 100_000


class _Commands(click.Group):
    """Ends with one line where Crossread has something to report, and never with a traceback for an input."""

    def invoke(self, ctx: click.Context) -> Any:
        from crossread.console import note, quiet_logging

        quiet_logging()
        try:
            return super().invoke(ctx)
        except SettingError as error:
            note(error.name, error.reason)
            sys.exit(2)
        except CrossreadError as error:
            note(error.name, error.reason)
            sys.exit(1)


def _files(command: F) -> F:
    return click.argument("files", metavar="FILE...", nargs=-1, required=True)(command)


def _jobs(command: F) -> F:
    return click.option("--jobs", "-j", type=click.IntRange(1, 256), help="Processes to work with.")(command)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="crossread")
def main() -> None:
    """Lay many outlets' reports of one event side by side.

    Data goes to standard output, messages to standard error. Exit status: 0 done, 1 some inputs failed, 2 wrong usage.
    A FILE may be - for standard input.
    """
    # What a command holds is seldom in cycles; looking for these takes a tenth of the time of `cluster`.
    gc.set_threshold(_OBJECTS_BEFORE_GC)


@main.command()
@format_option("text", "json", "jsonl")
@_jobs
@click.option("--outlet-lines", "lines", metavar="LINES", help="What outlets repeat, from crossread outlet-lines.")
@_files
def extract(form: str, jobs: int | None, lines: str | None, files: tuple[str, ...]) -> None:
    """Recover the article from each page."""
    from crossread import pipeline
    from crossread.publish.export import article_json
    from crossread.publish.plain import article_text

    found = pipeline.articles(files, setting("jobs", jobs), lines, isolate=True)
    _each(found, form, article_json, article_text)


@main.command("outlet-lines")
@click.option("--outlet", metavar="NAME", help="Whose pages these are, where they don't say so.")
@_jobs
@_files
def outlet_lines(outlet: str | None, jobs: int | None, files: tuple[str, ...]) -> None:
    """Find the lines that an outlet's pages repeat."""
    from crossread import console, pipeline
    from crossread.extract.outlet_files import learned

    failures = console.Failures()
    found, unnamed = learned(failures.passed(pipeline.articles(files, setting("jobs", jobs), isolate=True)), outlet)
    if unnamed:
        console.note("outlet-lines", f"left out {unnamed} pages that don't say whose they are: say it with --outlet")
    console.write(console.dump(found, indent=1))
    failures.exit()


@main.command()
@format_option("text", "json", "jsonl")
@_jobs
@_files
def quotes(form: str, jobs: int | None, files: tuple[str, ...]) -> None:
    """Find quotations and who is quoted."""
    from crossread import pipeline
    from crossread.publish.export import quotes_json
    from crossread.publish.plain import quotes_text

    _each(pipeline.annotated(files, setting("jobs", jobs), isolate=True), form, quotes_json, quotes_text)


@main.command()
@format_option("text", "json", "jsonl")
@_jobs
@_files
def cluster(form: str, jobs: int | None, files: tuple[str, ...]) -> None:
    """Find the reports of one event among articles in order of publication."""
    from crossread import pipeline
    from crossread.cluster import cluster as stories_of
    from crossread.console import Failures
    from crossread.publish.safe import one_line

    failures = Failures()
    ids: list[str] = []

    def noted() -> Iterator["Reading"]:
        for reading in failures.passed(pipeline.readings(files, setting("jobs", jobs))):
            ids.append(reading.id)
            yield reading

    stories = stories_of(noted())
    rows = [{"id": article, "story": story} for article, story in zip(ids, stories, strict=True)]
    put(rows, form, lambda row: f"{row['story']}\t{one_line(row['id'])}\n")
    failures.exit()


@main.command()
@format_option("terminal", "json", "html", "markdown")
@click.option("--width", type=click.IntRange(40, 1000), help="Columns, for the terminal form.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
              help="Colours in the terminal form; auto heeds NO_COLOR.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Shorten no section of the terminal form.")
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write here.")
@_files
def compare(files: tuple[str, ...], **form: Any) -> None:
    """Lay two or more reports of one event side by side."""
    from crossread import comparing, console
    from crossread.pipeline import articles
    from crossread.pipeline import compare as compare_reports

    wanted = comparing.Form(**form)
    failures = console.Failures()
    reports = comparing.readable(list(failures.passed(articles(files))), files, failures.count)
    comparison = compare_reports(reports)
    comparing.remark(comparison)
    console.write(comparing.render(comparison, wanted), wanted.output)
    failures.exit()


@main.command()
@library_option
@_jobs
@click.option("--watch", is_flag=True, help="Go on: take in what is added or changed, until stopped.")
@click.option("--interval", type=click.FloatRange(0.1, 86400), help="Seconds between two looks, with --watch.")
@click.argument("sources", metavar="FILE-or-FOLDER...", nargs=-1, required=True)
def ingest(
    library: str | None, jobs: int | None, watch: bool, interval: float | None, sources: tuple[str, ...]
) -> None:
    """Take articles into the library and put them in stories."""
    from crossread.ingest_command import run

    with opened(library) as found:
        run(found, sources, setting("jobs", jobs), setting("interval", interval) if watch else None)


@main.command()
@library_option
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on, 0 for any.  [default: 8765]")
@click.option("--allowed-host", "hosts", metavar="NAME", multiple=True, help="A further name the site answers to.")
@click.option("--corrections/--no-corrections", "writable", default=None,
              help="Let readers correct stories.  [default: where only this machine can be one]")  # fmt: skip
def serve(
    library: str | None, host: str | None, port: int | None, hosts: tuple[str, ...], writable: bool | None
) -> None:
    """Show the library in a browser: the news feed and the story pages."""
    from crossread.publish.serve import Door
    from crossread.publish.serve import serve as serve_library

    door = Door(setting("host", host), setting("port", port), hosts)

    def ready(address: str) -> None:
        click.echo(f"crossread: {found.path}: shown at {address} (Ctrl-C ends)", err=True)

    with opened(library) as found:
        serve_library(found, door, ready, found if writable or (writable is None and door.private) else None)


main.add_command(correct)


def _each(items: Any, form: str, as_json: F, as_text: F) -> None:
    """Print items as they come; `json` is one array of them all."""
    from crossread.console import Failures

    failures = Failures()
    passed = failures.passed(items)
    put(passed if form == "text" else map(as_json, passed), form, as_text)
    failures.exit()
