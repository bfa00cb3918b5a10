"""The library's functions: one article from one file, several side by side, and errors that name their input."""

import json
from pathlib import Path

import pytest

from crossread.errors import AcquireError, CompareError, CrossreadError, ExtractError
from crossread.model import Article
from crossread.pipeline import articles, compare, extract

TEXT = "The Quillport tower was opened on Monday.\n\n“It stands,” Mayor Ines Vey said."


def put(path: Path, *items: dict[str, str]) -> Path:
    path.write_text("\n".join(json.dumps(item) for item in items))
    return path


def test_one_file_gives_one_article(tmp_path: Path) -> None:
    path = put(tmp_path / "a.json", {"id": "a", "text": TEXT, "title": "Tower"})
    assert extract(path) == extract(str(path)) == Article("a", TEXT, "Tower")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(AcquireError, match=r"none\.txt: there is no such file"):
        extract(tmp_path / "none.txt")
    with pytest.raises(ExtractError, match=r'a\.json: "text" is missing'):
        extract(put(tmp_path / "a.json", {"id": "a"}))


def test_a_file_of_several_articles_is_not_one(tmp_path: Path) -> None:
    path = put(tmp_path / "two.jsonl", {"text": "One."}, {"text": "Two."})
    with pytest.raises(ExtractError, match=r"two\.jsonl: holds 2 articles, not one"):
        extract(path)
    assert len(list(articles([path]))) == 2


def test_files_and_articles_can_be_compared_together(tmp_path: Path) -> None:
    path = put(tmp_path / "a.json", {"id": "a", "text": TEXT})
    comparison = compare([path, Article("b", TEXT + " Rain fell.")])
    assert [annotated.article.id for annotated in comparison.articles] == ["a", "b"]


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_cannot_be_compared(count: int) -> None:
    with pytest.raises(CompareError, match=f"needs two reports or more, {count} came in"):
        compare([Article("a", TEXT)] * count)


def test_every_error_is_of_the_family() -> None:
    with pytest.raises(CrossreadError):
        extract("none")
