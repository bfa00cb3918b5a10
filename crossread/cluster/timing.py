"""Do two articles tell of the same day? Two incidents of one kind in one place differ in little but their day."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from crossread.cluster.buckets import Floats

TIMES = (
    "first named days apart", "age of an old day shared", "later names the earlier's day", "days shared",
    "no day in common",
)  # fmt: skip
UNKNOWN = -1.0
# More days than this tell no more.
LONG = 90.0
# Reports closer than this name the same days ("today") whatever they are about.
LATER = 2


def times(day: Floats, days: Floats, other_day: Floats, other_days: Floats) -> Floats:
    """The figures `TIMES` of pairs of articles, one row a pair; `UNKNOWN` where one names no day or has no date.

    `day` and `other_day` are days of publication, `days` and `other_days` those named, the first first; nan is unknown.
    """
    common = (days[:, :, None] == other_days[:, None, :]).any(axis=2)
    shared = common.sum(axis=1)
    apart = _known(np.abs(days[:, 0] - other_days[:, 0]))
    later = day >= other_day
    oldest = np.fmin.reduce(np.where(common, days, np.nan), axis=1)
    age = _known(np.minimum(np.floor(np.where(later, day, other_day)) - oldest, LONG))
    # Of the earlier one the first day that it names, or else that of its publication.
    anchor = np.floor(np.where(later, other_day, day))
    first = np.where(later, other_days[:, 0], days[:, 0])
    named = np.where(later[:, None], days, other_days)
    near = np.fmin.reduce(np.abs(named - np.where(np.isnan(first), anchor, first)[:, None]), axis=1)
    between = np.floor(np.where(later, day, other_day)) - anchor >= LATER
    told = _known(np.where(between, np.minimum(near, LONG), np.nan))
    age[np.isnan(day + other_day)] = told[np.isnan(day + other_day)] = UNKNOWN
    found: Floats = np.stack([apart, age, told, shared, (shared == 0) & (apart != UNKNOWN)], axis=1)
    return found


def _known(figures: Floats) -> Floats:
    return np.where(np.isnan(figures), UNKNOWN, figures)


def iso(days: Sequence[int]) -> tuple[str, ...]:
    """Days as ISO dates, in their order."""
    return tuple(date.fromordinal(day).isoformat() for day in days)


def in_common(one: Sequence[int], other: Sequence[int]) -> tuple[str, ...]:
    """The days that both name, as ISO dates, the earliest first."""
    return iso(sorted(set(one).intersection(other)))
