"""Which earlier articles are worth a closer look: a capped index from rare terms to the newest articles with them."""

from collections import deque
from collections.abc import Iterable, Mapping

import numpy as np

from crossread.cluster.likeness import BODY, LEAD, NAME, PAIR, TITLE, Weighed

# By field, how many of an article's rarest terms are indexed.
KEYS = ((BODY, 24), (TITLE, 8), (LEAD, 14), (NAME, 14), (PAIR, 10))
POSTINGS = 48
CANDIDATES = 24
# A term in more than one of e^2 articles finds nothing worth looking at.
COMMON = 2.0
# Scores fade with the days between; an unknown gap counts as UNDATED days.
FADING = 0.3
UNDATED = 7.0


class Index:
    """Rare terms to articles. A term keeps its newest `POSTINGS` articles, so a look-up costs the same at any size."""

    def __init__(self) -> None:
        self._postings: dict[int, deque[tuple[str, float]]] = {}
        self._days: dict[str, float] = {}

    def find(self, new: Weighed, keys: Mapping[int, float]) -> list[str]:
        """The ids of the articles that share most with `new`, best first, at most `CANDIDATES`."""
        scores: dict[str, float] = {}
        for bucket, weight in keys.items():
            for other, its in self._postings.get(bucket, ()):
                scores[other] = scores.get(other, 0.0) + min(weight, its)
        if not scores:
            return []
        found = list(scores)
        gaps = np.array([self._days[other] for other in found]) - (np.nan if new.day is None else new.day)
        gaps = np.where(np.isnan(gaps), UNDATED, np.abs(gaps))
        faded = np.fromiter(scores.values(), np.float64, len(found)) / (1.0 + gaps) ** FADING
        return [found[n] for n in np.argsort(-faded, kind="stable")[:CANDIDATES].tolist()]

    def add(self, new: Weighed, keys: Mapping[int, float]) -> None:
        """Index an article under its keys."""
        self._days[new.id] = np.nan if new.day is None else new.day
        for bucket, weight in keys.items():
            if bucket not in self._postings:
                self._postings[bucket] = deque(maxlen=POSTINGS)
            self._postings[bucket].append((new.id, weight))

    def remove(self, identifier: str, keys: Iterable[int]) -> None:
        """Forget an article."""
        self._days.pop(identifier, None)
        for bucket in keys:
            found = self._postings.get(bucket, deque())
            for entry in [entry for entry in found if entry[0] == identifier]:
                found.remove(entry)
            if not found:
                self._postings.pop(bucket, None)


def keys(article: Weighed) -> dict[int, float]:
    """The rarest terms of an article, each with its weight in a look-up."""
    chosen: dict[int, float] = {}
    weights, rarities, fields = article.values.T
    worth = np.where(rarities > COMMON, weights * rarities, 0.0)
    for field, most in KEYS:
        start, stop = np.searchsorted(fields, [field, field + 1])
        rows = start + np.argsort(-worth[start:stop], kind="stable")[:most]
        rows = rows[worth[rows] > 0]
        for bucket, weight in zip(article.buckets[rows].tolist(), weights[rows].tolist(), strict=True):
            chosen[bucket] = chosen.get(bucket, 0.0) + weight
    return chosen
