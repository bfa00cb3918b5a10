"""Measures what a user waits for: start-up, two reports compared, and the size of the default install.

    python evaluation/start.py           start-up and comparison, with the `crossread` of this Python, on one core
    python evaluation/start.py --size    also a fresh environment with the default install

Each time is the best of several runs: what else the machine does only ever adds to it.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 15
WORDS = 500


def main() -> None:
    """Print the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", action="store_true", help="install into a fresh environment and measure it")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    crossread = str(Path(sys.executable).with_name("crossread"))
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "bare Python": [sys.executable, "-c", "pass"],
            "import crossread": [sys.executable, "-c", "import crossread"],
            "crossread --help": [crossread, "--help"],
            f"compare two reports of {WORDS} words": [crossread, "compare", *reports(Path(folder))],
        }
        measured = best(commands)
    bare = measured["bare Python"][0]
    for name, (processor, wall) in measured.items():
        print(f"{name:34}{processor:.3f} s of the processor ({processor / bare:.1f} times bare), {wall:.3f} s in all")
    if options.size:
        print(f"{'default install':34}{size()} MB")


def best(commands: dict[str, list[str]]) -> dict[str, tuple[float, float]]:
    """Seconds of the processor and seconds in all that each command takes, the least of several runs.

    The commands take turns, so that a busy moment of the machine falls on all of them.
    """
    least = dict.fromkeys(commands, (float("inf"), float("inf")))
    for _ in range(RUNS):
        for name, command in commands.items():
            began, before = time.perf_counter(), _processor()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            processor, wall = _processor() - before, time.perf_counter() - began
            least[name] = (min(least[name][0], processor), min(least[name][1], wall))
    return least


def _processor() -> float:
    """Seconds of the processor that this process's children have taken so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def reports(folder: Path) -> list[str]:
    """Two files of article JSON of 500 words each: a report of each of the sample's stories, one behind the other."""
    pairs = (
        ("harbour/averil-mail.json", "dam/riverlands-review.json"),
        ("harbour/sellen-beacon.txt", "dam/norhaven-standard.txt"),
    )
    from crossread.pipeline import extract

    files = []
    for n, pair in enumerate(pairs):
        text = "\n\n".join(extract(ROOT / "examples" / name).text for name in pair)
        path = folder / f"{n}.json"
        path.write_text(json.dumps({"source": f"Outlet {n}", "text": _cut(text)}), encoding="utf-8")
        files.append(str(path))
    return files


def _cut(text: str) -> str:
    """The first words of a text, its paragraphs as they are."""
    kept: list[str] = []
    left = WORDS
    for paragraph in text.split("\n\n"):
        words = paragraph.split()[:left]
        kept.append(" ".join(words))
        left -= len(words)
        if not left:
            return "\n\n".join(kept)
    raise ValueError(f"the sample has {WORDS - left} words, not {WORDS}")


def size() -> int:
    """Megabytes on disk of a fresh environment with the default install, compiled files included."""
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder) / "venv"
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(venv / "bin" / "pip"), "install", "-q", str(ROOT)], check=True)
        done = subprocess.run(["du", "-sm", str(venv)], check=True, capture_output=True, text=True)
        return int(done.stdout.split()[0])


if __name__ == "__main__":
    main()
