"""Articles and annotations to keep, made up."""

from typing import Any

from crossread.model import (
    Annotated,
    Article,
    Block,
    Comparison,
    Fact,
    Hedge,
    Image,
    Name,
    Number,
    Quote,
    Rights,
    Sentence,
    Span,
    Statement,
    Time,
    Utterance,
)

NOW = "2026-03-17T09:00:00+00:00"
TEXT = "The dam at Veldt held.\n\n“It is safe,” engineer Ada Marsh said on Tuesday of the 40 gates."


def article(identifier: str = "a", **changes: Any) -> Article:
    values: dict[str, Any] = {
        "text": TEXT,
        "title": "Dam holds",
        "source": "The Veldt Courier",
        "url": f"https://courier.example/{identifier}",
        "authors": ("Jo Reed",),
        "published": "2026-03-17",
        "images": (Image(caption="The dam"),),
        "rights": Rights("All rights reserved", {"robots": "noai"}),
        "blocks": (Block("body", TEXT[:22], "a sentence", 0, 22), Block("promo", "Subscribe!", "asks for money")),
    }
    return Article(id=identifier, **(values | changes))


def annotated(identifier: str = "a", **changes: Any) -> Annotated:
    def span(start: int, end: int) -> Span:
        return Span(identifier, start, end)

    return Annotated(
        article(identifier, **changes),
        sentences=(Sentence(span(0, 22), 0), Sentence(span(24, 88), 1)),
        names=(Name(span(48, 57), "Ada Marsh", "person"),),
        numbers=(Number(span(80, 82), 40.0, None, "gates", "about"),),
        times=(Time(span(66, 73), "2026-03-17", "2026-03-17"),),
        quotes=(
            Quote(
                *(span(25, 35), (span(25, 35),), "direct", "Ada Marsh", span(48, 57), span(58, 62)),
                manner=(span(58, 62),),
                hedges=(Hedge(span(28, 30), None),),
                stance="denied",
            ),
        ),
        statements=(
            Statement(span(0, 21), (span(0, 21),), modality="may", condition=span(4, 7)),
            Statement(span(26, 34), (span(26, 34),), span(25, 35), polarity="negated", negation=span(29, 31)),
        ),
    )


def comparison(*reports: Annotated) -> Comparison:
    spans = tuple(report.sentences[0].span for report in reports)
    quotes = tuple(report.quotes[0] for report in reports)
    return Comparison(
        reports,
        0.9,
        (Fact("f1", "same", "both say so", spans), Fact("f2", "only", "one alone", spans[:1], comment=True)),
        (Utterance("Ada Marsh", True, quotes),),
        tuple((n,) for n in range(len(reports))),
    )
