"""The days that a group of articles spans: what lies too far apart is not of one event, however alike."""

from collections.abc import Iterable
from typing import TypeAlias

# With more days between, two articles are not of one event however alike: a trial is another event than the accident.
# Only the labels of local reports put such together: F1 of their earlier / later part is .970/.956 with no limit,
# .963/.956 with 180 and .960/.955 with 120; the other streams are the same.
FARTHEST = 180.0

# The first and last day of the articles that are dated, `None` where none is.
Span: TypeAlias = tuple[float, float] | None


def span(days: Iterable[float | None]) -> Span:
    """What articles of these days span."""
    dated = [day for day in days if day is not None]
    return (min(dated), max(dated)) if dated else None


def joined(one: Span, other: Span) -> Span:
    """What two groups span together."""
    return (min(one[0], other[0]), max(one[1], other[1])) if one and other else one or other


def far(one: Span, other: Span) -> bool:
    """Whether two groups lie too far apart to be one. Undated articles may be like both, but join them no more than
    they would join two articles."""
    return one is not None and other is not None and max(one[0] - other[1], other[0] - one[1]) > FARTHEST
