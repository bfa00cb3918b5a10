"""The library: what goes in comes out, the same twice changes nothing, and no accident loses or doubles anything."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crossread.errors import StoreError
from crossread.library import Library, Step

EXAMPLES = Path(__file__).parents[1] / "examples"
STORIES = [EXAMPLES / "dam", EXAMPLES / "harbour"]
NAUGHTY = Path(__file__).parents[2] / "shared" / "data" / "naughty_strings.json"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite", now=clock()) as opened:
        yield opened


def clock() -> Any:
    """A clock that goes on a minute whenever it is asked."""
    moments = (datetime(2026, 3, 17, 9, tzinfo=UTC) + timedelta(minutes=n) for n in range(10**9))
    return lambda: next(moments)


def lines(path: Path, *articles: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    return path


def report(number: int, **changes: Any) -> dict[str, Any]:
    """A report of an event of its own, in words of its own but for the tower and the day."""
    made = random.Random(number)
    words = ["".join(made.choices("bdfgklmnprstvz", k=3) + made.choices("aeiou", k=3)) for _ in range(60)]
    text = (
        f"{' '.join(words[:30]).capitalize()} the zeta{number} tower on Monday.\n\n{' '.join(words[30:]).capitalize()}."
    )
    base = {"id": f"r{number}", "source": "The Quillport Post", "title": " ".join(words[10:15]).title(), "text": text}
    return {**base, "url": f"https://post.example/{number}", "published": "2026-03-16", **changes}


def content(library: Library) -> dict[str, Any]:
    """All that a library says, but for the moments."""
    stories = library.stories(limit=10**6)
    return {
        "articles": sorted(repr(library.annotated(a)) for story in stories for a in story.articles),
        "stories": sorted((story.id, sorted(story.articles)) for story in stories),
        "comparisons": sorted(repr(library.comparison(s.id)) for s in stories),
        "versions": sorted((a, len(library.versions(a))) for story in stories for a in story.articles),
    }


def test_reports_of_an_event_come_together_and_are_compared(library: Library) -> None:
    summary = library.ingest(STORIES)
    assert (summary.new, summary.known, summary.changed, summary.failures) == (6, 0, 0, ())
    assert library.counts() == (6, 2)
    stories = library.stories()
    assert [len(story.articles) for story in stories] == [3, 3]
    assert stories[0].changed > stories[1].changed
    assert sorted(summary.stories) == sorted(story.id for story in stories)
    for story in stories:
        comparison = library.comparison(story.id)
        assert [report.article.id for report in comparison.articles] == list(story.articles)
        assert comparison.facts
        assert library.articles(story.id) == comparison.articles
        assert library.article(story.headline_from).title
        assert library.story_of(story.articles[1]) == story


def test_the_same_input_again_changes_nothing(library: Library) -> None:
    library.ingest(STORIES)
    before = content(library), library.stories()
    summary = library.ingest(reversed(STORIES))
    assert (summary.new, summary.known, summary.changed, summary.stories) == (0, 6, 0, ())
    assert (content(library), library.stories()) == before


def test_the_order_of_files_and_the_number_of_processes_make_no_other_library(tmp_path: Path) -> None:
    found = []
    for number, (jobs, isolate) in enumerate([(1, False), (1, True), (3, True)]):
        with Library(tmp_path / f"{number}.sqlite", now=clock()) as library:
            library.ingest(STORIES, jobs=jobs, isolate=isolate)
            found.append((content(library), library.stories()))
    assert found[0] == found[1] == found[2]


def test_the_same_report_under_another_id_name_or_address_is_known(library: Library, tmp_path: Path) -> None:
    first = lines(tmp_path / "a.jsonl", report(1))
    library.ingest([first])
    again = lines(tmp_path / "b.jsonl", report(1, id="new-guid"), report(1, url="https://post.example/moved/1"))
    summary = library.ingest([again])
    assert (summary.new, summary.known) == (0, 2)
    assert library.counts() == (1, 1)


def test_a_report_that_changed_is_a_further_version_in_the_same_story(library: Library, tmp_path: Path) -> None:
    library.ingest([lines(tmp_path / "a.jsonl", report(1), report(2))])
    story = library.story_of("r1")
    text = report(1)["text"].replace("Monday", "Tuesday")
    summary = library.ingest([lines(tmp_path / "b.jsonl", report(1, id="x", text=text, updated="2026-03-17"))])
    assert (summary.new, summary.changed, summary.stories) == (0, 1, (story.id,))
    assert library.article("r1").text == text
    assert library.article("r1", 1).text == report(1)["text"]
    assert [number for number, _ in library.versions("r1")] == [1, 2]
    assert library.annotated("r1").sentences[0].span.article == "r1"
    assert library.stories()[0].id == story.id
    assert library.stories()[0].changed > story.changed
    assert library.ingest([tmp_path / "a.jsonl"]).known == 2


def test_a_report_that_comes_later_joins_the_story_of_an_earlier_run(tmp_path: Path) -> None:
    for file in sorted(STORIES[0].iterdir()):
        with Library(tmp_path / "library.sqlite") as library:
            library.ingest([file])
    with Library(tmp_path / "library.sqlite") as library:
        assert library.counts() == (3, 1)


def test_a_library_that_another_process_adds_to_is_followed(tmp_path: Path) -> None:
    files = sorted(STORIES[0].iterdir())
    with Library(tmp_path / "library.sqlite") as one, Library(tmp_path / "library.sqlite") as other:
        for number, file in enumerate(files):
            (one, other)[number % 2].ingest([file])
        assert one.counts() == other.counts() == (3, 1)


def test_inputs_that_fail_are_named_and_the_others_done(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    steps: list[Step] = []
    good = lines(tmp_path / "a.jsonl", report(1), {"id": "b"}, report(2))
    summary = library.ingest([tmp_path / "empty.txt", good, tmp_path / "none.jsonl"], progress=steps.append)
    assert summary.new == 2
    assert [failure.name for failure in summary.failures] == [
        str(tmp_path / "empty.txt"),
        f"{good}:2",
        str(tmp_path / "none.jsonl"),
    ]
    assert [step.outcome for step in steps] == ["failed", "new", "failed", "new", "failed"]
    assert {failure.name for failure in library.failures()} == {failure.name for failure in summary.failures}
    lines(tmp_path / "none.jsonl", report(3))
    library.ingest([tmp_path / "none.jsonl"])
    assert str(tmp_path / "none.jsonl") not in {failure.name for failure in library.failures()}


@pytest.mark.shared
@pytest.mark.skipif(not NAUGHTY.exists(), reason="the evaluation data are not here")
def test_naughty_strings_go_in_and_come_back_unchanged(library: Library, tmp_path: Path) -> None:
    strings = [text for text in json.loads(NAUGHTY.read_text("utf-8")) if text.strip()]
    articles = [
        {"id": f"n{n}", "text": text, "title": text, "authors": [text], "source": text, "dek": text, "url": text}
        for n, text in enumerate(strings)
    ]
    summary = library.ingest([lines(tmp_path / "naughty.jsonl", *articles)])
    assert summary.failures == ()
    texts = dict.fromkeys(strings)
    found = {a for story in library.stories(limit=10**6) for a in story.articles}
    stored = {library.article(a).text: library.article(a) for a in found}
    for text in texts:
        article = stored[text]
        assert (article.title, article.source, article.authors, article.dek) == (text, text, (text,), text)
        assert isinstance(library.search(text), list)
    again = library.ingest([tmp_path / "naughty.jsonl"])
    assert (again.new, again.changed) == (0, 0)


@pytest.mark.parametrize("date", ["1970-01-01", "2999-12-31", None])
def test_a_doubtful_date_is_kept_and_stops_nothing(library: Library, tmp_path: Path, date: str | None) -> None:
    library.ingest([lines(tmp_path / "a.jsonl", report(1, published=date))])
    assert library.article("r1").published == date
    assert ("doubtful" in (library.article("r1").published_from or "")) == (date is not None)


@pytest.mark.parametrize(("date", "where"), [("2026-03-18T06:00:00Z", ""), ("2026-04-17", ": after it was taken in")])
def test_a_date_after_the_day_of_intake_is_doubtful(library: Library, tmp_path: Path, date: str, where: str) -> None:
    library.ingest([lines(tmp_path / "a.jsonl", report(1, published=date))])
    assert library.article("r1").published_from == f"article JSON{', doubtful' if where else ''}{where}"
    again = library.ingest([lines(tmp_path / "b.jsonl", report(1, published=date, authors=["Ada"]))])
    assert (again.known, again.changed) == (1, 0)


def test_search_and_queries_find_stories(library: Library, tmp_path: Path) -> None:
    library.ingest([lines(tmp_path / "a.jsonl", *(report(n) for n in range(5)))])
    assert [hit.article for hit in library.search("zeta3")] == ["r3"]
    assert [story.articles for story in library.stories(query='"zeta3 tower"')] == [("r3",)]
    assert len(library.stories(query="tower", limit=3)) == 3
    assert len(library.stories(query="tower", limit=3, offset=3)) == 2
    assert [s.id for s in library.stories(query="tower")] == [s.id for s in library.stories()]
    assert library.stories(query="nothing") == []


def test_a_report_alone_stands_alone(library: Library, tmp_path: Path) -> None:
    library.ingest([lines(tmp_path / "a.jsonl", report(1))])
    comparison = library.comparison(library.story_of("r1").id)
    assert [annotated.article.id for annotated in comparison.articles] == ["r1"]
    assert comparison.facts == ()
    with pytest.raises(StoreError, match="no-such: there is no such story"):
        library.comparison("no-such")


def test_readers_see_whole_stories_while_a_writer_writes(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    many = lines(tmp_path / "many.jsonl", *(report(n) for n in range(60)))
    problems: list[Exception] = []
    done = threading.Event()

    def read() -> None:
        with Library(path) as reader:
            while not done.is_set():
                try:
                    for story in reader.stories(limit=5):
                        assert reader.comparison(story.id).articles
                except Exception as error:  # whatever it is, the test names it
                    problems.append(error)

    with Library(path) as writer:
        thread = threading.Thread(target=read)
        thread.start()
        writer.ingest([many])
        done.set()
        thread.join()
    assert problems == []


INGEST = """
import sys
from crossread.library import Library
with Library(sys.argv[1]) as library:
    library.ingest(sys.argv[2:], progress=lambda step: print(step.outcome, step.name, flush=True))
"""


@pytest.mark.parametrize("after", [0, 1, 7, 23, 42, 43])
def test_killed_at_any_point_nothing_acknowledged_is_lost_and_nothing_is_double(tmp_path: Path, after: int) -> None:
    sources = [str(lines(tmp_path / "many.jsonl", *(report(n) for n in range(36)))), *map(str, STORIES)]
    with Library(tmp_path / "whole.sqlite") as library:
        library.ingest(sources)
        whole = content(library)
    path = tmp_path / "killed.sqlite"
    command = [sys.executable, "-c", INGEST, str(path), *sources]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = [process.stdout.readline().split(maxsplit=1) for _ in range(after)]
        os.kill(process.pid, signal.SIGKILL)
    if path.exists():
        with Library(path) as library:
            acknowledged = len([outcome for outcome, *_ in told if outcome == "new"])
            assert library.counts()[0] >= acknowledged
    with Library(path) as library:
        summary = library.ingest(sources)
        assert summary.failures == ()
        assert summary.known >= len([outcome for outcome, *_ in told if outcome == "new"])
        assert content(library) == whole
