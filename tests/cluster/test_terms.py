"""Terms are read off the form of a text, the same in every process and in any script."""

import pickle
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.terms import (
    BODY,
    BUCKETS,
    FIELDS,
    LEAD,
    NAME,
    NUMBER,
    PAIR,
    TITLE,
    TOGETHER,
    all_terms,
    day,
    spelt,
    terms,
)
from crossread.model import Article

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def buckets(text: str, field: int, title: str | None = None) -> set[int]:
    return set(terms(Article("a", text, title=title)).of(field).tolist())


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_has_terms_within_the_buckets(text: str, title: str) -> None:
    found = terms(Article("a", text, title=title))
    for own in map(found.of, range(FIELDS)):
        assert np.all(np.diff(own) > 0), "each once, in ascending order"
        assert np.all((own >= 0) & (own < BUCKETS))
    assert len(found.buckets) == len(found.often) == sum(found.sizes)
    assert np.all(found.often >= 1)


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=2 * TOGETHER + 1))
def test_many_articles_have_the_terms_that_each_has_alone(texts: list[tuple[str, str]]) -> None:
    articles = [Article(str(n), text, title=title) for n, (title, text) in enumerate(texts)]
    found = all_terms(articles)
    assert [pickle.dumps(one) for one in found] == [pickle.dumps(terms(article)) for article in articles]


def test_a_name_is_a_word_that_is_written_only_with_a_capital() -> None:
    assert buckets("Soon after, Solheim came. The ship came soon, the crew too.", NAME) == buckets("Solheim", NAME)


def test_two_names_in_a_row_are_a_pair_and_the_title_does_not_run_into_the_body() -> None:
    assert buckets("then Ingrid Solheim spoke", PAIR) == buckets("so said Ingrid Solheim", PAIR) != set()
    assert buckets("Solheim spoke", PAIR, title="the captain Ingrid") == set()


def test_a_number_in_words_is_the_number_in_digits() -> None:
    assert buckets("seven sailors", NUMBER) == buckets("7 sailors", NUMBER)
    assert buckets("8 sailors", NUMBER) != buckets("7 sailors", NUMBER)


def test_the_lead_is_the_paragraph_that_shares_most_with_the_title() -> None:
    story = "The Halvard Star ran aground off Port Ellery. " + "and so on " * 40
    furniture = "Sign up for our letter to read more. " * 5
    lead = buckets(f"{furniture}\n\n{story}", LEAD, title="Halvard Star runs aground off Port Ellery")
    assert not lead & buckets("letter", BODY)
    assert buckets("halvard", BODY) <= lead


def test_scripts_without_spaces_are_cut_into_pairs_of_characters() -> None:
    assert buckets("東湊市の", BODY) == buckets("東湊 湊市 市の", BODY)


def test_the_words_behind_the_buckets_come_back() -> None:
    article = Article("a", "then Ingrid Solheim counted 212 people", title="Ferry aground")
    found = terms(article)
    words = spelt(article)
    assert {words[bucket] for bucket in found.of(NAME).tolist()} == {"Ingrid", "Solheim", "Ferry"}
    assert {"Ferry", "aground"} <= {words[bucket] for bucket in found.of(TITLE).tolist()}
    assert "212" in {words.get(bucket) for bucket in found.of(NUMBER).tolist()}


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2031-03-04", 741_505.0),
        ("2031-03-04T12:00:00+00:00", 741_505.5),
        ("2031-03-04T13:00:00+01:00", 741_505.5),
        ("1970-01-01", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_days_or_unknown(published: str | None, days: float | None) -> None:
    assert day(published) == days


def test_buckets_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from crossread.cluster.terms import terms; from crossread.model import Article;"
        "t = terms(Article('a', 'Ingrid Solheim of Nordlinje met 212 people' * 20, title='Ferry Halvard Star'));"
        "print(t.buckets.tolist(), t.often.tolist(), t.sizes, t.signature)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
