"""Every pattern of the package's stage, tried on text made of its own parts, costs linear time."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]  # what a pattern is made of is told nowhere else
from typing import Any

import pytest

SIZE = 30_000
# Linear patterns need hundredths of a second, quadratic ones far more than this.
SECONDS = 1.5


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    package = importlib.import_module("crossread.extract")
    for module in pkgutil.walk_packages(package.__path__, "crossread.extract."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(inside(value)):
                yield f"{module.name.rsplit('.', 1)[-1]}.{name}.{number}", pattern


def inside(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from inside(item)
    elif isinstance(value, dict):
        yield from inside(list(value.values()))


ALL = dict(patterns())


def sample(tree: Any, last: bool) -> str:
    """A text that the parsed pattern matches, each choice the first or the last that it offers."""
    return "".join(piece(str(op), value, last) for op, value in tree)


def piece(op: str, value: Any, last: bool) -> str:
    if op.endswith("_REPEAT"):
        low, high, inner = value
        return sample(inner, last) * max(int(low), min(2, int(high)))
    match op:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL" | "ANY":
            return "x" if value != ord("x") else "y"
        case "IN":
            return chosen(value, last)
        case "SUBPATTERN" | "ATOMIC_GROUP":
            return sample(value[-1] if op == "SUBPATTERN" else value, last)
    # What is left are places and looks around.
    return sample(value[1][-1 if last else 0], last) if op == "BRANCH" else ""


def chosen(items: list[tuple[Any, Any]], last: bool) -> str:
    op, value = items[-1 if last else 0]
    match str(op):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[1 if last else 0])
        case "CATEGORY":
            return {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "1"}.get(str(value), "a")
    return "~"  # a class that excludes


def texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Long texts of what the pattern looks for, whole, without its end, and of single parts."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    parts = {sample(tree, False), sample(tree, True)}
    parts |= (
        {part[:-1] for part in parts}
        | {c for part in parts for c in part[:3] + part[-2:]}
        | {" ", "a", "1", "a ", "A a "}
    )
    for part in sorted(parts - {""}):
        yield part * (SIZE // len(part)) + "\x01"


@pytest.mark.parametrize("name", ALL)
def test_a_pattern_costs_linear_time_on_text_made_of_its_own_parts(name: str) -> None:
    pattern = ALL[name]
    for text in texts(pattern):
        tried: Any = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
        began = time.process_time()
        for _ in pattern.finditer(tried):
            if time.process_time() - began > SECONDS:
                break
        took = time.process_time() - began
        assert took < SECONDS, f"{pattern.pattern!r} on {text[:40]!r}"
