"""How good are the stories of every labelled stream, before and after the day that the models were fitted up to?

    python evaluation/cluster_streams.py FOLDER [--models FOLDER] [--set MODULE.NAME=VALUE]...

FOLDER holds the streams that `streams.py` names, and beside it is the folder `events` with three reports of each
event. Lines for each stream: B-cubed precision, recall and F1 of the part that models are fitted on without `--all`
and of the part after it, the F1 over articles whose story has two reports or more, the largest story, and the
milliseconds of processor time an article. The streams: round-ups alone, amid background, amid background by our own
labels (events of `labels/courses.json`; pieces about no event stand alone), local reports, and the three reports each
of events. `--models` takes another join.json and rarity.npz than the package's, `--set` another threshold, as in
"--set repair.MERGE=0.1".
"""

import argparse
import importlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from streams import BACKGROUND, CRIME, CUT, LABELS, LAST, ROUNDUPS, Row, article, by_date, rows_of

from crossread.cluster import Clusterer, join, rarity, read_all

Stories = dict[str, str]


def main() -> None:
    """Print a line for each stream."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--set", action="append", default=[], dest="settings")
    options = parser.parse_args()
    change(options.settings)
    if options.models:
        use(options.models)
    for name, rows, labels, cut in streams(options.folder):
        said, milliseconds = stories(rows)
        days = {row["id"]: row["published"] or "" for row in rows}
        for part in ("earlier", "later"):
            inside = {key: label for key, label in labels.items() if (days[key] < cut) == (part == "earlier")}
            if inside:
                print(f"{name} {part}: {told(inside, said)}")
        largest = Counter(said.values()).most_common(1)[0][1]
        print(f"{name}: {len(rows)} articles, largest story {largest}, {milliseconds:.2f} ms each", flush=True)


def change(settings: Sequence[str]) -> None:
    """Give constants of `crossread.cluster` other values, each as MODULE.NAME=VALUE."""
    for setting in settings:
        name, value = setting.split("=")
        module, constant = name.split(".")
        setattr(importlib.import_module(f"crossread.cluster.{module}"), constant, json.loads(value))


def use(folder: Path) -> None:
    """Let other models and another table of rarity take the place of the package's."""
    trees = join.models_in((folder / "join.json").read_text(encoding="utf-8"))
    join.models = lambda: trees  # type: ignore[assignment]  # in place of the cached function
    with (folder / "rarity.npz").open("rb") as table:
        prior = rarity.counts_in(table)
    rarity._prior = lambda: prior  # type: ignore[assignment]


def streams(folder: Path) -> Iterator[tuple[str, list[Row], Stories, str]]:
    """Name, rows in order, labels, and the day before which models were fitted."""
    roundups, crime, background = (rows_of(folder, name, LAST) for name in (ROUNDUPS, CRIME, BACKGROUND))
    labelled = {row["id"]: row["story"] for row in roundups}
    mixed = sorted([*roundups, *(row for row in background if row["id"] not in labelled)], key=by_date)
    own = {key: label["event"] for key, label in json.loads(LABELS.read_text(encoding="utf-8")).items()}
    yield "round-ups", roundups, labelled, CUT[ROUNDUPS]
    yield "background", mixed, labelled, CUT[ROUNDUPS]
    yield "own labels", mixed, own, CUT[ROUNDUPS]
    yield "local", crime, {row["id"]: row["story"] for row in crime}, CUT[CRIME]
    events = sorted(reports(folder.parent / "events"), key=lambda row: (row["published"] or "", row["id"]))
    yield "triplets", events, {row["id"]: row["story"] for row in events}, ""


def reports(folder: Path) -> Iterator[Row]:
    """The reports of the labelled events."""
    for path in sorted(folder.glob("*.json")):
        event = json.loads(path.read_text(encoding="utf-8"))
        for number, report in enumerate(event["articles"]):
            text = "\n\n".join(" ".join(paragraph) for paragraph in report["paragraphs"])
            yield {"url": None} | report | {"id": f"{event['id']}-{number}", "story": event["id"], "text": text}


def stories(rows: Sequence[Row]) -> tuple[Stories, float]:
    """Each article's story in the end, and milliseconds an article."""
    clusterer = Clusterer(sys.maxsize)
    began = time.process_time()
    clusterer.add_all(read_all([article(row) for row in rows]))
    clusterer.repair()
    took = time.process_time() - began
    return {row["id"]: clusterer.story_of(row["id"]) for row in rows}, took * 1000 / len(rows)


def told(labels: Stories, said: Stories) -> str:
    """Precision, recall and F1, and the F1 over stories of several reports."""
    sizes = Counter(labels.values())
    several = [key for key in labels if sizes[labels[key]] > 1]
    precision, recall, f1 = b_cubed(labels, said, list(labels))
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  several {b_cubed(labels, said, several)[2]:.3f}"


def b_cubed(labels: Stories, said: Stories, keys: Sequence[str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over `keys`."""
    by_label, by_said = Counter(labels.values()), Counter(said[key] for key in labels)
    both = Counter((labels[key], said[key]) for key in labels)
    precision = sum(both[labels[key], said[key]] / by_said[said[key]] for key in keys) / len(keys)
    recall = sum(both[labels[key], said[key]] / by_label[labels[key]] for key in keys) / len(keys)
    return precision, recall, 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    main()
