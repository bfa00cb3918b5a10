"""Fit what `crossread/cluster` carries as data: `rarity.npz` (how common terms are) and `join.json` (the join models).

    python evaluation/fit_cluster.py FOLDER [--out crossread/cluster] [--all]

FOLDER holds labelled streams of article JSON lines, `roundups_before_2019.jsonl.gz` and `local_crime_2013_on.jsonl.gz`
with a "story" each, and `background_unlabelled.jsonl.gz`. Of each only the articles before `CUT` are used, so that the
later ones can say how well it carries over; with `--all`, as for the files in the package, the models are fitted on all
of them. Needs scikit-learn, which the package itself does not.

The first model learns from pairs that the index brings together. The second learns from first logits that were fitted
without the pair's story (three folds), as it will meet them on articles it has not seen. Stories of many reports are
rare in the streams, so articles of early stories are also cut into several made-up reports of half their sentences:
without them a model takes many close articles for a sign of a saga and splits large stories.
"""

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from event_sizes import LATER, WEEKDAY, sentences
from sklearn.ensemble import HistGradientBoostingClassifier
from streams import BACKGROUND, CRIME, CUT, LABELS, LAST, NO_EVENT, ROUNDUPS, Row, article, by_date, rows_of

from crossread.cluster import read_all
from crossread.cluster.buckets import BUCKETS
from crossread.cluster.hindsight import HINDSIGHT, hindsight
from crossread.cluster.join import MOST, UNMET, Link, Trees
from crossread.cluster.likeness import DAYS_APART, LIKENESSES
from crossread.cluster.repair import WORTH
from crossread.cluster.terms import all_terms
from crossread.cluster.timing import TIMES, UNKNOWN
from crossread.cluster.window import LOT, Window

# How much each counts in the table of rarity: local news and politics alike.
SHARES = {BACKGROUND: 0.4, ROUNDUPS: 0.1, CRIME: 0.5}
FEWEST = 4
# Shares of the pairs of which the days, and the outlets, are taken away.
UNDATED, UNNAMED = 0.08, 0.2
FOLDS = 3
PIECES = 5
PIECES_WEIGHT = 0.2
# Days that a made-up report comes after the article, one in six weeks later: with none so late an event whose
# reports come steadily over months falls apart, with more of them running courses of events melt. Of the latest so
# many sentences to each of its own are those of articles drawn as strangers.
DAYS_LATE = (0, 0, 0, 1, 1, 2, 4, 7) * 2 + (15, 30, 60)
STRANGE, STRANGERS = 0.4, 400
# Our own labels count twice: F1 by these on the later part .889 with 1, .895 with 2, the other streams within .003.
OWN_WEIGHT = 2.0
PIECES_SINCE = {ROUNDUPS: "", CRIME: "2015-12-01"}
# What is unknown of a pair where one of them is undated.
UNKNOWN_UNDATED = [DAYS_APART, *map(LIKENESSES.index, TIMES)]
SAME_OUTLET = LIKENESSES.index("same outlet")
FIRST = {"max_iter": 120, "max_depth": 5, "learning_rate": 0.1}
SECOND = {"max_iter": 80, "max_depth": 4, "learning_rate": 0.08}


@dataclass
class Pairs:
    """Pairs of one stream: likenesses, ids, whether they are of one story and both labelled, fold and weight."""

    rows: np.ndarray
    ids: list[tuple[str, str]]
    same: np.ndarray
    usable: np.ndarray
    fold: np.ndarray
    weight: float


def main() -> None:
    """Fit and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("crossread/cluster"))
    parser.add_argument("--all", action="store_true", help="Use the articles after the cut too.")
    options = parser.parse_args()
    early = {name: rows_of(options.folder, name, cut) for name, cut in CUT.items()}
    write_rarity(options.out / "rarity.npz", early)
    if options.all:
        early = {name: rows_of(options.folder, name, LAST) for name in CUT}
    streams = [(early[ROUNDUPS], 1.0), (early[CRIME], 1.0)]
    mixed = sorted(early[ROUNDUPS] + early[BACKGROUND], key=by_date)
    streams += [(mixed, 1.0), (labelled(mixed), OWN_WEIGHT)]
    streams += [(made_up(early[name], since), PIECES_WEIGHT) for name, since in PIECES_SINCE.items()]
    models = fit([met(rows, weight) for rows, weight in streams])
    (options.out / "join.json").write_text(json.dumps(models, separators=(",", ":")) + "\n", encoding="utf-8")


def labelled(rows: list[Row]) -> list[Row]:
    """The same articles with the events of our own labels; what is of none, or was not labelled, says nothing."""
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    events = {key: label["event"] for key, label in labels.items() if not label["event"].startswith(NO_EVENT)}
    return [row | {"story": events.get(row["id"])} for row in rows]


def write_rarity(path: Path, early: dict[str, list[Row]]) -> None:
    """The share of articles that each bucket stands in, over the streams; buckets seldom met are left out."""
    share = np.zeros(BUCKETS)
    for name, part in SHARES.items():
        counts = np.zeros(BUCKETS)
        for one in all_terms([article(row) for row in early[name]]):
            counts[one.all()] += 1
        counts[counts < FEWEST] = 0
        share += part * counts / len(early[name])
    kept = np.flatnonzero(share)
    values = np.clip(np.round(share[kept] * 65535), 1, 65535).astype(np.uint16)
    np.savez_compressed(path, bucket=kept.astype(np.uint32), share=values)


def made_up(rows: list[Row], since: str) -> list[Row]:
    """A stream of larger stories: each article of a story of several, as reports of half of its sentences each.

    A late report has strangers' sentences too, and says no more on which day of its week something was.
    """
    rng = random.Random(3)
    sizes = Counter(row["story"] for row in rows)
    strangers = [one for row in rng.sample(rows, min(STRANGERS, len(rows))) for one in sentences(row)]
    made = []
    for row in (row for row in rows if row["published"] >= since):
        if sizes[row["story"]] == 1:
            made.append(row)
            continue
        told = sentences(row)
        for number in range(PIECES):
            half = [sentence for sentence in told if rng.random() < 0.5]
            title = " ".join(rng.choice(told[:6]).split()[:11]) if number else row["title"]
            late = rng.choice(DAYS_LATE) if number else 0
            if late > LATER:
                for one in rng.sample(strangers, int(len(half) * STRANGE * late / max(DAYS_LATE))):
                    half.insert(rng.randrange(len(half) + 1), one)
            text, title = (WEEKDAY.sub("", part) if late > LATER else part for part in ("\n\n".join(half), title or ""))
            day = (date.fromisoformat(row["published"][:10]) + timedelta(days=late)).isoformat()
            made.append(row | {"id": f"{row['id']}~{number}", "title": title, "text": text, "published": day})
    return sorted(made, key=by_date)


class Recorder(Window):
    """A window that keeps every pair which it compares, with its likenesses."""

    def __init__(self) -> None:
        super().__init__(sys.maxsize)
        self.rows: list[np.ndarray] = []
        self.ids: list[tuple[str, str]] = []

    def _liken(self, voices: Any, weighed: Any) -> None:
        self.rows.append(self._scale.likenesses(weighed, [voice.others for voice in voices]))
        self.ids += [(voice.terms.id, other.id) for voice in voices for other in voice.others]


def met(rows: list[Row], weight: float) -> Pairs:
    """The pairs that the index brings together when `rows` stream in."""
    window = Recorder()
    for start in range(0, len(rows), LOT):
        window.meet(read_all([article(row) for row in rows[start : start + LOT]]))
    story = {row["id"]: row.get("story") for row in rows}
    ids = window.ids
    return Pairs(
        np.concatenate(window.rows),
        ids,
        np.array([story[a] == story[b] for a, b in ids]),
        np.array([bool(story[a] and story[b]) and a.split("~")[0] != b.split("~")[0] for a, b in ids]),
        np.array([crc32((story[a] or "").encode()) % FOLDS for a, _ in ids]),
        weight,
    )


def fit(streams: list[Pairs]) -> dict[str, Any]:
    """Both models, from the usable pairs of all streams."""
    rng = np.random.default_rng(0)
    rows = np.concatenate([pairs.rows[pairs.usable] for pairs in streams])
    undated = np.flatnonzero(rng.random(len(rows)) < UNDATED)
    rows[np.ix_(undated, UNKNOWN_UNDATED)] = UNKNOWN
    rows[rng.random(len(rows)) < UNNAMED, SAME_OUTLET] = UNKNOWN
    same = np.concatenate([pairs.same[pairs.usable] for pairs in streams])
    fold = np.concatenate([pairs.fold[pairs.usable] for pairs in streams])
    weight = np.concatenate([np.full(pairs.usable.sum(), pairs.weight) for pairs in streams])
    first = boosted(rows, same, weight, FIRST)
    unseen = np.zeros(len(rows), np.float32)
    for number in range(FOLDS):
        own = fold == number
        unseen[own] = Trees(boosted(rows[~own], same[~own], weight[~own], FIRST)).logits(rows[own])
    later, later_same, later_weight, start = [], [], [], 0
    for pairs in streams:
        logits = Trees(first).logits(pairs.rows)
        stop = start + int(pairs.usable.sum())
        logits[pairs.usable], start = unseen[start:stop], stop
        looked, at = second_rows(pairs, np.clip(logits, -MOST, MOST))
        later.append(looked)
        later_same.append(pairs.same[at])
        later_weight.append(np.full(len(at), pairs.weight))
    second = boosted(np.concatenate(later), np.concatenate(later_same), np.concatenate(later_weight), SECOND)
    return {"first": first | {"features": LIKENESSES}, "second": second | {"features": HINDSIGHT}}


def second_rows(pairs: Pairs, logits: np.ndarray) -> tuple[np.ndarray, list[int]]:
    """The features of the second model for the usable pairs worth a second look, and their places."""
    links: dict[str, dict[str, Link]] = {}
    for (a, b), logit, days in zip(pairs.ids, logits.tolist(), pairs.rows[:, DAYS_APART].tolist(), strict=True):
        if logit > UNMET:
            links.setdefault(a, {})[b] = links.setdefault(b, {})[a] = Link(logit, days)
    at = [n for n in np.flatnonzero(pairs.usable).tolist() if logits[n] > WORTH]
    return hindsight([pairs.ids[n] for n in at], links), at


def boosted(rows: np.ndarray, same: np.ndarray, weight: np.ndarray, shape: dict[str, Any]) -> dict[str, Any]:
    """Boosted trees as complete binary trees: feature and threshold of each inner node by level, and the leaves."""
    depth = shape["max_depth"]
    model = HistGradientBoostingClassifier(
        **shape,
        max_leaf_nodes=2**depth,
        min_samples_leaf=40,
        l2_regularization=5.0,
        early_stopping=False,
        random_state=0,
    ).fit(rows, same, sample_weight=weight)
    trees = [complete(step[0].nodes, depth) for step in model._predictors]
    base = round(float(model._baseline_prediction.ravel()[0]), 5)
    return {key: [tree[key] for tree in trees] for key in ("feature", "threshold", "leaf")} | {"base": base}


def complete(nodes: Any, depth: int) -> Row:
    """One tree with every path as long as the longest; a path that ended early goes left."""
    inner = 2**depth - 1
    tree: Row = {"feature": [0] * inner, "threshold": [1e30] * inner, "leaf": [0.0] * (inner + 1)}

    def walk(node: int, at: int) -> None:
        if at >= inner:
            tree["leaf"][at - inner] = round(float(nodes[node]["value"]), 5)
        elif nodes[node]["is_leaf"]:
            walk(node, 2 * at + 1)
        else:
            tree["feature"][at] = int(nodes[node]["feature_idx"])
            tree["threshold"][at] = float(f"{nodes[node]['num_threshold']:.5g}")
            walk(int(nodes[node]["left"]), 2 * at + 1)
            walk(int(nodes[node]["right"]), 2 * at + 2)

    walk(0, 0)
    return tree


if __name__ == "__main__":
    main()
