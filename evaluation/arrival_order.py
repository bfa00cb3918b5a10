"""Do the stories depend on the order in which one day's articles arrive?

    python evaluation/arrival_order.py STREAM.jsonl[.gz] [--since DAY] [--before DAY] [--seeds 3]

STREAM is article JSON lines with a "story" each, in order of publication. The articles of each day are shuffled, once
for every seed. Prints B-cubed F1 of the stories against those of the order as it is, and of both against the labels.
"""

import argparse
import random
from itertools import groupby
from pathlib import Path

from cluster_streams import b_cubed
from streams import article, read_rows

from crossread.cluster import cluster
from crossread.model import Article

Stories = dict[str, str]


def main() -> None:
    """Print a line for the order as it is and one for every seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stream", type=Path)
    parser.add_argument("--since", default="", help="only articles from this day on")
    parser.add_argument("--before", default="9999", help="only articles before this day")
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    rows = [row for row in read_rows(options.stream) if options.since <= (row["published"] or "") < options.before]
    labels = {row["id"]: row["story"] for row in rows}
    articles = [article(row) for row in rows]
    given = stories(articles)
    print(f"{len(articles)} articles  as given: {f1(labels, given):.3f} against the labels", flush=True)
    for seed in range(options.seeds):
        found = stories(shuffled(articles, seed))
        print(
            f"shuffled {seed}: {f1(labels, found):.3f}, against the order as given {f1(given, found):.3f}",
            flush=True,
        )


def shuffled(articles: list[Article], seed: int) -> list[Article]:
    """The articles with those of each day in another order."""
    rng = random.Random(seed)
    days = (list(day) for _, day in groupby(articles, lambda article: (article.published or "")[:10]))
    return [article for day in days for article in rng.sample(day, len(day))]


def f1(gold: Stories, said: Stories) -> float:
    """B-cubed F1."""
    return b_cubed(gold, said, list(gold))[2]


def stories(articles: list[Article]) -> Stories:
    """Each article's story."""
    return dict(zip((article.id for article in articles), cluster(articles), strict=True))


if __name__ == "__main__":
    main()
