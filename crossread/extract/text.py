"""Plain-text scrapes of pages: every line gets a role and a reason, and the body lines make the article."""

from collections.abc import Iterable, Mapping, Sequence

from crossread.errors import ExtractError
from crossread.extract.article_json import content_id
from crossread.extract.consent import without_consent
from crossread.extract.dates import text as text_dates
from crossread.extract.decode import decode
from crossread.extract.guard import check_text
from crossread.extract.kinds import kind_of
from crossread.extract.language import language_of
from crossread.extract.lines import Line, lines_of
from crossread.extract.metadata.authors import author_names, byline_names, is_name
from crossread.extract.metadata.rights import notice_of, outlet_of
from crossread.extract.outlet_lines import OutletLines, as_furniture, repeated_blocks
from crossread.extract.roles.cues import JOB
from crossread.extract.roles.line_features import width
from crossread.extract.roles.page_roles import roles_of_lines
from crossread.extract.roles.reasons import Verdict
from crossread.extract.walls import wall
from crossread.model import Article, Block, Image, Page, Rights

# A text with more lines than this is a list or a log; the model's cost is linear in lines.
MOST_LINES = 20_000
# A text with fewer lines has no furniture that a model could know it by.
_FEW_LINES = 3
_AFTER_NAME = ("is", "was", "covers", "writes", "reports", "joined", "has", "ist", "est", "es")


def article_of_text(page: Page, known: OutletLines | None = None) -> Article:
    """The article in a plain-text scrape.

    Every line that is not blank is a block with a role and a reason, and its place in the decoded file; body lines are
    the article's paragraphs, but not those that the outlet is `known` to repeat. Raises `ExtractError` where the text
    is binary, too long, or has no line of an article.
    """
    text = decode(page.data, page.charset)
    check_text(page.name, text)
    lines = lines_of(text)
    if len(lines) > MOST_LINES:
        raise ExtractError(page.name, f"has {len(lines):,} lines, too many for a page")
    article = _read(page, lines, {})
    repeated = repeated_blocks(article, known) if known else {}
    return _read(page, lines, repeated) if repeated else article


def _read(page: Page, lines: Sequence[Line], repeated: Mapping[int, str]) -> Article:
    """The article in `lines`, of which those numbered in `repeated` are furniture, for the reason given."""
    blocks = _placed(lines, _roles([line.text for line in lines], repeated))
    body = "\n\n".join(block.text for block in blocks if block.start is not None)
    reason = wall(blocks) if len(lines) >= _FEW_LINES else None
    if reason or not body:
        raise ExtractError(page.name, reason or "no article found in the text")
    return _article(page, body, blocks)


def _roles(lines: Sequence[str], repeated: Mapping[int, str]) -> list[Verdict]:
    """The lines' roles. One line or two are the text, under a headline if the first has a headline's form."""
    verdicts = _verdicts(lines, repeated)
    for n, why in repeated.items():
        verdicts[n] = as_furniture(verdicts[n], lines[n], why)
    return without_consent(lines, verdicts) if len(lines) >= _FEW_LINES else verdicts


def _verdicts(lines: Sequence[str], repeated: Mapping[int, str]) -> list[Verdict]:
    if len(lines) >= _FEW_LINES:
        from crossread.extract.roles.line_model import CLASSES, likelihoods

        likely = likelihoods(lines)
        for n in repeated:
            likely[n] = [kind == "other" for kind in CLASSES]
        return roles_of_lines(lines, likely)
    result: list[Verdict] = [("body", "stands alone")] * len(lines)
    if len(lines) == 2 and width(lines[0]) < 140 < width(lines[1]) and not lines[0].endswith("."):
        result[0] = ("headline", "a short line over the text")
    return result


def _article(page: Page, body: str, blocks: list[Block]) -> Article:
    title = next((block.text for block in blocks if block.role == "headline"), None)
    outlet = outlet_of(blocks)
    language = language_of(body)
    updated, updated_from = text_dates.updated_of(blocks, page.fetched, language)
    published, found = text_dates.published_of(blocks, page.fetched, language)
    source = outlet[0] if outlet else None
    return Article(
        id=content_id(body, title, source, page.url),
        text=body,
        title=title,
        source=source,
        url=page.url,
        dek=next((block.text for block in blocks if block.role == "dek"), None),
        authors=_authors(blocks),
        published=published,
        published_from=found,
        updated=updated,
        updated_from=updated_from,
        language=language,
        images=tuple(Image(caption=block.text) for block in blocks if block.role == "caption"),
        rights=Rights(notice_of(blocks)),
        blocks=tuple(blocks),
        kind=kind_of(title, page.url, blocks),
    )


def _placed(lines: Sequence[Line], verdicts: Iterable[Verdict]) -> list[Block]:
    """The lines as blocks; body lines get their place in the article's text."""
    blocks, at = [], 0
    for line, (role, why) in zip(lines, verdicts, strict=True):
        start = end = None
        if role == "body":
            start, end = at, at + len(line.text)
            at = end + 2
        blocks.append(Block(role, line.text, why, start, end, line.start, line.end))
    return blocks


def _authors(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The names in the bylines, else the name over or at the beginning of the author's card."""
    first = next(n for n, block in enumerate(blocks) if block.role == "body")
    above = [block.text for block in blocks[:first] if block.role == "byline"]
    found = tuple(dict.fromkeys(name for line in above for name in byline_names(line)[0]))
    if found:
        return found
    named = author_names(block.text for block in blocks if block.role == "byline")
    people = tuple(name for name in named if is_name(name))
    if people:
        return people
    for n, block in enumerate(blocks):
        if block.role == "author-card":
            name = _of_card(block.text, [before.text for before in blocks[max(0, n - 3) : n]])
            if name:
                return (name,)
    return tuple(name for name in named if not JOB.search(name.lower()))


def _of_card(card: str, before: Sequence[str]) -> str | None:
    """The name that the author's card begins with, as it stands or in a line before it."""
    for line in before:
        if is_name(line) and card.startswith(line.split()[0]):
            return line
    words = card.split()[:6]
    for size in (4, 3, 2):
        if is_name(" ".join(words[:size])) and words[size : size + 1] and words[size] in _AFTER_NAME:
            return " ".join(words[:size])
    return None
