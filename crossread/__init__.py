"""Crossread: what many outlets report of one event, side by side.

`extract()` recovers an article from a page, `compare()` lays articles side by side, `Library` keeps them.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossread.library import Library
    from crossread.pipeline import compare, extract

__all__ = ["Library", "__version__", "compare", "extract"]
__version__ = "0.1.0"

_HOMES = {"Library": "crossread.library", "compare": "crossread.pipeline", "extract": "crossread.pipeline"}


def __getattr__(name: str) -> Any:
    """Import what is public when it is first asked for: `import crossread` alone stays quick."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'crossread' has no attribute {name!r}")
