"""Crossread: what many outlets report of one event, side by side.

`extract()` recovers an article from a page, `compare()` lays articles side by side, `Library` keeps them.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from crossread.library import Library
    from crossread.model import Article, Comparison

__all__ = ["Library", "__version__", "compare", "extract"]
__version__ = "0.1.0"


def extract(source: "str | Path", outlet_lines: "str | Path | None" = None) -> "Article":
    """The article in the file `source`: a page scrape, an HTML page, or article JSON.

    `outlet_lines` is a file that the command `crossread outlet-lines` made: its lines are no part of a scrape's text.
    Raises `CrossreadError`, whose text names the file and says what is wrong with it, also where the file holds several
    articles.
    """
    from crossread import pipeline

    return pipeline.extract(source, outlet_lines)


def compare(inputs: "Iterable[str | Path | Article]") -> "Comparison":
    """Two or more reports of one event, files or articles, side by side.

    Raises `CrossreadError` where an input cannot be read or fewer than two articles come in.
    """
    from crossread import pipeline

    return pipeline.compare(inputs)


def __getattr__(name: str) -> Any:
    """Import `Library` when it is first asked for: `import crossread` alone stays quick."""
    if name == "Library":
        from crossread.library import Library

        return Library
    raise AttributeError(f"module 'crossread' has no attribute {name!r}")


class _Package(ModuleType):
    """Keeps `extract` and `compare` functions, in whose place the import of the stages so named would put modules."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in ("extract", "compare") and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
