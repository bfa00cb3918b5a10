"""HTML pages: the article's body and metadata."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from crossread.errors import ExtractError
from crossread.extract.article_json import content_id
from crossread.extract.consent import without_consent
from crossread.extract.dates import page as page_dates
from crossread.extract.dates import text as text_dates
from crossread.extract.decode import decode, without_surrogates
from crossread.extract.kinds import kind_of
from crossread.extract.metadata import basics as metadata
from crossread.extract.metadata.authors import author_names
from crossread.extract.metadata.bylines import author_texts, authors_of
from crossread.extract.metadata.images import images_of
from crossread.extract.metadata.outlets import source_of
from crossread.extract.metadata.rights import rights_of_page
from crossread.extract.metadata.titles import title_of
from crossread.extract.metadata.topics import keywords_of, section_of
from crossread.extract.roles.html_features import html_features
from crossread.extract.roles.line_model import likelihoods
from crossread.extract.roles.page_roles import roles_of_lines
from crossread.extract.roles.reasons import Verdict
from crossread.extract.roles.sifting import of_furniture, sifted
from crossread.extract.stated_body import unseen_body
from crossread.extract.structured import Stated, stated, types
from crossread.extract.visible import Piece, pieces_of, worth_reading
from crossread.extract.walls import wall
from crossread.model import Article, Block, Page

if TYPE_CHECKING:
    import numpy as np
    from lxml.etree import _Element
    from numpy.typing import NDArray

# Of the development pages none has more than 1,500 pieces of text; the model's cost is linear in them.
MOST_PIECES = 20_000
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})


def article_of_html(page: Page) -> Article:
    """The article on the HTML page.

    Raises `ExtractError` where the page is nested too deep, shows no text, is a consent or paywall page, or no part of
    it is an article.
    """
    root = parsed(page)
    facts = stated(root)
    pieces = pieces_of(root)
    if not pieces and not facts.text("articleBody"):
        raise ExtractError(page.name, "shows no text (built by script, or made of frames)")
    if len(pieces) > MOST_PIECES:
        raise ExtractError(page.name, f"has {len(pieces):,} pieces of text, too many for a page")
    title = title_of(facts, root)
    lines = [piece.text for piece in pieces]
    blocks = _placed(lines, without_consent(lines, _verdicts(pieces, facts, title)))
    unseen = unseen_body(facts, title, _body(blocks), lines)
    if unseen:
        blocks = _instead(unseen, blocks)
    reason = wall(blocks, facts, () if unseen else _linked_headings(pieces))
    if reason:
        raise ExtractError(page.name, reason)
    return _article(page, root, facts, title, blocks)


def parsed(page: Page) -> "_Element":
    """The page's root element. Raises `ExtractError` where there is none or elements are nested too deep."""
    from lxml import etree

    text = decode(page.data, page.charset).replace("\x00", "\ufffd")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        data = without_surrogates(text).encode("utf-8")
    # Without "huge_tree" a text of 10 MB is dropped; with it, 2,048 levels are the parser's own limit.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError as error:
        raise ExtractError(page.name, f"cannot be parsed ({error})") from None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ExtractError(page.name, "nested too deep for a page")
    if root is None:
        raise ExtractError(page.name, "holds no HTML element")
    return root


def _verdicts(pieces: Sequence[Piece], facts: Stated, title: str | None) -> list[Verdict]:
    """The pieces' roles and reasons: links among links need no model, and of the rest only some a closer look."""
    verdicts: list[Verdict] = [("navigation", "a link among links")] * len(pieces)
    read = worth_reading(pieces)
    if not read:
        return verdicts
    kept = [pieces[n] for n in read]
    extra = extra_of(kept, facts, title)
    looked_at = sifted([piece.text for piece in kept], extra)
    for n, piece in zip(read, kept, strict=True):
        verdicts[n] = of_furniture(piece.text)
    if looked_at:
        lines = [kept[n].text for n in looked_at]
        likely = likelihoods(lines, extra[looked_at])
        for n, verdict in zip(looked_at, roles_of_lines(lines, likely, title), strict=True):
            verdicts[read[n]] = verdict
    return verdicts


def extra_of(pieces: Sequence[Piece], facts: Stated, title: str | None) -> "NDArray[np.float32]":
    """What the markup and the page's statements tell of each piece, as the model's further features."""
    dek = facts.text("description") or facts.meta.get("og:description") or facts.meta.get("description")
    names = author_names(author_texts(facts))
    return html_features(pieces, title, dek, facts.text("articleBody"), names)


def _linked_headings(pieces: Sequence[Piece]) -> set[int]:
    return {n for n, piece in enumerate(pieces) if piece.tag in _HEADINGS and piece.linked * 2 > len(piece.text)}


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


def _instead(found: Sequence[tuple[str, Verdict]], blocks: Iterable[Block]) -> list[Block]:
    """The lines of the text that the page states as blocks, then the page's own, whose body says part of it again."""
    again: Verdict = ("duplicate", "says again what the page states")
    said = {line for line, (role, _) in found if role == "body"}
    shown = [
        (block.text, again if block.role == "body" or block.text in said else (block.role, block.why))
        for block in blocks
    ]
    both = [*found, *shown]
    return _placed([line for line, _ in both], [verdict for _, verdict in both])


def _article(page: Page, root: "_Element", facts: Stated, title: str | None, blocks: list[Block]) -> Article:
    body = _body(blocks)
    source = source_of(facts, root)
    language = metadata.language_of(facts, root, body)
    published, found = page_dates.published_of(facts, root, page.url, page.fetched)
    if not found:
        published, found = text_dates.published_of(blocks, page.fetched, language)
    updated, updated_from = page_dates.updated_of(facts, root, published, page.fetched)
    url = page.url or metadata.address_of(facts, root)
    return Article(
        id=content_id(body, title, source, url),
        text=body,
        title=title,
        source=source,
        url=url,
        dek=metadata.dek_of(facts, blocks, title, body),
        authors=authors_of(facts, root, blocks),
        published=published,
        published_from=found,
        updated=updated,
        updated_from=updated_from,
        language=language,
        images=images_of(facts, root, body, url),
        rights=rights_of_page(facts, blocks),
        blocks=tuple(blocks),
        section=section_of(facts, root, source, title),
        keywords=keywords_of(facts, source, title),
        kind=kind_of(title, url, blocks, types(facts.article)),
    )
