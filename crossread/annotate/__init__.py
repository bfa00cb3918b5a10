"""From an article to what stands in it: `annotate(article)` finds sentences, names, numbers, times, quotations and
statements."""

from crossread.model import Annotated, Article


def annotate(article: Article) -> Annotated:
    """The article with its sentences, names, numbers, times, quotations and statements, each in order of place.

    Never raises, whatever the text; the time it takes grows with the text's length only.
    """
    from crossread.annotate.names import find_names, names
    from crossread.annotate.numbers import numbers
    from crossread.annotate.quotes import quotes
    from crossread.annotate.sentences import sentences
    from crossread.annotate.statements import with_statements
    from crossread.annotate.times import times

    found = sentences(article)
    when = times(article, found)
    mentions = find_names(article, found)
    annotated = Annotated(
        article,
        found,
        names(article, mentions),
        numbers(article, found, when),
        when,
        quotes(article, found, mentions),
    )
    return with_statements(annotated)
