"""Processes that work on pages or stories. One that crashes is replaced; an item that crashed two is set aside."""

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from crossread.model import Failure
from crossread.workers import TOO_SLOW, Named, attempt, limit_process

I = TypeVar("I", bound=Named)  # noqa: E741  # item
T = TypeVar("T")

TRIES = 2
CRASHED = f"crashed its parser {TRIES} times and was set aside"
MEGABYTES = 1_000
# Items that are under way or done before the first of them is handed on, for each process.
_AHEAD = 4
# Only where neither memory nor CPU time ends a process: one that waits for something. A busy machine is no such thing.
_WALL = 12.0
# Forking is quick and asks nothing of the caller's module; elsewhere than on Linux, system libraries don't bear it.
_context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class _Worker:
    """A process, the pipe to it and the item it has, with its number and how often it was tried."""

    def __init__(self, work: Callable[[Any], Any], seconds: float, others: Iterable["_Worker"]) -> None:
        self.pipe, child = _context.Pipe()
        inherited = [other.pipe for other in others] + [self.pipe]
        fork = _context.get_start_method() == "fork"
        self.process = _context.Process(
            target=_run, args=(work, seconds, child, inherited if fork else []), daemon=True
        )
        self.process.start()
        child.close()
        self.item: tuple[int, Named, int] | None = None
        self.since = 0.0

    def give(self, number: int, item: Named, tries: int) -> None:
        self.item, self.since = (number, item, tries), time.monotonic()
        self.pipe.send(item)

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool(Generic[I, T]):
    """`jobs` processes that do `work`, an importable function, for at most `seconds` of CPU time an item."""

    def __init__(self, work: Callable[[I], T], jobs: int, seconds: float) -> None:
        self._work = work
        self._seconds = seconds
        self._workers: list[_Worker] = []
        for _ in range(jobs):
            self._workers.append(_Worker(work, seconds, self._workers))
        self._again: deque[tuple[int, Named, int]] = deque()
        self._done: dict[int, T | Failure] = {}

    def __enter__(self) -> "Pool[I, T]":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def map(self, items: Iterable[I | Failure]) -> Iterator[T | Failure]:
        """`work(item)` for every item, in order; what fails is a `Failure` in its place."""
        source = enumerate(items)
        handed_on = taken = 0
        more = True
        while more or handed_on < taken:
            while more and taken - handed_on < _AHEAD * len(self._workers) and self._idle() and not self._again:
                number, item = next(source, (taken, None))
                more = item is not None
                taken += more
                if isinstance(item, Failure):
                    self._done[number] = item
                elif item is not None:
                    self._give(number, item, 0)
            while self._again and self._idle():
                self._give(*self._again.popleft())
            while handed_on in self._done:
                yield self._done.pop(handed_on)
                handed_on += 1
            if handed_on < taken and not (more and self._idle() and taken - handed_on < _AHEAD * len(self._workers)):
                self._collect()

    def _idle(self) -> _Worker | None:
        return next((worker for worker in self._workers if worker.item is None), None)

    def _give(self, number: int, item: Named, tries: int) -> None:
        worker = self._idle()
        assert worker is not None  # the callers asked
        try:
            worker.give(number, item, tries)
        except OSError:  # it died while it had nothing to do, which is no fault of the item
            self._replace(worker)
            self._give(number, item, tries)

    def _collect(self) -> None:
        """Wait for results; replace processes that crashed or hang."""
        busy = {worker.pipe: worker for worker in self._workers if worker.item is not None}
        for ready in wait(list(busy), timeout=1.0):
            assert isinstance(ready, Connection)
            worker = busy[ready]
            try:
                result = ready.recv()
            except (EOFError, OSError):
                self._crashed(worker)
                continue
            assert worker.item is not None  # only such are waited for
            self._done[worker.item[0]] = result
            worker.item = None
        for worker in busy.values():
            if worker.item is not None and time.monotonic() - worker.since > _WALL * self._seconds:
                self._done[worker.item[0]] = Failure(worker.item[1].name, TOO_SLOW)
                self._replace(worker)

    def _crashed(self, worker: _Worker) -> None:
        assert worker.item is not None  # only such are waited for
        number, item, tries = worker.item
        worker.process.join()
        if worker.process.exitcode == -getattr(signal, "SIGXCPU", 0):
            self._done[number] = Failure(item.name, TOO_SLOW)
        elif tries + 1 < TRIES:
            self._again.append((number, item, tries + 1))
        else:
            self._done[number] = Failure(item.name, CRASHED)
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        others = [other for other in self._workers if other is not worker]
        self._workers[self._workers.index(worker)] = _Worker(self._work, self._seconds, others)


def _run(work: Callable[[Any], Any], seconds: float, pipe: Connection, inherited: list[Connection]) -> None:
    """What a process does: an item in, its result out, until the pipe closes."""
    for other in inherited:  # held open here, a closed pipe would not be noticed at its other end
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends this process
    next_item = limit_process(MEGABYTES, seconds)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        next_item()
        pipe.send(attempt(work, item, seconds))
