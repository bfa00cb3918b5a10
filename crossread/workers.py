"""Work on one page or story at a time, here or in other processes, so that a bad one costs nothing but itself."""

import logging
import math
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Generic, Literal, Protocol, TypeVar

from crossread.errors import CrossreadError
from crossread.model import Failure


class Named(Protocol):
    """What is worked on, a page for example."""

    @property
    def name(self) -> str:
        """What it is called in messages."""
        ...


I = TypeVar("I", bound=Named)  # noqa: E741  # item
T = TypeVar("T")

# CPU time for one page. Of 123 saved news pages the slowest takes 0.4 s.
PAGE_SECONDS = 5.0
# Small items that are sent together, and what they may come to in bytes.
TOGETHER = 64
ENOUGH = 1_000_000
TOO_SLOW = "took too long and was set aside"
TOO_BIG = "needed too much memory and was set aside"
_log = logging.getLogger(__name__)


class _TooSlow(BaseException):
    """Not an `Exception`, so that no parser takes it for one of its own."""


def each(
    work: Callable[[I], T],
    items: Iterable[I | Failure],
    jobs: int = 1,
    *,
    isolate: bool | Literal["fork"] = False,
    seconds: float | None = None,
) -> Iterator[T | Failure]:
    """`work(item)` for every item, in order; one for which it fails is a `Failure` in its place.

    An item may cost `seconds` of CPU time, `PAGE_SECONDS` if nothing is said.

    With more than one of `jobs`, or where `isolate` is set, the work is done in other processes, and not even a crash
    ends this one. `work` must then be a function that can be imported, and so must the caller's main module. With
    "fork" they are copies of this process, where that is safe, and start at once. This process must hold nothing then
    that only one may use.
    """
    if jobs == 1 and not isolate:
        yield from (item if isinstance(item, Failure) else attempt(work, item, seconds) for item in items)
        return
    from crossread.pool import Pool

    with Pool(work, jobs, seconds or PAGE_SECONDS, isolate == "fork") as pool:
        yield from pool.map(items)


def each_of_many(
    work: Callable[[Sequence[I]], list[T | Failure]],
    items: Iterable[I | Failure],
    size: Callable[[I], int],
    jobs: int = 1,
) -> Iterator[T | Failure]:
    """Like `each` in other processes, for `work` on many items that costs little for each.

    They go `TOGETHER` at a time, or as many as come to `ENOUGH` by their `size`. Where that fails as a whole, ends the
    process or takes too long, those that went together are done again, one at a time.
    """
    under_way: deque[_Batch[I]] = deque()

    def noted() -> Iterator[_Batch[I]]:
        for batch in _batches(items, size):
            under_way.append(batch)
            yield batch

    for found in each(partial(_all, work), noted(), jobs, isolate="fork"):
        batch = under_way.popleft()
        yield from each(partial(_alone, work), batch.items, isolate="fork") if isinstance(found, Failure) else found


@dataclass(frozen=True, slots=True)
class _Batch(Generic[I]):
    name: str
    items: tuple[I | Failure, ...]


def _batches(items: Iterable[I | Failure], size: Callable[[I], int]) -> Iterator[_Batch[I]]:
    batch: list[I | Failure] = []
    total = 0
    for item in items:
        batch.append(item)
        total += 0 if isinstance(item, Failure) else size(item)
        if len(batch) == TOGETHER or total >= ENOUGH:
            yield _Batch(batch[0].name, tuple(batch))
            batch, total = [], 0
    if batch:
        yield _Batch(batch[0].name, tuple(batch))


def _all(work: Callable[[Sequence[I]], list[T | Failure]], batch: _Batch[I]) -> list[T | Failure]:
    done = iter(work([item for item in batch.items if not isinstance(item, Failure)]))
    return [item if isinstance(item, Failure) else next(done) for item in batch.items]


def _alone(work: Callable[[Sequence[I]], list[T | Failure]], item: I) -> T | Failure:
    (found,) = work([item])
    return found


def attempt(work: Callable[[I], T], item: I, seconds: float | None = None) -> T | Failure:
    """`work(item)`, or why there is no result."""
    try:
        with _limited(seconds or PAGE_SECONDS):
            return work(item)
    except CrossreadError as error:
        return Failure(error.name, error.reason)
    except _TooSlow:
        return Failure(item.name, TOO_SLOW)
    except MemoryError:
        return Failure(item.name, TOO_BIG)
    except Exception as error:  # whatever a parser runs into, the next page must have its turn
        _log.debug("%s", item.name, exc_info=True)
        text = " ".join(str(error).split())[:200]
        return Failure(item.name, f"was set aside after an internal error ({type(error).__name__}: {text})")


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise `_TooSlow` inside after so much CPU time, where signals allow: in the main thread, and not on Windows."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def limit_process(megabytes: int, seconds: float) -> Callable[[], None]:
    """Hold this process to so much more memory; the function returned allows it the CPU time for one more item.

    Beyond that time the system ends the process, even inside a parser that looks at no signals. No effect on Windows.
    """
    try:
        import resource
    except ImportError:
        return lambda: None
    with_code = _address_space() + megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (with_code, resource.getrlimit(resource.RLIMIT_AS)[1]))

    def next_item() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = math.ceil(used.ru_utime + used.ru_stime + seconds + 1)
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))

    return next_item


def _address_space() -> int:
    """Bytes of address space in use: what Linux says, else a guess that fits Python with numpy and lxml."""
    from pathlib import Path

    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * 4096
    except (OSError, ValueError):
        return 2_000_000_000
