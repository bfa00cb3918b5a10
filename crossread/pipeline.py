"""The program in one sentence: acquire pages, extract articles, annotate them, compare each story's reports."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from crossread.acquire import acquire
from crossread.errors import AcquireError, CompareError, CrossreadError, ExtractError
from crossread.model import Annotated, Article, Comparison, Failure, Page
from crossread.workers import attempt, each

Source = str | Path


def article_of(page: Page) -> Article:
    """The article on a page. Raises `ExtractError` where there is none."""
    from crossread.extract import extract as extract_page

    return extract_page(page)


def annotated_of(page: Page) -> Annotated:
    """The article on a page, with what stands in it. Raises `ExtractError` where there is none."""
    from crossread.annotate import annotate

    return annotate(article_of(page))


def articles(sources: Iterable[Source], jobs: int = 1) -> Iterator[Article | Failure]:
    """The article of every page in `sources`, in their order; what cannot be read is a `Failure` in its place."""
    return each(article_of, pages(sources), jobs)


def annotated(sources: Iterable[Source], jobs: int = 1) -> Iterator[Annotated | Failure]:
    """Like `articles`, with what stands in each."""
    return each(annotated_of, pages(sources), jobs)


def pages(sources: Iterable[Source]) -> Iterator[Page | Failure]:
    """The pages of all `sources`, in order."""
    return chain.from_iterable(acquire(source) for source in sources)


def extract(source: Source) -> Article:
    """The article in the file `source`.

    Raises `AcquireError` or `ExtractError`, whose text names the file and says what is wrong, and
    `ExtractError` where the file holds more than one article.
    """
    found = list(acquire(source))
    if len(found) != 1:
        raise ExtractError(str(source), f"holds {len(found)} articles, not one")
    if isinstance(found[0], Failure):
        raise AcquireError(found[0].name, found[0].reason)
    article = attempt(article_of, found[0])
    if isinstance(article, Failure):
        raise ExtractError(article.name, article.reason)
    return article


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
