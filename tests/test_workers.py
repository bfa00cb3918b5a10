"""Work on pages, here and in other processes: in order, and a bad page costs nothing but itself."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from crossread import workers
from crossread.errors import ExtractError
from crossread.model import Failure, Page
from crossread.pool import CRASHED
from crossread.workers import TOO_BIG, TOO_SLOW, each


def page(number: int, what: bytes = b"") -> Page:
    return Page(f"p{number}", "text", what)


def work(item: Page) -> str:
    """What a parser may do."""
    match item.data:
        case b"crash":
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


@pytest.mark.parametrize("isolate", [False, True])
def test_a_page_that_takes_too_long_is_set_aside(isolate: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PAGE_SECONDS", 0.3)
    assert list(each(work, [page(0, b"slow"), page(1)], isolate=isolate)) == [Failure("p0", TOO_SLOW), "p1"]


def test_a_page_that_crashes_its_process_is_set_aside_after_two_tries_and_the_others_are_done() -> None:
    items = [page(n, b"crash" if n in (1, 4) else b"") for n in range(12)]
    found = list(each(work, items, 2))
    assert [n for n, item in enumerate(found) if item == Failure(f"p{n}", CRASHED)] == [1, 4]
    assert [item for item in found if isinstance(item, str)] == [f"p{n}" for n in range(12) if n not in (1, 4)]


def test_a_parser_that_hears_no_signal_is_ended_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PAGE_SECONDS", 0.3)
    assert list(each(work, [page(0, b"slow and deaf"), page(1)], isolate=True)) == [Failure("p0", TOO_SLOW), "p1"]


def test_a_page_that_wants_too_much_memory_is_set_aside() -> None:
    found = list(each(work, [page(0, b"large"), page(1)], isolate=True))
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


def test_nothing_in_gives_nothing() -> None:
    assert list(each(work, [], 2)) == []
