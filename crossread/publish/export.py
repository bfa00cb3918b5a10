"""The JSON that users script against: dictionaries ready for `json.dumps`, one function a data type."""

from typing import Any

from crossread.model import Annotated, Article, Block, Comparison, Fact, Hedge, Number, Quote, Span, Statement, Time

Json = dict[str, Any]


def article_json(article: Article) -> Json:
    """An article as in the article JSON format, which `extract` reads back unchanged."""
    return {
        "id": article.id,
        "url": article.url,
        "source": article.source,
        "title": article.title,
        "dek": article.dek,
        "authors": list(article.authors),
        "published": article.published,
        "published_from": article.published_from,
        "updated": article.updated,
        "updated_from": article.updated_from,
        "language": article.language,
        "section": article.section,
        "keywords": list(article.keywords),
        "kind": article.kind,
        "text": article.text,
        "images": [{"url": i.url, "caption": i.caption, "credit": i.credit} for i in article.images],
        "rights": {"notice": article.rights.notice, "signals": dict(article.rights.signals)},
        "blocks": [_block_json(block) for block in article.blocks],
    }


def quote_json(quote: Quote, article: Article, number: int = 0) -> Json:
    """A quotation; `number` is its article's place in the comparison."""
    return {
        **_span_json(quote.span, article, number),
        "parts": [[part.start, part.end] for part in quote.parts],
        "kind": quote.kind,
        "speaker": quote.speaker,
        "speaker_span": _pair(quote.speaker_span),
        "cue_span": _pair(quote.cue_span),
        "via": list(quote.via),
        "resolved": quote.resolved,
        "addressee": _words_json(quote.addressee, article),
        "medium": _words_json(quote.medium, article),
        "manner": [_words_json(span, article) for span in quote.manner],
        "stance": quote.stance,
        "polarity": quote.polarity,
        "modality": quote.modality,
        "hedges": [_hedge_json(hedge, article) for hedge in quote.hedges],
    }


def statements_json(annotated: Annotated, number: int = 0) -> list[Json]:
    """What the clauses of an article state; the speaker is the quotation's, `null` where the outlet speaks."""
    speakers = {quote.span: quote.speaker for quote in annotated.quotes}
    return [
        _statement_json(
            statement, annotated.article, number, speakers.get(statement.quote) if statement.quote else None
        )
        for statement in annotated.statements
    ]


def _statement_json(statement: Statement, article: Article, number: int, speaker: str | None) -> Json:
    return {
        **_span_json(statement.span, article, number),
        "parts": [[part.start, part.end] for part in statement.parts],
        "quote": _pair(statement.quote),
        "speaker": speaker,
        "stance": statement.stance,
        "polarity": statement.polarity,
        "negation": _words_json(statement.negation, article),
        "modality": statement.modality,
        "condition": _words_json(statement.condition, article),
        "hedges": [_hedge_json(hedge, article) for hedge in statement.hedges],
        "names": [{**_marked(n.span, article), "name": n.canonical, "kind": n.kind} for n in statement.names],
        "numbers": [_number_json(n, article) for n in statement.numbers],
        "times": [_time_json(time, article) for time in statement.times],
    }


def quotes_json(annotated: Annotated) -> Json:
    """All quotations of one article, and what its sentences state."""
    article = annotated.article
    return {
        "id": article.id,
        "quotes": [quote_json(quote, article) for quote in annotated.quotes],
        "statements": statements_json(annotated),
    }


def comparison_json(comparison: Comparison) -> Json:
    """A comparison, its articles whole; `article` in a report or quotation is a number into `articles`."""
    articles = [annotated.article for annotated in comparison.articles]
    number = {article.id: n for n, article in enumerate(articles)}

    def quote(item: Quote) -> Json:
        n = number[item.span.article]
        return quote_json(item, articles[n], n)

    def fact(item: Fact) -> Json:
        reports = [_report_json(span, articles[number[span.article]], number[span.article]) for span in item.reports]
        return {
            "id": item.id,
            "relation": item.relation,
            "differ_on": item.differ_on,
            "why": item.why,
            "comment": item.comment,
            "reports": reports,
        }

    return {
        "articles": [article_json(article) for article in articles],
        "same_event": round(comparison.same_event, 3),
        "facts": [fact(item) for item in comparison.facts],
        "utterances": [
            {"speaker": u.speaker, "identical": u.identical, "reports": [quote(q) for q in u.quotes]}
            for u in comparison.utterances
        ],
        "quotes": [quote(q) for annotated in comparison.articles for q in annotated.quotes],
        "statements": [s for n, each in enumerate(comparison.articles) for s in statements_json(each, n)],
        "independent": [list(group) for group in comparison.independent],
    }


def _report_json(span: Span, article: Article, number: int) -> Json:
    return {**_span_json(span, article, number), "text": article.text[span.start : span.end]}


def _span_json(span: Span, article: Article, number: int) -> Json:
    in_file = article.file_span(span.start, span.end)
    return {
        "article": number,
        "start": span.start,
        "end": span.end,
        "file_start": in_file and in_file[0],
        "file_end": in_file and in_file[1],
    }


def _block_json(block: Block) -> Json:
    return {
        "role": block.role,
        "start": block.start,
        "end": block.end,
        "file_start": block.file_start,
        "file_end": block.file_end,
        "text": block.text,
        "why": block.why,
    }


def _hedge_json(hedge: Hedge, article: Article) -> Json:
    return {**_marked(hedge.span, article), "whose": hedge.whose}


def _number_json(n: Number, article: Article) -> Json:
    counted = {"value": n.value, "unit": n.unit, "thing": n.thing, "bound": n.bound}
    return {**_marked(n.span, article), **counted}


def _time_json(time: Time, article: Article) -> Json:
    days = {"first": time.first, "last": time.last}
    return {**_marked(time.span, article), **days, "on": _words_json(time.on, article)}


def _words_json(span: Span | None, article: Article) -> Json | None:
    return None if span is None else _marked(span, article)


def _marked(span: Span, article: Article) -> Json:
    """Where words of the text stand, and what they say."""
    return {"start": span.start, "end": span.end, "text": article.text[span.start : span.end]}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
