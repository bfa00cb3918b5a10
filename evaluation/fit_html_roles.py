#!/usr/bin/env python3
"""Fit the line-role model of HTML pages on labelled pages.

    fit_html_roles.py FOLDER [--keep-back]

FOLDER holds gold.jsonl.gz and the pages (*.html.gz) that it names. The pieces of text that Crossread sees on a page get
the labels of the labelled lines with the same words, the program's: with the hand's, which have lists and first
paragraphs that the publishers' own text lacks, word F1 on publishers kept back is .984 instead of .992. --keep-back as
in fit_line_roles.py. First the sieve is fitted on all pieces, then the two rounds on those that it lets pass.
"""

import argparse
import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from fit_boosting import FOLDS, Example, Floats, boost_sieve, fit, save
from fit_line_roles import kept_back
from sklearn.model_selection import GroupKFold

from crossread.extract.html import extra_of, parsed
from crossread.extract.metadata.titles import title_of
from crossread.extract.roles.line_model import CLASSES
from crossread.extract.roles.sifting import passing, sift_input
from crossread.extract.roles.trees import Trees
from crossread.extract.structured import stated
from crossread.extract.visible import pieces_of, worth_reading
from crossread.model import Page

MODEL = Path(__file__).parents[1] / "crossread" / "extract" / "roles" / "line_roles_html.npz"
OTHER = CLASSES.index("other")


def example(folder: Path, page: dict[str, Any]) -> Example:
    """The page's pieces with their classes."""
    data = gzip.decompress((folder / page["file"]).read_bytes())
    root = parsed(Page(page["file"], "html", data))
    facts, pieces = stated(root), pieces_of(root)
    pieces = [pieces[n] for n in worth_reading(pieces)]
    lines = [piece.text for piece in pieces]
    return Example(page["publisher"], lines, labels(lines, page), extra_of(pieces, facts, title_of(facts, root)))


def labels(lines: list[str], page: dict[str, Any]) -> list[int]:
    """The class of each line: that of the labelled line with the same words, of equals in order of the page."""
    known: dict[str, list[int]] = {}
    for role, line in page["lines"]:
        known.setdefault(fold(line), []).append(CLASSES.index(role))
    body = " ".join(map(fold, page["body"]))
    result = []
    for line in lines:
        key = fold(line)
        waiting = known.get(key)
        if waiting:
            result.append(waiting.pop(0) if len(waiting) > 1 else waiting[0])
        else:
            result.append(CLASSES.index("body") if len(key) > 25 and key in body else OTHER)
    return result


def sift(examples: list[Example]) -> tuple[Trees, list[Example]]:
    """The sieve, and of each page the lines that sieves let pass which were fitted on other publishers."""
    rows = [sift_input(example.lines, example.extra) for example in examples]
    wanted = [np.array(example.classes) != OTHER for example in examples]
    kept: list[Example] = []
    groups = [example.publisher for example in examples]
    for train, test in GroupKFold(FOLDS).split(examples, groups=groups):
        sieve = boost_sieve(np.vstack([rows[n] for n in train]), np.concatenate([wanted[n] for n in train]))
        kept += [passed(examples[n], sieve.scores(rows[n])[:, 0]) for n in test]
    return boost_sieve(np.vstack(rows), np.concatenate(wanted)), kept


def passed(page: Example, scores: Floats) -> Example:
    """The page with the lines that a sieve's scores let pass."""
    n = passing(scores)
    return replace(page, lines=[page.lines[k] for k in n], classes=[page.classes[k] for k in n], extra=page.extra[n])


def fold(text: str) -> str:
    """The words of a text, for comparing."""
    return " ".join(re.findall(r"\w+", text.lower()))


def main() -> None:
    """Fit on the folder's pages and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep-back", action="store_true")
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    with gzip.open(options.folder / "gold.jsonl.gz", "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    used = [page for page in pages if not (options.keep_back and kept_back(page["publisher"]))]
    examples = [example(options.folder, page) for page in used]
    sieve, kept = sift(examples)
    save(options.out, *fit(kept, furniture=1.0), sieve)


if __name__ == "__main__":
    main()
