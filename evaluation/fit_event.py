#!/usr/bin/env python3
"""Fit crossread/compare/data/event.json: how sure it is that two reports are of one event.

    python evaluation/fit_event.py STREAM.jsonl.gz...

A stream holds article JSON lines with the label of each article's event under "story". Learns from pairs of reports of
one event, and from as many pairs of different events whose texts are most alike within three weeks. Every fifth pair is
kept back; the accuracy on those is printed.
"""

import argparse
import gzip
import json
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from fit_match import coefficients_of, model

from crossread.annotate import annotate
from crossread.annotate.vectors import embed
from crossread.compare.event import FEATURES, features
from crossread.compare.match import probabilities
from crossread.compare.units import units
from crossread.model import Article

TARGET = Path(__file__).parent.parent / "crossread" / "compare" / "data" / "event.json"
PAIRS = 200  # of each kind and stream
DAYS = 21


def read(path: Path) -> list[tuple[Article, str]]:
    """The articles of a stream with their event's label; what is very short or long is left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        (Article(row["id"], row["text"], title=row["title"], published=row["published"]), row["story"])
        for row in rows
        if 500 < len(row["text"]) < 12000
    ]


def together(rows: list[tuple[Article, str]]) -> list[tuple[Article, Article]]:
    """Pairs of one event, spread over the stream."""
    events: dict[str, list[Article]] = {}
    for article, label in rows:
        events.setdefault(label, []).append(article)
    pairs = [pair for members in events.values() for pair in combinations(members[:3], 2)]
    return pairs[:: max(1, len(pairs) // PAIRS)][:PAIRS]


def apart(rows: list[tuple[Article, str]]) -> list[tuple[Article, Article]]:
    """Pairs of different events near in time, the likest by title and first words."""
    vectors = embed([f"{article.title} {article.text[:600]}" for article, _ in rows])
    days = np.array([date.fromisoformat((a.published or "1970-01-01")[:10]).toordinal() for a, _ in rows])
    labels = np.array([label for _, label in rows])
    found = []
    for n in range(0, len(rows), max(1, len(rows) // PAIRS)):
        alike = vectors @ vectors[n]
        alike[(labels == labels[n]) | (np.abs(days - days[n]) > DAYS)] = -1
        found.append((rows[n][0], rows[int(alike.argmax())][0]))
    return found[:PAIRS]


def row(pair: tuple[Article, Article]) -> list[float]:
    """The features of a pair."""
    articles = tuple(annotate(article) for article in pair)
    story = units(articles)
    values = features(articles, story, probabilities(story), 0, 1)
    return [values[name] for name in FEATURES]


def main() -> None:
    """Print the accuracy on the pairs kept back and write the coefficients."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("streams", nargs="+", type=Path)
    data = []
    for path in parser.parse_args().streams:
        rows = read(path)
        for label, pairs in ((True, together(rows)), (False, apart(rows))):
            data += [(row(pair), label) for pair in pairs if pair[0].id != pair[1].id]
    x, y = np.array([values for values, _ in data]), np.array([label for _, label in data])
    kept = np.arange(len(y)) % 5 == 0
    said = model().fit(x[~kept], y[~kept]).predict_proba(x[kept])[:, 1]
    for threshold in (0.3, 0.5, 0.7):
        right = (said >= threshold) == y[kept]
        one, two = right[y[kept]].mean(), right[~y[kept]].mean()
        print(f"{threshold}: {right.mean():.3f} right; one event {one:.3f}, two {two:.3f}")
    stored = {"pairs": len(y), **coefficients_of(model().fit(x, y), FEATURES)}
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
