"""Which earlier articles are worth a closer look: a capped index from rare terms to the newest articles with them."""

from collections.abc import Iterable, Mapping

import numpy as np

from crossread.cluster.likeness import BODY, LEAD, NAME, PAIR, TITLE, Weighed

# By field, how many of an article's rarest terms are indexed. Without the lead's, 98.0% of the articles that have a
# story share a term with it; with them, 99.1% (round-ups amid background).
KEYS = ((BODY, 24), (TITLE, 8), (LEAD, 14), (NAME, 14), (PAIR, 10))
# 100 finds no more than 48.
POSTINGS = 48
# Of 24 candidates at least one is of the right story for 99% (round-ups amid background) and 98% (local reports).
CANDIDATES = 24
# A term in more than one of e^2 articles finds nothing worth looking at.
COMMON = 2.0
# Scores fade with the days between; an unknown gap counts as UNDATED days. Without fading, the right story is among the
# candidates for 92% and 95.5%; with .2 for 97% and 97.6%.
FADING = 0.3
UNDATED = 7.0


class Index:
    """Rare terms to articles. A term keeps its newest `POSTINGS` articles, so a look-up costs the same at any size."""

    def __init__(self) -> None:
        # Lists: a deque of one takes six times the memory, and most terms are in few articles.
        self._postings: dict[int, list[tuple[str, float]]] = {}
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
            found = self._postings.setdefault(bucket, [])
            found.append((new.id, weight))
            if len(found) > POSTINGS:
                del found[0]

    def remove(self, identifier: str, keys: Iterable[int]) -> None:
        """Forget an article."""
        self._days.pop(identifier, None)
        for bucket in keys:
            found = self._postings.get(bucket, [])
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
