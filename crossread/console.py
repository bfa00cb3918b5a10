"""What the commands say: data to standard output, progress and warnings to standard error."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from crossread.errors import CrossreadError, StoreError
from crossread.model import Failure

T = TypeVar("T")
_STEERING = [*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SHOWN = str.maketrans(dict.fromkeys(_STEERING, "\ufffd"))


def note(name: str, text: str) -> None:
    """One line on standard error: what it is about and what there is to say."""
    click.echo(f"crossread: {CrossreadError(name, text)}", err=True)


def quiet_logging() -> None:
    """Keep what libraries log off standard error; with `CROSSREAD_DEBUG` set, show what Crossread itself logs."""
    import logging

    logging.getLogger().addHandler(logging.NullHandler())
    if os.environ.get("CROSSREAD_DEBUG"):
        logger = logging.getLogger("crossread")
        logger.setLevel(logging.DEBUG)
        logger.addHandler(logging.StreamHandler())


def write(text: str, output: str | Path | None = None) -> None:
    """`text` as UTF-8, to `output` or standard output.

    A lone surrogate becomes its escape, which in JSON means the same and elsewhere can be read. Raises `StoreError`
    where it cannot be written, as on a full disk; a reader that has enough (`| head`) is no error.
    """
    data = text.encode("utf-8", "backslashreplace")
    if output is None and sys.stdout is None:
        raise StoreError("standard output", "is closed")
    try:
        if output is None:
            click.echo(data, nl=False)
        else:
            Path(output).write_bytes(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = f"cannot be written: {(error.strerror or str(error)).lower()}"
        raise StoreError(str(output or "standard output"), reason) from error


def dump(data: Any, indent: int | None = None) -> str:
    """`data` as JSON with a line end; what is no number in JSON cannot occur in what Crossread makes."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent) + "\n"


def printable(text: str) -> str:
    """`text` without control characters and those that turn the direction of what follows, so that no page can steer
    the terminal; tabs and line ends stay."""
    return text.translate(_SHOWN)


class Failures:
    """Prints each failed input when it comes and remembers that there was one."""

    def __init__(self) -> None:
        self.count = 0

    def passed(self, items: Iterable[T | Failure]) -> Iterator[T]:
        """What did not fail, in order."""
        for item in items:
            if isinstance(item, Failure):
                self.add(item)
            else:
                yield item

    def add(self, failure: Failure) -> None:
        """One line for `failure`."""
        self.count += 1
        note(failure.name, failure.reason)

    def exit(self) -> None:
        """End the command: with 1 if an input failed."""
        if self.count:
            sys.exit(1)


def progress(items: Iterable[T], total: int | None = None, label: str = "") -> Iterator[T]:
    """`items`, with a bar on standard error while they pass, if that is a terminal."""
    if not sys.stderr.isatty() or total == 1:
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, total=total, console=Console(stderr=True), transient=True)
