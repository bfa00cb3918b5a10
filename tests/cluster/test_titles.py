"""The outlet's name is cut off a title, the news is not."""

import time

import pytest

from crossread.cluster.titles import bare_title
from crossread.model import Article


def bare(title: str | None, url: str | None = None, source: str | None = None) -> str:
    return bare_title(Article("a", "text", title=title, url=url, source=source))


@pytest.mark.parametrize(
    ("title", "url", "source"),
    [
        ("Ferry runs aground off Ellery - NORR7.com | News and Weather", "http://www.norr7.com/x", None),
        ("Ferry runs aground off Ellery | Norr7", "http://archive.test/2031/http://www.norr7.com/x", None),
        ("Ferry runs aground off Ellery – The Lindmere Post", None, "Lindmere Post"),
        ("Ferry runs aground off Ellery", None, None),
    ],
)
def test_the_outlets_name_is_cut_off(title: str, url: str | None, source: str | None) -> None:
    assert bare(title, url, source) == "Ferry runs aground off Ellery"


@pytest.mark.parametrize(
    ("title", "url", "source"),
    [
        ("Ferry aground - two tugboats sail", "http://norr7.com/x", "Norr 7"),
        ("Storm - Post offices close", None, "Lindmere Post"),
        ("Norr7 - Ferry aground", "http://norr7.com/x", None),
        ("Ferry - norr7", "http://norr7.com", None),
        ("Ferry runs aground - again", None, None),
    ],
)
def test_a_title_that_says_more_stays_whole(title: str, url: str | None, source: str | None) -> None:
    assert bare(title, url, source) == title


def test_no_title_is_empty() -> None:
    assert bare(None) == ""


@pytest.mark.parametrize("piece", [" - ", "a - ", "http://", "."])
def test_1_mb_costs_nothing(piece: str) -> None:
    began = time.process_time()
    bare(piece * 300_000, piece * 300_000, piece * 3_000)
    assert time.process_time() - began < 0.2
