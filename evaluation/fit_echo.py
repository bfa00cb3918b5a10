#!/usr/bin/env python3
"""Fit crossread/compare/data/echo.json on the labelled events' utterances.

    python evaluation/fit_echo.py EVENT.json...

Learns from all pairs of quotations of one speaker in different articles, and prints precision and recall of pairs by
nine-fold cross-validation over events.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path

import numpy as np
from fit_match import FOLDS, Event, coefficients_of, load, model

from crossread.annotate import annotate
from crossread.compare.echo import FEATURES, Echo, contents
from crossread.compare.speakers import named_alike
from crossread.compare.utterances import same_speaker
from crossread.model import Quote

TARGET = Path(__file__).parent.parent / "crossread" / "compare" / "data" / "echo.json"


def pairs(event: Event) -> tuple[list[tuple[float, ...]], list[bool]]:
    """Features and labels of the pairs of one event."""
    articles = named_alike(tuple(annotate(article) for article in event.articles))
    items = [(annotated, quote) for annotated in articles for quote in annotated.quotes]
    found = contents(items)
    echo = Echo(found)
    variants = [{(o, n) for o, ns in u["variants"].items() for n in ns} for u in event.gold["utterances"]]

    def sentences(quote: Quote) -> set[tuple[str, int]]:
        places = event.places[quote.span.article]
        start, end = quote.span.start, quote.span.end
        return {
            (quote.span.article, n)
            for n, (a, b) in enumerate(places)
            if min(b, end) - max(a, start) >= 0.4 * min(b - a, end - start)
        }

    rows, labels = [], []
    for i, j in combinations(range(len(items)), 2):
        first, second = items[i][1], items[j][1]
        if first.span.article != second.span.article and same_speaker(first.speaker, second.speaker):
            rows.append(echo.features(found[i], found[j]))
            labels.append(any(v & sentences(first) and v & sentences(second) for v in variants))
    return rows, labels


def main() -> None:
    """Print the cross-validated figures and write the coefficients."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="+", type=Path)
    data = [pairs(event) for path in sorted(parser.parse_args().events) if (event := load(path))]
    x = np.array([row for rows, _ in data for row in rows])
    y = np.array([label for _, labels in data for label in labels])
    fold = np.array([n % FOLDS for n, (rows, _) in enumerate(data) for _ in rows])
    said = np.zeros(len(y))
    for n in range(FOLDS):
        said[fold == n] = model().fit(x[fold != n], y[fold != n]).predict_proba(x[fold == n])[:, 1]
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6):
        hit = said >= threshold
        print(f"{threshold:.1f}  P {y[hit].mean():.3f} R {hit[y].mean():.3f}")
    stored = {"pairs": len(y), **coefficients_of(model().fit(x, y), FEATURES)}
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
