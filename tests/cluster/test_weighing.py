"""Terms weigh what they should, alone or with others."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import BODY, FIELDS, LEAD, terms
from crossread.cluster.weighing import BODY_TERMS, DAYS, TOO_COMMON, weigh
from crossread.model import Article

from .samples import reports

RARITY = Rarity()


def test_of_a_long_body_the_weightiest_terms_are_kept() -> None:
    words = "word3x " + " ".join(f"word{n}x" for n in range(700))
    (long,) = weigh([terms(Article("long", words))], RARITY)
    body = long.values[long.of(BODY)]
    assert len(body) == BODY_TERMS
    once, twice = np.unique(body[:, 0])
    assert np.isclose(twice, once * (1 + np.log(2)))


def test_of_a_lead_what_most_articles_have_is_left_out() -> None:
    read = terms(reports("ferry")[0])
    (report,) = weigh([read], RARITY)
    rarities = RARITY.of(read.of(LEAD))
    assert np.count_nonzero(rarities <= TOO_COMMON) > 0
    assert report.buckets[report.of(LEAD)].tolist() == read.of(LEAD)[rarities > TOO_COMMON].tolist()


def test_every_field_has_length_one_or_nothing_in_it() -> None:
    (report,) = weigh([terms(reports("ferry")[0])], RARITY)
    for field in range(FIELDS):
        weights = report.values[report.of(field)][:, 0]
        assert not len(weights) or np.isclose((weights**2).sum(), 1.0, atol=1e-5)


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_articles_weigh_the_same_alone_and_together(texts: list[tuple[str, str]]) -> None:
    articles = [terms(Article(f"a{n}", text, title=title)) for n, (title, text) in enumerate(texts)]
    for one, together in zip(articles, weigh(articles, RARITY) if articles else [], strict=True):
        (alone,) = weigh([one], RARITY)
        assert together.buckets.tolist() == alone.buckets.tolist()
        assert together.values.tolist() == alone.values.tolist()
        assert together.sizes.tolist() == alone.sizes.tolist()
        assert np.array_equal(together.facts, alone.facts, equal_nan=True)


def test_what_is_unknown_of_an_article_is_not_a_number() -> None:
    (report,) = weigh([terms(Article("undated", "A ferry ran aground."))], RARITY)
    assert report.day is None
    assert np.isnan(report.facts[0])
    assert np.isnan(report.facts[DAYS]).all()
