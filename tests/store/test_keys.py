"""What counts as the same article."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossread.store.keys import body_digest, digest, url_key

from .samples import article


@pytest.mark.parametrize(
    "url",
    [
        "https://www.courier.example/dam/?id=7&utm_source=x",
        "http://courier.example/dam?id=7#top",
        "HTTPS://Courier.Example:443/dam?fbclid=abc&id=7",
        " https://courier.example/dam/?UTM_Medium=mail&id=7",
    ],
)
def test_addresses_of_one_page_have_one_key(url: str) -> None:
    assert url_key(url) == "courier.example/dam?id=7"


def test_addresses_of_other_pages_have_others() -> None:
    assert url_key("https://courier.example/dam?id=8") != url_key("https://courier.example/dam?id=7")
    assert url_key("https://courier.example:8080/dam") != url_key("https://courier.example/dam")
    assert url_key("https://courier.example/Dam") != url_key("https://courier.example/dam")


@pytest.mark.parametrize(
    "url", [None, "", "https://courier.example/", "https://courier.example", "dam", "http://[", "http://a:b/c"]
)
def test_what_names_no_page_has_no_key(url: str | None) -> None:
    assert url_key(url) is None


@example("A://0/0 #")
@given(st.text() | st.text().map("https://a.example/".__add__))
def test_no_text_raises_anything(url: str) -> None:
    key = url_key(url)
    assert key is None or url_key(f"https://{key}") in (key, None) or "?" in key


def test_outlet_title_and_text_make_an_article() -> None:
    assert digest(article("a")) == digest(article("b", published=None, source=" the veldt COURIER"))
    assert digest(article()) != digest(article(title="Dam breaks"))
    assert digest(article()) != digest(article(source="The Mail"))
    assert body_digest(article()) == body_digest(article(title="Dam breaks"))
    assert body_digest(article()) != body_digest(article(text="Other."))
    assert digest(article(title="a", text="bc")) != digest(article(title="ab", text="c"))
    assert digest(article(source=None)) == digest(article("b", source=None)) != digest(article(source=None, url=None))
