"""What an outlet writes, as it is shown beside what others write."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.model import Article, Span
from crossread.publish.outlets import Outlet
from crossread.publish.safe import clean, clip
from crossread.publish.words import Run

# A reading longer than this many characters is cut on the page, with the whole one click away in its source. The
# longest of 2,489 sentences of news has 553; quotations run over several.
READING_LENGTH = 1_200
_QUOTATION_MARKS = tuple("\"'“‘„«‹")
MANNERS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one outlet writes: `spans` of its text, and their text as `runs`, marked against other readings.

    `cue` is how it introduces speech ("said"), `how` to whom, by what means and in what manner, `manner` whether it
    quotes or reports, `via` through whom.
    """

    outlet: Outlet
    spans: tuple[tuple[int, int], ...]
    runs: tuple[Run, ...]
    cue: str | None = None
    manner: str | None = None
    via: tuple[str, ...] = ()
    how: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The outlet's own words, without marks."""
        return "".join(run.text for run in self.runs if run.change != "del")

    @property
    def bare(self) -> bool:
        """Whether it is quoted word for word without quotation marks of its own."""
        return self.manner == MANNERS["direct"] and not self.text.startswith(_QUOTATION_MARKS)

    @property
    def marked(self) -> bool:
        """Whether any word of it is marked."""
        return any(run.change != "same" for run in self.runs)


def text_of(article: Article, spans: Sequence[Span]) -> str:
    """The text of one or more spans, on one line, pieces that stand apart with an ellipsis between."""
    # No more of a span is looked at than can be shown, however long it is.
    most = 4 * READING_LENGTH
    found = (article.text[span.start : min(span.end, span.start + most)] for span in spans)
    pieces = [" ".join(clean(text).split()) for text in found]
    return clip(" … ".join(pieces), READING_LENGTH)


def pairs(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Spans as pairs of offsets."""
    return tuple((span.start, span.end) for span in spans)
