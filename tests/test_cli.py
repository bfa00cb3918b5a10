"""The command line as users and their programs meet it: what is on which stream, and how it ends."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from outlet_pages import BOX, REPORTS

from crossread.errors import SettingError
from crossread.pipeline import compare, extract
from crossread.publish.export import article_json, comparison_json

EXAMPLES = Path(__file__).parents[1] / "examples"
DAM = sorted((EXAMPLES / "dam").iterdir())
HARBOUR = sorted((EXAMPLES / "harbour").iterdir())
TEXT = "The Quillport tower was opened on Monday.\n\n“It stands,” Mayor Ines Vey said."


def run(*arguments: str | Path, stdin: bytes = b"", **environ: str) -> tuple[int, str, list[str]]:
    """Exit status, standard output, and the lines on standard error."""
    command = [sys.executable, "-m", "crossread", *map(str, arguments)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CROSSREAD_")}
    done = subprocess.run(
        command, input=stdin, capture_output=True, env={**clean, "CROSSREAD_CONFIG": os.devnull, **environ}, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode().splitlines()


def article(path: Path, **fields: Any) -> Path:
    base = {"id": path.stem, "source": path.stem, "text": TEXT, "published": "2026-03-16", "language": "en"}
    path.write_text(json.dumps({**base, **fields}))
    return path


def test_extract_gives_an_article_a_line_in_input_order() -> None:
    files = [HARBOUR[2], DAM[0], HARBOUR[0]]
    status, out, messages = run("extract", "--format", "jsonl", *files)
    assert (status, messages) == (0, [])
    assert [json.loads(line) for line in out.splitlines()] == [article_json(extract(f)) for f in files]


def test_json_is_one_list_however_many_articles() -> None:
    for files in ([DAM[0]], DAM):
        status, out, _ = run("extract", "--format", "json", *files)
        assert status == 0
        assert len(json.loads(out)) == len(files)


def test_article_json_comes_back_unchanged_through_extract() -> None:
    first = run("extract", "--format", "jsonl", *DAM, *HARBOUR)[1]
    assert run("extract", "--format", "jsonl", "-", stdin=first.encode())[1] == first


@pytest.mark.parametrize("command", ["extract", "quotes", "cluster"])
def test_any_number_of_processes_gives_the_same_bytes(command: str) -> None:
    alone = run(command, "--format", "jsonl", *DAM, *HARBOUR)
    assert run(command, "--format", "jsonl", "--jobs", "3", *DAM, *HARBOUR) == alone
    assert run(command, "--format", "jsonl", *DAM, *HARBOUR, CROSSREAD_JOBS="2", PYTHONHASHSEED="7") == alone


def test_quotes_are_by_article_in_input_order(tmp_path: Path) -> None:
    files = [article(tmp_path / "b.json"), article(tmp_path / "a.json", text="Nobody spoke.")]
    status, out, _ = run("quotes", "--format", "jsonl", *files)
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [row["id"] for row in rows] == ["b", "a"]
    (quote,) = rows[0]["quotes"]
    assert TEXT[quote["start"] : quote["end"]].strip("“,”") == "It stands"
    assert rows[1]["quotes"] == []


def test_cluster_gives_every_article_its_story_in_input_order() -> None:
    status, out, messages = run("cluster", "--format", "jsonl", *DAM, *HARBOUR)
    rows = [json.loads(line) for line in out.splitlines()]
    assert (status, messages) == (0, [])
    assert [set(row) for row in rows] == [{"id", "story"}] * 6
    stories = [row["story"] for row in rows]
    assert len(set(stories[:3])) == len(set(stories[3:])) == 1
    assert stories[0] != stories[3]
    assert run("cluster", *DAM)[1].splitlines()[0] == f"{stories[0]}\t{rows[0]['id']}"


def test_cluster_gives_an_article_a_line_for_reading_whatever_its_id_holds(tmp_path: Path) -> None:
    story, shown = run("cluster", article(tmp_path / "a.json", id="one\ntwo\tthree"))[1].split("\t")
    assert (story[:2], shown) == ("s-", "one two three\n")


def test_compare_gives_what_the_library_function_gives() -> None:
    status, out, _ = run("compare", "--format", "json", *DAM)
    assert status == 0
    assert json.loads(out) == json.loads(json.dumps(comparison_json(compare(DAM))))


@pytest.mark.parametrize(("form", "sign"), [("terminal", "≠"), ("markdown", "#"), ("html", "<!doctype html>")])
def test_a_comparison_comes_in_every_form_and_to_a_file(tmp_path: Path, form: str, sign: str) -> None:
    status, out, _ = run("compare", "--format", form, *DAM)
    assert status == 0
    assert sign in out
    target = tmp_path / "out"
    assert run("compare", "--format", form, "--output", target, *DAM)[1] == ""
    assert target.read_text("utf-8") == out


def test_colours_are_for_those_who_want_them() -> None:
    assert "\x1b" not in run("compare", *DAM)[1]
    assert "\x1b" in run("compare", "--color", "always", *DAM)[1]
    assert "\x1b" not in run("compare", "--color", "auto", *DAM, NO_COLOR="1")[1]
    lines = run("compare", "--width", "60", *DAM)[1].splitlines()
    assert max(map(len, lines)) <= 60


def test_what_fails_is_named_on_a_line_each_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin.txt").write_bytes(
        ("Größter Turm eröffnet\n\n" + "Der größte Turm der Stadt wurde am Montag eröffnet, sagte sie. " * 6).encode(
            "latin-1"
        )
    )
    (tmp_path / "bad\nname.txt").touch()
    good = article(tmp_path / "good.json")
    names = ["empty.txt", "picture.html", "folder", "missing.txt", "bad\nname.txt"]
    status, out, messages = run(
        "extract", "--format", "jsonl", *(tmp_path / n for n in names), tmp_path / "latin.txt", good
    )
    assert status == 1
    assert len(out.splitlines()) == 2
    assert messages == [
        f"crossread: {tmp_path}/empty.txt: is empty",
        f"crossread: {tmp_path}/picture.html: is a PNG picture, not a page",
        f"crossread: {tmp_path}/folder: is a folder without files that could be read",
        f"crossread: {tmp_path}/missing.txt: there is no such file",
        f"crossread: {tmp_path}/bad\\nname.txt: is empty",
    ]


def test_a_deep_or_long_page_is_read_or_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + "deep")
    (tmp_path / "line.txt").write_text("word " * 2_000_000)
    began = time.monotonic()
    status, out, messages = run("extract", "--format", "jsonl", tmp_path / "deep.html", tmp_path / "line.txt")
    assert time.monotonic() - began < 25
    assert len(out.splitlines()) + len(messages) == 2
    assert status == (1 if messages else 0)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 2),
        (["extract"], 2),
        (["nonsense"], 2),
        (["compare", "--width", "3", "a", "b"], 2),
        (["extract", "--format", "xml", "a"], 2),
        (["extract", "--jobs", "0", "a"], 2),
        (["--help"], 0),
        (["--version"], 0),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], status: int) -> None:
    assert run(*arguments)[0] == status


def test_one_report_alone_cannot_be_compared(tmp_path: Path) -> None:
    one, empty = article(tmp_path / "one.json"), tmp_path / "empty.txt"
    empty.touch()
    assert run("compare", one) == (2, "", [f"crossread: compare: needs two reports or more, and {one} holds 1"])
    status, out, messages = run("compare", one, empty)
    assert (status, out) == (1, "")
    assert messages == [
        f"crossread: {empty}: is empty",
        "crossread: compare: needs two reports or more, and 1 could be read",
    ]


def test_two_reports_in_one_file_can_be_compared(tmp_path: Path) -> None:
    rows = [article(tmp_path / f"{name}.json").read_text() for name in ("a", "b")]
    both = tmp_path / "both.jsonl"
    both.write_text("\n".join(rows))
    assert run("compare", "--format", "json", both)[0] == 0


def test_odd_inputs_have_a_line_each_and_are_compared_all_the_same(tmp_path: Path) -> None:
    same = [article(tmp_path / "a.json"), article(tmp_path / "a.json")]
    status, out, messages = run("compare", "--format", "json", *same)
    assert status == 0
    assert [a["id"] for a in json.loads(out)["articles"]] == ["a", "a-2"]
    assert messages[0] == "crossread: a: has the same text as a: it is one voice, not two"
    other = article(tmp_path / "b.json", language="de", text="Der Turm von Quillport steht.\n\nDas sagte Ines Vey.")
    messages = run("compare", "--format", "json", same[0], other)[2]
    assert messages[0] == "crossread: b: is in another language (de) than the first (en): little can be matched"
    undated = article(tmp_path / "c.json", published=None, text=TEXT + " Rain fell.")
    assert run("compare", same[0], undated)[::2] == (0, ["crossread: c: has no date: it is taken as undated"])


def test_reports_of_two_events_are_compared_with_a_line_that_says_how_sure_it_is() -> None:
    status, out, messages = run("compare", "--format", "json", DAM[0], HARBOUR[0])
    doubt = json.loads(out)["same_event"]
    assert status == 0
    assert doubt < 0.5
    assert any(f"do not look like reports of one event ({doubt:.0%} sure" in line for line in messages)


def test_reports_of_one_outlet_are_compared_with_a_line_that_says_that_no_other_bears_them_out(tmp_path: Path) -> None:
    two = [article(tmp_path / f"{name}.json", source="Quillport Mail") for name in "ab"]
    status, out, messages = run("compare", "--format", "json", *two)
    assert (status, {fact["relation"] for fact in json.loads(out)["facts"]}) == (0, {"only"})
    assert messages[-1] == "crossread: compare: all reports are of one outlet: no other bears out what they share"


def test_a_pipe_that_closes_is_no_error() -> None:
    command = f"{sys.executable} -m crossread extract --format jsonl {' '.join(map(str, DAM * 40))} | head -c 1"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert (len(done.stdout), done.stderr) == (1, b"")


@pytest.mark.parametrize("command", ["extract", "compare"])
def test_an_output_that_takes_nothing_more_ends_with_one_line(command: str) -> None:
    for where, why in ((">/dev/full", "cannot be written: no space left on device"), (">&-", "is closed")):
        line = f"{sys.executable} -m crossread {command} {DAM[0]} {DAM[1]} {where}"
        done = subprocess.run(line, shell=True, capture_output=True, check=False)
        assert (done.returncode, done.stderr.decode()) == (1, f"crossread: standard output: {why}\n")


def test_a_closed_standard_input_is_said() -> None:
    command = f"{sys.executable} -m crossread extract - <&-"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"crossread: -: there is no standard input\n")


def test_text_for_the_terminal_holds_no_control_characters(tmp_path: Path) -> None:
    nasty = article(
        tmp_path / "a.json",
        title="\x1b]0;owned\x07Tower\u009b31m\u202e",
        text="Red \u2066 \x1b[31m tower.\n\n“Hm\x07,” she said.",
    )
    for command in ("extract", "quotes"):
        assert not [
            c
            for c in run(command, nasty)[1]
            if (c < " " and c not in "\n\t") or "\x7f" <= c < "\xa0" or c in "\u202e\u2066"
        ]


def test_a_lone_surrogate_comes_out_as_valid_utf_8(tmp_path: Path) -> None:
    odd = article(tmp_path / "a.json", title="half a \ud83d sign")
    for form in ("json", "text"):
        status, out, _ = run("extract", "--format", form, odd)
        assert status == 0
        assert "half a" in out


def test_standard_input_may_be_a_compressed_page() -> None:
    html = next(path for path in DAM if path.suffix == ".html")
    status, out, _ = run("extract", "--format", "jsonl", "-", stdin=gzip.compress(html.read_bytes()))
    assert status == 0
    assert json.loads(out)["text"] == extract(html).text


def test_ingest_says_what_it_did_and_what_failed(tmp_path: Path) -> None:
    library, missing = tmp_path / "news", tmp_path / "missing.txt"
    status, out, messages = run("ingest", "--library", library, EXAMPLES / "dam", missing)
    assert (status, out) == (1, "")
    assert messages == [
        f"crossread: {missing}: there is no such file",
        f"crossread: {library}: 3 new, 0 changed, 0 known already, 1 failed; 1 story changed",
    ]
    status, _, messages = run("ingest", EXAMPLES / "dam", "--jobs", "2", CROSSREAD_LIBRARY=str(library))
    assert status == 0
    assert messages == [f"crossread: {library}: 0 new, 0 changed, 3 known already, 0 failed; 0 stories changed"]


def test_a_library_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Not a library.")
    status, _, messages = run("ingest", "-l", tmp_path / "notes.txt", *DAM)
    assert (status, messages) == (1, [f"crossread: {tmp_path}/notes.txt: is not a Crossread library"])
    status, _, messages = run("ingest", *DAM, CROSSREAD_PORT="x")
    assert status == 2
    assert messages == ["crossread: CROSSREAD_PORT: must be a whole number from 0 to 65535, and is 'x'"]


@contextmanager
def running(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A command that goes on until it is interrupted."""
    command = [sys.executable, "-m", "crossread", *map(str, arguments)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_drop_folder_is_watched_until_it_is_interrupted(tmp_path: Path) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    with running("ingest", "-l", tmp_path / "news", "--watch", "--interval", "0.1", drop) as process:
        assert process.stderr
        assert "is a folder without files" in process.stderr.readline()
        assert "1 failed" in process.stderr.readline()
        article(drop / "a.json")
        assert "1 new" in process.stderr.readline()
        article(drop / "a.json", text=TEXT + " It is tall.", url=None)
        assert "1 changed" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 1
        assert process.stderr.read() == ""


def test_serve_shows_the_library_and_says_where(tmp_path: Path) -> None:
    run("ingest", "-l", tmp_path / "news", EXAMPLES / "dam")
    with running("serve", "-l", tmp_path / "news", "--port", "0") as process:
        assert process.stderr
        address = process.stderr.readline().split()[-3]
        assert address.startswith("http://127.0.0.1:")
        port = address.rsplit(":", 1)[1].strip("/")
        connection = HTTPConnection("127.0.0.1", int(port), timeout=10)
        connection.request("GET", "/stories.json")
        assert connection.getresponse().status == 200
        connection.close()
        second = run("serve", "-l", tmp_path / "news", "--port", port)
        assert second[0] == 2
        assert second[2] == [f"crossread: 127.0.0.1:{port}: cannot listen there: address already in use"]
        process.send_signal(signal.SIGINT)
        process.wait(10)
        assert process.stderr.read() == ""


def test_an_unreadable_output_is_named(tmp_path: Path) -> None:
    status, _, messages = run("compare", "--output", tmp_path / "no" / "out", *DAM)
    assert status == 1
    assert messages[-1] == f"crossread: {tmp_path}/no/out: cannot be written: no such file or directory"


def test_errors_are_one_family() -> None:
    assert str(SettingError("a\nb", "c\td")) == "a\\nb: c\\td"


def test_lines_that_an_outlet_repeats_are_learned_into_a_file_and_left_out(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, path in enumerate(files):
        path.write_text("\n\n".join([*REPORTS[number], BOX]))
    status, _, messages = run("outlet-lines", *files)
    left_out = "left out 4 pages that don't say whose they are: say it with --outlet"
    assert (status, messages) == (0, [f"crossread: outlet-lines: {left_out}"])
    status, out, messages = run("outlet-lines", "--outlet", "The Courier", *files[:3])
    assert (status, messages) == (0, [])
    assert json.loads(out) == {"outlets": [{"outlet": "courier", "pages": 3, "lines": [{"text": BOX, "pages": 3}]}]}
    lines = tmp_path / "lines.json"
    lines.write_text(out)
    files[3].write_text("\n\n".join([*REPORTS[3], BOX, "© The Courier. All rights reserved."]))
    status, out, _ = run("extract", "--format", "jsonl", "--jobs", "2", "--outlet-lines", lines, files[3], files[3])
    assert status == 0
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["\n\n".join(REPORTS[3][1:])] * 2
    status, out, messages = run("extract", "--outlet-lines", files[0], files[3])
    assert (status, out) == (2, "")
    assert messages == [f"crossread: {files[0]}: holds no outlets' lines: make it with crossread outlet-lines"]


def test_a_story_is_corrected_looked_up_and_put_back(tmp_path: Path) -> None:
    library = tmp_path / "news"
    run("ingest", "-l", library, *DAM, *HARBOUR)
    rows = [json.loads(line) for line in run("correct", "stories", "-l", library, "--format", "jsonl")[1].splitlines()]
    one, other = (row["id"] for row in rows)
    articles = [article["id"] for article in rows[0]["articles"]]
    assert f"{one}\n    {articles[0]}\t" in run("correct", "stories", "-l", library)[1]
    said = ("-l", library, "--reason", "Another\x1b[1m event", "--by", "Ada")
    status, out, messages = run("correct", "split", one, articles[2], *said)
    assert (status, messages) == (0, [])
    assert f" 1 report split off from {one} as s-" in out
    titles = [article["title"] for article in rows[0]["articles"]]
    assert out.endswith(f": “{titles[2]}”. Ada: Another\ufffd[1m event\n")
    status, out, _ = run("correct", "merge", one, other, *said, "--format", "json")
    assert (status, json.loads(out)["kind"], json.loads(out)["after"]) == (0, "merge", other)
    refused = run("correct", "move", articles[0], "--to", one, *said)
    assert refused[0] == 1
    assert refused[2] == [f"crossread: {articles[0]}: is there already"]
    others = [article["id"] for article in rows[1]["articles"]]
    assert run("correct", "apart", others[0], others[1], *said)[0] == 0
    history = run("correct", "history", one, "-l", library)[1].splitlines()
    assert len(history) == 3
    assert f" {one} merged into {other}: “{titles[0]}” and “{titles[1]}” (correction 2). Ada: " in history[1]
    status, out, messages = run("correct", "undo", "2", "-l", library, "--reason", "Two")
    assert (status, messages) == (0, [])
    assert "[undone " in out
    listed = [json.loads(line) for line in run("correct", "list", "-l", library, "--format", "jsonl")[1].splitlines()]
    assert [made["kind"] for made in listed] == ["apart", "merge", "split"]
    assert [made["undone_reason"] for made in listed] == [None, "Two", None]


def test_it_is_told_why_each_article_is_in_its_story(tmp_path: Path) -> None:
    library = tmp_path / "news"
    run("ingest", "-l", library, *DAM)
    lines = run("correct", "stories", "--why", "-l", library)[1].splitlines()
    assert lines[2] == "        It opened this story: no report that had come in was close enough."
    assert lines[4].startswith("        It was put here when it came in, ")
    assert f" ({lines[1].split()[0]}) it shares " in lines[4]
    (row,) = json.loads(run("correct", "stories", "--why", "-l", library, "--format", "json")[1])
    assert row["articles"][1]["reason"]["closest"] == row["articles"][0]["id"]
    (bare,) = json.loads(run("correct", "stories", "-l", library, "--format", "json")[1])
    assert "reason" not in bare["articles"][1]


def test_two_stories_are_linked_and_unlinked(tmp_path: Path) -> None:
    library = tmp_path / "news"
    run("ingest", "-l", library, *DAM, *HARBOUR)
    rows = json.loads(run("correct", "stories", "-l", library, "--format", "json")[1])
    one, other = (row["id"] for row in rows)
    status, out, messages = run("correct", "link", one, other, "-l", library, "--reason", "One flood", "--by", "Ada")
    assert (status, messages) == (0, [])
    assert out.endswith(f" {one} and {other} linked: of one course of events. Ada: One flood\n")
    unlinked = ("correct", "unlink", other, one, "-l", library, "--reason", "Two")
    assert json.loads(run(*unlinked, "--format", "json")[1])["kind"] == "unlink"
    assert run(*unlinked) == (1, "", [f"crossread: {other}: and {one}: correction 2 says so already"])
    assert run("correct", "undo", "2", "-l", library, "--reason", "One")[0] == 0
    history = run("correct", "history", one, "-l", library)[1].splitlines()
    assert [line.partition(" ")[2] for line in history] == [
        f"{one} and {other} linked: of one course of events (correction 1). Ada: One flood",
        f"{other} and {one} unlinked: not of one course of events (correction 2). Somebody: Two",
        "correction 2 undone. Somebody: One",
    ]


def test_an_undo_that_is_not_whole_names_what_stays_and_ends_with_1(tmp_path: Path) -> None:
    library = tmp_path / "news"
    run("ingest", "-l", library, *DAM)
    (row,) = json.loads(run("correct", "stories", "-l", library, "--format", "json")[1])
    moved, said = row["articles"][2]["id"], ("-l", library, "--reason", "r")
    run("correct", "move", moved, *said)
    own = json.loads(run("correct", "list", "-l", library, "--format", "json")[1])[0]["after"]
    run("correct", "move", moved, "--to", row["id"], *said)
    run("correct", "move", moved, *said)
    status, out, messages = run("correct", "undo", "2", *said, "--format", "json")
    assert status == 1
    assert messages == [f"crossread: {moved}: stays where it is: it was moved again since, and is in the story {own}"]
    assert [one["article"] for one in json.loads(out)["left"]] == [moved]
    assert run("correct", "undo", "x", *said)[0] == 2


@pytest.mark.parametrize(("option", "status"), [("--corrections", 200), ("--no-corrections", 404)])
def test_serve_takes_corrections_or_not(tmp_path: Path, option: str, status: int) -> None:
    with running("serve", "-l", tmp_path / "news", "--port", "0", option) as process:
        assert process.stderr
        port = process.stderr.readline().split()[-3].rsplit(":", 1)[1].strip("/")
        connection = HTTPConnection("127.0.0.1", int(port), timeout=10)
        connection.request("GET", "/corrections.json")
        assert connection.getresponse().status == status
        connection.close()
