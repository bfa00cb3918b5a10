#!/usr/bin/env python3
"""How many HTML pages a second Crossread reads on one core, in pairs with trafilatura on the same pages.

    pages_per_second.py FOLDER [--trafilatura PYTHON] [--pairs 5] [--every 1]

FOLDER holds the pages (*.html.gz). PYTHON is the interpreter of an environment that has trafilatura, which is no
dependency of the project; without it only Crossread is timed. Two figures: warm, all pages in one process that has read
some before, and whole, a process from its start to its end (for Crossread the command `crossread extract`). The two
programs take turns, so that a machine that grows
slower meanwhile is slower for both; what counts is the median of the pairs' ratios.
"""

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Both are given the pages' bytes decoded as they do best: Crossread finds the encoding, trafilatura gets the text.
OURS = """
from crossread.errors import ExtractError
from crossread.extract import extract
from crossread.model import Page
def read(name):
    return Page(name, "html", open(name, "rb").read())
def work(page):
    try:
        extract(page)
    except ExtractError:
        pass
"""
THEIRS = """
import trafilatura
def read(name):
    return open(name, "rb").read().decode("utf-8", "replace")
def work(page):
    trafilatura.extract(page)
"""
THEIRS_WITH_METADATA = THEIRS.replace("extract(page)", "bare_extraction(page, with_metadata=True)")
WARM = """
import sys, time
pages = [read(name) for name in sys.argv[1:]]
for page in pages[:20]:
    work(page)
began = time.process_time()
for page in pages:
    work(page)
print(time.process_time() - began)
"""
WHOLE = """
import sys
for name in sys.argv[1:]:
    work(read(name))
"""
OURS_WHOLE = """
import sys
from crossread.cli import main
main(["extract", "--format", "jsonl", *sys.argv[1:]], standalone_mode=False)
"""


def seconds(python: str, code: str, files: list[str]) -> float:
    """The CPU time that the code says it took, or else the time until its process ends: it may have started others."""
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    began = time.perf_counter()
    done = subprocess.run([python, "-c", code, *files], capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout) if code.endswith(WARM) else time.perf_counter() - began


def compare(name: str, codes: tuple[str, str], other: str | None, files: list[str], pairs: int) -> None:
    """Run both in turn and print the medians."""
    mine, others = [], []
    for _ in range(pairs):
        mine.append(seconds(sys.executable, codes[0], files))
        if other:
            others.append(seconds(other, codes[1], files))
    line = f"{name}: {len(files) / statistics.median(mine):.1f} pages/s"
    if others:
        ratios = [b / a for a, b in zip(mine, others, strict=True)]
        line += f", trafilatura {len(files) / statistics.median(others):.1f}, "
        line += f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    print(line, flush=True)


def main() -> None:
    """Time the pages of the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--trafilatura", metavar="PYTHON")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--every", type=int, default=1, help="take only every n-th page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        files = []
        for path in sorted(options.folder.glob("*.html.gz"))[:: options.every]:
            plain = Path(tmp) / path.stem
            plain.write_bytes(gzip.decompress(path.read_bytes()))
            files.append(str(plain))
        other, pairs = options.trafilatura, options.pairs
        compare("warm", (OURS + WARM, THEIRS + WARM), other, files, pairs)
        compare("warm, with metadata", (OURS + WARM, THEIRS_WITH_METADATA + WARM), other, files, pairs)
        compare("whole", (OURS_WHOLE, THEIRS + WHOLE), other, files, pairs)


if __name__ == "__main__":
    main()
