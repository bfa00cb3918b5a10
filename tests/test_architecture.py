"""The house keeps its order: acquire, extract, annotate, cluster, compare, publish; a stage never knows a later one."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "crossread"
STAGES = ("acquire", "extract", "annotate", "cluster", "compare", "publish")
FOR_ALL = {"model", "history", "pieces", "threads", "errors"}
# Who alone may import what: the network, SQL, HTTP responses.
ROOMS = {
    "acquire": {"httpx2", "protego", "feedparser", "warcio", "fastwarc", "urllib.request", "http.client", "socket"},
    "store": {"sqlite3"},
    "publish": {"starlette", "uvicorn", "jinja2"},
}
HEAVY = ("lxml", "numpy", "starlette", "jinja2", "feedparser", "sqlite3", "rich")
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The stage package that a module stands in, or its own name where it stands in none."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """Every module that a module imports, at its top or in a function, by full name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports by dots"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return names


def rooms_of(path: Path) -> set[str]:
    """The rooms of the house that a module imports from."""
    own = {name.split(".")[1] for name in imported(path) if name.startswith("crossread.")}
    return {name for name in own if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").exists()}


@pytest.mark.parametrize("path", [m for m in MODULES if room(m) in (*STAGES, "store")], ids=str)
def test_a_stage_imports_no_later_stage(path: Path) -> None:
    own = room(path)
    earlier = set(STAGES[: STAGES.index(own)]) if own in STAGES else set()
    assert rooms_of(path) <= FOR_ALL | {own} | earlier


@pytest.mark.parametrize("name", sorted(FOR_ALL))
def test_the_data_types_and_the_errors_import_nothing_of_ours(name: str) -> None:
    assert rooms_of(PACKAGE / f"{name}.py") == set()


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_network_sql_and_http_stay_in_their_rooms(path: Path) -> None:
    foreign = {name for owner, names in ROOMS.items() if owner != room(path) for name in names}
    roots = imported(path) | {name.split(".")[0] for name in imported(path)}
    assert roots & foreign == set()


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_has_one_job(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_function_fits_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert {f.name: f.end_lineno - f.lineno + 1 for f in functions if (f.end_lineno or 0) - f.lineno >= 40} == {}


@pytest.mark.parametrize("command", [["-c", "import crossread"], ["-m", "crossread", "--help"]], ids=" ".join)
def test_the_start_is_light(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-X", "importtime", *command], capture_output=True, text=True, check=True)
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert loaded & set(HEAVY) == set()


def test_what_is_imported_is_installed_with_the_package() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[;!~ ]", line)[0].lower().replace("-", "_") for line in project["dependencies"]}
    owners = packages_distributions()
    roots = {name.split(".")[0] for path in MODULES for name in imported(path)} - sys.stdlib_module_names
    needed = {root: {owner.lower().replace("-", "_") for owner in owners.get(root, [root])} for root in roots}
    assert {root for root, owner in needed.items() if root != "crossread" and not owner & declared} == set()
