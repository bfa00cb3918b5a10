#!/usr/bin/env python3
"""Fit the line-role model of plain-text scrapes on labelled pages.

    fit_line_roles.py FOLDER [--keep-back]

FOLDER holds gold.jsonl.gz, an object a line with "publisher" and "lines": [[role, line], ...]. Every page is used
twice: whole, and as a short scrape without most of what stands far from the article. With --keep-back a third of the
publishers (chosen by the hash of their names) is left out, for measuring; without, the model in the package is written.
"""

import argparse
import gzip
import hashlib
import json
import random
from pathlib import Path

from fit_boosting import Example, fit, save

from crossread.extract.line_model import CLASSES

MODEL = Path(__file__).parents[1] / "crossread" / "extract" / "line_roles_text.npz"


def kept_back(publisher: str) -> bool:
    """Whether the publisher belongs to the third that measures."""
    return hashlib.sha256(publisher.encode()).digest()[0] % 3 == 0


def examples(folder: Path, keep_back: bool) -> list[Example]:
    """The pages of FOLDER, whole and cut short."""
    found = []
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    for page in pages:
        if keep_back and kept_back(page["publisher"]):
            continue
        lines = [line.strip() for _, line in page["lines"]]
        classes = [CLASSES.index(role) for role, _ in page["lines"]]
        found.append(Example(page["publisher"], lines, classes))
        short = shortened(classes, random.Random(page["file"]))
        found.append(Example(page["publisher"], [lines[n] for n in short], [classes[n] for n in short], weight=0.5))
    return found


def shortened(classes: list[int], chance: random.Random) -> list[int]:
    """Which lines a short scrape keeps: the article, a few lines around it, and some of what stands between."""
    other = CLASSES.index("other")
    inside = [n for n, kind in enumerate(classes) if kind != other] or [0]
    first, last = max(0, inside[0] - chance.randint(0, 4)), inside[-1] + chance.randint(1, 25)
    rate = chance.choice([0.0, 0.2, 0.5])
    return [n for n, kind in enumerate(classes) if kind != other or (first <= n <= last and chance.random() >= rate)]


def main() -> None:
    """Fit on the folder's pages and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep-back", action="store_true")
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    save(options.out, *fit(examples(options.folder, options.keep_back)))


if __name__ == "__main__":
    main()
