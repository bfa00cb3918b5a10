"""What a file is, by its content first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.acquire.kinds import kind_of
from crossread.errors import AcquireError


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("x", b"WARC/1.0\r\n", "warc"),
        ("x.txt", b'<?xml version="1.0"?><rss version="2.0"><channel>', "feed"),
        ("x.html", b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("x.xml", b'<?xml version="1.0"?><!DOCTYPE html><html lang="en">', "html"),
        ("x", b"\xef\xbb\xbf<html><head>", "html"),
        ("x.jsonl", b'{"text": "a"}\n', "jsonl"),
        ("x", b'{"text": "a"}\n{"text": "b"}\n', "jsonl"),
        ("x", b'{\n "text": "a"}', "json"),
        ("x", "\ufeffNumbers: 1 < 2".encode("utf-16-le"), "text"),
        ("x", "Numbers: 1 < 2, all in wide characters".encode("utf-16-be"), "text"),
        ("x", "Größe und Maß".encode("latin-1"), "text"),
        ("x", b"One NUL \0 and one bell \a in a long enough line of text.", "text"),
    ],
)
def test_kinds(name: str, head: bytes, kind: str) -> None:
    assert kind_of(name, head) == kind


@given(st.binary(min_size=2000, max_size=2000), st.sampled_from(["x", "x.txt", "x.html"]))
def test_random_bytes_are_some_kind_or_refused_by_name(head: bytes, name: str) -> None:
    try:
        kind_of(name, head)
    except AcquireError as error:
        assert error.name == name


@pytest.mark.parametrize("head", [b"<" * 65536, b"<a " * 20000, b"<!-- " * 13000, b"{" * 65536, b" " * 65536])
def test_one_character_repeated_takes_no_time(head: bytes) -> None:
    kind_of("x.html", head)
