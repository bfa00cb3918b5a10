"""How sure it is that reports are of one event."""

from itertools import combinations
from math import exp, log

import numpy as np

from crossread.annotate.vectors import embed
from crossread.compare.likeness import Matrix, Unit
from crossread.model import Annotated

# Coefficients of a logistic regression by evaluation/fit_event.py, over pairs of the labelled events' reports: of one
# event, and of two events.
_BIAS = -4.0
_WEIGHTS = {"matched": 8.0, "best": 1.0, "names": 4.0, "headlines": 3.0, "days": -0.4}


def same_event(articles: tuple[Annotated, ...], story: list[Unit], probability: Matrix) -> float:
    """The probability that all `articles` report one event: that of the report which fits the others least.

    `probability` holds, for each two units, how probable it is that they report the same fact.
    """
    pairs = {(a, b): _pair(articles, story, probability, a, b) for a, b in combinations(range(len(articles)), 2)}
    return min(max(p for pair, p in pairs.items() if n in pair) for n in range(len(articles)))


def _pair(articles: tuple[Annotated, ...], story: list[Unit], probability: Matrix, a: int, b: int) -> float:
    values = features(articles, story, probability, a, b)
    return 1 / (1 + exp(-(_BIAS + sum(weight * values[name] for name, weight in _WEIGHTS.items()))))


def features(
    articles: tuple[Annotated, ...], story: list[Unit], probability: Matrix, a: int, b: int
) -> dict[str, float]:
    """What two reports have in common, as plain figures."""
    rows = [n for n, unit in enumerate(story) if unit.article == a]
    columns = [n for n, unit in enumerate(story) if unit.article == b]
    block = probability[np.ix_(rows, columns)]
    short = block if len(rows) <= len(columns) else block.T
    best = short.max(1) if block.size else np.zeros(1)
    first, second = articles[a].article, articles[b].article
    headlines = embed([first.title or first.text[:200], second.title or second.text[:200]])
    return {
        "matched": float(best.mean()),
        "best": float(best.max()),
        "names": _names(story, a, b),
        "headlines": float(headlines[0] @ headlines[1]),
        "days": log(1 + abs(_day(first.published) - _day(second.published)))
        if first.published and second.published
        else 0.0,
    }


def _names(story: list[Unit], a: int, b: int) -> float:
    """The share of the words with capitals in one report's first five sentences that stand in the other."""
    capitals = [{w.stem for u in story if u.article == n and u.place < 5 for w in u.words if w.capital} for n in (a, b)]
    return len(capitals[0] & capitals[1]) / max(1, min(len(capitals[0]), len(capitals[1])))


def _day(published: str) -> int:
    return int(np.datetime64(published[:10]).astype(int))
