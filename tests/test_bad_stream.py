"""What is broken in a stream is refused by name or placed, by `crossread cluster` and in the library alike."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cluster.samples import long_report, reports

from crossread.library import Library, Step

DATE = '"published" is not a date as in 2025-01-24 or 2025-01-24T09:12:00+00:00'
# What is put into an article that is sound otherwise, and the reason why it is refused, if it is.
CHANGED: dict[str, tuple[dict[str, Any], str | None]] = {
    "no date": ({"published": None}, None),
    "an empty date": ({"published": " "}, None),
    "a date ahead": ({"published": "2061-03-04"}, None),
    "the first year": ({"published": "0001-01-01T00:00:00+14:00"}, None),
    "the last year": ({"published": "9999-12-31T23:59:59-14:00"}, None),
    "a zone that is none": ({"published": "2031-03-04T10:00:00+99:00"}, None),
    "a date as in letters": ({"published": "Tue, 04 Mar 2031 10:00:00 GMT"}, None),
    "a date in words": ({"published": "soon"}, DATE),
    "a date too far": ({"published": "10000-01-01"}, DATE),
    "a date in seconds": ({"published": 1930000000}, '"published" is not text'),
    "a list of dates": ({"published": ["2031-03-04"]}, '"published" is not text'),
    "an empty id": ({"id": ""}, None),
    "no id": ({"id": None}, None),
    "NUL in the id": ({"id": "a\0b"}, None),
    "half a character in the id": ({"id": "a\ud800b"}, None),
    "an id of 1 MB": ({"id": "i" * 1_000_000}, None),
    "a number for an id": ({"id": 7}, '"id" is not text'),
    "a list for an id": ({"id": ["7"]}, '"id" is not text'),
    "no title": ({"title": None}, None),
    "a title of 1 MB": ({"title": "word " * 200_000}, None),
    "a number for a title": ({"title": 7}, '"title" is not text'),
    "no text": ({"text": None}, '"text" is missing'),
    "a title only": ({"text": ""}, '"text" is empty'),
    "nothing but white space": ({"text": " \n\t ", "title": None}, '"text" is empty'),
    "a number for a text": ({"text": 7}, '"text" is not text'),
    "1 MB of one letter": ({"text": "a" * 1_000_000}, None),
    "100 KB of words": ({"text": "A ferry ran aground off Port Ellery. " * 2_700}, None),
    "NUL in the text": ({"text": "The ferry\0 ran aground."}, None),
    "half a character in the text": ({"text": "The ferry \ud800 ran aground."}, None),
    "Arabic": ({"text": "جنحت العبارة قرب الميناء يوم الثلاثاء وأنقذ خفر السواحل جميع الركاب."}, None),
    "Thai": ({"text": "เรือเฟอร์รี่เกยตื้นใกล้ท่าเรือเมื่อวันอังคาร ผู้โดยสารทุกคนปลอดภัย"}, None),
    "Chinese": ({"text": "渡轮星期二在港口附近搁浅，全体乘客获救，无人受伤。"}, None),
    "Hindi": ({"text": "मंगलवार को बंदरगाह के पास नौका फँस गई और सभी यात्री बचा लिए गए।"}, None),
    "emoji only": ({"text": "🚢🌊🆘" * 30, "title": "🚢"}, None),
}  # fmt: skip
# Lines that hold no article at all.
LINES = {
    "a list": (b"[1, 2]", "an article is a JSON object, and this is none"),
    "a text": (b'"ferry"', "an article is a JSON object, and this is none"),
    "nothing": (b"null", "an article is a JSON object, and this is none"),
    "cut off": (b'{"id": "cut", "text": "The fer', "not JSON"),
    "nested": (b"[" * 100_000, "JSON nested too deep"),
}


@dataclass
class Outcome:
    """What became of a stream: the story of each line, by its number, the reasons, and how it ended."""

    stories: dict[int, str]
    refused: dict[int, str]
    status: int = 1


def stream() -> tuple[list[bytes], dict[str, int]]:
    """The lines, a sound report first, in the middle and last; the number of each broken one."""
    first, second, third = (json.dumps(fields(report)).encode() for report in reports("ferry"))
    broken: dict[str, bytes] = {name: line for name, (line, _) in LINES.items()}
    for number, (name, (change, _)) in enumerate(CHANGED.items()):
        row = fields(long_report(f"odd-{number}", seed=100 + number)) | change
        broken[name] = json.dumps(row).encode()
    names, lines = list(broken), list(broken.values())
    middle = len(lines) // 2
    numbers = {name: n + 2 + (n >= middle) for n, name in enumerate(names)}
    return [first, *lines[:middle], second, *lines[middle:], third], numbers


def fields(article: Any) -> dict[str, Any]:
    return {name: getattr(article, name) for name in ("id", "title", "text", "source", "published")}


def by_command(lines: list[bytes], *, file: Path | None) -> Outcome:
    data = b"\n".join(lines) + b"\n"
    if file:
        file.write_bytes(data)
    command = [sys.executable, "-m", "crossread", "cluster", "--format", "jsonl", str(file or "-")]
    done = subprocess.run(command, input=None if file else data, capture_output=True, check=False)
    refused = {}
    for said in done.stderr.decode().splitlines():
        place, _, reason = said.removeprefix(f"crossread: {file or '-'}:").partition(": ")
        refused[int(place)] = reason
    rows = [json.loads(row) for row in done.stdout.splitlines()]
    taken = [number for number in range(1, len(lines) + 1) if number not in refused]
    return Outcome(dict(zip(taken, (row["story"] for row in rows), strict=True)), refused, done.returncode)


def by_library(lines: list[bytes], folder: Path) -> Outcome:
    file = folder / "stream.jsonl"
    file.write_bytes(b"\n".join(lines) + b"\n")
    steps: list[Step] = []
    with Library(folder / "library.sqlite") as library:
        library.ingest([file], progress=steps.append)
        number = {step.name: int(step.name.rpartition(":")[2]) for step in steps if step.outcome != "compared"}
        refused = {number[step.name]: step.failure.reason for step in steps if step.failure}
        # A story may have become part of another since.
        stories = {number[s.name]: library.story(s.story).id for s in steps if s.name in number and s.story}
    return Outcome(stories, refused, int(bool(refused)))


WAYS = ("a file", "standard input", "the library")


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    lines, _ = stream()
    folder = tmp_path_factory.mktemp("stream")
    found = by_command(lines, file=folder / "cluster.jsonl"), by_command(lines, file=None), by_library(lines, folder)
    return dict(zip(WAYS, found, strict=True))


REASONS = {name: reason for name, (_, reason) in CHANGED.items()} | {name: why for name, (_, why) in LINES.items()}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", REASONS)
def test_what_is_broken_is_refused_with_its_reason_or_has_a_story(
    name: str, way: str, outcomes: dict[str, Outcome]
) -> None:
    number, reason = stream()[1][name], REASONS[name]
    outcome = outcomes[way]
    assert (number in outcome.stories) == (reason is None)
    assert outcome.refused.get(number, "").startswith(reason or "")
    assert bool(outcome.refused.get(number)) == (reason is not None)


@pytest.mark.parametrize("way", WAYS)
def test_sound_reports_amid_broken_ones_share_their_story(way: str, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[way]
    lines, numbers = stream()
    sound = [number for number in range(1, len(lines) + 1) if number not in numbers.values()]
    assert len(sound) == 3
    assert len({outcome.stories[number] for number in sound}) == 1
    assert outcome.status == 1
    assert len(outcome.stories) + len(outcome.refused) == len(lines)
