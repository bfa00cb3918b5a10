"""The gate of scores: fails where a figure falls below the one that is pinned by more than the noise.

    python evaluation/gate.py            run the scorers, compare with pinned.json
    python evaluation/gate.py --update   run them, write pinned.json and the tables of docs/scores.md
    python evaluation/gate.py --only compare --only quotes

The scorers and their labelled data lie beside the checkout, in `../shared`, and are no part of the project. Where
they are missing the gate says so; in CI (`CI` is set) that is a failure.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DATA = Path("..") / "shared" / "data"
PINNED = ROOT / "evaluation" / "pinned.json"
SCORES = ROOT / "docs" / "scores.md"
BEGIN, END = "<!-- figures: written by evaluation/gate.py --update -->", "<!-- end of figures -->"

# The program is deterministic: the same version gives the same figures. What moves them without a change of ours is a
# new release of a dependency (the HTML extractor above all), by a page or two of a hundred.
NOISE = 0.005
CHANGES = 2
COUNTS = re.compile(r"(?P<name>attributions|both report|told differently|only one) (?P<value>\d+)/(?P<of>\d+)")
ZEROES = re.compile(r"(?P<name>conflicts|not the story) (?P<value>\d+) \(must be 0\)")
F1 = re.compile(r"^(?P<name>\w+ *(?:@[\d.]+)?) +P (?P<p>[\d.]+) R (?P<r>[\d.]+) F1 (?P<value>[\d.]+)$")
SHARE = re.compile(r"^(?P<name>speaker|same)\s+(?:ACC |R )?(?P<value>[\d.]+)$")
BODY = re.compile(r"(?P<name>body F1|at \.95\+|headline|author F1|day) (?P<value>[\d.]+)")
ROLE = re.compile(r"^role (?P<name>\S+)\s+F1 (?P<value>[\d.]+)$")
FOUND = re.compile(r"^(?P<name>number|name|date|negation|all) +changed \d+  found (?P<value>\d+)")
FLAGS = re.compile(r"^(?P<name>flags on unchanged copies) (?P<value>\d+)")
ALIKE = re.compile(r"(?P<name>HTML against text|same headline) (?P<value>[\d.]+)")
STREAM = re.compile(r"(?P<name>F1|several) (?P<value>[\d.]+)")
LINKS = re.compile(r"(?P<name>precision|recall) (?P<value>[\d.]+)")


class Scorer(NamedTuple):
    """A scorer: its name, its script, what it is given (patterns of files), and the patterns of what it prints.

    It lies with the data and runs the program by its name; one of our `own` lies here and imports it.
    """

    name: str
    script: str
    given: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    own: bool = False


SCORERS = (
    Scorer("reports", "score_reports.py", (), (COUNTS, ZEROES)),
    Scorer("compare", "score_compare.py", ("events/*.json",), (F1, SHARE)),
    Scorer("changed", "changed.py", ("events/*.json",), (FOUND, FLAGS), own=True),
    Scorer("quotes", "score_quotes.py", ("quotes/attributions_dev.jsonl.gz",), (F1, SHARE)),
    Scorer("cluster", "score_cluster.py", ("stories/*_before_2019.jsonl.gz",), (STREAM,)),
    Scorer("streams", "cluster_streams.py", ("stories",), (STREAM,), own=True),
    Scorer("links", "shown_links.py", ("stories",), (LINKS,), own=True),
    Scorer("html", "score_extract.py", ("html", "pages"), (BODY,)),
    Scorer("text", "score_extract.py", ("text", "pages"), (BODY, ROLE)),
    Scorer("html and text", "html_and_text.py", ("pages",), (ALIKE,), own=True),
)


def main() -> None:
    """Run the scorers that are asked for and end with 1 where a figure has fallen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write the new figures instead of comparing")
    parser.add_argument("--only", action="append", choices=[s.name for s in SCORERS], help="this scorer alone")
    options = parser.parse_args()
    if not (ROOT / DATA).is_dir():
        sys.exit(_absent())
    pinned = json.loads(PINNED.read_text()) if PINNED.exists() else {}
    printed, measured = {}, {}
    for scorer in SCORERS:
        if options.only and scorer.name not in options.only:
            continue
        began = time.monotonic()
        printed[scorer.name] = run(scorer)
        measured[scorer.name] = figures(scorer, printed[scorer.name])
        print(f"$ {command(scorer)}   ({time.monotonic() - began:.0f} s)\n{printed[scorer.name]}", flush=True)
    if options.update:
        PINNED.write_text(json.dumps(pinned | measured, indent=1) + "\n")
        write_tables(printed)
        return
    wrong = [line for name in measured for line in fallen(name, pinned.get(name, {}), measured[name])]
    print("\n".join(wrong) or "No figure has fallen.")
    sys.exit(1 if wrong else 0)


def command(scorer: Scorer) -> str:
    """What to type in the project's root to run a scorer."""
    given = [g if g == scorer.name else str(DATA / g) for g in scorer.given]
    folder = Path("evaluation") if scorer.own else DATA.parent / "eval"
    return " ".join(["python3", str(folder / scorer.script), *given])


def run(scorer: Scorer) -> str:
    """What a scorer prints, run with the `crossread` of this Python. Ends the gate where it cannot score at all."""
    given: list[str] = []
    for pattern in scorer.given:
        found = sorted(str(path) for path in (ROOT / DATA).glob(pattern))
        given += found or [pattern]
    script = ROOT / ("evaluation" if scorer.own else DATA.parent / "eval") / scorer.script
    options = [] if scorer.own else ["--command", str(Path(sys.executable).with_name("crossread"))]
    done = subprocess.run(
        [sys.executable, str(script), *options, *given],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and not figures(scorer, done.stdout):
        sys.exit(f"{scorer.script} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def figures(scorer: Scorer, output: str) -> dict[str, float]:
    """The figures in a scorer's output by name, in the order printed; a stream's carry the stream's name."""
    found: dict[str, float] = {}
    for line in output.splitlines():
        for match in _matches(scorer, line):
            name = re.sub(r" +(?=@|$)", "", match["name"])
            if match.re in (STREAM, LINKS):
                name = f"{line.split(':')[0]} {name}"
            if match.re is ROLE:
                name = f"role {name}"
            found[name] = float(match["value"])
    return found


def _matches(scorer: Scorer, line: str) -> Iterator[re.Match[str]]:
    for pattern in scorer.patterns:
        yield from pattern.finditer(line)


def fallen(scorer: str, pinned: dict[str, float], measured: dict[str, float]) -> list[str]:
    """A line for every figure that is worse than the pinned one, or missing. Counts have no noise."""
    wrong = []
    for name, before in pinned.items():
        now = measured.get(name)
        if now is None:
            wrong.append(f"FALLEN {scorer} {name}: was {before:g}, is no longer printed")
        elif name in ("conflicts", "not the story", "flags on unchanged copies"):
            if now > 0:
                wrong.append(f"FALLEN {scorer} {name}: {now:g}, must be 0")
        elif now < before - (0 if scorer == "reports" else CHANGES if scorer == "changed" else NOISE):
            wrong.append(f"FALLEN {scorer} {name}: was {before:g}, is {now:g}")
    return wrong


def write_tables(printed: dict[str, str]) -> None:
    """Put what the scorers printed into docs/scores.md, each under the command that makes it."""
    text = SCORES.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    old, tail = rest.split(END)
    for scorer in SCORERS:
        if scorer.name not in printed:
            continue
        block = f"```console\n$ {command(scorer)}\n{printed[scorer.name].rstrip()}\n```\n"
        pattern = re.compile(rf"```console\n\$ {re.escape(command(scorer))}\n.*?```\n", re.DOTALL)
        old = pattern.sub(lambda _, block=block: block, old) if pattern.search(old) else f"{old.rstrip()}\n\n{block}\n"
    SCORES.write_text(
        f"{head}{BEGIN}\n{old.strip()}\n\n{END}{tail}".replace(BEGIN + "\n", BEGIN + "\n\n", 1), encoding="utf-8"
    )


def _absent() -> str | int:
    """The exit status where there is nothing to score on: a failure in CI only."""
    reason = f"No labelled data in {DATA}: the scores were not measured."
    if os.environ.get("CI"):
        return reason
    print(reason)
    return 0


if __name__ == "__main__":
    main()
