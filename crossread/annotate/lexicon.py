"""The word lists in `data/`, which a reader can check without reading the code.

A file holds sections: a line `[name]`, then words by white space or, where a line has a comma, phrases by commas.
`#` begins a comment.
"""

from functools import cache
from importlib.resources import files


def words(file: str, section: str) -> frozenset[str]:
    """The words and phrases of a section of `data/<file>.txt`. Raises `KeyError` where there is none of that name."""
    return _sections(file)[section]


@cache
def _sections(file: str) -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("data", f"{file}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    name = ""
    for raw in text.splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line:
            found[name] += [item.strip() for item in line.split(",")] if "," in line else line.split()
    return {key: frozenset(item for item in items if item) for key, items in found.items()}
