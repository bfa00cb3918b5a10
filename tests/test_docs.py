"""The documentation is complete: every command, option, field, role and dependency has its line."""

import dataclasses
import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from starlette.routing import Route

import crossread
from crossread.cli import main
from crossread.config import Settings
from crossread.model import RELATIONS, ROLES
from crossread.publish.export import Json, comparison_json
from crossread.publish.site import create_app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
LINK = re.compile(r"\]\(([^)\s]{1,500})\)|src=\"([^\"]{1,500})\"")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(group: click.Group = main, above: str = "") -> dict[str, click.Command]:
    """Every command by its name; those of a group follow it."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[above + name] = command
        if isinstance(command, click.Group):
            found.update(commands(command, f"{above}{name} "))
    return found


def heading(command: str) -> str:
    """The section that a command stands in: its own, or its group's."""
    return f"crossread {command.partition(' ')[0]}"


def options() -> list[tuple[str, str]]:
    context = click.Context(main)
    return [
        (name, option)
        for name, command in commands().items()
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    ]


def section(text: str, title: str) -> str:
    """What stands under a heading, up to the next of its kind."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found[1]


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command: str) -> None:
    assert f"crossread {command}" in section(page("docs/command-line.md"), heading(command))


@pytest.mark.parametrize(("command", "option"), options())
def test_every_option_is_documented(command: str, option: str) -> None:
    text = page("docs/command-line.md")
    common = section(text, "What all commands share")
    assert f"`{option}" in section(text, heading(command)) or f"`{option}" in common


@pytest.mark.parametrize("setting", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_documented(setting: str) -> None:
    assert f"| `{setting}` | `CROSSREAD_{setting.upper()}` |" in section(page("docs/command-line.md"), "Settings")


def test_every_method_of_the_library_is_documented() -> None:
    methods = [name for name, value in vars(crossread.Library).items() if callable(value) and not name.startswith("_")]
    documented = re.findall(r"^\| `(\w+)\(", page("docs/library.md"), re.MULTILINE)
    assert sorted(documented) == sorted(methods)


def test_every_address_of_the_site_is_documented(tmp_path: Path) -> None:
    text = section(page("docs/command-line.md"), "crossread serve").replace("ID", "{id}")
    text = text.replace("/corrections/N", "/corrections/{number:int}").replace("/N", "/{n:int}")
    library = crossread.Library(tmp_path / "library.sqlite")
    routes = [route.path for route in create_app(library, desk=library).routes if isinstance(route, Route)]
    assert [path for path in routes if f"`{re.sub(r'(?<=int}).*', '', path)}" not in text] == []


@pytest.mark.parametrize("form", ["examples/dam", "examples/harbour"])
def test_every_json_field_is_documented(form: str) -> None:
    comparison = comparison_json(crossread.compare(sorted((ROOT / form).iterdir())))
    documented = set(re.findall(r"`(\w+)`", page("docs/fields.md")))
    assert keys(comparison) - documented == set()


def keys(value: Json | list[Json] | object) -> set[str]:
    if isinstance(value, dict):
        # The names under "signals" are the page's own.
        return set(value) | {k for key, v in value.items() if key != "signals" for k in keys(v)}
    return {k for item in value for k in keys(item)} if isinstance(value, list) else set()


@pytest.mark.parametrize("word", [*ROLES, *RELATIONS])
def test_every_role_and_relation_is_documented(word: str) -> None:
    assert f"| `{word}` |" in page("docs/fields.md")


def test_every_dependency_is_documented_and_no_other() -> None:
    project = tomllib.loads(page("pyproject.toml"))["project"]
    groups = [project["dependencies"], *project.get("optional-dependencies", {}).values()]
    wanted = {re.split(r"[<>=\[;!~ ]", line)[0] for group in groups for line in group} - {"crossread"}
    text = page("docs/dependencies.md").split("## What was left out")[0]
    assert set(re.findall(r"^\| ([\w-]+) \| ", text, re.MULTILINE)) - {"package", "---"} == wanted


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_and_picture_is_there(path: Path) -> None:
    targets = [a or b for a, b in LINK.findall(path.read_text(encoding="utf-8"))]
    local = [t.partition("#")[0] for t in targets if "://" not in t and not t.startswith("#")]
    assert [t for t in local if not (path.parent / t).exists()] == []


def test_pictures_are_small() -> None:
    assert [p.name for p in (ROOT / "docs" / "images").glob("*.png") if p.stat().st_size > 200_000] == []


def test_the_version_is_the_same_everywhere() -> None:
    assert tomllib.loads(page("pyproject.toml"))["project"]["version"] == crossread.__version__


def test_the_readmes_first_command_ends_with_a_comparison() -> None:
    block = re.search(r"```console\n\$ (python3 -m venv [^\n]*crossread compare [^\n]*)\n", page("README.md"))
    assert block
    command = (
        block[1].rpartition("&& ")[2].replace(".venv/bin/crossread", f"{shlex.quote(sys.executable)} -m crossread")
    )
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert all(sign in done.stdout for sign in "=◇~≠")


def test_the_readmes_second_command_is_what_ci_runs() -> None:
    assert "pip install -q '.[dev]' && .venv/bin/pytest\n" in page("README.md")
    assert "install -q '.[dev]'" in page(".ci/run")


def test_pinned_figures_stand_in_the_scores() -> None:
    pinned = json.loads(page("evaluation/pinned.json"))
    text = page("docs/scores.md")
    written = [f"{value:.3f}" for figures in pinned.values() for value in figures.values() if value % 1]
    assert [value for value in written if value not in text] == []
