"""Which dates to believe: a clock that runs ahead would keep a report away from its story."""

from collections import deque

# A date this many days ahead of the middle of the last arrivals is taken as unknown. A stream that truly leaps ahead is
# believed again after half as many articles as are remembered; one that always does, an archive of few articles a year,
# may go ahead as many times the days from the second oldest of its last arrivals to their middle.
AHEAD = 300.0
STEPS = 4
REMEMBERED = 9


class Dates:
    """The dates of the last arrivals. Late arrivals are normal: only dates ahead of the others are doubted."""

    def __init__(self) -> None:
        self._last: deque[float] = deque(maxlen=REMEMBERED)

    def believed(self, day: float | None) -> float | None:
        """`day`, or `None` where it is missing or too far ahead of what came in lately."""
        if day is None:
            return None
        self._last.append(day)
        ordered = sorted(self._last)
        middle = ordered[(len(ordered) - 1) // 2]
        return day if day - middle <= max(AHEAD, STEPS * (middle - ordered[len(ordered) > 1])) else None
