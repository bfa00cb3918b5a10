"""What one more article costs as a stream grows: for the clusterer, and for a library.

    python evaluation/insertion.py ARTICLES.jsonl[.gz] [--length 200000] [--window 20000]    the clusterer
    python evaluation/insertion.py ARTICLES.jsonl[.gz] --library [--length 200000]           a library

The stream is made up from ARTICLES, with a fixed seed (see `synthetic`). Times are CPU time.

The library is filled through its own store. Its last 10,000 articles are the same at either size and stand in the
stories that they were made for; those before them are a few thousand of the stream over and over, numbered and cut to
2,000 characters. Nothing is annotated, which takes no part in placing, and none is linked to other stories. Measured
are 500 further articles until they are read, annotated, placed and committed, before stories are compared, and how
long a new process takes for one.
"""

import argparse
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta
from itertools import islice
from pathlib import Path

from synthetic import REPORTS_A_DAY, START, Stream

from crossread import Library
from crossread.cluster import WINDOW, Clusterer
from crossread.library import Step
from crossread.model import Annotated, Article
from crossread.store import Store

# Where to look, as shares of the length.
MARKS = (0.05, 0.25, 0.5, 1.0)
# Articles before a mark that its time is taken over: eight repairs.
SPAN = 2_000
SMALL = 10_000
FURTHER = 500
OTHERS = 4_000
OLD_CHARS = 2_000
COMMIT = 2_000
SAMPLE = 1_000
MOMENT = "2031-01-01T00:00:00.000000+00:00"


def main() -> None:
    """Print the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="article JSON lines to make the stream of")
    parser.add_argument("--length", type=int, default=200_000, help="articles in all")
    parser.add_argument("--library", action="store_true", help="measure a library in place of the clusterer")
    parser.add_argument("--window", type=int, default=WINDOW, help="articles that the clusterer remembers")
    options = parser.parse_args()
    if options.library:
        libraries(options.articles, options.length)
    else:
        clusterer(options.articles, options.length, options.window)


def clusterer(path: Path, length: int, window: int) -> None:
    """Milliseconds an article and resident memory before each mark."""
    sample = list(islice(Stream(path, seed=2), SAMPLE))
    marks, span = [int(length * part) for part in MARKS], min(SPAN, int(length * MARKS[0]))
    placing, spent, first = Clusterer(window), 0.0, 0.0
    for number, article in enumerate(islice(Stream(path), length), 1):
        began = time.process_time()
        placing.add(article)
        spent += time.process_time() - began
        if number + span in marks:
            spent = 0.0
        if number in marks:
            each, few = spent / span * 1000, yardstick(sample)
            first = first or each / few
            print(
                f"{number:9,} articles  {each:6.2f} ms each, {each / few:.2f} times one of the first {SAMPLE:,} of a"
                f" stream, {each / few / first:.2f} of the first mark  {memory():5.0f} MB",
                flush=True,
            )


def yardstick(articles: list[Article]) -> float:
    """Milliseconds an article to place the same few in a new clusterer: the machine may be busier than before."""
    placing = Clusterer()
    began = time.process_time()
    for article in articles:
        placing.add(article)
    return (time.process_time() - began) / len(articles) * 1000


def libraries(path: Path, length: int) -> None:
    """A small library and a large one with the same newest articles; what more articles cost in each."""
    newest = list(islice(Stream(path), SMALL))
    further = list(islice(Stream(path, seed=2, start=START + timedelta(days=SMALL // REPORTS_A_DAY)), FURTHER))
    old = list(islice(Stream(path, seed=3, start=START - timedelta(days=length // REPORTS_A_DAY)), OTHERS))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "further.jsonl"
        file.write_text("".join(map(line, further)), encoding="utf-8")
        for size in (SMALL, length):
            library = Path(folder) / f"{size}.sqlite"
            fill(library, repeated(old, size - SMALL))
            fill(library, ((article, f"s-{article.id.rpartition('-')[0]}") for article in newest))
            fresh = first_placed(library, file.with_name("one.jsonl"), further[0])
            with Library(library) as opened:
                opened.ingest([file.with_name("one.jsonl")])  # known by now
                began = time.process_time()
                opened._placer._catch_up()
                restored = time.process_time() - began
                spent = placed(opened, file)
            size_in_mb = library.stat().st_size / 1e6
            print(
                f"{size:9,} articles  {size_in_mb:6.0f} MB  {spent / FURTHER * 1000:6.2f} ms each for {FURTHER} more"
                f"  a new process {fresh:.1f} s for one, of which the window {restored:.1f} s",
                flush=True,
            )


class _EnoughError(Exception):
    """All articles are in; what is left is to compare stories."""


def placed(library: Library, file: Path) -> float:
    """CPU seconds until all articles of a file are in their stories."""

    def until_compared(step: Step) -> None:
        if step.outcome == "compared":
            raise _EnoughError

    began = time.process_time()
    with suppress(_EnoughError):
        library.ingest([file], progress=until_compared)
    return time.process_time() - began


def fill(path: Path, articles: Iterator[tuple[Article, str]]) -> None:
    """Put articles in the stories given with them, past all reading, and count them as linked to other stories."""
    store = Store(path)
    while some := list(islice(articles, COMMIT)):
        with store.transaction():
            for article, story in some:
                store.articles.add(Annotated(article, (), (), (), (), (), ()), MOMENT)
                store.stories.place(article.id, story, MOMENT)
    store.close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM saga_due")


def repeated(articles: list[Article], length: int) -> Iterator[tuple[Article, str]]:
    """As many articles as `length`, each under a number of its own."""
    for number in range(length):
        one = articles[number % len(articles)]
        text = f"{number}. {one.text[:OLD_CHARS]}"
        yield Article(f"old-{number}", text, title=one.title, source=one.source, published=one.published), f"s-{number}"


def first_placed(library: Path, file: Path, article: Article) -> float:
    """CPU seconds of a new process that takes in one article."""
    file.write_text(line(article), encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "crossread", "ingest", "--library", str(library), str(file)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def line(article: Article) -> str:
    """An article as a line of JSON."""
    return json.dumps({name: getattr(article, name) for name in ("id", "title", "source", "published", "text")}) + "\n"


def memory() -> float:
    """Megabytes of memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
