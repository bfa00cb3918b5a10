"""The command line, one command a stage. What a command needs is imported when it runs: `--help` stays quick."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from crossread import __version__
from crossread.errors import CrossreadError, SettingError

if TYPE_CHECKING:
    from crossread.library import Library
    from crossread.model import Article

F = Callable[..., Any]


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


def _library(command: F) -> F:
    path = click.Path(dir_okay=False)
    return click.option("--library", "-l", type=path, help="The library's file.")(command)


def _format(*formats: str) -> Callable[[F], F]:
    choice = click.Choice(formats)
    return click.option("--format", "form", type=choice, default=formats[0], show_default=True, help="What comes out.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="crossread")
def main() -> None:
    """Lay many outlets' reports of one event side by side.

    Data goes to standard output, messages to standard error. Exit status: 0 done, 1 some inputs failed, 2 wrong usage.
    A FILE may be - for standard input.
    """


@main.command()
@_format("text", "json", "jsonl")
@_jobs
@_files
def extract(form: str, jobs: int | None, files: tuple[str, ...]) -> None:
    """Recover the article from each page."""
    from crossread import pipeline
    from crossread.publish.export import article_json
    from crossread.publish.plain import article_text

    _each(pipeline.articles(files, _setting("jobs", jobs)), form, article_json, article_text)


@main.command()
@_format("text", "json", "jsonl")
@_jobs
@_files
def quotes(form: str, jobs: int | None, files: tuple[str, ...]) -> None:
    """Find quotations and who is quoted."""
    from crossread import pipeline
    from crossread.publish.export import quotes_json
    from crossread.publish.plain import quotes_text

    _each(pipeline.annotated(files, _setting("jobs", jobs)), form, quotes_json, quotes_text)


@main.command()
@_format("text", "json", "jsonl")
@_jobs
@_files
def cluster(form: str, jobs: int | None, files: tuple[str, ...]) -> None:
    """Find the reports of one event among articles in order of publication."""
    from crossread import pipeline
    from crossread.cluster import cluster as stories_of
    from crossread.console import Failures

    failures = Failures()
    ids: list[str] = []

    def noted() -> Iterator["Article"]:
        for article in failures.passed(pipeline.articles(files, _setting("jobs", jobs))):
            ids.append(article.id)
            yield article

    stories = stories_of(noted())
    rows = [{"id": article, "story": story} for article, story in zip(ids, stories, strict=True)]
    _put(rows, form, lambda row: f"{row['story']}\t{row['id']}\n")
    failures.exit()


@main.command()
@_format("terminal", "json", "html", "markdown")
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
@_library
@_jobs
@click.option("--watch", is_flag=True, help="Go on: take in what is added or changed, until stopped.")
@click.option("--interval", type=click.FloatRange(0.1, 86400), help="Seconds between two looks, with --watch.")
@click.argument("sources", metavar="FILE-or-FOLDER...", nargs=-1, required=True)
def ingest(
    library: str | None, jobs: int | None, watch: bool, interval: float | None, sources: tuple[str, ...]
) -> None:
    """Take articles into the library and put them in stories."""
    from crossread.ingest_command import run

    with _open(library) as opened:
        run(opened, sources, _setting("jobs", jobs), _setting("interval", interval) if watch else None)


@main.command()
@_library
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on, 0 for any.  [default: 8765]")
@click.option("--allowed-host", "hosts", metavar="NAME", multiple=True, help="A further name the site answers to.")
def serve(library: str | None, host: str | None, port: int | None, hosts: tuple[str, ...]) -> None:
    """Show the library in a browser: the news feed and the story pages."""
    from crossread.publish.serve import serve as serve_library

    def ready(address: str) -> None:
        click.echo(f"crossread: {opened.path}: shown at {address} (Ctrl-C ends)", err=True)

    with _open(library) as opened:
        serve_library(opened, _setting("host", host), _setting("port", port), hosts, ready)


def _setting(name: str, option: Any) -> Any:
    """The option where it was given, else the setting."""
    from crossread.config import settings

    return getattr(settings(), name) if option is None else option


def _open(path: str | None) -> "Library":
    from crossread.library import Library

    return Library(_setting("library", path), busy_seconds=_setting("busy_seconds", None))


def _each(items: Any, form: str, as_json: F, as_text: F) -> None:
    """Print items as they come; `json` is one array of them all."""
    from crossread.console import Failures

    failures = Failures()
    passed = failures.passed(items)
    _put(passed if form == "text" else map(as_json, passed), form, as_text)
    failures.exit()


def _put(rows: Any, form: str, as_text: F) -> None:
    from crossread.console import dump, printable, write

    if form == "json":
        write(dump(list(rows), indent=1))
        return
    for row in rows:
        write(dump(row) if form == "jsonl" else printable(as_text(row)))
