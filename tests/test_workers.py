"""Work on pages, here and in other processes: in order, and a bad page costs nothing but itself."""

import faulthandler
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Literal

import pytest

from crossread import pool, workers
from crossread.errors import ExtractError
from crossread.model import Failure, Page
from crossread.pool import CRASHED
from crossread.workers import ENOUGH, TOGETHER, TOO_BIG, TOO_SLOW, attempt, each, each_of_many

Isolate = bool | Literal["fork"]


def page(number: int, what: bytes = b"") -> Page:
    return Page(f"p{number}", "text", what)


def work(item: Page) -> str:
    """What a parser may do."""
    match item.data:
        case b"crash":
            faulthandler.disable()  # a fork has it from pytest, and would print where it stood
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"slow":
            while True:
                pass
        case b"slow and deaf":
            signal.signal(signal.SIGPROF, signal.SIG_IGN)
            while True:
                pass
        case b"large":
            return str(len(b"x" * 3_000_000_000))
        case b"refused":
            raise ExtractError(item.name, "holds no article")
        case b"bug":
            raise ValueError("two\nlines")
        case b"late":
            time.sleep(0.2)
    return item.name


def size(item: Page) -> int:
    return len(item.data)


def work_on_all(items: Sequence[Page]) -> list[str | Failure]:
    return [attempt(work, item) for item in items]


def work_together(items: Sequence[Page]) -> list[str | Failure]:
    return [work(item) for item in items]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_order_with_failures_in_their_place(jobs: int) -> None:
    gone = Failure("gone", "there is no such file")
    items: list[Page | Failure] = [page(0, b"late"), gone, page(2, b"refused"), page(3, b"bug"), page(4)]
    assert list(each(work, items, jobs)) == [
        "p0",
        gone,
        Failure("p2", "holds no article"),
        Failure("p3", "was set aside after an internal error (ValueError: two lines)"),
        "p4",
    ]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_any_number_of_processes_gives_the_same(jobs: int) -> None:
    items = [page(n, b"bug" if n % 7 == 0 else b"") for n in range(100)]
    assert list(each(work, items, jobs, isolate=True)) == list(each(work, items))


@pytest.mark.parametrize("isolate", [False, True, "fork"])
def test_a_page_that_takes_too_long_is_set_aside(isolate: Isolate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PAGE_SECONDS", 0.3)
    assert list(each(work, [page(0, b"slow"), page(1)], isolate=isolate)) == [Failure("p0", TOO_SLOW), "p1"]


@pytest.mark.parametrize(("jobs", "isolate"), [(2, False), (1, "fork"), (3, "fork")])
def test_a_page_that_crashes_its_process_is_set_aside_after_two_tries_and_the_others_are_done(
    jobs: int, isolate: Isolate
) -> None:
    items = [page(n, b"crash" if n in (1, 4) else b"") for n in range(12)]
    found = list(each(work, items, jobs, isolate=isolate))
    assert [n for n, item in enumerate(found) if item == Failure(f"p{n}", CRASHED)] == [1, 4]
    assert [item for item in found if isinstance(item, str)] == [f"p{n}" for n in range(12) if n not in (1, 4)]


def test_a_process_that_ends_when_it_is_overdue_is_replaced_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_WALL", 0)
    (found,) = each(work, [page(0, b"crash")], isolate="fork")
    assert isinstance(found, Failure)


def test_a_parser_that_hears_no_signal_is_ended_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PAGE_SECONDS", 0.3)
    assert list(each(work, [page(0, b"slow and deaf"), page(1)], isolate=True)) == [Failure("p0", TOO_SLOW), "p1"]


@pytest.mark.parametrize("isolate", [True, "fork"])
def test_a_page_that_wants_too_much_memory_is_set_aside(isolate: Isolate) -> None:
    found = list(each(work, [page(0, b"large"), page(1)], isolate=isolate))
    assert found[1] == "p1"
    assert isinstance(found[0], Failure)
    assert found[0].reason == TOO_BIG


def test_pages_are_taken_only_a_little_ahead() -> None:
    taken = []

    def endless() -> Iterator[Page]:
        number = 0
        while True:
            taken.append(number)
            yield page(number)
            number += 1

    results = each(work, endless(), 2)
    assert [next(results) for _ in range(3)] == ["p0", "p1", "p2"]
    assert len(taken) < 20
    results.close()  # type: ignore[attr-defined]  # it is a generator


def test_the_next_page_is_taken_while_one_is_worked_on() -> None:
    taken = []

    def source() -> Iterator[Page]:
        for number in range(4):
            taken.append(number)
            yield page(number, b"late")

    results = each(work, source(), isolate="fork")
    next(results)
    next(results)
    assert taken == [0, 1, 2]
    assert list(results) == ["p2", "p3"]


def test_pages_and_results_larger_than_a_pipe_go_through() -> None:
    items = [Page(f"{n}" * 1_000_000, "text", b"x" * 3_000_000) for n in range(4)]
    assert [item[0] for item in each(work, items, 2) if isinstance(item, str)] == ["0", "1", "2", "3"]


def test_only_a_process_without_threads_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(HERE, "marked", True)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert list(each(forked, [page(0)], isolate="fork")) == [False]
    finally:
        done.set()
        thread.join()


HERE: dict[str, bool] = {}


def forked(_: Page) -> bool:
    """Whether the process has what was only set in the one that runs the tests."""
    return "marked" in HERE


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_at_a_time_give_the_same_as_one_by_one(jobs: int) -> None:
    gone = Failure("gone", "there is no such file")
    items = [gone, *(page(n, b"bug" if n % 50 == 0 else b"") for n in range(3 * TOGETHER)), gone]
    assert list(each_of_many(work_on_all, items, size, jobs)) == list(each(work, items))
    large = [page(n, b"x" * ENOUGH) for n in range(3)]
    assert list(each_of_many(work_on_all, large, size, jobs)) == ["p0", "p1", "p2"]
    assert list(each_of_many(work_on_all, [], size, jobs)) == []


def test_of_many_at_a_time_only_the_one_that_crashes_is_set_aside() -> None:
    items = [page(n, b"crash" if n == 5 else b"") for n in range(TOGETHER + 3)]
    found = list(each_of_many(work_on_all, items, size))
    assert found == [Failure("p5", CRASHED) if n == 5 else f"p{n}" for n in range(TOGETHER + 3)]


def test_where_many_fail_together_each_is_tried_alone() -> None:
    items = [page(n, b"bug" if n == 5 else b"") for n in range(8)]
    failed = Failure("p5", "was set aside after an internal error (ValueError: two lines)")
    assert list(each_of_many(work_together, items, size)) == [failed if n == 5 else f"p{n}" for n in range(8)]


def test_nothing_in_gives_nothing() -> None:
    assert list(each(work, [], 2)) == []
