"""How an outlet introduces what somebody said, in a few words: "to CNN", "in a letter", "under oath", "denied"."""

from collections.abc import Iterator, Sequence

from crossread.model import Article, Quote, Span
from crossread.publish.safe import clean, clip

_LENGTH = 40
# Whom a pronoun means stands in the text beside it, and not where it is shown.
_PRONOUNS = frozenset(("him", "her", "them", "it", "me", "us", "you"))


def how(article: Article, quotes: Sequence[Quote], beside_cue: bool = True) -> tuple[str, ...]:
    """To whom, by what means and in what manner an article's `quotes` are said, their stance, the outlet's hedges.

    A stance that the words of the cue tell is left out where they stand `beside_cue`.
    """
    return tuple(dict.fromkeys(item for quote in quotes for item in _of(article, quote, beside_cue)))


def _of(article: Article, quote: Quote, beside_cue: bool) -> Iterator[str]:
    cue = _words(article, quote.cue_span).lower() if quote.cue_span and beside_cue else ""
    if quote.stance != "said" and quote.stance[:3] not in cue:
        yield quote.stance
    whom = _words(article, quote.addressee) if quote.addressee else ""
    if whom and whom.lower() not in _PRONOUNS:
        yield f"to {whom}"
    for span in (quote.medium, *quote.manner):
        if span is not None:
            yield _words(article, span)
    for hedge in quote.hedges:
        if hedge.whose == "outlet":
            yield f"“{_words(article, hedge.span)}” is the outlet’s"


def _words(article: Article, span: Span) -> str:
    return clip(" ".join(clean(article.text[span.start : span.end]).split()), _LENGTH)
