import re
from html.parser import HTMLParser

import pytest

from crossread.publish.html import render

from .hostile import MARKUP, hostile, naughty
from .sample import comparison
from .test_terminal import many

LOADS = {"script", "img", "iframe", "object", "embed", "video", "audio", "source", "link", "base", "form", "svg"}


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [value or "" for _, attributes in self.tags for key, value in attributes.items() if key == name]


def test_the_file_stands_alone_without_scripts() -> None:
    text = render(comparison())
    page = Page(text)
    assert not LOADS & {tag for tag, _ in page.tags}
    assert "default-src 'none'; style-src 'unsafe-inline'" in page.all("content")
    assert "url(" not in text
    assert "@import" not in text
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_every_statement_links_to_its_sentence_in_the_file() -> None:
    page = Page(render(comparison()))
    ids = page.all("id")
    anchors = [href[1:] for href in page.all("href") if href.startswith("#")]
    assert len(ids) == len(set(ids))
    assert set(anchors) <= set(ids)
    assert [anchor for anchor in anchors if re.fullmatch(r"t\d+-\d+", anchor)]


def test_long_sections_fold_what_goes_beyond_and_keep_it_in_reach() -> None:
    page = Page(render(many(outlets=5, facts=40)))
    assert "28 more" in page.text
    assert {f"f{n}" for n in range(40)} <= set(page.all("id"))


def test_differences_are_marked_with_hidden_words_for_those_who_hear_the_page() -> None:
    text = render(comparison())
    assert '<ins><span class="hush">[added: </span>or ten<span class="hush">]</span></ins>' in text
    assert '<del><span class="hush">[left out: </span>and<span class="hush">]</span></del>' in text
    assert '<mark class="own"><span class="hush">[differs: </span>Friday' in text


def test_quotations_say_their_language_and_direction() -> None:
    words = [attributes for _, attributes in Page(render(comparison())).tags if attributes.get("class") == "words"]
    assert words
    assert all(attributes.get("lang") == "en" and attributes.get("dir") == "auto" for attributes in words)


def test_every_sign_comes_with_a_word() -> None:
    page = Page(render(comparison()))
    for label in ("conflict, in a number", "told differently, in a date", "only in one", "agreed"):
        assert label in " ".join(page.text.split())


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_an_input_stays_text(text: str) -> None:
    page = Page(render(hostile(text)))
    assert not (LOADS | {"b"}) & {tag for tag, _ in page.tags}
    assert not [href for href in page.all("href") if href.lower().startswith(("javascript", "data"))]
    assert "49" not in page.text


@pytest.mark.shared
def test_naughty_strings_stay_text() -> None:
    for text in naughty():
        page = Page(render(hostile(text)))
        assert not LOADS & {tag for tag, _ in page.tags}, text
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")], text


def test_the_same_comparison_gives_the_same_file() -> None:
    assert render(comparison()) == render(comparison())
