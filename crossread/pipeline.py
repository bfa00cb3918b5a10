"""The program in one sentence: acquire pages, extract articles, annotate them, compare each story's reports."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.acquire import acquire
from crossread.errors import AcquireError, CompareError, CrossreadError, ExtractError
from crossread.model import Annotated, Article, Comparison, Failure, Page
from crossread.workers import attempt, each, each_of_many

if TYPE_CHECKING:
    from crossread.cluster import Reading
    from crossread.extract.outlet_lines import OutletLines

Source = str | Path


def article_of(page: Page, known: "OutletLines | None" = None) -> Article:
    """The article on a page, without the lines that its outlet is `known` to repeat. Raises `ExtractError` where there
    is none."""
    from crossread.extract import extract as extract_page

    return extract_page(page, known)


def annotated_of(page: Page, known: "OutletLines | None" = None) -> Annotated:
    """The article on a page, with what stands in it. Raises `ExtractError` where there is none."""
    from crossread.annotate import annotate

    return annotate(article_of(page, known))


def readings_of(pages: Sequence[Page]) -> "list[Reading | Failure]":
    """What `cluster` needs of the article on each of `pages`, or why there is none."""
    from crossread.cluster import read_all

    found = [attempt(article_of, page) for page in pages]
    readings = iter(read_all([one for one in found if isinstance(one, Article)]))
    return [one if isinstance(one, Failure) else next(readings) for one in found]


def articles(
    sources: Iterable[Source], jobs: int = 1, outlet_lines: Source | None = None, *, isolate: bool = False
) -> Iterator[Article | Failure]:
    """The article of every page in `sources`, in their order; what cannot be read is a `Failure` in its place.

    `outlet_lines` is a file of lines that outlets repeat. Raises `SettingError` where it is none. With `isolate` the
    pages are read in another process even where `jobs` is 1: not even one that crashes its parser ends this one.
    """
    known = _known(outlet_lines)
    return each(partial(article_of, known=known), pages(sources), jobs, isolate="fork" if isolate else False)


def readings(sources: Iterable[Source], jobs: int = 1) -> "Iterator[Reading | Failure]":
    """What `cluster` needs of every page in `sources`, in their order, read in other processes."""
    return each_of_many(readings_of, pages(sources), _size, jobs)


def _size(page: Page) -> int:
    return len(page.data)


def annotated(sources: Iterable[Source], jobs: int = 1, *, isolate: bool = False) -> Iterator[Annotated | Failure]:
    """Like `articles`, with what stands in each."""
    return each(annotated_of, pages(sources), jobs, isolate="fork" if isolate else False)


def pages(sources: Iterable[Source]) -> Iterator[Page | Failure]:
    """The pages of all `sources`, in order."""
    return chain.from_iterable(acquire(source) for source in sources)


def extract(source: Source, outlet_lines: Source | None = None) -> Article:
    """The article in the file `source`; `outlet_lines` is a file of lines that outlets repeat.

    Raises `AcquireError` or `ExtractError`, whose text names the file and says what is wrong, and
    `ExtractError` where the file holds more than one article.
    """
    found = list(acquire(source))
    if len(found) != 1:
        raise ExtractError(str(source), f"holds {len(found)} articles, not one")
    if isinstance(found[0], Failure):
        raise AcquireError(found[0].name, found[0].reason)
    article = attempt(partial(article_of, known=_known(outlet_lines)), found[0])
    if isinstance(article, Failure):
        raise ExtractError(article.name, article.reason)
    return article


def _known(outlet_lines: Source | None) -> "OutletLines | None":
    if outlet_lines is None:
        return None
    from crossread.extract.outlet_files import read_outlet_lines

    return read_outlet_lines(outlet_lines)


def compare(inputs: Iterable[Source | Article]) -> Comparison:
    """Two or more reports of one event, files or articles, side by side.

    Raises `CrossreadError` where an input cannot be read, `CompareError` where fewer than two articles come in.
    """
    from crossread.annotate import annotate
    from crossread.compare import compare as compare_annotated

    reports = [item if isinstance(item, Article) else extract(item) for item in inputs]
    if len(reports) < 2:
        raise CompareError("compare", f"needs two reports or more, {len(reports)} came in")
    return compare_annotated([annotate(report) for report in reports])


__all__ = ["CrossreadError", "annotated", "articles", "compare", "extract", "pages"]
