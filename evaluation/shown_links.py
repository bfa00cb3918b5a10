"""Of the links between stories that the library shows, how many are right, on the part that nothing was fitted on?

    python evaluation/shown_links.py FOLDER

FOLDER holds the streams that `streams.py` names. A line for local reports and one for political and general news: how
many links there are between stories with a label, their precision, and of the stories that have an earlier one of
their course the share with a link to one. `sagas.py` says more, and of the fitted part too, in four times the time:
here a stream begins with the part that was kept back and ends with its last label. A link between local stories of two
incidents is right where a reader said so (`labels/local_links.json`).
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from saga_streams import Labels, incident, outlet, rows_of
from sagas import Truth, best, courses, direct, links_of, said, stories_of
from streams import BACKGROUND, CRIME, LABELS, ROUNDUPS, Row, article

from crossread.cluster import read_all, sagas

LINKS = LABELS.with_name("local_links.json")
# `sagas.json` is fitted on what came before.
LOCAL_FROM, GENERAL_FROM = "2016-01-01", "2018-06-06"


def main() -> None:
    """Print a line for each stream."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    for name, rows, labels, links in streams(options.folder):
        articles = [article(row) for row in rows]
        readings = read_all(articles)
        stories = stories_of(readings)
        known = {row["id"]: labels[row["id"]] for row in rows if row["id"] in labels}
        truth = Truth(courses(stories, known), said(links, stories) if links else {})
        shown = best(links_of(articles, readings, stories), sagas.LIKELY)
        print(f"{name}: {direct(shown, truth, stories)}", flush=True)


def streams(folder: Path) -> Iterator[tuple[str, list[Row], Labels, Path | None]]:
    """Name, rows in order, labels, and the file with what readers said."""
    local = later(folder, LOCAL_FROM, CRIME)
    yield f"local from {LOCAL_FROM}", local, {row["id"]: incident(row) for row in local}, LINKS
    labels: Labels = json.loads(LABELS.read_text(encoding="utf-8"))
    general = later(folder, GENERAL_FROM, ROUNDUPS, BACKGROUND)
    last = max(row["published"] for row in general if row["id"] in labels)
    yield f"general from {GENERAL_FROM}", [row for row in general if row["published"] <= last], labels, None


def later(folder: Path, begin: str, *names: str) -> list[Row]:
    """The rows of streams from the day `begin` on."""
    rows = rows_of(folder / f"{name}.jsonl.gz" for name in names)
    return [row | {"source": outlet(row)} for row in rows if row["published"] >= begin]


if __name__ == "__main__":
    main()
