#!/usr/bin/env python3
"""Check automatic labels of page lines, and Crossread's own roles, against labels made by reading.

    page_labels.py FOLDER

FOLDER holds gold.jsonl.gz, an object a line with "file" and "lines": [[role, line], ...]. Forty of its pages were
labelled by hand (labels/page_lines.json: numbers of lines, by a hash of the page's name). Prints for each role the F1
of the automatic labels and of `crossread extract` on the page as text, both against the hand's, line by line, and the
share of lines on which the automatic labels are another.
"""

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

from crossread.extract.text import article_of_text
from crossread.model import Article, Page

HAND = Path(__file__).parent / "labels" / "page_lines.json"
ROLES = ("headline", "dek", "author", "caption", "credit", "body", "subhead")
OURS = {"byline": "author", "author-card": "other", "duplicate": "other"}


def hand_labels(file: str, hand: dict[str, dict[str, object]]) -> list[str] | None:
    """The role of every line of the page named `file`, "other" where none is noted; `None` without labels."""
    noted = hand.get(hashlib.sha256(file.removesuffix(".html.gz").encode()).hexdigest()[:8])
    if noted is None:
        return None
    result = ["other"] * int(str(noted["lines"]))
    roles = noted["roles"]
    assert isinstance(roles, dict)
    for role, spans in roles.items():
        for span in spans:
            first, last = span if isinstance(span, list) else (span, span)
            result[first : last + 1] = [role] * (last + 1 - first)
    return result


def our_roles(lines: list[str]) -> list[str]:
    """Crossread's role for every line of a page as text, in the labels' names; a copy of the headline is one too."""
    article: Article = article_of_text(Page("page", "text", "\n\n".join(lines).encode()))
    roles = [OURS.get(block.role, block.role) for block in article.blocks]
    headlines = {block.text for block in article.blocks if block.role == "headline"}
    return ["headline" if block.text in headlines else roles[n] for n, block in enumerate(article.blocks)]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    hand = json.loads(HAND.read_text(encoding="utf-8"))
    counts = {"automatic": Counter[str](), "crossread": Counter[str]()}
    total = wrong = pages = 0
    with gzip.open(options.folder / "gold.jsonl.gz", "rt", encoding="utf-8") as file:
        for page in map(json.loads, file):
            labels = hand_labels(page["file"], hand)
            if labels is None:
                continue
            pages += 1
            automatic = [role for role, _ in page["lines"]]
            total += len(labels)
            wrong += sum(a != b for a, b in zip(automatic, labels, strict=True))
            ours = our_roles([line.strip() for _, line in page["lines"]])
            for name, roles in (("automatic", automatic), ("crossread", ours)):
                for want, got in zip(labels, roles, strict=True):
                    if want == got:
                        counts[name][f"{want} both"] += 1
                    counts[name][f"{want} want"] += 1
                    counts[name][f"{got} got"] += 1
    print(f"{pages} pages, {total} lines; automatic labels are another on {wrong} ({wrong / total:.3f})")
    for role in ROLES:
        print(f"role {role:9} " + "  ".join(f"{name} F1 {_f1(count, role):.3f}" for name, count in counts.items()))


def _f1(count: Counter[str], role: str) -> float:
    return 2 * count[f"{role} both"] / max(1, count[f"{role} want"] + count[f"{role} got"])


if __name__ == "__main__":
    main()
