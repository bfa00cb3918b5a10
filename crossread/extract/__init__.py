"""From a page to the article on it. `extract(page)` gives the article."""

from typing import TYPE_CHECKING

from crossread.model import Article, Page

if TYPE_CHECKING:
    from crossread.extract.outlet_lines import OutletLines


def extract(page: Page, known: "OutletLines | None" = None) -> Article:
    """The article on `page`: its text by paragraphs, and what is known of it.

    Of a scrape, the lines that its outlet is `known` to repeat are no part of the text.

    Deterministic, and costs at most a few seconds whatever the page holds. Raises `ExtractError` with the page's name
    and one line of reason where there is no article: an empty page, one that is too large or nested too deep, other
    content than `page.media` says, a consent, paywall or index page.
    """
    # Imported here so that text costs no HTML parser and JSON neither.
    if page.media == "article":
        from crossread.extract.article_json import read_article

        return read_article(page)
    from crossread.extract.guard import check

    check(page)
    if page.media == "html":
        from crossread.extract.html import article_of_html

        return article_of_html(page)
    from crossread.extract.text import article_of_text

    return article_of_text(page, known)


__all__ = ["extract"]
