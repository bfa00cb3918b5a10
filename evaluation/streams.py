"""The labelled streams: where they lie, what is read of them, and the day up to which models are fitted.

It needs nothing but the package, so that the gate can measure without what fitting takes.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossread.model import Article

ROUNDUPS, CRIME, BACKGROUND = "roundups_before_2019", "local_crime_2013_on", "background_unlabelled"
# Six tenths of each stream lie before.
CUT = {ROUNDUPS: "2018-06-06", CRIME: "2016-06-05", BACKGROUND: "2018-06-06"}
LAST = "9999"
# Events and courses of events of 2,686 of the round-ups' and background articles, three spans of 2017 and 2018.
LABELS = Path(__file__).parent / "labels" / "courses.json"
NO_EVENT = "none-"

Row = dict[str, Any]


def read_rows(path: Path) -> Iterator[Row]:
    """The objects of a file of JSON lines, which may be compressed."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def rows_of(folder: Path, name: str, cut: str) -> list[Row]:
    """The rows of a stream before the day `cut`."""
    return [row for row in read_rows(folder / f"{name}.jsonl.gz") if row["published"] < cut]


def by_date(row: Row) -> tuple[str, str]:
    """Order of publication."""
    return row["published"], row["id"]


def article(row: Row) -> Article:
    """The article of a row."""
    return Article(**{name: row.get(name) for name in ("id", "title", "text", "source", "url", "published")})
