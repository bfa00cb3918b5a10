"""Processes that work on pages or stories. One that crashes is replaced; an item that crashed two is set aside."""

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

from crossread.model import Failure
from crossread.packing import packed, unpacked
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
# A process that is no fork of this one takes 0.4 s longer to start. On Windows there is no server to fork from.
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_PRELOAD = ["crossread.pipeline"]
# Work on one page is no work for threads, and each would take its share of the memory allowed.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def _context(fork: bool) -> Any:
    """How processes are started: as forks if that is asked for and this process has no threads, which forks lack."""
    if fork and len(list(Path("/proc/self/task").glob("*"))) == 1:
        return multiprocessing.get_context("fork")
    context: Any = multiprocessing.get_context(_METHOD)
    if _METHOD == "forkserver":
        context.set_forkserver_preload(_PRELOAD)
    return context


class _Worker:
    """A process, the pipe to it and the item it has, with its number and how often it was tried."""

    def __init__(self, work: Callable[[Any], Any], seconds: float, fork: bool) -> None:
        context = _context(fork)
        self.pipe, child = context.Pipe()
        self.process = context.Process(target=_run, args=(work, seconds, child), daemon=True)
        self.process.start()
        child.close()
        self.item: tuple[int, Named, int] | None = None
        self.since = 0.0

    def give(self, number: int, item: Named, tries: int) -> None:
        self.item, self.since = (number, item, tries), time.monotonic()
        self.pipe.send_bytes(packed(item))

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool(Generic[I, T]):
    """`jobs` processes that do `work`, an importable function, for at most `seconds` of CPU time an item.

    With `fork` they are copies of this one, where that is safe.
    """

    def __init__(self, work: Callable[[I], T], jobs: int, seconds: float, fork: bool = False) -> None:
        self._work = work
        self._seconds = seconds
        self._fork = fork
        self._workers = [_Worker(work, seconds, fork) for _ in range(jobs)]
        self._waiting: deque[tuple[int, Named, int]] = deque()
        # Results as they came: they are unpacked when a process has its next item.
        self._done: dict[int, bytes | Failure] = {}

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
            self._collect(0.0)
            while self._waiting and self._idle():
                self._give(*self._waiting.popleft())
            # One item waits, so that a process that has done its own need not.
            room = more and not self._waiting and taken - handed_on < _AHEAD * len(self._workers)
            if handed_on in self._done and not (room and self._idle()):
                done = self._done.pop(handed_on)
                handed_on += 1
                yield done if isinstance(done, Failure) else unpacked(done)
            elif room:
                number, item = next(source, (taken, None))
                more = item is not None
                taken += more
                if isinstance(item, Failure):
                    self._done[number] = item
                elif item is not None:
                    self._waiting.append((number, item, 0))
            elif handed_on < taken:
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

    def _collect(self, seconds: float = 1.0) -> None:
        """Wait so long for results; replace processes that crashed or hang."""
        busy = {worker.pipe: worker for worker in self._workers if worker.item is not None}
        for ready in wait(list(busy), seconds):
            assert isinstance(ready, Connection)
            worker = busy[ready]
            try:
                result = ready.recv_bytes()
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
        worker.item = None  # or it would be taken for one that hangs, and replaced twice
        worker.process.join()
        if worker.process.exitcode == -getattr(signal, "SIGXCPU", 0):
            self._done[number] = Failure(item.name, TOO_SLOW)
        elif tries + 1 < TRIES:
            self._waiting.appendleft((number, item, tries + 1))
        else:
            self._done[number] = Failure(item.name, CRASHED)
        self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._workers[self._workers.index(worker)] = _Worker(self._work, self._seconds, self._fork)


def _run(work: Callable[[Any], Any], seconds: float, pipe: Connection) -> None:
    """What a process does: an item in, its result out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends this process
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    next_item = limit_process(MEGABYTES, seconds)
    while True:
        try:
            item = unpacked(pipe.recv_bytes())
        except (EOFError, OSError):
            return
        next_item()
        result = attempt(work, item, seconds)
        try:
            pipe.send_bytes(packed(result))
        except OSError:  # nobody waits for it any more
            return
