#!/usr/bin/env python3
"""Fit the line-role model of plain-text scrapes on labelled pages.

    fit_line_roles.py FOLDER [--keep-back]

FOLDER holds gold.jsonl.gz, an object a line with "file", "publisher" and "lines": [[role, line], ...]. The roles are
those of labels/page_lines.json, given by reading, where it has the page. Every page is used three times: whole, as a
short scrape without most of what stands far from the article, and mixed with lines of other pages, which stand between
its paragraphs and after it. With --keep-back a third of the publishers (chosen by the hash of their names) is left
out, for measuring; without, the model in the package is written.
"""

import argparse
import gzip
import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fit_boosting import Example, fit, save
from page_labels import HAND, hand_labels

from crossread.extract.roles.line_model import CLASSES
from crossread.extract.roles.text_features import text_features

MODEL = Path(__file__).parents[1] / "crossread" / "extract" / "roles" / "line_roles_text.npz"
# More and slower trees than for HTML, each over a part of the features: those of a scrape are many and alike.
SETTINGS = {
    "rounds": 150,
    "learning_rate": 0.08,
    "num_leaves": 16,
    "max_depth": 7,
    "min_data_in_leaf": 12,
    "lambda_l2": 5.0,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
}
OTHER, BODY = CLASSES.index("other"), CLASSES.index("body")

Lines = tuple[list[str], list[int]]


def kept_back(publisher: str) -> bool:
    """Whether the publisher belongs to the third that measures."""
    return hashlib.sha256(publisher.encode()).digest()[0] % 3 == 0


def examples(folder: Path, keep_back: bool) -> list[Example]:
    """The pages of FOLDER, whole, cut short and mixed."""
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    pages = [page for page in pages if not (keep_back and kept_back(page["publisher"]))]
    hand = json.loads(HAND.read_text(encoding="utf-8"))
    labelled = [(page, read(page, hand)) for page in pages]
    found = []
    for page, whole in labelled:
        others = [lines for other, lines in labelled if other["publisher"] != page["publisher"]]
        short = shortened(whole, random.Random(page["file"]))
        mix = mixed(whole, others, random.Random(page["file"] + " mixed"))
        for (lines, classes), weight in ((whole, 1.0), (short, 0.5), (mix, 0.5)):
            found.append(Example(page["publisher"], lines, classes, text_features(lines), weight))
    return found


def read(page: dict[str, Any], hand: dict[str, Any]) -> Lines:
    """The page's lines with their classes, the hand's before the program's."""
    roles = hand_labels(page["file"], hand) or [role for role, _ in page["lines"]]
    return [line.strip() for _, line in page["lines"]], [CLASSES.index(role) for role in roles]


def shortened(page: Lines, chance: random.Random) -> Lines:
    """What a short scrape keeps: the article, a few lines around it, and some of what stands between."""
    lines, classes = page
    inside = [n for n, kind in enumerate(classes) if kind != OTHER] or [0]
    first, last = max(0, inside[0] - chance.randint(0, 4)), inside[-1] + chance.randint(1, 25)
    rate = chance.choice([0.0, 0.2, 0.5])
    kept = [n for n, kind in enumerate(classes) if kind != OTHER or (first <= n <= last and chance.random() >= rate)]
    return [lines[n] for n in kept], [classes[n] for n in kept]


def mixed(page: Lines, others: Sequence[Lines], chance: random.Random) -> Lines:
    """The article with furniture of other pages between its paragraphs and, in every second page, an article after
    it: where a text goes on after furniture and where another begins tells what it says, no more its place."""
    lines, classes = list(page[0]), list(page[1])
    if BODY not in classes:
        return lines, classes
    begin = max(0, next(n for n, kind in enumerate(classes) if kind != OTHER) - chance.randint(0, 30))
    last = max(n for n, kind in enumerate(classes) if kind == BODY)
    end = last + 1 + chance.randint(0, 60)
    lines, classes, last = lines[begin:end], classes[begin:end], last - begin
    if chance.random() < 0.5:
        article = core(chance.choice(others), chance)
        _insert(lines, classes, chance.randint(last + 1, len(lines)), article)
    for _ in range(chance.choice([0, 1, 1, 2])):
        body = [n for n, kind in enumerate(classes) if kind == BODY]
        _insert(lines, classes, chance.choice(body) + 1, furniture(chance.choice(others), chance))
    return lines, classes


def core(page: Lines, chance: random.Random) -> list[str]:
    """The first lines of the page's article, from its headline on."""
    inside = [n for n, kind in enumerate(page[1]) if kind != OTHER] or [0]
    return page[0][inside[0] : min(inside[-1] + 1, inside[0] + chance.randint(5, 40))]


def furniture(page: Lines, chance: random.Random) -> list[str]:
    """A few of the page's lines that are no part of its article, as they follow one another."""
    lines = [line for line, kind in zip(*page, strict=True) if kind == OTHER]
    size = chance.randint(3, 25)
    first = chance.randrange(max(1, len(lines) - size))
    return lines[first : first + size]


def _insert(lines: list[str], classes: list[int], at: int, more: list[str]) -> None:
    lines[at:at] = more
    classes[at:at] = [OTHER] * len(more)


def main() -> None:
    """Fit on the folder's pages and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep-back", action="store_true")
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    save(options.out, *fit(examples(options.folder, options.keep_back), settings=SETTINGS, model="text"))


if __name__ == "__main__":
    main()
