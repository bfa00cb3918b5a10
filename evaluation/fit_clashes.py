#!/usr/bin/env python3
"""Fit crossread/compare/data/clashes.json on changes made on purpose.

    python evaluation/fit_clashes.py [--stories STORIES.jsonl.gz]... EVENT.json...

A value that differs is a hint: most often the two are of different things. The changes of evaluation/changed.py, here
with what is put in drawn at random, are examples of values of the same thing that differ; all pairs of values in the
events as they are, but for those that are labelled as differing, are examples of the contrary. Prints, by nine-fold
cross-validation over events, how many changes are found and how many pairs of statements of all events are flagged as
they are, at several limits, then writes coefficients fitted on all. Of reports of one story without labels, statements
that match nearly for sure are taken to report the same; what is found and flagged there is printed apart.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
from changed import Change, changes
from events import Event, load
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from crossread.annotate import annotate
from crossread.compare.counterparts import FEATURES, Counterpart, Counterparts
from crossread.compare.sides import matched
from crossread.compare.speakers import named_alike
from crossread.compare.units import Unit, compared, units
from crossread.model import Annotated, Article

HERE = Path(__file__).parent
TARGET = HERE.parent / "crossread" / "compare" / "data" / "clashes.json"
FOLDS, MOST, SEED = 9, 24, 4
STORIES, FEWEST, LONGEST, SURE = 150, 6, 45, 0.85  # of a file without labels
SHOWN = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
KINDS = {"number": "number", "name": "name", "date": "date", "polarity": "negation"}


class Example(NamedTuple):
    """Rows of one event: of one change, any of which may show it, or (`change` is none) of one pair of statements."""

    event: int
    kind: str
    change: Change | None
    rows: np.ndarray
    told: str


def examples(number: int, event: Event) -> Iterator[Example]:
    """What an event teaches."""
    known = {article.id: annotate(article) for article in event.articles}
    for (first, second), found in _by_pair(*_found(event.articles, known)).items():
        if not _labelled(event, first, second):
            for kind in KINDS:
                rows = [each.row for each in found if each.mine.kind == kind]
                if rows:
                    yield Example(number, kind, None, np.array(rows), f"{first.text}\n    {second.text}")
    for change in changes(event, MOST, Random(SEED)):
        changed = [_changed(article, change) for article in event.articles]
        story, found = _found(changed, known | {a.id: annotate(a) for a in changed if a.id == change.outlet})
        rows = [each.row for each in found if _shows(each, story, change)]
        kind = next(k for k, name in KINDS.items() if name == change.kind)
        yield Example(number, kind, change, np.array(rows).reshape(-1, len(FEATURES)), "")


def unlabelled(path: Path) -> Iterator[Event]:
    """Events out of a file of reports with the names of their stories: in place of labels, statements that match."""
    told: dict[str, list[Article]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            report = Article(str(row["id"]), row["text"], title=row["title"], published=row["published"])
            told.setdefault(row["story"], []).append(report)
    several = [reports[:3] for reports in told.values() if len(reports) > 1]
    for articles in several[:: max(1, len(several) // STORIES)]:
        known = named_alike(tuple(annotate(article) for article in articles))
        if all(FEWEST <= len(each.sentences) <= LONGEST for each in known):
            yield Event(articles, *_matching(known))


def _matching(known: tuple[Annotated, ...]) -> tuple[dict[str, list[tuple[int, int]]], dict[str, Any]]:
    """The places of the statements, and those of two reports that are nearly sure to report one fact."""
    story = compared(units(known))
    probability = matched(known, story)[0]
    places: dict[str, list[tuple[int, int]]] = {each.article.id: [] for each in known}
    for unit in story:
        places[unit.span.article].append((unit.span.start, unit.span.end))
    pairs = zip(*np.nonzero(np.triu(probability) >= SURE), strict=True)
    facts = [
        {"relation": "agree", "support": {story[n].span.article: [story[n].place] for n in pair}} for pair in pairs
    ]
    return places, {"facts": facts}


def _found(articles: list[Article], known: dict[str, Annotated]) -> tuple[list[Unit], list[Counterpart]]:
    told = named_alike(tuple(known[article.id] for article in articles))
    story = compared(units(told))
    return story, Counterparts(told, story, matched(told, story)[0]).found()


def _by_pair(story: list[Unit], found: list[Counterpart]) -> dict[tuple[Unit, Unit], list[Counterpart]]:
    pairs: dict[tuple[Unit, Unit], list[Counterpart]] = {}
    for each in found:
        first, second = sorted((each.first, each.second))
        pairs.setdefault((story[first], story[second]), []).append(each)
    return pairs


def _labelled(event: Event, first: Unit, second: Unit) -> bool:
    """Whether a label says that the two differ."""
    differing = [fact["support"] for fact in event.gold["facts"] if fact["relation"] == "differ"]
    return any(all(_supports(event, support, unit) for unit in (first, second)) for support in differing)


def _supports(event: Event, support: dict[str, list[int]], unit: Unit) -> bool:
    places = [event.places[unit.span.article][n] for n in support.get(unit.span.article, [])]
    return any(unit.span.start < end and start < unit.span.end for start, end in places)


def _changed(article: Article, change: Change) -> Article:
    if article.id != change.outlet:
        return article
    return replace(article, text=article.text[: change.start] + change.text + article.text[change.end :])


def _shows(each: Counterpart, story: list[Unit], change: Change) -> bool:
    """Whether two values are the one that was put in and, in the other sentence, the one that was there before."""
    ways = [(each.first, each.mine, each.second, each.other), (each.second, each.other, each.first, each.mine)]
    for n, mine, m, other in ways[: 1 if each.mine.kind == "polarity" else 2]:
        ours, theirs = story[n].span, story[m].span
        if ours.article != change.outlet or theirs.article != change.other:
            continue
        if theirs.start < change.place[1] and change.place[0] < theirs.end:
            at = change.at + (len("not ") if each.mine.kind == "polarity" else 0)
            words = other.raw.casefold().replace("’", " ").replace("'", " ").replace("-", " ").replace("$", " ").split()
            if mine.span.start <= at < mine.span.end and change.was.casefold() in words:
                return True
    return False


def model() -> Pipeline:
    """The regression as it is fitted."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=5000))


def _fitted(examples: list[Example]) -> Pipeline:
    kept = [each for each in examples if len(each.rows)]
    labels = np.concatenate([np.full(len(each.rows), each.change is not None) for each in kept])
    return model().fit(np.concatenate([each.rows for each in kept]), labels)


def _highest(fitted: Pipeline, example: Example) -> float:
    return float(fitted.predict_proba(example.rows)[:, 1].max()) if len(example.rows) else 0.0


def report(kind: str, every: list[Example], labelled: int, verbose: bool) -> None:
    """Print what is found and flagged by cross-validation: of the labelled events, which come first, and the others."""
    made: list[tuple[float, Example]] = []
    plain: list[tuple[float, Example]] = []
    for fold in range(FOLDS):
        fitted = _fitted([each for each in every if each.event % FOLDS != fold])
        for each in every:
            if each.event % FOLDS == fold:
                (plain if each.change is None else made).append((_highest(fitted, each), each))
    for name, among in (("labelled", range(labelled)), ("other", range(labelled, 1 << 30))):
        changed = [p for p, each in made if each.event in among]
        flagged = [p for p, each in plain if each.event in among]
        print(f"{kind}, {name} events: {len(changed)} changes")
        for limit in SHOWN if changed else ():
            found = sum(p >= limit for p in changed) / len(changed)
            print(f"    from {limit}: found {found:.2f}, flagged as they are {sum(p >= limit for p in flagged)}")
    if verbose:
        for p, each in sorted(plain, key=lambda pair: -pair[0])[:40]:
            print(f"  {p:.2f} {each.told}")


def coefficients(every: list[Example]) -> dict[str, Any]:
    """The regression over plain features, the scaling taken in."""
    fitted = _fitted(every)
    scale, regression = fitted[0], fitted[1]
    weights = regression.coef_[0] / scale.scale_
    bias = float(regression.intercept_[0] - (weights * scale.mean_).sum())
    return {"bias": round(bias, 4), "weights": {n: round(float(w), 4) for n, w in zip(FEATURES, weights, strict=True)}}


def main() -> None:
    """Fit, and say how well it does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="what is flagged in the events as they are")
    parser.add_argument("--stories", action="append", type=Path, default=[], help="reports with the names of stories")
    parser.add_argument("events", nargs="+", type=Path)
    options = parser.parse_args()
    events = [event for path in sorted(options.events) if (event := load(path))]
    labelled = len(events)
    events += [event for path in options.stories for event in unlabelled(path)]
    every = [each for number, event in enumerate(events) for each in examples(number, event)]
    stored = {}
    for kind in KINDS:
        of_kind = [each for each in every if each.kind == kind]
        report(kind, of_kind, labelled, options.verbose)
        stored[kind] = coefficients(of_kind)
    TARGET.write_text(
        json.dumps({"events": labelled, "others": len(events) - labelled, **stored}, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
