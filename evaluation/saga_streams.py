"""What the scripts on sagas share: streams of articles, and what the library keeps of them, in memory."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from streams import Row, by_date, read_rows

from crossread.cluster import sagas

# The last address in an address: archives put their own before it.
HOST = re.compile(r"https?://(?:www\.)?([^/:?#\s]+)")

Labels = dict[str, dict[str, str]]


class Past:
    """Profiles, and the newest articles by term: what the library keeps in its file."""

    def __init__(self) -> None:
        self.profiles: list[sagas.Profile] = []
        self._having: dict[int, list[sagas.Kept]] = defaultdict(list)

    def find(self, new: sagas.Trace) -> list[sagas.Profile]:
        """The profiles of the candidates for an article."""
        having = {term: self._having[term][-sagas.POSTINGS :] for term in new.keys if term in self._having}
        return [self.profiles[number] for number in sagas.candidates(new, having)]

    def add(self, new: sagas.Trace) -> None:
        """Keep an article."""
        for term in new.keys:
            self._having[term].append((len(self.profiles), new.profile.day))
        self.profiles.append(new.profile)


def outlet(row: Row) -> str | None:
    """The outlet: an archive's pages are from the site that it keeps."""
    if row["source"] != "web.archive.org":
        return row["source"]
    return (HOST.findall(row["url"] or "") or [None])[-1]


def rows_of(paths: Iterable[Path]) -> list[Row]:
    """The rows of several streams, each article once, in order of publication."""
    rows = {row["id"]: row for path in paths for row in read_rows(path)}
    return sorted(rows.values(), key=by_date)


def incident(row: Row) -> dict[str, str]:
    """The label of a local report: an incident is its own course, and each report may be of a later step of it."""
    return {"event": row["id"], "course": row["story"]}
