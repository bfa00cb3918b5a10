"""A comparison of three fictional reports, put together by hand, that has something of everything."""

from crossread.model import (
    Annotated,
    Article,
    Block,
    Comparison,
    DifferOn,
    Fact,
    Image,
    Name,
    Quote,
    QuoteKind,
    Relation,
    Rights,
    Sentence,
    Span,
    Utterance,
)

HERALD = Article(
    id="herald",
    title="Ferry strikes pier at Port Ansel, 14 hurt",
    source="Ansel Herald",
    url="https://herald.example/ferry",
    authors=("Mara Quill",),
    published="2031-03-04T08:10:00+00:00",
    updated="2031-03-04T11:30:00+00:00",
    language="en",
    text=(
        "A ferry with 212 people on board struck the north pier at Port Ansel early on Tuesday, injuring 14 passengers."
        "\n\n"
        "“The engines did not answer, and we had nine seconds,” said Ilse Brandt, the captain of the Tern. "
        "She said that the crew had rehearsed such a failure only last month."
        "\n\n"
        "Harbour master Tomas Reed claimed that the pier would reopen by Friday. "
        "The port is the second busiest on the coast."
        "\n\n"
        "It is high time that the council replaced its ageing fleet."
    ),
    images=(Image(None, "The Tern at the north pier.", "Lew Adair/Ansel Herald"),),
    rights=Rights("All rights reserved."),
    blocks=(
        Block("label", "LOCAL NEWS", "a section's name above the headline"),
        Block("caption", "The Tern at the north pier.", "follows an image; names what is seen"),
        Block("related", "Council puts off vote on new ferries", "a card of another article"),
        Block("promo", "Sign up for our morning letter", "asks the reader to subscribe"),
    ),
)
LEDGER = Article(
    id="ledger",
    title="Twelve injured as ferry rams pier",
    source="City Ledger",
    url="https://ledger.example/news/1204",
    published="2031-03-04T09:02:00+00:00",
    language="en",
    text=(
        "Twelve passengers were hurt when the ferry Tern, carrying 212 people, hit the north pier in Port Ansel on "
        "Tuesday."
        "\n\n"
        "“The engines did not answer. We had nine or ten seconds,” captain Ilse Brandt told the radio station Coast "
        "FM. "
        "“My crew did everything right.”"
        "\n\n"
        "The pier will be open again by the weekend at the latest, according to harbour master Tomas Reed. "
        "Divers found no damage below the waterline."
    ),
    blocks=(Block("rights", "© City Ledger 2031", "a rights line at the end"),),
)
WIRE = Article(
    id="evening",
    title="Twelve hurt in ferry accident",
    source="Evening Post",
    published="2031-03-04",
    language="en",
    text=(
        "Twelve passengers were hurt when the ferry Tern, carrying 212 people, hit the north pier in Port Ansel on "
        "Tuesday."
        "\n\n"
        "Divers found no damage below the waterline. An inquiry opens on Thursday."
    ),
)


def span(article: Article, words: str) -> Span:
    """Where `words` stand in the article."""
    start = article.text.index(words)
    return Span(article.id, start, start + len(words))


def quote(article: Article, words: str, kind: QuoteKind, speaker: str | None, cue: str, *via: str) -> Quote:
    """A quotation of `words`, introduced by `cue`."""
    at = span(article, words)
    return Quote(at, (at,), kind, speaker, None, span(article, cue), tuple(via))


def fact(
    key: str, relation: Relation, why: str, *reports: Span, on: DifferOn | None = None, comment: bool = False
) -> Fact:
    """A fact with its reports."""
    return Fact(key, relation, why, reports, on, comment)


def annotated(article: Article, *quotes: Quote) -> Annotated:
    """The article with a sentence for every line that ends in a stop, Port Ansel as its place, and `quotes`."""
    sentences, start, paragraph = [], 0, 0
    for n, char in enumerate(article.text):
        if char == "\n":
            start, paragraph = n + 1, paragraph + (article.text[n - 1] != "\n")
        elif char in ".”" and article.text[n + 1 : n + 2] in ("", " ", "\n"):
            if n > start:
                sentences.append(Sentence(Span(article.id, start, n + 1), paragraph))
            start = n + 2
    name = Name(span(article, "Port Ansel"), "Port Ansel", "place") if "Port Ansel" in article.text else None
    return Annotated(article, tuple(sentences), (name,) if name else (), (), (), tuple(quotes))


def comparison() -> Comparison:
    """The three reports side by side: a conflict, two things told differently, agreement, copy, comment."""
    engines = quote(HERALD, "The engines did not answer, and we had nine seconds", "direct", "Ilse Brandt", "said Ilse")
    engines_too = quote(
        LEDGER, "The engines did not answer. We had nine or ten seconds", "direct", "Ilse Brandt", "told", "Coast FM"
    )
    crew = quote(HERALD, "the crew had rehearsed such a failure only last month", "indirect", "Ilse Brandt", "She said")
    right = quote(LEDGER, "My crew did everything right.", "direct", "Ilse Brandt", "told", "Coast FM")
    pier = quote(HERALD, "the pier would reopen by Friday", "indirect", "Tomas Reed", "claimed")
    pier_too = quote(
        LEDGER, "The pier will be open again by the weekend at the latest", "indirect", "Tomas Reed", "according to"
    )
    copies = (LEDGER, WIRE)
    hurt = [span(a, "Twelve passengers were hurt") for a in copies]
    facts = (
        fact("f1", "conflict", "14 and 12 passengers hurt", span(HERALD, "injuring 14 passengers"), *hurt, on="number"),
        fact(
            "f2",
            "same",
            "the ferry struck the north pier on Tuesday",
            span(HERALD, "A ferry with 212 people on board struck the north pier at Port Ansel early on Tuesday"),
            *[span(a, "the ferry Tern, carrying 212 people, hit the north pier in Port Ansel") for a in copies],
        ),
        fact("f3", "differ", "by Friday, by the weekend", pier.span, pier_too.span, on="date"),
        fact("f4", "same", "the same words", *[span(a, "Divers found no damage below the waterline.") for a in copies]),
        fact("f5", "only", "no other report has it", crew.span),
        fact("f6", "only", "no other report has it", span(HERALD, "The port is the second busiest on the coast.")),
        fact("f7", "only", "the outlet's own view", span(HERALD, HERALD.text.rpartition("\n")[2]), comment=True),
        fact("f8", "only", "no other report has it", right.span),
        fact("f9", "only", "no other report has it", span(WIRE, "An inquiry opens on Thursday.")),
    )  # fmt: skip
    return Comparison(
        (annotated(HERALD, engines, crew, pier), annotated(LEDGER, engines_too, right, pier_too), annotated(WIRE)),
        0.98,
        facts,
        (
            Utterance("Ilse Brandt", False, (engines, engines_too)),
            Utterance("Tomas Reed", False, (pier, pier_too)),
        ),
        ((0,), (1, 2)),
    )
