#!/usr/bin/env python3
"""How nearly the same article comes of a page as HTML and as text: word F1 of one body against the other.

    html_and_text.py FOLDER

FOLDER holds gold.jsonl.gz, with the visible lines of each page, and the pages (*.html.gz) that it names. Prints the
mean, the share of pages at .95 or better, how many have the same headline, and every page below .8.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

from crossread.errors import ExtractError
from crossread.extract import extract
from crossread.model import Article, Page

LOW = 0.8


def words(text: str | None) -> Counter[str]:
    """The words of a text with their counts."""
    return Counter(re.findall(r"\w+", (text or "").lower()))


def f1(one: Counter[str], other: Counter[str]) -> float:
    """The F1 of two bags of words; 1 where both are empty."""
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if one or other else 1.0


def article(page: Page) -> Article | None:
    """The page's article; `None` where it is refused."""
    try:
        return extract(page)
    except ExtractError as error:
        print(error)
        return None


def main() -> None:
    """Extract every page twice and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    found, same = [], 0
    with gzip.open(options.folder / "gold.jsonl.gz", "rt", encoding="utf-8") as file:
        for page in map(json.loads, file):
            data = gzip.decompress((options.folder / page["file"]).read_bytes())
            html = article(Page(page["file"], "html", data))
            text = article(Page(page["file"], "text", "\n\n".join(line for _, line in page["lines"]).encode()))
            if html is None or text is None:
                found.append(0.0)
                continue
            found.append(f1(words(html.text), words(text.text)))
            same += words(html.title) == words(text.title)
            if found[-1] < LOW:
                print(f"{found[-1]:.3f} {page['file']}")
    total = len(found) or 1
    print(
        f"{len(found)} pages: word F1 of the body as HTML against text {sum(found) / total:.3f}, "
        f"at .95+ {sum(f >= 0.95 for f in found) / total:.3f}, same headline {same / total:.3f}"
    )


if __name__ == "__main__":
    main()
