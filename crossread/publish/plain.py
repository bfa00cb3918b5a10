"""Articles and quotations as plain text, for reading in a terminal."""

from crossread.model import Annotated, Article
from crossread.publish.framing import how


def article_text(article: Article) -> str:
    """An article: title, outlet, authors and date on top, then its text."""
    byline = [article.source, ", ".join(article.authors), article.published]
    parts = [article.title, " · ".join(item for item in byline if item), article.dek, article.text]
    return "\n\n".join(part for part in parts if part) + "\n\n"


def quotes_text(annotated: Annotated) -> str:
    """The quotations of an article, one a line: speaker, how it is said, kind and words."""
    article = annotated.article
    lines = [f"{article.title or article.id}"]
    for quote in annotated.quotes:
        words = " … ".join(article.text[part.start : part.end] for part in quote.parts)
        through = f" (through {', '.join(quote.via)})" if quote.via else ""
        told = "".join(f", {item}" for item in how(article, [quote], beside_cue=False))
        lines.append(f"  {quote.speaker or 'unknown'}{through}{told}, {quote.kind}: {' '.join(words.split())}")
    return "\n".join(lines) + "\n\n"
