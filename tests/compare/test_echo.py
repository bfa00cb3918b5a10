"""How probable it is that two quotations are of one utterance."""

import time

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.compare.echo import FEATURES, MOST_WORDS, Content, Story, content, echoes, longest_run, pairs
from crossread.compare.match import probabilities
from crossread.compare.units import units
from crossread.model import Article

BANG = "“We heard a loud bang and then the whole roof of the drying hall was gone,” Ingrid Solheim said."
CUT = "Ingrid Solheim said they heard “a loud bang and then the whole roof” was gone."
TOLD = "Ingrid Solheim said that workers had heard a bang before the roof of the hall vanished."
OTHER = "“Nobody has asked me about the union's letter in March,” Ingrid Solheim said."


def quoted(*texts: str) -> tuple[Story, list[Content]]:
    """The quotations of reports, one each."""
    articles = tuple(annotate(Article(f"r{n}", text)) for n, text in enumerate(texts))
    items = [(n, quote) for n, each in enumerate(articles) for quote in each.quotes]
    assert len(items) == len(texts)
    story = units(articles)
    found = [content(articles[n], quote) for n, quote in items]
    return Story(articles, items, story, probabilities(story)), found


def compared(*texts: str) -> dict[tuple[int, int], float]:
    """How probable it is that each two reports, of one quotation each, quote one utterance."""
    looked, probability = echoes(*quoted(*texts))
    numbers = zip(looked.first.tolist(), looked.second.tolist(), strict=True)
    return dict(zip(numbers, probability.tolist(), strict=True))


def test_the_same_words_are_surer_than_a_paraphrase_and_that_than_something_else() -> None:
    sure = compared(BANG, BANG, CUT, TOLD, OTHER)
    assert sure[0, 1] > 0.9
    assert min(sure[0, 1], sure[0, 2]) > sure[0, 3] > sure.get((0, 4), 0.0)
    assert sure.get((0, 4), 0.0) < 0.3


def test_the_same_words_are_surer_of_one_speaker_than_of_two() -> None:
    other = CUT.replace("Ingrid Solheim", "Tobias Renquist")
    sure = compared(BANG, CUT, other)
    assert sure[0, 1] > sure[0, 2]


def test_a_few_words_in_marks_that_the_other_has_too_make_it_surer() -> None:
    cited = "Ingrid Solheim spoke of the roof and said it was “a loud bang.”"
    retold = "Ingrid Solheim spoke of the roof and said it was a loud bang."
    assert compared(BANG, cited)[0, 1] > compared(BANG, retold)[0, 1]


def test_only_what_stands_in_marks_is_marked() -> None:
    _, (whole, cut, told) = quoted(BANG, CUT, TOLD)
    assert whole.marked[:3] == ("we", "heard", "a")
    assert cut.marked == ("a", "loud", "bang", "and", "then", "the", "whole", "roof")
    assert [stretch for stretch, _ in cut.stretches] == [" a loud bang and then the whole roof "]
    assert told.marked == told.stretches == ()


def test_each_figure_has_its_name() -> None:
    assert pairs(*quoted(BANG, CUT)).rows.shape == (1, len(FEATURES))


def test_nothing_is_looked_at_where_nothing_is_quoted() -> None:
    looked, probability = echoes(Story((), [], [], np.zeros((0, 0), np.float32)), [])
    assert len(looked.first) == len(probability) == 0


def test_the_longest_run_is_the_weightiest_in_both() -> None:
    weight, count = longest_run(
        tuple("the old dredger sank at noon".split()), tuple("at noon the old dredger left".split())
    )
    assert count == 3
    assert weight > 1
    assert longest_run(("a",), ("b",)) == longest_run((), ()) == (0.0, 0)


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_a_run_is_as_long_from_either_side_and_stands_in_both(a: list[str], b: list[str]) -> None:
    weight, count = longest_run(tuple(a), tuple(b))
    back, back_count = longest_run(tuple(b), tuple(a))
    assert (round(weight, 6), count > 0) == (round(back, 6), back_count > 0)
    runs = {tuple(a[n : n + count]) for n in range(len(a) - count + 1)}
    assert runs & {tuple(b[n : n + count]) for n in range(len(b) - count + 1)}


def test_a_quotation_without_end_is_looked_at_in_its_first_words() -> None:
    start = time.process_time()
    text = "“" + "boat " * 50_000 + "” said Ingrid Solheim."
    story, (one, other) = quoted(text, text)
    assert len(one.all) == len(other.marked) == MOST_WORDS
    assert echoes(story, [one, other])[1].shape in ((0,), (1,))
    assert time.process_time() - start < 10
