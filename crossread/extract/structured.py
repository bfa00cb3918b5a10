"""What a page states of itself for machines: JSON-LD, OpenGraph and other `<meta>` tags."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

Json = dict[str, Any]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting|ReportageNewsArticle|Review|VideoObject|Recipe)$")
_PREFERRED = ("NewsArticle", "LiveBlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle")
# No page met has more than 200 nodes in its JSON-LD; the rest would be padding.
_MOST_NODES = 2000
_MOST_VALUES = 50
_AUTHOR_TAGS = frozenset(
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author cxenseparse:author".split()
)
_TAG_KEYS = frozenset({"article:tag", "og:article:tag", "article#tag"})
_DECODER = json.JSONDecoder(strict=False)
# Old pages hide a script's text from browsers that know no scripts.
_WRAPPED = re.compile(
    r"^\s*(?:<!--|(?://\s?|/\*\s?)?<!\[CDATA\[(?:\s?\*/)?)|(?:-->|(?://\s?|/\*\s?)?\]\]>(?:\s?\*/)?)\s*$"
)
_OPEN, _CLOSED = frozenset("{["), frozenset("}]")
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s{0,20}([\]}])")


@dataclass(frozen=True, slots=True)
class Stated:
    """A page's statements: `article` is the JSON-LD node of its article, `nodes` those with an `@id`, `meta` the tags.

    `meta` holds the first content of every property or name, in lower case, `authors` all contents of the tags that
    name an author, and `tags` all of those that name a tag of the article.
    """

    article: Json
    nodes: dict[str, Json]
    meta: dict[str, str]
    authors: tuple[str, ...] = field(default=())
    tags: tuple[str, ...] = field(default=())

    def text(self, key: str) -> str | None:
        """The article node's `key` as plain text, entities resolved and tags taken out; `None` if it is no text."""
        value = self.article.get(key)
        while isinstance(value, list) and value:
            value = value[0]
        return plain(value) if isinstance(value, str) else None

    def resolve(self, value: Any) -> Any:
        """`value`, or the node it refers to by `@id`."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
            return self.nodes.get(value["@id"], value)
        return value


def stated(root: "_Element") -> Stated:
    """All that the page with the element `root` states of itself. Broken parts are passed over."""
    nodes = [node for script in _scripts(root) for node in _walk(_parse(script))]
    known: dict[str, Json] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(known.get(name, {})):
            known[name] = node
    meta, authors, tags = _meta(root)
    return Stated(_article(nodes, meta), known, meta, authors, tags)


def plain(value: str) -> str | None:
    """`value` with entities resolved and space made single; `None` where nothing is left."""
    if "&" in value:
        value = html.unescape(html.unescape(value))
    return " ".join(value.split()) or None


def text_of(element: "_Element | None") -> str | None:
    """The element's text, space made single; `None` where there is none."""
    if element is None or not isinstance(element.tag, str):
        return None
    return plain("".join(str(part) for part in element.itertext()))


def _scripts(root: "_Element") -> Iterator[str]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _parse(text: str) -> list[Any]:
    """The JSON values in a script, read as it stands or mended; what follows them is passed over."""
    text = text.strip()
    if text[:1] not in _OPEN or text[-1:] not in _CLOSED:
        text = _WRAPPED.sub("", text).strip()
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", _CONTROLS.sub(" ", text)), html.unescape(text)):
        values = _values(attempt)
        if values:
            return values
    return []


def _values(text: str) -> list[Any]:
    found: list[Any] = []
    at = 0
    while at < len(text) and len(found) < _MOST_VALUES:
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return found


def _walk(value: Any) -> Iterator[Json]:
    """Every object in `value` that has a type, outermost first, up to a limit."""
    queue, left = [value], _MOST_NODES
    for item in queue:
        left -= 1
        if left < 0:
            return
        if isinstance(item, list):
            queue += item
        elif isinstance(item, dict):
            if item.get("@type") or item.get("@id"):
                yield item
            queue += [inner for inner in item.values() if isinstance(inner, dict | list)]


def types(node: Json) -> list[str]:
    """The node's types without their vocabulary's address."""
    value = node.get("@type")
    found = value if isinstance(value, list) else [value]
    return [item.rsplit("/", 1)[-1] for item in found if isinstance(item, str)]


def _article(nodes: list[Json], meta: dict[str, str]) -> Json:
    """The node that is the page's article: of an article's type, the page's title, and the most to say."""

    shared = meta.get("og:title", "").lower()

    def rank(node: Json) -> tuple[bool, bool, bool, int]:
        kinds = types(node)
        title = node.get("headline") or node.get("name")
        same = isinstance(title, str) and title != "" and shared.startswith(title[:20].lower())
        return (
            any(kind in _PREFERRED for kind in kinds) or isinstance(node.get("articleBody"), str),
            same,
            "VideoObject" not in kinds,
            sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "description")),
        )

    found = [
        node for node in nodes if any(_ARTICLE.search(kind) for kind in types(node)) and
        (node.get("headline") or node.get("datePublished") or node.get("articleBody"))
    ]  # fmt: skip
    if found:
        return max(found, key=rank)
    pages = [node for node in nodes if "WebPage" in types(node) and node.get("datePublished")]
    return pages[0] if pages else {}


def _meta(root: "_Element") -> tuple[dict[str, str], tuple[str, ...], tuple[str, ...]]:
    found: dict[str, str] = {}
    authors: list[str] = []
    tags: list[str] = []
    for tag in root.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = plain(tag.get("content") or "")
        if not key or not content:
            continue
        found.setdefault(key, content)
        if len(authors) < _MOST_VALUES and key in _AUTHOR_TAGS:
            authors.append(content)
        if key.rsplit("/", 1)[-1] in _TAG_KEYS:
            tags.append(content)
    return found, tuple(authors), tuple(tags)
