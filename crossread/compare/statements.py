"""A statement of a story with what stands in it, as those need it who judge how statements relate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.compare.units import Unit
from crossread.compare.words import tokens
from crossread.extract.houses import houses_of
from crossread.model import Annotated, Article, Quote, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A unit, and of its article the outlet and the day.

    `outlet` is what a reason calls it, `house` the same for all reports of one outlet and for no other. `folded` are
    all words of the unit, with their places in its text.
    """

    unit: Unit
    outlet: str
    house: str
    day: str | None
    folded: tuple[tuple[int, int, str], ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations that overlap the statement."""
        return self.unit.quotes

    def text(self, span: Span) -> str:
        """What `span`, in the same article, says within the statement."""
        base = self.unit.span.start
        return self.unit.text[max(0, span.start - base) : max(0, span.end - base)]

    def stems(self, span: Span | None = None) -> frozenset[str]:
        """The stems of the content words that are no numbers, of the whole or of `span`."""
        inside = [w for w in self.unit.words if not w.number and (span is None or span.start <= w.start < span.end)]
        return frozenset(word.stem for word in inside)


def statements(articles: Sequence[Annotated], units: Iterable[Unit]) -> list[Statement]:
    """The statements that units of `articles` make, in the units' order."""
    houses = houses_of([annotated.article for annotated in articles])
    return [_statement(articles[unit.article].article, houses[unit.article], unit) for unit in units]


def _statement(article: Article, house: str, unit: Unit) -> Statement:
    return Statement(
        unit,
        article.source or article.title or article.id,
        house,
        article.published[:10] if article.published else None,
        tuple(tokens(unit.text)),
    )
