"""A statement with what stands in it and what its article says of itself."""

from crossread.annotate import annotate
from crossread.compare.statements import Statement
from crossread.compare.statements import statements as statements_of
from crossread.compare.units import units
from crossread.model import Article, Span

from .samples import statements


def made(article: Article) -> list[Statement]:
    annotated = annotate(article)
    return statements_of((annotated,), units((annotated,)))


def test_a_statement_knows_its_outlet_and_the_day_of_its_report() -> None:
    (full,) = made(Article("a", "Rain fell.", title="Rain", source="The Beacon", published="2031-03-04T09:00:00+00:00"))
    (titled,) = made(Article("a", "Rain fell.", title="Rain"))
    (bare,) = made(Article("a", "Rain fell."))
    assert (full.outlet, full.day) == ("The Beacon", "2031-03-04")
    assert (titled.outlet, titled.day) == ("Rain", None)
    assert bare.outlet == "a"


def test_the_text_of_a_span_is_what_stands_of_it_in_the_statement() -> None:
    _, second = made(Article("a", "Rain fell. The mill burned down."))
    assert second.text(Span("a", 15, 19)) == "mill"
    assert second.text(Span("a", 0, 14)) == "The"
    assert second.text(Span("a", 0, 5)) == ""


def test_stems_leave_numbers_out() -> None:
    (one,) = statements("Fire hurt 14 workers.")
    assert one.stems() == frozenset(["fire", "hurt", "worker"])
    assert one.stems(Span("r0", 0, 9)) == frozenset(["fire", "hurt"])
