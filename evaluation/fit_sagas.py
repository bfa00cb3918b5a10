"""Fit `sagas.json`, by which `crossread/cluster/sagas.py` says whether two articles are of one course of events.

    python evaluation/fit_sagas.py FOLDER --labels evaluation/labels/courses.json [--out crossread/cluster]

FOLDER holds the streams `roundups_before_2019`, `background_unlabelled` and `local_crime_2013_on`. Labels are
`{"article id": {"event": …, "course": …}}`; only articles before `CUT` are used, so that the later ones can say how
well it carries over. Pairs are those that the index brings together, of two events: of one course or not. The local
reports are there because incidents of one kind in one city are no course of events; only a report of the same
incident more than `LATER` days on is. Each pair counts again, half, with one text or both cut short, or long texts
would be a sign by themselves. Needs scikit-learn, which the package itself does not.
"""

import argparse
import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from saga_streams import Labels, Past, incident, outlet, rows_of
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from streams import Row, article

from crossread.cluster import sagas
from crossread.cluster.lanes import lane
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import terms

NEWS, LOCAL = ("background_unlabelled", "roundups_before_2019"), ("local_crime_2013_on",)
CUT = {NEWS: "2018-06-06", LOCAL: "2016-06-05"}
LATER = 7
SHORT = (40, 220)
SHORT_WEIGHT = 0.5

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
    examples: list[Example] = []
    for names, cut in CUT.items():
        rows = [row for row in rows_of(options.folder / f"{name}.jsonl.gz" for name in names) if row["published"] < cut]
        examples += met(rows, labels if names is NEWS else {row["id"]: incident(row) for row in rows})
    (options.out / "sagas.json").write_text(json.dumps(fitted(examples), indent=1) + "\n", encoding="utf-8")


def met(rows: Iterable[Row], labels: Labels) -> list[Example]:
    """The pairs that the index brings together when `rows` stream in, as they are and with texts cut short."""
    rng, rarity, past = random.Random(5), Rarity(), Past()
    short: dict[str, sagas.Profile] = {}
    examples: list[Example] = []
    for row in rows:
        new = replace(article(row), source=outlet(row))
        if lane(new):
            continue
        rarity.learn(terms(new).all())
        trace = sagas.trace(new, rarity)
        if new.id in labels:
            cut = " ".join(new.text.split(" ")[: rng.randint(*SHORT)])
            short[new.id] = sagas.trace(replace(new, text=cut), rarity).profile
            for other in past.find(trace):
                if other.id in short and (course := one_course(trace.profile, other, labels)) is not None:
                    whole, brief = (trace.profile, other), (short[new.id], short[other.id])
                    pair = rng.choice([(brief[0], whole[1]), (whole[0], brief[1]), brief])
                    examples.append((sagas.likenesses(whole[0], [whole[1]])[0], course, 1.0))
                    examples.append((sagas.likenesses(pair[0], [pair[1]])[0], course, SHORT_WEIGHT))
        past.add(trace)
    return examples


def one_course(new: sagas.Profile, other: sagas.Profile, labels: Labels) -> bool | None:
    """Whether two articles are of one course of events; `None` where they may be of one event."""
    mine, theirs = labels[new.id], labels[other.id]
    if mine["course"] != theirs["course"]:
        return False
    if mine["event"] == new.id:  # a local report
        return True if abs((new.day or 0.0) - (other.day or 0.0)) > LATER else None
    return None if mine["event"] == theirs["event"] else True


def fitted(examples: list[Example]) -> dict[str, object]:
    """A logistic regression, by likeness."""
    rows = np.array([row for row, _, _ in examples])
    same, weights = np.array([same for _, same, _ in examples]), np.array([weight for _, _, weight in examples])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(max_iter=500).fit(scaler.transform(rows), same, sample_weight=weights)
    slopes = model.coef_[0] / scaler.scale_
    intercept = float(model.intercept_[0] - slopes @ scaler.mean_)
    by_name = {name: round(float(slope), 4) for name, slope in zip(sagas.LIKENESSES, slopes, strict=True)}
    return {"intercept": round(intercept, 4), "weights": by_name}


if __name__ == "__main__":
    main()
