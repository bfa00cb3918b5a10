"""`crossread cluster` on lines and the library's ingest of them give the same stories, under the same names."""

import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cluster.samples import SYLLABLES

from crossread.cluster import Clusterer
from crossread.cluster.online import REPAIR_EVERY
from crossread.cluster.window import LOT
from crossread.corrections import Corrections
from crossread.library import Library
from crossread.model import Annotated, Article
from crossread.placing import Placer
from crossread.store import Store

EVENTS = 110
CITIES = ("Lindmere", "Varholm", "Port Ellery")
KINDS = ("fire", "crash", "theft", "flood", "strike")
FACTS = (
    "A {kind} at the {place} in {city} left {count} people without shelter on {day}.",
    "{chief}, who leads the {office} of {city}, spoke of a {kind} that nobody had foreseen.",
    "{witness} of {place} Street told this newspaper that it was over within {minutes} minutes.",
    "The {office} counted {count} people who had to be brought to a school nearby.",
    "Nobody will be let into the {place} before the {office} has looked at it, {chief} said.",
    "{owner}, which owns the {place}, put the damage at {damage} million crowns.",
    "For {witness} and {count} others the city has opened the sports hall.",
    "Two years ago the {place} was the scene of another {kind}, said {chief}.",
)
TITLES = (
    "{count} homeless after {kind} at {city}'s {place}",
    "{kind} in {city}: {chief} seeks cause",
    "{place} closed",
)


def made() -> list[Article]:
    """Reports of some events that follow each other closely in three cities, in order of arrival."""
    rng = random.Random(5)
    arriving: list[tuple[float, Article]] = []
    for event in range(EVENTS):
        day = event // 6
        said = _event(rng, day)
        for report in range(rng.choice((1, 2, 3, 4, 7))):
            facts = rng.sample(FACTS, rng.choice((3, 4, 6)))
            text = "\n\n".join(fact.format_map(said) for fact in facts)
            title = rng.choice(TITLES).format_map(said)
            at = day + rng.expovariate(1.0)
            # Every eighth comes undated.
            dated = f"2031-{1 + int(at) // 28:02}-{1 + int(at) % 28:02}" if rng.random() < 0.875 else None
            article = Article(f"{event}-{report}", text, title=title, source=f"Outlet {report}", published=dated)
            arriving.append((at, article))
    return [article for _, article in sorted(arriving, key=lambda pair: pair[0])]


def _event(rng: random.Random, day: int) -> dict[str, str]:
    def name() -> str:
        return "".join(rng.choices(SYLLABLES, k=2)).title()

    return {
        "kind": rng.choice(KINDS), "city": rng.choice(CITIES), "place": f"{name()} {rng.choice(('Mill', 'Hall'))}",
        "chief": f"{name()} {name()}", "witness": f"{name()} {name()}", "owner": name(), "office": "fire brigade",
        "count": str(rng.randrange(3, 400)), "minutes": str(rng.randrange(2, 60)), "damage": str(rng.randrange(2, 90)),
        "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day % 7],
    }  # fmt: skip


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return made()


@pytest.fixture(scope="module")
def file(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stream") / "articles.jsonl"
    path.write_text("".join(map(line, articles)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def by_command(file: Path) -> dict[str, str]:
    command = [sys.executable, "-m", "crossread", "cluster", "--format", "jsonl", str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    return {row["id"]: row["story"] for row in rows}


def line(article: Article) -> str:
    fields = {name: getattr(article, name) for name in ("id", "title", "text", "source", "published")}
    return json.dumps(fields) + "\n"


def test_the_stream_has_repairs_that_change_stories(articles: list[Article]) -> None:
    clusterer = Clusterer()
    changes = [change for article in articles for change in clusterer.add(article).changes]
    assert len(articles) > REPAIR_EVERY
    assert {change.kind for change in [*changes, *clusterer.repair()]} >= {"split", "merge"}
    assert changes


def test_the_library_gives_the_stories_of_the_command_under_their_names(
    file: Path, by_command: dict[str, str], tmp_path: Path
) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        library.ingest([file])
        assert {article: library.story_of(article).id for article in by_command} == by_command
        assert library.counts() == (len(by_command), len(set(by_command.values())))


def groups(stories: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(one for one, its in stories.items() if its == story) for story in stories.values()}


def test_a_library_that_is_closed_in_between_groups_the_articles_alike(
    file: Path, by_command: dict[str, str], tmp_path: Path
) -> None:
    """Only names may differ: a run ends with a repair, which here falls between two others."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    half = len(lines) // 2
    for name, some in (("first.jsonl", lines[:half]), ("second.jsonl", lines[half:])):
        (tmp_path / name).write_text("".join(some), encoding="utf-8")
        with Library(tmp_path / "library.sqlite") as library:
            library.ingest([tmp_path / name])
    with Library(tmp_path / "library.sqlite") as library:
        found = {article: library.story_of(article).id for article in by_command}
    assert groups(found) == groups(by_command)


MOMENT = "2031-04-01T00:00:00.000000+00:00"
SMALL_WINDOW = 90


@pytest.fixture(scope="module")
def mixed(articles: list[Article]) -> list[Article]:
    """The stream with copies and live blogs in it."""
    made = []
    for number, article in enumerate(articles):
        made.append(article)
        if number % 9 == 0:
            made.append(replace(article, id=f"copy-{number}", source="Another outlet"))
        if number % 31 == 0:
            made.append(replace(article, id=f"live-{number}", title=f"Live updates: {article.title}"))
    return made


class Desk:
    """A library's store and placer, which can be opened anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = Store(path)
        self.placer = Placer(self.store)

    def reopen(self) -> None:
        self.store.close()
        self.store = Store(self.path)
        self.placer = Placer(self.store)

    def add(self, article: Article) -> None:
        with self.store.transaction():
            self.placer.add(Annotated(article, (), (), (), (), (), ()), MOMENT)

    def repair(self) -> None:
        with self.store.transaction():
            self.placer.rarity()  # what the library's own run has done by then
            self.placer.repair(MOMENT)

    def correct(self, number: int) -> None:
        """Put the stories of the last two articles together, take the one before the last out of its own, or undo."""
        stories = self.store.stories
        (*_, (_, before, its), (_, _, own)) = stories.arrivals(0, 10**6)
        with self.store.transaction():
            corrections = Corrections(self.store, MOMENT, "told", None)
            if number % 3 == 0 and its != own:
                corrections.merge(its, own)
            elif number % 3 == 1 and len(stories.ids(its)) > 1:
                corrections.move([before], None)
            elif standing := self.store.corrections.standing():
                corrections.undo(standing[-1][0].id)

    def close(self) -> tuple[list[tuple[object, ...]], ...]:
        """The stories, their history, and all that is kept of the articles to the last bit."""
        self.store.close()
        with sqlite3.connect(self.path) as connection:
            queries = (
                "SELECT article, story FROM membership ORDER BY article",
                "SELECT kind, articles, before, after, why FROM turn ORDER BY number",
                "SELECT article, data FROM kept ORDER BY article",
                "SELECT article, json FROM reason ORDER BY article",
            )
            return tuple(connection.execute(query).fetchall() for query in queries)


def run(
    path: Path, articles: list[Article], between: Callable[[Desk, int], None], *, corrected: bool = True
) -> tuple[object, ...]:
    """What comes of a stream with a repair after every 70 articles and, if wanted, a correction after every 37."""
    desk = Desk(path)
    for number, article in enumerate(articles, 1):
        desk.add(article)
        if corrected and number % 37 == 0:
            desk.correct(number)
        if number % 70 == 0:
            desk.repair()
        between(desk, number)
    return desk.close()


@pytest.mark.parametrize("case", [(1, 40, 100), (13, SMALL_WINDOW, 999), (200, 20_000, 999)])
def test_a_library_opened_anew_goes_on_exactly_as_one_that_stays_open(
    mixed: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[int, int, int]
) -> None:
    every, window, most = case
    monkeypatch.setattr("crossread.placing.WINDOW", window)
    open_all_along = run(tmp_path / "open.sqlite", mixed[:most], lambda desk, number: None)
    anew = run(tmp_path / "anew.sqlite", mixed[:most], lambda desk, number: number % every or desk.reopen())
    assert anew == open_all_along


def test_articles_of_an_older_version_are_read_again_once(mixed: list[Article], tmp_path: Path) -> None:
    def as_if_older(desk: Desk, number: int) -> None:
        if number == 150:
            desk.store.close()
            with sqlite3.connect(desk.path) as connection:
                connection.execute("DELETE FROM kept WHERE article % 2 = 0")
                connection.execute("UPDATE kept SET data = x'00' WHERE article % 5 = 0")
            connection.close()
            desk.reopen()

    open_all_along = run(tmp_path / "open.sqlite", mixed, lambda desk, number: None, corrected=False)
    assert run(tmp_path / "older.sqlite", mixed, as_if_older, corrected=False) == open_all_along


def test_the_file_keeps_no_more_than_the_window_needs(
    mixed: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crossread.placing.WINDOW", SMALL_WINDOW)
    *_, kept, _ = run(tmp_path / "library.sqlite", mixed[:200], lambda desk, number: None)
    assert isinstance(kept, list)
    assert [row[0] for row in kept] == list(range(200 - SMALL_WINDOW - LOT + 1, 201))
