"""A library's file with a few articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.store import Store

from .samples import NOW, annotated


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The articles a, b, c, each in a story of its own: s-a, s-b, s-c."""
    opened = Store(tmp_path / "library.sqlite")
    with opened.transaction():
        for name in "abc":
            opened.articles.add(annotated(name), NOW)
            opened.stories.place(name, f"s-{name}", NOW)
    yield opened
    opened.close()
