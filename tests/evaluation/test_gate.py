"""The gate of scores reads what the scorers print and fails where a figure has fallen."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PATH = Path(__file__).parents[2] / "evaluation" / "gate.py"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PRINTED = {
    "reports": (
        "attributions 13/19  missing ['a']\nboth report 5/6\nconflicts 0 (must be 0)\nnot the story 0 (must be 0) []",
        {"attributions": 13, "both report": 5, "conflicts": 0, "not the story": 0},
    ),
    "compare": (
        "facts   P 0.500 R 0.400 F1 0.444\nspeaker ACC 0.510\nsame    R 0.600",
        {"facts": 0.444, "speaker": 0.51, "same": 0.6},
    ),
    "quotes": (
        "quoted @0.5  P 0.500 R 0.400 F1 0.444\nall    @0.8  P 0.1 R 0.2 F1 0.3\nspeaker 0.5\nspeed   9 thousand",
        {"quoted@0.5": 0.444, "all@0.8": 0.3, "speaker": 0.5},
    ),
    "cluster": (
        "news: 9 docs 9 labelled  B3 P 0.9 R 0.8 F1 0.850  alone 0.500  several 0.700  largest 9  80 docs/s",
        {"news F1": 0.85, "news several": 0.7},
    ),
    "streams": (
        "news earlier: P 0.9 R 0.8 F1 0.850  several 0.700\nnews: 9 articles, largest story 9, 1.50 ms each",
        {"news earlier F1": 0.85, "news earlier several": 0.7},
    ),
    "links": (
        "news from 2018-06-06: 9 links, precision 0.900, recall 0.300, 1 mention",
        {"news from 2018-06-06 precision": 0.9, "news from 2018-06-06 recall": 0.3},
    ),
    "html": (
        "html: 9 pages  body F1 0.900  at .95+ 0.500\nheadline 0.900  author F1 0.500  day 0.400\nspeed 3 pages/s",
        {"body F1": 0.9, "at .95+": 0.5, "headline": 0.9, "author F1": 0.5, "day": 0.4},
    ),
    "text": (
        "headline 0.900  author F1 0.500\nrole headline  F1 0.700",
        {"headline": 0.9, "author F1": 0.5, "role headline": 0.7},
    ),
}


@pytest.mark.parametrize("name", PRINTED)
def test_it_reads_every_figure_that_a_scorer_prints(gate: ModuleType, name: str) -> None:
    scorer = next(s for s in gate.SCORERS if s.name == name)
    output, wanted = PRINTED[name]
    assert gate.figures(scorer, output) == wanted


def test_a_figure_that_falls_by_more_than_the_noise_is_named(gate: ModuleType) -> None:
    assert gate.fallen("compare", {"facts": 0.5}, {"facts": 0.49}) == ["FALLEN compare facts: was 0.5, is 0.49"]


def test_a_figure_within_the_noise_or_better_passes(gate: ModuleType) -> None:
    assert gate.fallen("compare", {"facts": 0.5, "same": 0.5}, {"facts": 0.496, "same": 0.7}) == []


def test_a_count_has_no_noise(gate: ModuleType) -> None:
    assert gate.fallen("reports", {"both report": 5}, {"both report": 4}) != []


def test_a_false_conflict_fails_whatever_was_pinned(gate: ModuleType) -> None:
    assert gate.fallen("reports", {"conflicts": 0}, {"conflicts": 1}) == ["FALLEN reports conflicts: 1, must be 0"]


def test_a_figure_that_is_no_longer_printed_fails(gate: ModuleType) -> None:
    assert gate.fallen("quotes", {"speaker": 0.5}, {}) != []


def test_scorers_of_our_own_need_nothing_that_only_fitting_needs(gate: ModuleType) -> None:
    for scorer in gate.SCORERS:
        if scorer.own:
            script = PATH.with_name(scorer.script)
            missing = "for name in ('sklearn', 'lightgbm', 'scipy'): sys.modules[name] = None"
            start = f"sys.argv = ['{scorer.script}', '--help']; sys.path.insert(0, {str(script.parent)!r})"
            code = f"import runpy, sys\n{missing}\n{start}\nrunpy.run_path({str(script)!r}, run_name='__main__')"
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            assert "usage:" in done.stdout
