"""Work on one page or story at a time, here or in other processes, so that a bad one costs nothing but itself."""

import logging
import math
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, Protocol, TypeVar

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
