"""The whole stage: spans right for any text, the same answer twice, time in proportion to length, figures kept."""

import gzip
import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.model import Annotated, Article, Span

SHARED = Path(__file__).parents[2].parent / "shared"

words = st.sampled_from(
    [
        "said",
        "that",
        "Ann",
        "Lee",
        "the",
        "mayor",
        "he",
        "she",
        "told",
        "Reuters",
        "“Go,”",
        "“",
        "”",
        '"',
        "'",
        "''",
        ",",
        ".",
        "?",
        ":",
        "—",
        "(",
        ")",
        "according",
        "to",
        "claim",
        "and",
        "but",
        "who",
        "adding",
        "called",
        "it",
        "’s",
        "report",
        "Mr.",
        "U.S.",
        "in",
        "on",
        "Monday",
        "not",
        "asked",
        "if",
        "\n",
        "\n\n",
        "«",
        "»",
        "they",
        "which",
        "As",
        "WASHINGTON",
    ]
)


def check(annotated: Annotated) -> None:
    text = annotated.article.text

    def inside(span: Span) -> None:
        assert 0 <= span.start < span.end <= len(text)

    for name in annotated.names:
        inside(name.span)
    starts = [quote.span.start for quote in annotated.quotes]
    assert starts == sorted(starts)
    for quote in annotated.quotes:
        inside(quote.span)
        assert (quote.parts[0].start, quote.parts[-1].end) == (quote.span.start, quote.span.end)
        last = quote.span.start
        for part in quote.parts:
            inside(part)
            assert last <= part.start
            last = part.end
        for span in (quote.speaker_span, quote.cue_span):
            if span is not None:
                inside(span)
        assert quote.speaker is None or quote.speaker.strip()


@given(st.lists(words, max_size=60).map(" ".join))
def test_spans_lie_inside_and_in_order_for_any_news_like_text(text: str) -> None:
    check(annotate(Article("a", text)))


@given(st.text(max_size=200))
def test_spans_lie_inside_and_in_order_for_any_text(text: str) -> None:
    check(annotate(Article("a", text)))


@given(st.lists(words, max_size=40).map(" ".join))
@settings(max_examples=25)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert annotate(Article("a", text)) == annotate(Article("a", text))


@pytest.mark.parametrize(
    "piece",
    ['"', "“", "' ", "said ", "he said ", '"a," he said. ', "Jo Do, ", "claim that ", "A. ", '("', "X, a man, "],
)
def test_time_grows_with_length_only(piece: str) -> None:
    def took(length: int) -> float:
        began = time.perf_counter()
        annotate(Article("a", piece * (length // len(piece))))
        return time.perf_counter() - began

    took(1_000)
    # Four times the text in far less than sixteen times the time, with room for a busy machine.
    assert took(80_000) < 10 * took(20_000) + 0.5


def test_nothing_gives_nothing() -> None:
    annotated = annotate(Article("a", ""))
    assert (annotated.sentences, annotated.names, annotated.quotes) == ((), (), ())


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the labelled evaluation data")
def test_figures_on_labelled_attributions_have_not_fallen() -> None:
    sys.path.insert(0, str(SHARED / "eval"))
    try:
        from score_quotes import characters, match
    finally:
        sys.path.pop(0)
    path = SHARED / "data" / "quotes" / "attributions_dev.jsonl.gz"
    hit = said = gold = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in list(lines)[::4]:
            document = json.loads(line)
            found = annotate(Article("a", document["text"])).quotes
            mine = [characters([(p.start, p.end) for p in q.parts]) for q in found if q.kind != "indirect"]
            theirs = [characters(a["content"]) for a in document["attributions"] if a["kind"] != "indirect"]
            hit += len(match(theirs, mine, 0.5))
            said += len(mine)
            gold += len(theirs)
    assert 2 * hit / (said + gold) > 0.82
