from hypothesis import given
from hypothesis import strategies as st

from crossread.model import Annotated, Article, Sentence, Span
from crossread.publish.passages import paragraphs, sentence_at, sentence_key
from crossread.publish.safe import clean

from .sample import LEDGER, annotated


@st.composite
def articles(draw: st.DrawFn) -> Annotated:
    """A text with sentences in order, some with gaps between them, some over line ends."""
    text = draw(st.text(st.sampled_from("ab. \n\r\u2028\x00é"), max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span("a", start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    sentences = tuple(Sentence(span, n) for n, span in enumerate(spans))
    return Annotated(Article("a", text), sentences, (), (), (), ())


@given(articles(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_pieces_lie_where_their_offsets_say_and_leave_out_line_ends_only(
    found: Annotated, lit: list[tuple[int, int]]
) -> None:
    text = found.article.text
    pieces = [piece for paragraph in paragraphs(found, 0, lit) for piece in paragraph]
    assert all(clean(text[piece.start : piece.end]) == piece.text for piece in pieces)
    covered = {n for piece in pieces for n in range(piece.start, piece.end)}
    assert all(not text[n].strip() or n in covered or clean(text[n]) == "\n" for n in range(len(text)))
    keys = [piece.key for piece in pieces if piece.key]
    assert len(keys) == len(set(keys))


def test_the_sentence_that_a_span_lies_in_is_lit_whole() -> None:
    start = LEDGER.text.index("seconds")
    (piece,) = [p for paragraph in paragraphs(annotated(LEDGER), 1, [(start, start + 7)]) for p in paragraph if p.lit]
    assert piece.text.startswith("We had nine or ten seconds")
    assert piece.key == sentence_key(1, piece.start)


def test_near_shows_the_paragraph_with_its_neighbours() -> None:
    whole = paragraphs(annotated(LEDGER), 1)
    first = paragraphs(annotated(LEDGER), 1, [(0, 5)], near=True)
    assert [[p.text for p in found] for found in first] == [[p.text for p in found] for found in whole[:2]]


def test_an_offset_between_sentences_has_no_sentence() -> None:
    found = annotated(LEDGER)
    assert sentence_at(found, 0) == 0
    assert sentence_at(found, LEDGER.text.index("\n")) is None
    assert sentence_at(Annotated(LEDGER, (), (), (), (), ()), 0) is None
