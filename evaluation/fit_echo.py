#!/usr/bin/env python3
"""Fit crossread/compare/data/echo.json on the labelled events' utterances.

    python evaluation/fit_echo.py EVENT.json...

Learns from the pairs of quotations that are looked at. Prints precision and recall of pairs by nine-fold
cross-validation over events, and of utterances as they come out: of those that two outlets or more quote how many are
brought together under the right speaker, and how many of those given bring a right pair together.
"""

import argparse
import json
import unicodedata
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from events import Event, load
from fit_match import FOLDS, coefficients_of
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from crossread.annotate import annotate
from crossread.compare.echo import FEATURES, Content, Pairs, Story, content, pairs
from crossread.compare.match import probabilities
from crossread.compare.speakers import named_alike
from crossread.compare.units import units
from crossread.compare.utterances import gathered
from crossread.model import Span, Utterance

TARGET = Path(__file__).parent.parent / "crossread" / "compare" / "data" / "echo.json"
TITLES = frozenset("mr mrs ms dr sen rep gov senator representative governor president the a an".split())

Sentence = tuple[str, int]


class Data(NamedTuple):
    """An event's quotations, the pairs of them that are looked at, and which of these are of one utterance."""

    event: Event
    story: Story
    found: list[Content]
    looked: Pairs
    labels: np.ndarray


def data_of(event: Event) -> Data:
    """Features and labels of the pairs of one event."""
    articles = named_alike(tuple(annotate(article) for article in event.articles))
    items = [(n, quote) for n, annotated in enumerate(articles) for quote in annotated.quotes]
    told = units(articles)
    story = Story(articles, items, told, probabilities(told))
    found = [content(articles[n], quote) for n, quote in items]
    looked = pairs(story, found)
    held = [sentences(event, quote.span) for _, quote in items]
    variants = [wanted(utterance) for utterance in event.gold["utterances"]]
    labels = [
        any(v & held[i] and v & held[j] for v in variants) for i, j in zip(looked.first, looked.second, strict=True)
    ]
    possible = sum(
        any(v & held[i] and v & held[j] for v in variants)
        for i, j in combinations(range(len(items)), 2)
        if items[i][0] != items[j][0]
    )
    if possible > sum(labels):
        print(f"{possible - sum(labels)} pairs of one utterance are not looked at in {event.articles[0].title!r}")
    return Data(event, story, found, looked, np.array(labels, bool))


def wanted(utterance: dict[str, dict[str, list[int]]]) -> set[Sentence]:
    """The labelled sentences of an utterance."""
    return {(outlet, n) for outlet, numbers in utterance["variants"].items() for n in numbers}


def sentences(event: Event, span: Span) -> set[Sentence]:
    """The labelled sentences that a span covers by two fifths, of the sentence or of itself."""
    return {
        (span.article, n)
        for n, (a, b) in enumerate(event.places[span.article])
        if min(b, span.end) - max(a, span.start) >= 0.4 * min(b - a, span.end - span.start)
    }


def one_name(gold: str, said: str | None) -> bool:
    """Whether two names have the same last word, or one has all words of the other, titles and accents aside."""
    g, s = folded(gold), folded(said or "")
    return bool(g and s) and (g[-1] == s[-1] or set(s) <= set(g) or set(g) <= set(s))


def folded(name: str) -> list[str]:
    """The words of a name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return [word for word in "".join(c if c.isalnum() else " " for c in plain).split() if word not in TITLES]


def model() -> Pipeline:
    """The learner: standardised features, a ridge penalty."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=1000))


def out_of_fold(data: list[Data]) -> list[np.ndarray]:
    """The probabilities that each event's pairs get from a model fitted on other events."""
    said: list[np.ndarray] = [np.zeros(0)] * len(data)
    for fold in range(FOLDS):
        learned = [each for n, each in enumerate(data) if n % FOLDS != fold]
        fitted = fit(learned)
        for n, each in enumerate(data):
            if n % FOLDS == fold:
                said[n] = fitted.predict_proba(each.looked.rows)[:, 1]
    return said


def fit(data: list[Data]) -> Pipeline:
    """A regression fitted on some events."""
    return model().fit(np.concatenate([d.looked.rows for d in data]), np.concatenate([d.labels for d in data]))


def score(data: list[Data], given: list[tuple[Utterance, ...]]) -> str:
    """Precision and recall of utterances, and how often `identical` is right where both have it."""
    found = wanted_count = right = made = same = judged = 0
    for each, utterances in zip(data, given, strict=True):
        covers = [set().union(*(sentences(each.event, q.span) for q in u.quotes)) for u in utterances]
        gold = [(wanted(u), u) for u in each.event.gold["utterances"]]
        for cover in covers:
            right += any(len({outlet for outlet, _ in want & cover}) > 1 for want, _ in gold)
        made += len(covers)
        for want, utterance in gold:
            fits = [
                u
                for cover, u in zip(covers, utterances, strict=True)
                if len({outlet for outlet, _ in want & cover}) > 1 and one_name(utterance["speaker"], u.speaker)
            ]
            found += bool(fits)
            judged += bool(fits)
            same += any(u.identical == utterance["identical_words"] for u in fits)
        wanted_count += len(gold)
    recall = f"R {found}/{wanted_count} {found / wanted_count:.3f}"
    return f"P {right}/{made} {right / made:.3f}  {recall}  identical {same}/{judged}"


def main() -> None:
    """Print the cross-validated figures and write the coefficients."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="+", type=Path)
    data = [data_of(event) for path in sorted(parser.parse_args().events) if (event := load(path))]
    said = out_of_fold(data)
    y, p = np.concatenate([d.labels for d in data]), np.concatenate(said)
    for threshold in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        hit = p >= threshold
        print(f"{threshold:.2f}  pairs P {y[hit].mean():.3f} R {hit[y].mean():.3f}  utterances ", end="")
        given = [gathered(d.story, d.found, d.looked, q, threshold) for d, q in zip(data, said, strict=True)]
        print(score(data, given))
    stored = {"pairs": len(y), **coefficients_of(fit(data), FEATURES)}
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
