"""Comparisons whose every text is hostile: markup, scripts, controls."""

import json
from pathlib import Path

import pytest

from crossread.model import Article, Block, Comparison, Fact, Image, Quote, Rights, Span, Utterance

from .sample import annotated

NAUGHTY = Path(__file__).parents[2].parent / "shared" / "data" / "naughty_strings.json"
MARKUP = (
    "<script>document.title = 'pwned'</script>",
    "<img src=x onerror=\"document.title = 'pwned'\">",
    '"><svg onload="document.title = \'pwned\'">',
    "</style><script>document.title = 'pwned'</script>",
    "{{ 7 * 7 }}{% raw %}",
    "[click](javascript:alert(1)) <b>bold</b> ![x](https://tracker.example/x.png)",
    "`` ` `` * _ ~~ | # > - 1. \\",
    "\x00\x1b[31m\u202e\u2028\ud800",
)


def naughty() -> list[str]:
    """The strings that break things, where they lie beside the project."""
    if not NAUGHTY.exists():
        pytest.skip(f"{NAUGHTY} is not there")
    return [text for text in json.loads(NAUGHTY.read_text(encoding="utf-8")) if text.strip()]


def hostile(text: str) -> Comparison:
    """Two reports that consist of `text` in every field, in conflict with each other."""
    image = Image(text, text, text)
    blocks = (Block("related", text, text),)
    more = {"dek": text, "authors": (text,), "published": text, "updated": text + "!", "language": text}
    first, second = (
        Article(key, text, text, text, url, images=(image,), rights=Rights(text), blocks=blocks, **more)  # type: ignore[arg-type]
        for key, url in (("a", text), ("b", "javascript:" + text))
    )
    whole = [Span(article.id, 0, len(text)) for article in (first, second)]
    quotes = [Quote(span, (span,), "direct", text, None, span, (text,)) for span in whole]
    facts = (
        Fact("f1", "conflict", text, tuple(whole)),
        Fact("f2", "same", text, tuple(whole)),
        Fact("f3", "only", text, (whole[0],)),
        Fact("f4", "only", text, (whole[1],), comment=True),
    )
    utterances = (Utterance(text, False, tuple(quotes)),)
    articles = (annotated(first, quotes[0]), annotated(second, quotes[1]))
    return Comparison(articles, 0.5, facts, utterances, ((0, 1),))
