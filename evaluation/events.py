"""The labelled events: three outlets' reports each, and what of them says the same."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from crossread.model import Article

HERE = Path(__file__).parent


class Event(NamedTuple):
    """The articles of an event, the offsets of its labelled sentences by outlet, and the labels."""

    articles: list[Article]
    places: dict[str, list[tuple[int, int]]]
    gold: dict[str, Any]


def load(path: Path) -> Event | None:
    """An event of the evaluation data; `None` without labels."""
    event = json.loads(path.read_text(encoding="utf-8"))
    labels = HERE / "labels" / path.name
    gold = event.get("gold") or (json.loads(labels.read_text(encoding="utf-8")) if labels.exists() else None)
    if gold is None:
        return None
    articles, places = [], {}
    for item in event["articles"]:
        text, spans = "", []
        for paragraph in item["paragraphs"]:
            text += "\n\n" if text else ""
            for n, sentence in enumerate(s.strip() for s in paragraph):
                text += " " if n else ""
                spans.append((len(text), len(text) + len(sentence)))
                text += sentence
        places[item["source"]] = spans
        articles.append(Article(item["source"], text, title=item["title"], published=item["published"]))
    return Event(articles, places, gold)
