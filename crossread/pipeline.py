"""The program in one sentence: acquire pages, extract articles, annotate them, compare each story's reports."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from crossread.acquire import acquire
from crossread.annotate import annotate
from crossread.compare import compare as compare_annotated
from crossread.errors import CrossreadError, ExtractError
from crossread.extract import extract as extract_page
from crossread.model import Article, Comparison, Failure


def articles(sources: Iterable[str | Path]) -> Iterator[Article | Failure]:
    """The article of every page in `sources`, in their order; what cannot be read is a `Failure` in its place."""
    for source in sources:
        for page in acquire(source):
            if isinstance(page, Failure):
                yield page
                continue
            try:
                yield extract_page(page)
            except ExtractError as error:
                yield Failure(error.name, error.reason)


def extract(source: str | Path) -> Article:
    """The article in the file `source`.

    Raises `AcquireError` or `ExtractError`, whose text names the file and says what is wrong, and
    `ExtractError` where the file holds more than one article.
    """
    found = list(articles([source]))
    if len(found) != 1:
        raise ExtractError(str(source), f"holds {len(found)} articles, not one")
    if isinstance(found[0], Failure):
        raise ExtractError(found[0].name, found[0].reason)
    return found[0]


def compare(inputs: Iterable[str | Path | Article]) -> Comparison:
    """Two or more reports of one event, files or articles, side by side.

    Raises `CrossreadError` where an input cannot be read or fewer than two articles come in.
    """
    reports = [item if isinstance(item, Article) else extract(item) for item in inputs]
    return compare_annotated([annotate(report) for report in reports])


__all__ = ["CrossreadError", "articles", "compare", "extract"]
