"""What several commands share: options, and the settings that stand in for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from crossread.library import Library

F = Callable[..., Any]


def library_option(command: F) -> F:
    """`--library`, the library's file."""
    path = click.Path(dir_okay=False)
    return click.option("--library", "-l", type=path, help="The library's file.")(command)


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, one of `formats`, by default the first."""
    choice = click.Choice(formats)
    return click.option("--format", "form", type=choice, default=formats[0], show_default=True, help="What comes out.")


def setting(name: str, option: Any) -> Any:
    """The option where it was given, else the setting."""
    from crossread.config import settings

    return getattr(settings(), name) if option is None else option


def opened(path: str | None) -> "Library":
    """The library at `path`, or where the settings say."""
    from crossread.library import Library

    return Library(setting("library", path), busy_seconds=setting("busy_seconds", None))


def put(rows: Any, form: str, as_text: F) -> None:
    """Print rows as they come; `json` is one array of them all."""
    from crossread.console import dump, printable, write

    if form == "json":
        write(dump(list(rows), indent=1))
        return
    for row in rows:
        write(dump(row) if form == "jsonl" else printable(as_text(row)))
