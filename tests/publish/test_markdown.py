import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crossread.publish.markdown import escape, link, render

from .hostile import MARKUP, hostile, naughty
from .sample import comparison

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    found = READER.parse(text)
    return found + [child for token in found for child in token.children or []]


def harmless(text: str) -> None:
    for token in tokens(text):
        assert token.type not in ("html_block", "html_inline", "image", "fence", "code_block"), token
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(("http://", "https://")), token


def test_the_document_follows_the_order_of_the_page() -> None:
    text = render(comparison())
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Who said what",
        "## = Agreed",
        "## ≠ Conflicts and \\~ told differently",
        "## ◇ Only in Ansel Herald",
        "## ◇ Only in City Ledger",
        "## ◇ Only in Evening Post",
        "## Timeline",
        "## Sources",
    ]


def test_differing_words_are_bold_and_words_left_out_are_struck() -> None:
    kinds = {token.type for token in tokens(render(comparison()))}
    assert {"strong_open", "s_open", "table_open", "link_open"} <= kinds
    assert "We had nine **or ten** seconds" in render(comparison())
    assert "answer ~~and~~. We" in render(comparison())


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_an_input_stays_text(text: str) -> None:
    harmless(render(hostile(text)))


@pytest.mark.shared
def test_naughty_strings_stay_text() -> None:
    for text in naughty():
        harmless(render(hostile(text)))


@settings(max_examples=200)
@given(st.text(st.sampled_from("ab1 .)-+=#>|`*_~[]()<>!&\\:/\n\t"), max_size=40))
def test_escaped_text_reads_as_it_was_written(text: str) -> None:
    (item,) = [t for t in READER.parse(f"- {escape('x' if not text.strip() else text)}") if t.type == "inline"]
    assert "".join(child.content for child in item.children or []) == (" ".join(text.split()) or "x")


def test_only_web_addresses_become_links() -> None:
    assert link("a", "javascript:alert(1)") == "a"
    assert link("a", None) == "a"
    assert link("a", "https://x.example/a b>(c") == "[a](<https://x.example/a%20b%3E%28c>)"
