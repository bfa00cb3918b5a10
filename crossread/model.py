"""The data types, nothing else.

Offsets are Unicode code points, half-open `[start, end)`. What is missing is `None`: an undated article is undated.
Whatever is derived from an article keeps its `Span`, and `article.text[span.start:span.end]` is what it says.
Dates are ISO 8601 strings: a date (`2025-01-24`) or a date and time with its zone (`2025-01-24T09:12:00+00:00`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Media = Literal["html", "text", "article"]
Role = Literal[
    "label", "headline", "dek", "byline", "author-card", "date", "read-time", "caption", "credit", "body", "subhead",
    "related", "other-item", "promo", "rights", "navigation", "duplicate",
]  # fmt: skip
QuoteKind = Literal["direct", "mixed", "indirect"]
Relation = Literal["same", "detail", "differ", "conflict", "only"]
DifferOn = Literal["number", "name", "date", "wording", "attribution", "scope", "polarity"]
NameKind = Literal["person", "organisation", "place", "other"]
Bound = Literal["about", "at least", "at most"]
Stance = Literal["said", "expected", "denied", "refused", "not said"]
Modality = Literal["may", "might", "could", "would", "will", "must", "should"]
Polarity = Literal["affirmed", "negated"]
Whose = Literal["outlet", "speaker"]
PageKind = Literal["article", "live-blog", "gallery", "video"]

ROLES: tuple[Role, ...] = get_args(Role)
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was set aside: `name` is the file, URL or record, `reason` one line on what is wrong with it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """What was acquired, before anything is known of its content.

    `name` is shown in messages. `media` is `article` where `data` is one article as JSON. `charset` is what the
    transport declared, `fetched` when the page was fetched.
    """

    name: str
    media: Media
    data: bytes
    url: str | None = None
    charset: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands: `[start, end)` of the text of the article with the id `article`."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of an input, with its role and the reason for it.

    `start`/`end` index the article's text and are `None` where the block is no part of it; `file_start`/`file_end`
    index the decoded input file and are `None` where the input was not plain text.
    """

    role: Role
    text: str
    why: str
    start: int | None = None
    end: int | None = None
    file_start: int | None = None
    file_end: int | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that goes with an article."""

    url: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What the source says of re-use: the `notice` as it stands, and machine-readable `signals` by name."""

    notice: str | None = None
    signals: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """One report by one outlet, whose name is `source`.

    `text` is the body: paragraphs with a blank line between, or exactly what came in as article JSON. `blocks` accounts
    for what was read, `published_from` and `updated_from` say where the dates were found, `kind` is the form of a page.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    dek: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str | None = None
    updated: str | None = None
    updated_from: str | None = None
    language: str | None = None
    images: tuple[Image, ...] = ()
    rights: Rights = Rights()
    blocks: tuple[Block, ...] = ()
    section: str | None = None
    keywords: tuple[str, ...] = ()
    kind: PageKind = "article"

    def file_span(self, start: int, end: int) -> tuple[int, int] | None:
        """`[start, end)` of the text as offsets into the decoded input file, `None` where there are none."""
        first = last = None
        for block in self.blocks:
            if block.start is None or block.end is None or block.file_start is None:
                continue
            if block.start <= start < block.end:
                first = block.file_start + start - block.start
            if block.start < end <= block.end:
                last = block.file_start + end - block.start
        return None if first is None or last is None else (first, last)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the number of the paragraph that it stands in."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of somebody or something with a name; `canonical` is the fullest form in the article."""

    span: Span
    canonical: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity: "$5 million" is 5e6 in the unit "$"; "about 40 people" is 40 of the thing "people", bound "about"."""

    span: Span
    value: float
    unit: str | None = None
    thing: str | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time as the days `[first, last]` that it covers, ISO dates, both included.

    `on` is the verb or noun that it hangs on: "*sank* on Tuesday", "Tuesday's *vote*"; `None` where none is sure.
    """

    span: Span
    first: str
    last: str
    on: Span | None = None


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that keeps a distance, such as "allegedly"; `whose` is `None` in words reported without marks."""

    span: Span
    whose: Whose | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words or thoughts that an article attributes to somebody.

    `parts` are the pieces of an interrupted quotation and `span` reaches from the first to the last. `speaker` is the
    canonical name or, for somebody unnamed, the words used; `None` is unknown. `via` is the chain of those who report
    it, outermost first, the outlet left out. `resolved` says how the speaker was found.

    `addressee` is whom it is said to ("reporters"), `medium` by what means ("in a statement"), `manner` how ("under
    oath"). `stance` tells what becomes of the words: the speaker says them, is expected to, denies them, refuses to act
    so, or did not say so. `modality` and `polarity` are those of the first clause, as in `Statement`.
    """

    span: Span
    parts: tuple[Span, ...]
    kind: QuoteKind
    speaker: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    via: tuple[str, ...] = ()
    resolved: str | None = None
    addressee: Span | None = None
    medium: Span | None = None
    manner: tuple[Span, ...] = ()
    stance: Stance = "said"
    hedges: tuple[Hedge, ...] = ()
    modality: Modality | None = None
    polarity: Polarity = "affirmed"


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of a sentence that states something by itself, with what stands in it.

    `parts` are its pieces, `span` reaches from the first to the last. `quote` is the span of the quotation that it is
    part of, `None` where the outlet speaks. `modality` is the modal of its verb as it stands there, `polarity` whether
    its verb, subject or object is negated, and `negation` the word that does it. `condition` is its "if …".
    """

    span: Span
    parts: tuple[Span, ...]
    quote: Span | None = None
    stance: Stance = "said"
    polarity: Polarity = "affirmed"
    negation: Span | None = None
    modality: Modality | None = None
    condition: Span | None = None
    hedges: tuple[Hedge, ...] = ()
    names: tuple[Name, ...] = ()
    numbers: tuple[Number, ...] = ()
    times: tuple[Time, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what was found in it, each kind in order of its place in the text."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that one or more articles state, and how their statements of it relate.

    `reports` are in order of article and place. `comment` marks an outlet's own opinion, which is no fact.
    """

    id: str
    relation: Relation
    why: str
    reports: tuple[Span, ...]
    differ_on: DifferOn | None = None
    comment: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that one speaker said, as quoted by two or more articles; `identical` if word for word."""

    speaker: str | None
    identical: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Reports side by side. `same_event` is how sure it is, 0 to 1, that all are of one event.

    `independent` groups the articles' numbers by shared copy: agreement inside a group is one voice, not several.
    """

    articles: tuple[Annotated, ...]
    same_event: float
    facts: tuple[Fact, ...]
    utterances: tuple[Utterance, ...]
    independent: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles of one event: ids in order of arrival, whose headline stands for all, and when the library grew."""

    id: str
    articles: tuple[str, ...]
    headline_from: str
    first_seen: str
    changed: str
