"""Where pages come from: files, folders, feeds and web archives. `acquire(source)` yields their pages."""

import os
from collections.abc import Iterator
from pathlib import Path

from crossread.acquire import files, folders
from crossread.model import Failure, Page

# No system's paths are longer than this many bytes.
_LONGEST_NAME = 4096
_WEB = ("http://", "https://", "ftp://")


def acquire(source: str | Path) -> Iterator[Page | Failure]:
    """The pages in `source`: a file, a folder with all that is in it, or `-` for standard input.

    They come in the order in which they stand. What cannot be read is a `Failure` in its place, and the rest goes on:
    nothing is raised.
    """
    name = str(source)
    if len(name) > _LONGEST_NAME:
        yield Failure(f"{name[:40]!r}…", "is too long for a file's name: give a path, not a text")
    elif not name:  # as an unset variable of a shell gives it; to Path it would be the folder one is in
        yield Failure("''", "there is no such file")
    elif name.lower().startswith(_WEB):
        yield Failure(name, "pages are not fetched from the web yet: save the page and give its file")
    elif name == "-":
        yield from files.read_stdin()
    elif os.path.isdir(name):  # noqa: PTH112 - Path's raises for a name that the system refuses
        yield from folders.read_folder(Path(name))
    else:
        yield from files.read_file(Path(name))


__all__ = ["acquire"]
