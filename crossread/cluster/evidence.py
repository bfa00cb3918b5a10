"""What two articles share and where they differ, in words that a reader can check."""

import numpy as np

from crossread.cluster.candidates import COMMON
from crossread.cluster.terms import FIELDS, NAME, NUMBER, TITLE, spelt
from crossread.cluster.timing import in_common, iso
from crossread.cluster.weighing import Weighed
from crossread.model import Article

MOST = 8


def shared(article: Article, new: Weighed, other: Weighed) -> tuple[str, ...]:
    """The rarest names, numbers and title words of `article` that `other` has too, as `article` writes them."""
    rarities = new.values[:, 1]
    telling = np.isin(np.arange(FIELDS), (TITLE, NAME, NUMBER)).repeat(new.sizes)
    rarest = np.flatnonzero(telling & (rarities > COMMON) & np.isin(new.buckets, other.buckets))
    rarest = rarest[np.argsort(-rarities[rarest], kind="stable")]
    words = spelt(article)
    found = (words[bucket] for bucket in new.buckets[rarest].tolist() if bucket in words)
    unlike: dict[str, str] = {}
    for word in found:
        unlike.setdefault(word.lower(), word)
        if len(unlike) == MOST:
            break
    return tuple(unlike.values())


def of_days(new: Weighed, closest: Weighed) -> str:
    """Which days both tell of, or that they tell of different ones; empty where one names no day."""
    if common := in_common(new.days, closest.days):
        return f"; both tell of {', '.join(common)}"
    mine, other = iso(new.days), iso(closest.days)
    return f"; tells of {mine[0]}, the closest of {other[0]}" if mine and other else ""
