"""A stream of made-up reports of any length, from real ones: vocabulary, lengths and sizes of stories stay realistic.

A story has sentences of a few articles, with other names and numbers throughout. Each of its reports tells some of
them, under a title of its own. The same articles and seed give the same stream.
"""

import heapq
import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from streams import read_rows

from crossread.model import Article

SEED = 11
START = date(2031, 1, 1)
REPORTS_A_DAY = 250
# Reports a story has, and how often.
SIZES = {1: 55, 2: 20, 3: 12, 5: 8, 8: 3, 14: 1.5, 30: 0.5}
OUTLETS = 80
# A story has parts of so many articles: of fewer, stories that share one would look like one another's reports.
SOURCES = 6
# What stays as it was of a story's names, what a report leaves out of its sentences.
KEPT_NAMES, LEFT_OUT = 0.3, 0.3
DAYS_BETWEEN = 0.7
PARAGRAPH = 3

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_NAME_OR_NUMBER = re.compile(r"\b[A-Z][a-z]{2,}\b|\b\d+\b")


@dataclass(frozen=True, slots=True)
class _Story:
    title: str
    sentences: list[str]


class Stream:
    """Endless; `start` is the day of the first report. An article's id is its story's and a number."""

    def __init__(self, path: Path, seed: int = SEED, start: date = START) -> None:
        self._rng = random.Random(seed)
        self._seed, self._start = seed, start
        rows = [row for row in read_rows(path) if row.get("text")]
        self._titles = [row.get("title") or "" for row in rows]
        self._texts = [[one for one in _SENTENCE_END.split(row["text"]) if one] for row in rows]
        lower = {word for row in rows for word in re.findall(r"\b[a-z]{3,}\b", row["text"])}
        found = Counter(word for row in rows for word in _NAME.findall(row["text"]) if word.lower() not in lower)
        self._names = sorted(found)
        self._often = [found[name] for name in self._names]

    def __iter__(self) -> Iterator[Article]:
        rng, sizes = self._rng, list(SIZES)
        step = sum(size * often for size, often in SIZES.items()) / sum(SIZES.values()) / REPORTS_A_DAY
        waiting: list[tuple[float, int, int, _Story]] = []
        now, number = 0.0, 0
        while True:
            story, at = self._story(), now
            for report in range(rng.choices(sizes, list(SIZES.values()))[0]):
                heapq.heappush(waiting, (at, number, report, story))
                at += rng.expovariate(1 / DAYS_BETWEEN)
            now, number = now + step, number + 1
            while waiting and waiting[0][0] <= now:
                at, of, report, told = heapq.heappop(waiting)
                yield self._report(told, f"made-{self._seed}-{of}-{report}", self._start + timedelta(days=at))

    def _story(self) -> _Story:
        rng = self._rng
        sources = rng.sample(range(len(self._texts)), SOURCES)
        sentences = [one for source in sources for one in self._run(self._texts[source])]
        said = "\n".join([self._titles[sources[0]], *sentences])
        names = dict.fromkeys(_NAME.findall(said))
        changed = [name for name in names if self._is_name(name) and rng.random() >= KEPT_NAMES]
        swapped = dict(zip(changed, rng.choices(self._names, self._often, k=len(changed)), strict=True))
        for figures in dict.fromkeys(re.findall(r"\b\d+\b", said)):
            swapped[figures] = figures[:1] + "".join(rng.choices("0123456789", k=len(figures) - 1))
        title, *sentences = _NAME_OR_NUMBER.sub(lambda word: swapped.get(word[0], word[0]), said).split("\n")
        return _Story(title, sentences)

    def _run(self, sentences: list[str]) -> list[str]:
        """A part of an article in a row."""
        start = self._rng.randrange(len(sentences))
        return sentences[start : start + 1 + len(sentences) // SOURCES]

    def _is_name(self, word: str) -> bool:
        at = bisect_left(self._names, word)
        return at < len(self._names) and self._names[at] == word

    def _report(self, story: _Story, identifier: str, day: date) -> Article:
        rng = self._rng
        told = [one for one in story.sentences if rng.random() >= LEFT_OUT] or story.sentences
        paragraphs = [" ".join(told[n : n + PARAGRAPH]) for n in range(0, len(told), PARAGRAPH)]
        title = rng.choice([story.title, " ".join(told[0].split()[:12])])
        outlet = f"Outlet {rng.randrange(OUTLETS)}"
        return Article(identifier, "\n\n".join(paragraphs), title=title, source=outlet, published=day.isoformat())
