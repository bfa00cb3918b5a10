"""HTML pages: the article's body and metadata."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from crossread.errors import ExtractError
from crossread.extract import metadata
from crossread.extract.article_json import content_id
from crossread.extract.authors import author_names
from crossread.extract.decode import decode, without_surrogates
from crossread.extract.html_features import html_features
from crossread.extract.line_model import likelihoods
from crossread.extract.page_roles import roles_of_lines
from crossread.extract.reasons import Verdict
from crossread.extract.rights import rights_of_page
from crossread.extract.structured import Stated, stated
from crossread.extract.visible import Piece, pieces_of, worth_reading
from crossread.extract.walls import wall
from crossread.model import Article, Block, Page

if TYPE_CHECKING:
    import numpy as np
    from lxml.etree import _Element
    from numpy.typing import NDArray

# Of the development pages none has more than 1,500 pieces of text; the model's cost is linear in them.
MOST_PIECES = 20_000


def article_of_html(page: Page) -> Article:
    """The article on the HTML page.

    Raises `ExtractError` where the page is nested too deep, shows no text, is a consent or paywall page, or no part of
    it is an article.
    """
    root = parsed(page)
    facts = stated(root)
    pieces = pieces_of(root)
    if not pieces:
        raise ExtractError(page.name, "shows no text (built by script, or made of frames)")
    if len(pieces) > MOST_PIECES:
        raise ExtractError(page.name, f"has {len(pieces):,} pieces of text, too many for a page")
    title = metadata.title_of(facts, root)
    lines = [piece.text for piece in pieces]
    blocks = _placed(lines, _verdicts(pieces, facts, title))
    body = _body(blocks)
    reason = wall(body, facts, lines)
    if reason:
        raise ExtractError(page.name, reason)
    return _article(page, root, facts, title, blocks)


def parsed(page: Page) -> "_Element":
    """The page's root element. Raises `ExtractError` where there is none or elements are nested too deep."""
    from lxml import etree, html

    text = without_surrogates(decode(page.data, page.charset)).replace("\x00", "\ufffd")
    # Without "huge_tree" a text of 10 MB is dropped; with it, 2,048 levels are the parser's own limit.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.LxmlError as error:
        raise ExtractError(page.name, f"cannot be parsed ({error})") from None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ExtractError(page.name, "nested too deep for a page")
    if root is None:
        raise ExtractError(page.name, "holds no HTML element")
    return root


def _verdicts(pieces: Sequence[Piece], facts: Stated, title: str | None) -> list[Verdict]:
    """The pieces' roles and reasons: links among links need no model."""
    read = worth_reading(pieces)
    kept = [pieces[n] for n in read]
    lines = [piece.text for piece in kept]
    verdicts: list[Verdict] = [("navigation", "a link among links")] * len(pieces)
    if not lines:
        return verdicts
    likely = likelihoods(lines, extra_of(kept, facts, title), "html")
    for n, verdict in zip(read, roles_of_lines(lines, likely, title), strict=True):
        verdicts[n] = verdict
    return verdicts


def extra_of(pieces: Sequence[Piece], facts: Stated, title: str | None) -> "NDArray[np.float32]":
    """What the markup and the page's statements tell of each piece, as the model's further features."""
    dek = facts.text("description") or facts.meta.get("og:description") or facts.meta.get("description")
    names = author_names(metadata.author_texts(facts))
    return html_features(pieces, title, dek, facts.text("articleBody"), names)


def _body(blocks: Iterable[Block]) -> str:
    return "\n\n".join(block.text for block in blocks if block.start is not None)


def _placed(lines: Sequence[str], verdicts: Iterable[Verdict]) -> list[Block]:
    """The lines as blocks, the body's with their places in the article's text."""
    result, at = [], 0
    for line, (role, why) in zip(lines, verdicts, strict=True):
        if role != "body":
            result.append(Block(role, line, why))
            continue
        result.append(Block(role, line, why, at, at + len(line)))
        at += len(line) + 2
    return result


def _article(page: Page, root: "_Element", facts: Stated, title: str | None, blocks: list[Block]) -> Article:
    body = _body(blocks)
    source = metadata.source_of(facts)
    published, found = metadata.published_of(facts, root, page.url)
    url = page.url or metadata.address_of(facts, root)
    return Article(
        id=content_id(body, title, source, url),
        text=body,
        title=title,
        source=source,
        url=url,
        dek=next((block.text for block in blocks if block.role == "dek"), None) or facts.meta.get("og:description"),
        authors=metadata.authors_of(facts, root),
        published=published,
        published_from=found,
        updated=metadata.updated_of(facts),
        language=metadata.language_of(facts, root),
        images=metadata.images_of(facts, root),
        rights=rights_of_page(facts, blocks),
        blocks=tuple(blocks),
    )
