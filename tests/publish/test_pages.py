import pytest

from crossread.publish.pages import language, minutes, web


@pytest.mark.parametrize("code", ["en", "pt-BR", "zh-Hant-TW", "gsw"])
def test_language_tags_pass(code: str) -> None:
    assert language(code) == code


@pytest.mark.parametrize("code", [None, "", "e", "english language", 'en" onload="x', "en_US", "en\n"])
def test_what_is_no_language_tag_is_left_out(code: str | None) -> None:
    assert language(code) is None


@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "HTTP://a.example"])
def test_web_addresses_pass(url: str) -> None:
    assert web(url) == url


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//a.example", "https://a\x00b", "ftp://a"]
)
def test_other_addresses_are_no_links(url: str | None) -> None:
    assert web(url) is None


def test_reading_takes_a_minute_at_least() -> None:
    assert minutes("") == 1
    assert minutes("word " * 1000) == 4
