"""A title without the outlet's name, which makes every two pages of one outlet look alike."""

import re

from crossread.model import Article

TITLE_CHARS = 400
# What is left of a title has at least this many words.
FEWEST = 3
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"\s[-–—|·:]{1,2}\s")
# The last address in an address: archives put their own before it.
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#\s]{1,253})", re.IGNORECASE)
_PLAIN = frozenset({"the", "com", "org", "net", "news", "online"})


def bare_title(article: Article) -> str:
    """The title, cut before the part that names the outlet as its address or source does."""
    title = (article.title or "")[:TITLE_CHARS]
    breaks = list(_BREAK.finditer(title))
    if not breaks:
        return title
    labels, source = _labels(article.url), frozenset(_words(article.source or ""))
    for n, found in enumerate(breaks):
        end = breaks[n + 1].start() if n + 1 < len(breaks) else len(title)
        words = _words(title[found.end() : end])
        named = labels.intersection(words) or (source and source >= set(words) - _PLAIN and source.intersection(words))
        if named and len(_WORD.findall(title[: found.start()])) >= FEWEST:
            return title[: found.start()]
    return title


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _labels(url: str | None) -> frozenset[str]:
    hosts: list[str] = _HOST.findall((url or "")[:2000].lower())
    labels = hosts[-1].split(".") if hosts else []
    return frozenset(label for label in labels if len(label) > 2) - _PLAIN
