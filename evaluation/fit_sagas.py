"""Fit `sagas.json`, by which `crossread/cluster/sagas.py` says whether two articles are of one course of events.

    python evaluation/fit_sagas.py FOLDER --labels evaluation/labels/courses.json [--out crossread/cluster]

FOLDER holds the streams `roundups_before_2019`, `background_unlabelled` and `local_crime_2013_on`. Labels are
`{"article id": {"event": …, "course": …}}`; only articles before `CUT` are used, so that the later ones can say how
well it carries over. Pairs are those that the index brings together, of two events: of one course or not. The local
reports are there because incidents of one kind in one city are no course of events; only a report of the same
incident more than `LATER` days on is. At first sight each pair counts again, half, with one text or both cut short, or
long texts would be a sign by themselves. The closer look is fitted on the pairs that are worth it, whole texts only.
Needs scikit-learn, which the package itself does not.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from saga_streams import Labels, Past, incident, outlet, rows_of
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from streams import Row, article

from crossread.cluster import sagas
from crossread.cluster.closer import CLOSER, WORTH, Printed, look
from crossread.cluster.lanes import lane
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import terms
from crossread.model import Article

NEWS, LOCAL = ("background_unlabelled", "roundups_before_2019"), ("local_crime_2013_on",)
CUT = {NEWS: "2018-06-06", LOCAL: "2016-01-01"}
# Few of the pairs that are worth a closer look are local: they count for more there.
LOCAL_WEIGHT = 6.0
LATER = 7
SHORT = (40, 220)
SHORT_WEIGHT = 0.5

Version = tuple[Article, sagas.Profile]
Pair = tuple[Version, Version]
Model = dict[str, Any]
# Likenesses, whether it is one course, weight.
Example = tuple[np.ndarray, bool, float]


def main() -> None:
    """Fit and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=Path("crossread/cluster"))
    options = parser.parse_args()
    labels: Labels = {}
    for path in options.labels:
        labels |= json.loads(path.read_text(encoding="utf-8"))
    streams = []
    for names, cut in CUT.items():
        rows = [row for row in rows_of(options.folder / f"{name}.jsonl.gz" for name in names) if row["published"] < cut]
        known = labels if names is NEWS else {row["id"]: incident(row) for row in rows}
        streams.append((rows, known, 1.0 if names is NEWS else LOCAL_WEIGHT))
    first = fitted(sagas.LIKENESSES, [one for rows, known, _ in streams for one in at_first_sight(rows, known)])
    looks = [one for rows, known, weight in streams for one in looked_at(rows, known, first, weight)]
    models = {"first": first, "closer": fitted(CLOSER, looks)}
    (options.out / "sagas.json").write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")


def at_first_sight(rows: Iterable[Row], labels: Labels) -> Iterator[Example]:
    """What tells at first sight."""
    for whole, part, course, _ in met(rows, labels):
        yield alike(whole), course, 1.0
        yield alike(part), course, SHORT_WEIGHT


def looked_at(rows: Iterable[Row], labels: Labels, first: Model, weight: float) -> Iterator[Example]:
    """What tells when those that are worth it are looked at more closely."""
    for whole, _, course, rarity in met(rows, labels):
        if chance(first, alike(whole)) >= WORTH:
            yield closely(whole, rarity), course, weight


def alike(pair: Pair) -> np.ndarray:
    """The likenesses of two articles at first sight."""
    (_, new), (_, old) = pair
    return sagas.likenesses(new, [old])[0]


def closely(pair: Pair, rarity: Rarity) -> np.ndarray:
    """The likenesses of two articles at a closer look."""
    (new, mine), (old, theirs) = pair
    return look(Printed(new), mine, Printed(old), theirs, rarity).row


def chance(model: Model, row: np.ndarray) -> float:
    """How likely it is one course of events, by a model of first sight."""
    logit = model["intercept"] + sum(model["weights"][name] * row[n] for n, name in enumerate(sagas.LIKENESSES))
    return float(1.0 / (1.0 + np.exp(-logit)))


def met(rows: Iterable[Row], labels: Labels) -> Iterator[tuple[Pair, Pair, bool, Rarity]]:
    """The pairs that the index brings together when `rows` stream in, as they are and with one or both cut short."""
    rng, rarity, past = random.Random(5), Rarity(), Past()
    seen: dict[str, tuple[Version, Version]] = {}
    for row in rows:
        new = replace(article(row), source=outlet(row))
        if lane(new):
            continue
        rarity.learn(terms(new).all())
        trace = sagas.trace(new, rarity)
        if new.id in labels:
            cut = replace(new, text=" ".join(new.text.split(" ")[: rng.randint(*SHORT)]))
            whole, brief = seen[new.id] = (new, trace.profile), (cut, sagas.trace(cut, rarity).profile)
            for other in past.find(trace):
                if other.id in seen and (course := one_course(trace.profile, other, labels)) is not None:
                    long, short = seen[other.id]
                    part = rng.choice([(brief, long), (whole, short), (brief, short)])
                    yield (whole, long), part, course, rarity
        past.add(trace)


def one_course(new: sagas.Profile, other: sagas.Profile, labels: Labels) -> bool | None:
    """Whether two articles are of one course of events; `None` where they may be of one event."""
    mine, theirs = labels[new.id], labels[other.id]
    if mine["course"] != theirs["course"]:
        return False
    if mine["event"] == new.id:  # a local report
        return True if abs((new.day or 0.0) - (other.day or 0.0)) > LATER else None
    return None if mine["event"] == theirs["event"] else True


def fitted(names: Sequence[str], examples: list[Example]) -> Model:
    """A logistic regression over likenesses with these names."""
    rows = np.array([row for row, _, _ in examples])
    same, weights = np.array([same for _, same, _ in examples]), np.array([weight for _, _, weight in examples])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(max_iter=500).fit(scaler.transform(rows), same, sample_weight=weights)
    slopes = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - slopes @ scaler.mean_)
    by_name = {name: round(float(slope), 4) for name, slope in zip(names, slopes, strict=True)}
    return {"intercept": round(intercept, 4), "weights": by_name}


if __name__ == "__main__":
    main()
