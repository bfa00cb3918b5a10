"""The lines that outlets repeat, as the library knows them: learned of every page, and left out of later scrapes."""

from collections.abc import Mapping

from crossread.extract.houses import outlet_names
from crossread.extract.outlet_lines import (
    FEWEST,
    JUDGED,
    OutletLines,
    Repeated,
    line_key,
    line_keys,
    repeated_blocks,
)
from crossread.model import Annotated, Article, Failure, Page
from crossread.pipeline import annotated_of
from crossread.store import Store
from crossread.workers import attempt

# Lines that tell whose page it is: shorter ones, such as "Share", stand on everybody's.
_TELLING = 25


def learn(store: Store, identifier: str, article: Article, page: Page) -> None:
    """Keep which lines the page of an article holds, inside the store's transaction; what came as JSON has none."""
    names = outlet_names(article.url, article.source)
    if names and page.media != "article":
        store.outlets.learn(identifier, names[0], line_keys(article.blocks))


def without_furniture(store: Store, page: Page, annotated: Annotated) -> Annotated | Failure:
    """A scrape read again where it holds lines, taken for the story, that its outlet repeats; else as it came.

    A `Failure` where there is nothing else in it.
    """
    article = annotated.article
    if page.media != "text" or not _any_repeated(store, article):
        return annotated
    known = _known(store, article)
    if not repeated_blocks(article, known):
        return annotated
    return attempt(lambda again: annotated_of(again, known), page)


def _any_repeated(store: Store, article: Article) -> bool:
    """Whether any outlet repeats a line that passes for the story: a quick look, and for most pages the only one."""
    keys = [line_key(block.text) for block in article.blocks if block.role in JUDGED]
    return store.outlets.likeliest([key for key in keys if key is not None], FEWEST) is not None


def _known(store: Store, article: Article) -> OutletLines:
    """What is known of the lines of a page: by the outlet that it names, else by that which holds most of them."""
    lines = line_keys(article.blocks)
    found = _repeated(store, outlet_names(article.url, article.source), lines)
    if not found.of(article):
        telling = [key for key, line in lines.items() if len(line) >= _TELLING]
        likeliest = store.outlets.likeliest(telling, FEWEST)
        found = _repeated(store, [likeliest] if likeliest is not None else [], lines)
    return found


def _repeated(store: Store, names: list[str], lines: Mapping[int, str]) -> OutletLines:
    counted = {name: store.outlets.counts(name, lines.keys()) for name in names}
    return OutletLines({name: Repeated(pages, counts) for name, (pages, counts) in counted.items()})
