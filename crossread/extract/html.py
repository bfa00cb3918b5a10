"""HTML pages: the article's body and metadata."""

from typing import TYPE_CHECKING

from crossread.errors import ExtractError
from crossread.extract import metadata
from crossread.extract.article_json import content_id
from crossread.extract.decode import decode, without_surrogates
from crossread.extract.html_features import html_features
from crossread.extract.line_model import likelihoods

from crossread.extract.rights import rights_of_page
from crossread.extract.structured import Stated, stated
from crossread.extract.visible import Piece, pieces_of
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
    likely = likelihoods([piece.text for piece in pieces], extra_of(pieces, facts, title), "html")
    blocks = _placed(roles_of_pieces(pieces, likely, title, facts))
    body = "\n\n".join(block.text for block in blocks if block.start is not None)
    reason = wall(body, facts, [piece.text for piece in pieces])
    if reason:
        raise ExtractError(page.name, reason)
    return _article(page, root, facts, title, body, blocks)


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


def extra_of(pieces: list[Piece], facts: Stated, title: str | None) -> "NDArray[np.float32]":
    """What the markup and the page's statements tell of each piece, as the model's further features."""
    dek = facts.text("description") or facts.meta.get("og:description") or facts.meta.get("description")
    names = metadata.author_names(metadata.author_texts(facts))
    return html_features(pieces, title, dek, facts.text("articleBody"), names)


def _placed(blocks: list[Block]) -> list[Block]:
    """The blocks, the body's with their places in the article's text."""
    result, at = [], 0
    for block in blocks:
        if block.role != "body":
            result.append(block)
            continue
        result.append(Block("body", block.text, block.why, at, at + len(block.text)))
        at += len(block.text) + 2
    return result


def _article(
    page: Page, root: "_Element", facts: Stated, title: str | None, body: str, blocks: list[Block]
) -> Article:
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
