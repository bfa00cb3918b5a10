"""`crossread cluster` reads in other processes and gives the stories that the library's own function gives."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.cluster import cluster

from .samples import reports, stream


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_gives_the_same_stories_in_the_same_order_however_many_processes_read(
    jobs: str, tmp_path: Path
) -> None:
    articles = [*stream(20), *reports("ferry"), *reports("mayor")]
    rows = [{"id": a.id, "title": a.title, "text": a.text, "published": a.published} for a in articles]
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n", encoding="utf-8")
    command = [sys.executable, "-m", "crossread", "cluster", "--format", "jsonl", "--jobs", jobs, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, "the last line is none"
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in said] == [article.id for article in articles]
    assert [row["story"] for row in said] == cluster(articles)
