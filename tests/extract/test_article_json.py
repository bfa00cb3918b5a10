"""Articles as JSON: kept exactly, or refused with the field's name."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import ExtractError
from crossread.extract import extract
from crossread.model import Article, Page
from crossread.publish.export import article_json


def read(value: Any) -> Article:
    return extract(Page("one.json", "article", json.dumps(value).encode()))


@given(st.text(min_size=1).filter(str.strip))
def test_text_is_kept_exactly_and_lone_surrogates_keep_offsets(text: str) -> None:
    assert read({"text": text}).text == text
    assert read({"text": text + "\ud800!"}).text == text + "\ufffd!"


def test_the_same_content_has_the_same_id() -> None:
    assert read({"text": "Rain."}).id == read({"text": "Rain."}).id
    assert read({"text": "Rain."}).id != read({"text": "Rain.", "source": "Lindholt Courier"}).id


def test_what_is_written_is_read_back_unchanged() -> None:
    article = read(
        {
            "text": "Rain fell.\n\nIt stopped.", "title": "Rain", "authors": ["Per Holm"], "published": "2025-01-24",
            "updated": "2025-01-25", "updated_from": "JSON-LD dateModified", "section": "Weather", "keywords": ["rain"],
            "kind": "live-blog", "images": [{"caption": "Rain"}],
            "rights": {"notice": "None", "signals": {"robots": "noai"}},
            "blocks": [
                {"role": "body", "start": 0, "end": 10, "file_start": 5, "file_end": 15, "text": "Rain fell."}
            ],
        }
    )  # fmt: skip
    assert read(article_json(article)) == article


def test_a_kind_that_is_unknown_here_is_an_article() -> None:
    assert read({"text": "Rain.", "kind": "hologram"}).kind == "article"


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({}, '"text"'), ({"text": 3}, '"text"'), ({"text": " "}, '"text"'), ([], "object"),
        ({"text": "x", "authors": "Per"}, '"authors"'), ({"text": "x", "published": "soon"}, '"published"'),
        ({"text": "x", "keywords": "rain"}, '"keywords"'), ({"text": "x", "kind": 3}, '"kind"'),
        ({"text": "x", "images": [3]}, '"images"'), ({"text": "x", "rights": []}, '"rights"'),
        ({"text": "x", "blocks": [{"role": "poem", "text": "x"}]}, '"blocks[0].role"'),
        ({"text": "x", "blocks": [{"role": "body", "text": "y", "start": 0, "end": 1}]}, '"blocks[0].text"'),
        ({"text": "x", "blocks": [{"role": "body", "text": "x", "start": 1, "end": 0}]}, '"blocks[0].end"'),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(value: Any, field: str) -> None:
    with pytest.raises(ExtractError, match=r"one\.json") as error:
        read(value)
    assert field in error.value.reason


@pytest.mark.parametrize("data", [b"{", b"[" * 200_000, b"\xff\xfe", b"null", b'{"text": 1e999'])
def test_what_is_not_json_is_refused(data: bytes) -> None:
    with pytest.raises(ExtractError):
        extract(Page("one.json", "article", data))
