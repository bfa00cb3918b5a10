"""The library's file: made, migrated, shared with other processes, and refused where it cannot be used."""

import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from crossread.errors import StoreError
from crossread.store import Store
from crossread.store.database import APPLICATION_ID, Database, migrations

from .samples import annotated

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def add(store: Store, identifier: str = "a") -> None:
    with store.transaction():
        store.articles.add(annotated(identifier), "2026-03-17T09:00:00+00:00")
        store.stories.place(identifier, f"s-{identifier}", "2026-03-17T09:00:00+00:00")


def test_a_new_library_is_a_strict_wal_database_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "library.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        (tables,) = connection.execute(
            "SELECT group_concat(name) FROM pragma_table_list WHERE strict = 0 AND type <> 'view'"
        ).fetchone()
        assert {name for name in tables.split(",") if not name.startswith("sqlite")} == {
            "search", "search_data", "search_idx", "search_content", "search_docsize", "search_config"
        }  # fmt: skip
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations()[-1][0],)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_library_from_a_newer_version_is_refused_with_both_versions_named(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    store = Store(path)
    add(store)
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 7000")
    known = migrations()[-1][0]
    with pytest.raises(StoreError) as caught:
        Store(path)
    text = f"was written by a newer Crossread (schema 7000; this one knows {known}): update crossread"
    assert str(caught.value) == f"{path}: {text}"
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (1,)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    Store(path).close()
    before = path.read_bytes()
    broken = [
        *migrations(),
        (len(migrations()) + 1, "CREATE TABLE extra (a INT) STRICT;\nCREATE TABLE extra (a INT);\n"),
    ]
    monkeypatch.setattr("crossread.store.database.migrations", lambda: broken)
    with pytest.raises(StoreError, match="already exists"):
        Store(path)
    monkeypatch.undo()
    Store(path).close()
    assert path.read_bytes() == before


def test_a_file_that_is_no_library_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("The dam held. " * 100)
    with pytest.raises(StoreError, match=r"notes\.txt: is not a Crossread library"):
        Store(text)
    assert text.read_text() == "The dam held. " * 100
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(StoreError, match=r"other\.sqlite: is an SQLite database, but not a Crossread library"):
        Store(other)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path)


def test_a_second_process_that_writes_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    store = Store(path, busy_seconds=0.3)
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin
        assert other.stdout
        other.stdout.readline()
        began = time.monotonic()
        with pytest.raises(StoreError, match=r"in use by another process \(0\.3 s were waited\)"):
            add(store)
        assert time.monotonic() - began >= 0.3
        assert store.articles.count() == 0
        Store(path, busy_seconds=0.3).close()
        other.stdin.close()
        other.wait()
    add(store)
    assert store.articles.count() == 1
    store.close()


def test_two_processes_may_make_the_same_library_at_once(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    # However busy the machine is, each waits until it is its turn.
    script = (
        "import sys; from pathlib import Path; from crossread.store import Store; Store(Path(sys.argv[1]), 60).close()"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, path], stderr=subprocess.PIPE) for _ in range(6)]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 6


def test_a_new_library_waits_for_another_process_that_is_making_it(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ending = threading.Timer(0.2, other.execute, ["ROLLBACK"])
    ending.start()
    Store(path, busy_seconds=60).close()
    ending.join()
    other.close()


def test_a_full_disk_is_said_and_reading_goes_on(tmp_path: Path) -> None:
    store = Store(tmp_path / "library.sqlite")
    add(store)
    database = store._database
    (pages,) = database.rows("PRAGMA page_count")[0]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="the disk is full"):
        for number in range(100):
            add(store, f"b{number}")
    count = store.articles.count()
    assert store.articles.get("a") == annotated("a").article
    database.rows("PRAGMA max_page_count = 100000")
    add(store, "c")
    assert store.articles.count() == count + 1
    store.close()


def test_a_library_that_may_not_be_written_to_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    store = Store(folder / "library.sqlite")
    add(store)
    store.close()
    for parent in [folder, *folder.parents][:4]:
        parent.chmod(0o755)
    folder.chmod(0o555)
    (folder / "library.sqlite").chmod(0o444)
    script = """
import sys, os
from pathlib import Path
from crossread.store import Store
from crossread.errors import StoreError
from crossread.store.database import migrations
migrations()
if os.geteuid() == 0:
    os.setuid(65534)
store = Store(Path(sys.argv[1]))
print(store.articles.get("a").title)
try:
    with store.transaction():
        store.stories.touch("s-a", "now")
except StoreError as error:
    print(error.reason)
"""
    command = [sys.executable, "-c", script, folder / "library.sqlite"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    folder.chmod(0o755)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["Dam holds", "the library may not be written to; reading still works"]


def test_any_thread_may_read_and_write(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    store = Store(tmp_path / "library.sqlite")
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: add(store, f"a{n}"), range(40)))
        assert sum(threads.map(lambda n: store.articles.get(f"a{n}").id == f"a{n}", range(40))) == 40
    store.close()


def test_what_fails_inside_a_transaction_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "library.sqlite")
    with pytest.raises(KeyError), store.transaction():
        store.articles.add(annotated("a"), "2026-03-17T09:00:00+00:00")
        raise KeyError
    assert store.articles.count() == 0
    assert isinstance(store._database, Database)
    store.close()
