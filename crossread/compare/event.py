"""How sure it is that reports are of one event: a logistic regression over what two reports have in common.

Fitted by evaluation/fit_event.py on pairs of reports of one event, and of different events that are much alike (two
shootings of one week, two days of one campaign); the coefficients lie in data/event.json.
"""

import json
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations
from math import exp, log

import numpy as np

from crossread.annotate.vectors import embed
from crossread.compare.lexical import Matrix
from crossread.compare.units import Unit
from crossread.model import Annotated

FEATURES = ("matched", "best", "sure", "names", "headlines", "days", "undated")
_LEAD = 5  # sentences
_FAR = 14  # days apart; farther says no more, for a date may be wrong
# Matrix products differ in the ninth place between one thread and several; what is given must not.
_PLACES = 4


def same_event(articles: tuple[Annotated, ...], story: list[Unit], probability: Matrix) -> float:
    """The probability that all `articles` report one event: that of the weakest link which holds them together.

    Each article is joined to those before by its likest one, the surest first. `probability` holds, for each two units,
    how probable it is that they report the same fact. Given to four places.
    """
    pairs = {(a, b): _pair(articles, story, probability, a, b) for a, b in combinations(range(len(articles)), 2)}
    sure, joined, rest = 1.0, [0], list(range(1, len(articles)))
    while rest:
        link, nearest = max((pairs[min(a, b), max(a, b)], -b) for a in joined for b in rest)
        sure = min(sure, link)
        joined.append(-nearest)
        rest.remove(-nearest)
    return round(sure, _PLACES)


def _pair(articles: tuple[Annotated, ...], story: list[Unit], probability: Matrix, a: int, b: int) -> float:
    if articles[a].article.text == articles[b].article.text:
        return 1.0
    weights, bias = _coefficients()
    values = features(articles, story, probability, a, b)
    return 1 / (1 + exp(-max(-30.0, min(30.0, bias + sum(weights[name] * values[name] for name in FEATURES)))))


def features(
    articles: tuple[Annotated, ...], story: list[Unit], probability: Matrix, a: int, b: int
) -> dict[str, float]:
    """What the reports numbered `a` and `b` have in common, as plain figures named in `FEATURES`."""
    rows = [n for n, unit in enumerate(story) if unit.article == a]
    columns = [n for n, unit in enumerate(story) if unit.article == b]
    block = probability[np.ix_(rows, columns)]
    best = _best(block)
    first, second = articles[a].article, articles[b].article
    headlines = embed([first.title or first.text[:100], second.title or second.text[:100]])
    apart = _days_apart(first.published, second.published)
    return {
        "matched": float(best.mean()),
        "best": float(best.max()),
        "sure": float((best > 0.5).mean()),
        "names": _names(story, a, b),
        "headlines": float(headlines[0] @ headlines[1]),
        "days": log(1 + min(apart, _FAR)) if apart is not None else 0.0,
        "undated": float(apart is None),
    }


def _best(block: Matrix) -> Matrix:
    """How probable the likest counterpart of each unit of the shorter report is; of two as long, of the likelier."""
    if not block.size:
        return np.zeros(1, np.float32)
    short = min(block.shape)
    return max(
        (best for best in (block.max(1), block.max(0)) if len(best) == short), key=lambda best: float(best.mean())
    )


def _names(story: list[Unit], a: int, b: int) -> float:
    """The share of the words with capitals in one report's first sentences that stand in the other's."""

    def named(number: int) -> set[str]:
        first = [unit for unit in story if unit.article == number and unit.place < _LEAD]
        return {word.stem for unit in first for word in unit.words if word.capital or word.number}

    mine, other = named(a), named(b)
    return len(mine & other) / max(1, min(len(mine), len(other)))


def _days_apart(first: str | None, second: str | None) -> int | None:
    try:
        return abs((date.fromisoformat((first or "")[:10]) - date.fromisoformat((second or "")[:10])).days)
    except ValueError:
        return None


@cache
def _coefficients() -> tuple[dict[str, float], float]:
    stored = json.loads((files("crossread.compare") / "data" / "event.json").read_text(encoding="utf-8"))
    return stored["weights"], float(stored["bias"])
