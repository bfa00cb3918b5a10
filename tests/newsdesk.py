"""Files of made-up articles for a library: the ferry and the mayor, with a live blog and a briefing that touch them."""

import json
from pathlib import Path

from cluster.samples import reports

from crossread.model import Article

FERRY, MAYOR = reports("ferry"), reports("mayor")
ON_THE_FERRY = (
    "The ferry Halvard Star, aground off Port Ellery since last night, floats again, the coastguard says. "
    "All 212 people are safe."
)
ON_THE_MAYOR = "In Lindmere, mayor Tobias Renquist has resigned after auditors missed millions in the housing fund."
LIVE = Article(
    "live",
    f"Good morning.\n\n{ON_THE_FERRY}\n\n{ON_THE_MAYOR}",
    title="Live updates: what is new today",
    source="Morning Wire",
    url="https://wire.example/live",
    published="2031-03-05",
)
BRIEFING = Article(
    "briefing",
    "Halvard Star: passengers of the ferry that ran aground off Port Ellery are home.\n\nThe weather: rain.",
    title="Morning briefing: ships and rain",
    source="The Lantern",
    published="2031-03-05",
)


def lines(path: Path, *articles: Article) -> Path:
    """The articles in a file, one a line."""
    fields = ("id", "text", "title", "source", "url", "published")
    path.write_text("".join(json.dumps({f: getattr(a, f) for f in fields}) + "\n" for a in articles))
    return path
