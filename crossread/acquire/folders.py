"""A folder with all the files in it, once or as they come."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from crossread.acquire.files import read_file
from crossread.model import Failure, Page

_Stamp = tuple[int, int]


def read_folder(folder: Path) -> Iterator[Page | Failure]:
    """The pages of all files in `folder` and the folders in it, in order of their paths."""
    found = False
    for item in list_files(folder):
        found = True
        if isinstance(item, Failure):
            yield item
        else:
            yield from read_file(item)
    if not found:
        yield Failure(str(folder), "is a folder without files that could be read")


def list_files(folder: Path) -> Iterator[Path | Failure]:
    """The files in `folder` and the folders in it, sorted; hidden ones, links to folders and devices are left out.

    A folder that may not be read is a `Failure`.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(str(folder), f"the folder cannot be read: {(error.strerror or str(error)).lower()}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from list_files(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


class Watch:
    """Tells which files in some files and folders are new or changed since it was asked before."""

    def __init__(self, sources: Iterable[str | Path]) -> None:
        self._sources = [Path(source) for source in sources if str(source)]
        self._told: dict[Path, _Stamp] = {}
        self._seen: dict[Path, _Stamp] = {}

    def changed(self) -> list[Path]:
        """The files to be read now, in order.

        A file is told once for every change, and only when its size and time are as they were when it was looked at
        before: one that is still being written waits. No clock is asked, for that of another machine may be wrong.
        """
        now = {path: stamp for path in self._files() if (stamp := _stamp(path))}
        ready = [path for path, stamp in now.items() if self._seen.get(path) == stamp and self._told.get(path) != stamp]
        self._seen = now
        self._told = {path: stamp for path, stamp in self._told.items() if path in now}
        self._told.update({path: now[path] for path in ready})
        return ready

    def _files(self) -> Iterator[Path]:
        for source in self._sources:
            if source.is_dir():
                yield from (item for item in list_files(source) if isinstance(item, Path))
            else:
                yield source


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
