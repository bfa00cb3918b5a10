"""The section that an article stands in and its keywords, as the page states them."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from crossread.extract.structured import Stated, plain, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SECTION = (
    "article:section", "og:article:section", "og:section", "article#section", "parsely-section", "prism.section",
    "articlesection", "primary_section", "section", "dcsext.section", "cxenseparse:recs:category",
)  # fmt: skip
_KEYWORDS = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_MOST_STEPS = 20
# Codes of systems and addresses are no words for readers: "paywall:yes", "NLP Category: Sport", "_hp1", "news/world",
# "12345", "ab12cd34-…", "stats-reach-team-all", "splitscreenimageinset".
_CODE = re.compile(
    r"^\W|[_=/\\{}<>\[\]]|^\w[\w ]{0,25}:|^[\d\W]+$|\.(?:com|org|net|de|co)\b|^[0-9a-f]{8}-|^[a-z]+-[a-z]+-[a-z]+-|"
    r"^[a-z]{18,}$"
)
# Words that say that it is an article, or a page, and nothing of what.
_EMPTY = frozenset(
    "article articles artikel news nachrichten noticias home homepage startseite start accueil inicio default story "
    "stories all other misc general uncategorized allgemein aktuell aktuelles latest premium free standard".split()
)
_MOST_KEYWORDS, _LONGEST_KEYWORD, _LONGEST_SECTION = 20, 60, 50
_LETTERS = re.compile(r"\W")
# A shorter name of an outlet may be part of any word.
_SHORTEST_NAME = 5
# Of "The Lindholt Courier" so much is the name still; its place alone is a keyword.
_MOST_OF_NAME = 0.7
# What lists in one field are parted by; a comma only where no semicolon is.
_PARTED = re.compile(r"[;|]")
_COMMAS = re.compile(r"[,、，]")


def section_of(facts: Stated, root: "_Element", source: str | None, title: str | None) -> str | None:
    """The section's name as JSON-LD or the meta tags state it, else the last step of the breadcrumbs."""
    stated = [*_texts(facts, facts.article.get("articleSection")), *_meta(facts, _SECTION)]
    for text in chain((part for value in stated for part in _split(value)[:1]), _steps(root)):
        if len(text) <= _LONGEST_SECTION and _says_something(text, source, title) and text.lower() not in _EMPTY:
            return text
    return None


def _steps(root: "_Element") -> Iterator[str]:
    """The breadcrumbs from the last back; they are looked for only where they are asked for."""
    links: dict[_Element, None] = {}
    for element in root.iter("*"):
        if len(links) >= _MOST_STEPS:
            break
        if _is_breadcrumbs(element):
            links |= dict.fromkeys(islice(element.iterdescendants("a"), _MOST_STEPS))
    yield from (text for link in [*links][_MOST_STEPS - 1 :: -1] if (text := text_of(link)))


def _is_breadcrumbs(element: "_Element") -> bool:
    name = element.get("class") or ""
    return (
        ("readcrumb" in name and ("breadcrumb" in name or "Breadcrumb" in name))
        or "breadcrumb" in (element.get("id") or "")
        or element.get("aria-label") in ("breadcrumb", "Breadcrumb")
    )


def keywords_of(facts: Stated, source: str | None, title: str | None) -> tuple[str, ...]:
    """The keywords in the first of these that has any: JSON-LD, the article's tags, the keywords for search engines."""
    of_search_engines = ([one] for one in _meta(facts, _KEYWORDS))
    for values in (_texts(facts, facts.article.get("keywords")), facts.tags, *of_search_engines):
        parts = (part for value in values for part in _split(value))
        found = _distinct(part for part in parts if _says_something(part, source, title))
        if found:
            return found
    return ()


def _texts(facts: Stated, value: Any) -> Iterator[str]:
    """The texts in a JSON-LD field: text, a defined term or thing by its name, a reference, or a list of these."""
    queue, left = [value], 200
    for item in queue:
        left -= 1
        if left < 0:
            return
        known = facts.resolve(item)
        if isinstance(known, list):
            queue += known
        elif isinstance(known, dict):
            queue.append(known.get("name") or known.get("termCode"))
        elif isinstance(known, str) and plain(known):
            yield plain(known) or ""


def _meta(facts: Stated, names: tuple[str, ...]) -> list[str]:
    short = {name.rsplit("/", 1)[-1]: content for name, content in facts.meta.items() if name.startswith("http")}
    return [content for name in names if (content := facts.meta.get(name) or short.get(name))]


def _split(value: str) -> list[str]:
    parts = _PARTED.split(value)
    if len(parts) == 1:
        parts = _COMMAS.split(value)
    return [part.strip(" .#\"'“”") for part in parts]


def _distinct(parts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for part in parts:
        if len(found) < _MOST_KEYWORDS:
            found.setdefault(part.casefold(), part)
    return tuple(found.values())


def _says_something(text: str, source: str | None, title: str | None) -> bool:
    """Whether the text is words for readers, and neither the outlet's name nor the headline."""
    if not 1 < len(text) <= _LONGEST_KEYWORD or _CODE.search(text):
        return False
    letters, outlet, headline = (_LETTERS.sub("", (name or "").lower()) for name in (text, source, title))
    mostly = len(letters) >= _MOST_OF_NAME * len(outlet) and letters in outlet
    named = len(outlet) >= _SHORTEST_NAME and (outlet in letters or mostly)
    return bool(letters) and not named and letters != headline
