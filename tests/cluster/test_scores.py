"""Figures on labelled streams have not fallen."""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from crossread.cluster import cluster
from crossread.model import Article

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.exists(), reason="needs the labelled evaluation data")]


def f1(rows: list[dict[str, Any]]) -> float:
    sys.path.insert(0, str(SHARED / "eval"))
    try:
        from score_cluster import b_cubed
    finally:
        sys.path.pop(0)
    articles = [Article(r["id"], r["text"], title=r["title"], url=r["url"], published=r["published"]) for r in rows]
    gold = {row["id"]: row["story"] for row in rows}
    return float(b_cubed(gold, dict(zip(gold, cluster(articles), strict=True)))[2])


def test_three_reports_each_of_45_events() -> None:
    rows = []
    for path in sorted((SHARED / "data" / "events").glob("*.json")):
        event = json.loads(path.read_text(encoding="utf-8"))
        for n, report in enumerate(event["articles"]):
            text = "\n\n".join(" ".join(paragraph) for paragraph in report["paragraphs"])
            rows.append(report | {"id": f"{event['id']}-{n}", "story": event["id"], "text": text})
    rows.sort(key=lambda row: (row["published"] or "", row["id"]))
    assert f1(rows) >= 0.98


@pytest.mark.parametrize(("name", "least"), [("roundups_before_2019", 0.93), ("local_crime_2013_on", 0.93)])
def test_the_first_thousand_of_a_stream(name: str, least: float) -> None:
    with gzip.open(SHARED / "data" / "stories" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for _, line in zip(range(1000), lines, strict=False)]
    assert f1(rows) >= least
