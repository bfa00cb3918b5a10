"""Processes that work on pages or stories. One that crashes is replaced; an item that crashed two is set aside."""

import multiprocessing
import signal
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
# Not a fork of this process, which may have threads. On Windows there is no server to fork from.
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_context: Any = multiprocessing.get_context(_METHOD)
_PRELOAD = ["crossread.pipeline"]


class _Worker:
    """A process, the pipe to it and the item it has, with its number and how often it was tried."""

    def __init__(self, work: Callable[[Any], Any], seconds: float) -> None:
        self.pipe, child = _context.Pipe()
        self.process = _context.Process(target=_run, args=(work, seconds, child), daemon=True)
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
        if _METHOD == "forkserver":
            _context.set_forkserver_preload(_PRELOAD)
        self._workers = [_Worker(work, seconds) for _ in range(jobs)]
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
        self._workers[self._workers.index(worker)] = _Worker(self._work, self._seconds)


def _run(work: Callable[[Any], Any], seconds: float, pipe: Connection) -> None:
    """What a process does: an item in, its result out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends this process
    next_item = limit_process(MEGABYTES, seconds)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        next_item()
        result = attempt(work, item, seconds)
        try:
            pipe.send(result)
        except OSError:  # nobody waits for it any more
            return
