"""Plain-text scrapes of pages: every line gets a role and a reason, and the body lines make the article."""

import re
from collections.abc import Iterable

from crossread.errors import ExtractError
from crossread.extract.article_json import content_id
from crossread.extract.decode import decode
from crossread.extract.guard import check_text
from crossread.extract.lines import Line, lines_of
from crossread.model import Article, Block, Page, Role

_END = tuple(".!?…\"”’»)")
_CAPTION = re.compile(r"\((?:Photo|Image|Picture|Source)\b|Getty Images|\bAP Photo\b|File photo", re.IGNORECASE)
_RIGHTS = re.compile(r"all rights reserved|written permission|^©|copyright \d{4}", re.IGNORECASE)
_READ_TIME = re.compile(r"^\d{1,3} ?min(?:ute)?s? read$", re.IGNORECASE)
_CARD = re.compile(r" is an? [^.]{0,80}(?:editor|reporter|journalist|correspondent|writer)\b", re.IGNORECASE)
_PROMO = re.compile(r"newsletter|whatsapp channel|subscribe|follow us|by joining our", re.IGNORECASE)


def article_of_text(page: Page) -> Article:
    """The article in a plain-text scrape."""
    text = decode(page.data, page.charset)
    check_text(page.name, text)
    lines = lines_of(text)
    blocks = _placed(lines, _roles(lines))
    body = "\n\n".join(block.text for block in blocks if block.start is not None)
    if not body:
        raise ExtractError(page.name, "no article found in the text")
    title = next((block.text for block in blocks if block.role == "headline"), None)
    return Article(content_id(body, title, None, page.url), body, title=title, url=page.url, blocks=tuple(blocks))


def _placed(lines: list[Line], roles: Iterable[tuple[Role, str]]) -> list[Block]:
    """The lines as blocks; body lines get their place in the article's text."""
    blocks, at = [], 0
    for line, (role, why) in zip(lines, roles, strict=True):
        start = end = None
        if role == "body":
            start, end = at, at + len(line.text)
            at = end + 2
        blocks.append(Block(role, line.text, why, start, end, line.start, line.end))
    return blocks


def _roles(lines: list[Line]) -> Iterable[tuple[Role, str]]:
    over, seen_body, titled = False, False, False
    seen: set[str] = set()
    for n, line in enumerate(lines):
        role, why = _role(line, titled, seen_body)
        if line.text in seen and role != "body":
            role, why = "duplicate", "says again what stands above"
        seen.add(line.text)
        titled = titled or role == "headline"
        if role == "body" and n and seen_body and lines[n - 1].text.endswith("?") and not line.text.endswith(_END):
            role, why = "related", "a teaser that is cut off, under a question"
        if role == "author-card" or line.text in {"Read more", "News Feed"}:
            over = over or seen_body
        if over and role == "body":
            role, why = "other-item", "stands after the end of the article"
        seen_body = seen_body or role == "body"
        yield role, why


def _role(line: Line, titled: bool, seen_body: bool) -> tuple[Role, str]:
    text = line.text
    for pattern, role, why in (
        (_RIGHTS, "rights", "speaks of rights of re-use"),
        (_READ_TIME, "read-time", "says how long reading takes"),
        (_CAPTION, "caption", "names who made a picture"),
        (_PROMO, "promo", "asks the reader to follow or subscribe"),
        (_CARD, "author-card", "says who the author is"),
    ):
        if pattern.search(text):
            return role, why  # type: ignore[return-value]
    if len(text) > 80 and text.endswith(_END):
        return "body", "a full sentence of the article's length"
    if not titled and not seen_body and len(text) > 25:
        return "headline", "the first line of a headline's length"
    if len(text) > 140:
        return "body", "a long line"
    return "navigation", "a short line between others"
