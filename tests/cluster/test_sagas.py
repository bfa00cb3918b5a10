"""Articles of one course of events find one another, and others do not."""

from dataclasses import replace

import pytest

from crossread.cluster.because import because
from crossread.cluster.rarity import Rarity
from crossread.cluster.sagas import CANDIDATES, LIKELY, Profile, candidates, chances, packed, trace, unpacked
from crossread.model import Article

from .course import ACCIDENT, ACCIDENT_TOO, LIBRARY, OTHER_CRANE, TRIAL, VERDICT

ALL = [ACCIDENT, ACCIDENT_TOO, TRIAL, VERDICT, OTHER_CRANE, LIBRARY]


def profile(article: Article) -> Profile:
    return trace(article, Rarity()).profile


def chance(one: Article, other: Article) -> float:
    return chances(profile(one), [profile(other)])[0]


@pytest.mark.parametrize(("later", "earlier"), [(TRIAL, ACCIDENT), (TRIAL, ACCIDENT_TOO), (VERDICT, TRIAL)])
def test_a_later_step_is_of_the_course_of_the_earlier(later: Article, earlier: Article) -> None:
    assert chance(later, earlier) >= LIKELY
    assert chance(earlier, later) == pytest.approx(chance(later, earlier))


@pytest.mark.parametrize("other", [ACCIDENT, ACCIDENT_TOO, TRIAL, VERDICT, LIBRARY], ids=lambda article: article.id)
def test_an_accident_of_the_same_kind_elsewhere_is_of_no_course_with_it(other: Article) -> None:
    assert chance(OTHER_CRANE, other) < LIKELY


@pytest.mark.parametrize("broken", [{"text": ""}, {"title": None}, {"published": None}, {"source": None, "text": "A."}])
def test_what_is_missing_is_borne(broken: dict[str, str | None]) -> None:
    article = replace(TRIAL, id="broken", **broken)  # type: ignore[arg-type]
    assert 0.0 <= chance(article, ACCIDENT) <= 1.0
    assert profile(article) is not None


def test_what_is_kept_says_the_same_as_what_was_found() -> None:
    for article in ALL:
        kept = unpacked(article.id, packed(profile(article)))
        assert chances(profile(TRIAL), [kept])[0] == pytest.approx(chance(TRIAL, article), abs=0.02)
        assert (kept.day, kept.outlet, kept.told) == (
            profile(article).day,
            profile(article).outlet,
            profile(article).told,
        )


def test_an_undated_article_without_outlet_is_kept_as_such() -> None:
    kept = unpacked("x", packed(profile(replace(TRIAL, source=None, published=None))))
    assert (kept.day, kept.outlet) == (None, None)


def test_candidates_are_capped_and_the_nearest_in_time_come_first() -> None:
    new = trace(TRIAL, Rarity())
    term = next(iter(new.keys))
    having = {term: [(n, (new.profile.day or 0) - n) for n in range(100)]}
    found = candidates(new, having)
    assert len(found) == CANDIDATES
    assert found[:2] == [0, 1]


def test_the_reason_names_what_both_have_and_the_day_that_is_told_again() -> None:
    why = because(TRIAL, profile(TRIAL), profile(ACCIDENT))
    assert why is not None
    assert "both name Ostrava Lifting" in why
    assert "the later one tells of 2031-03-04, when the earlier one came out" in why


def test_the_day_is_told_of_whichever_came_in_first() -> None:
    assert "tells of 2031-03-04" in (because(ACCIDENT, profile(ACCIDENT), profile(TRIAL)) or "")


def test_a_word_that_only_begins_sentences_is_no_name() -> None:
    one = Article("a", "Instead, Ilse Marr came. Instead of Ilse Marr the mayor spoke.", title="Who came")
    why = because(one, profile(one), profile(replace(one, id="b")))
    assert why is not None
    assert "Instead" not in why


def test_where_nothing_telling_is_shared_there_is_no_reason() -> None:
    assert because(LIBRARY, profile(LIBRARY), profile(OTHER_CRANE)) is None


def test_a_reason_stays_short_whatever_the_texts_hold() -> None:
    row = "She met " + "Ab Cd Ef " * 600
    for title, text in (
        ("T", row),
        ("Ab" * 500_000 + " " + "Cd" * 500_000, "A text."),
        ("T", "She met " + "Ab" * 2_900),
    ):
        one = Article("a", text, title=title)
        assert len(because(one, profile(one), profile(replace(one, id="b"))) or "") < 300
