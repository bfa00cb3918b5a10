"""Folders: all files in order, and a drop folder that is looked at again and again."""

import os
from pathlib import Path

from crossread.acquire import acquire
from crossread.acquire.folders import Watch
from crossread.model import Failure, Page

TEXT = "The bridge stays closed until May.\n"


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT)


def test_a_folder_gives_its_files_in_order_and_passes_over_hidden_ones(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", ".hidden", ".git/config", "c.txt")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    found = list(acquire(tmp_path))
    assert [str(Path(item.name).relative_to(tmp_path)) for item in found] == ["a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]
    assert [type(item) for item in found] == [Page, Page, Page, Failure]


def test_a_folder_without_files_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "empty" / "in").mkdir(parents=True)
    (found,) = acquire(tmp_path / "empty")
    assert found == Failure(str(tmp_path / "empty"), "is a folder without files that could be read")


def test_a_device_or_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    fill(tmp_path, "a.txt")
    assert [Path(item.name).name for item in acquire(tmp_path)] == ["a.txt"]


def test_a_watched_file_is_told_once_when_it_is_whole_and_again_when_it_changed(tmp_path: Path) -> None:
    watch = Watch([tmp_path])
    assert watch.changed() == []
    fill(tmp_path, "a.txt")
    assert watch.changed() == []
    with (tmp_path / "a.txt").open("a") as still_writing:
        still_writing.write(TEXT)
    assert watch.changed() == []
    assert watch.changed() == [tmp_path / "a.txt"]
    assert watch.changed() == []
    (tmp_path / "a.txt").write_text(TEXT * 3)
    assert watch.changed() == []
    assert watch.changed() == [tmp_path / "a.txt"]


def test_a_watched_file_from_the_future_is_told_and_one_that_goes_is_forgotten(tmp_path: Path) -> None:
    watch = Watch([tmp_path, tmp_path / "not-there.txt"])
    fill(tmp_path, "a.txt")
    os.utime(tmp_path / "a.txt", (4e9, 4e9))
    assert [watch.changed(), watch.changed()] == [[], [tmp_path / "a.txt"]]
    (tmp_path / "a.txt").unlink()
    assert watch.changed() == []
    fill(tmp_path, "a.txt")
    assert [watch.changed(), watch.changed()] == [[], [tmp_path / "a.txt"]]
