"""From annotated articles to their comparison. `compare(articles)` lays them side by side."""

from collections.abc import Sequence

from crossread.model import Annotated, Comparison


def compare(articles: Sequence[Annotated]) -> Comparison:
    """The reports side by side: facts with their relations, utterances, shared copy, and how sure it is of one event.

    Raises `CompareError` where there are fewer than two articles, or two have the same id.
    """
    from crossread.compare.sides import comparison

    return comparison(tuple(articles))


__all__ = ["compare"]
