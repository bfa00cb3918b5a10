#!/usr/bin/env python3
"""Fit crossread/compare/data/match.json on the labelled events.

    python evaluation/fit_match.py EVENT.json...

An event holds three articles and, under "gold" or in evaluation/labels, the facts that two or more report. Each is
learned from as a story of three reports and as three stories of two. Prints precision, recall and F1 over pairs of
sentences by nine-fold cross-validation over events, then writes coefficients fitted on all of them.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from events import Event, load
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from crossread.annotate import annotate
from crossread.compare.context import FEATURES as CONTEXT
from crossread.compare.likeness import FEATURES, Likeness, likeness
from crossread.compare.match import spread, with_context
from crossread.compare.speakers import named_alike
from crossread.compare.units import Unit, units
from crossread.model import Article

HERE = Path(__file__).parent
TARGET = HERE.parent / "crossread" / "compare" / "data" / "match.json"
FOLDS = 9


class Story(NamedTuple):
    """The pairs of a story's statements: their features, whether they report one fact, and what each counts for."""

    event: int
    whole: bool
    owner: np.ndarray
    alike: Likeness
    labels: np.ndarray
    weights: np.ndarray


def stories(events: list[Event]) -> Iterator[Story]:
    """Every event whole, and as stories of two reports."""
    for number, event in enumerate(events):
        chosen = [event.articles, *(list(pair) for pair in combinations(event.articles, 2))]
        for articles in chosen:
            story = units(named_alike(tuple(annotate(article) for article in articles)))
            alike = likeness(story)
            owner = np.array([unit.article for unit in story])
            shares = _shares(event, articles, story, alike)
            whole = articles is chosen[0]
            mean = shares.sum() / max(1, np.count_nonzero(shares))
            weights = np.where(whole & (shares > 0), shares / (mean or 1), 1)
            yield Story(number, whole, owner, alike, shares > 0, weights)


def _shares(event: Event, articles: list[Article], story: list[Unit], alike: Likeness) -> np.ndarray:
    """For each pair the share that it is of the pairs of its fact, of the smallest one; 0 where it reports no fact.

    So a fact that many sentences support counts for no more than one of two sentences.
    """
    ids = [article.id for article in articles]
    pairs: dict[tuple[str, int, str, int], float] = {}
    for fact in event.gold["facts"]:
        of_fact = [
            (a, i, b, j)
            for a, b in permutations([outlet for outlet in fact["support"] if outlet in ids], 2)
            for i in fact["support"][a]
            for j in fact["support"][b]
        ]
        for pair in of_fact:
            pairs[pair] = max(pairs.get(pair, 0), 2 / len(of_fact))
    held = [_numbers(event.places[ids[unit.article]], unit) for unit in story]
    return np.array([
        max((pairs.get((ids[story[i].article], x, ids[story[j].article], y), 0)
             for x in held[i] for y in held[j]), default=0)
        for i, j in zip(alike.first, alike.second, strict=True)
    ])  # fmt: skip


def _numbers(places: list[tuple[int, int]], unit: Unit) -> list[int]:
    """The labelled sentences that a statement covers by half of the shorter."""
    span = unit.span
    return [
        n
        for n, (a, b) in enumerate(places)
        if 2 * (min(b, span.end) - max(a, span.start)) > min(b - a, span.end - span.start)
    ]


def model() -> Pipeline:
    """The learner: standardised features, a ridge penalty."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))


class Fitted(NamedTuple):
    """The regression over the features of each pair, and the one that also sees its context."""

    first: Pipeline
    second: Pipeline


def fit(data: list[Story]) -> Fitted:
    """Both regressions, fitted on the same stories.

    The second learns from the first's probabilities of the very pairs that the first was fitted on. Probabilities from
    other folds would give the labels away: how a fold's regression deviates from the others shows what it did not see.
    Fitted so, the second turned round the sign of the first's say. The first has too few coefficients to learn its
    pairs by heart: F1 on what it was fitted on is .009 above F1 on other events.
    """
    first = _fitted(data, [story.alike.rows for story in data])
    return Fitted(first, _fitted(data, [wider(story, first) for story in data]))


def _fitted(data: list[Story], rows: list[np.ndarray]) -> Pipeline:
    labels, weights = (np.concatenate([getattr(story, name) for story in data]) for name in ("labels", "weights"))
    return model().fit(np.concatenate(rows), labels, logisticregression__sample_weight=weights)


def wider(story: Story, first: Pipeline) -> np.ndarray:
    """The features of a story's pairs with their context."""
    said = first.predict_proba(story.alike.rows)[:, 1]
    return with_context(story.alike, spread(story.alike, said, len(story.owner)), story.owner)


def cross_validated(data: list[Story]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The probabilities of each story's pairs from both regressions, neither of which has seen the story's event."""
    before: list[np.ndarray] = [np.zeros(0)] * len(data)
    after = before.copy()
    for fold in range(FOLDS):
        first, second = fit([story for story in data if story.event % FOLDS != fold])
        for n, story in enumerate(data):
            if story.event % FOLDS == fold:
                before[n] = first.predict_proba(story.alike.rows)[:, 1]
                after[n] = second.predict_proba(wider(story, first))[:, 1]
    return before, after


def show(name: str, data: list[Story], said: list[np.ndarray]) -> None:
    """Print precision, recall and F1 over pairs at several thresholds, for whole stories and for stories of two."""
    for whole in (True, False):
        y = np.concatenate([story.labels for story in data if story.whole == whole])
        p = np.concatenate([each for story, each in zip(data, said, strict=True) if story.whole == whole])
        print(f"{name}, stories of {'three' if whole else 'two'} reports")
        for threshold in np.arange(0.2, 0.46, 0.04):
            hit = p >= threshold
            precision, recall = y[hit].mean(), hit[y].mean()
            f1 = 2 * precision * recall / (precision + recall)
            print(f"  {threshold:.2f}  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def coefficients_of(fitted: Pipeline, names: tuple[str, ...]) -> dict[str, Any]:
    """The bias and weights of a fitted model over the features as they are."""
    scaler, regression = fitted[0], fitted[1]
    weights = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
    return {
        "bias": round(bias, 5),
        "weights": {name: round(float(weight), 5) for name, weight in zip(names, weights, strict=True)},
    }


def main() -> None:
    """Print the cross-validated figures and write the coefficients."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="+", type=Path)
    events = [event for path in sorted(parser.parse_args().events) if (event := load(path))]
    data = list(stories(events))
    before, after = cross_validated(data)
    show("first", data, before)
    show("second", data, after)
    first, second = fit(data)
    stored = {
        "events": len(events),
        "first": coefficients_of(first, FEATURES),
        "second": coefficients_of(second, FEATURES + CONTEXT),
    }
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
