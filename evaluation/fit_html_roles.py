#!/usr/bin/env python3
"""Fit the line-role model of HTML pages on labelled pages.

    fit_html_roles.py FOLDER [--keep-back]

FOLDER holds gold.jsonl.gz and the pages (*.html.gz) that it names. The pieces of text that Crossread sees on a page get
the labels of the labelled lines with the same words. --keep-back as in fit_line_roles.py.
"""

import argparse
import gzip
import json
import re
from pathlib import Path
from typing import Any

from fit_boosting import Example, fit, save
from fit_line_roles import kept_back

from crossread.extract.html import extra_of, parsed
from crossread.extract.line_model import CLASSES
from crossread.extract.metadata import title_of
from crossread.extract.structured import stated
from crossread.extract.visible import pieces_of, worth_reading
from crossread.model import Page

MODEL = Path(__file__).parents[1] / "crossread" / "extract" / "line_roles_html.npz"
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
    save(options.out, *fit([example(options.folder, page) for page in used]))


if __name__ == "__main__":
    main()
