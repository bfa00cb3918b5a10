"""What two pages both print is set aside, and what is left says whether they are of one course of events."""

from dataclasses import replace

import pytest

from crossread.cluster.closer import CLOSER, LOOKS, RUN, Look, Printed, apart, closer, look
from crossread.cluster.rarity import Rarity
from crossread.cluster.sagas import LIKELY, Profile, trace
from crossread.model import Article

from .course import ACCIDENT, LIBRARY, OTHER_CRANE, TRIAL, VERDICT

NOTICE = (
    "Sign in with your Sellen Beacon profile. By submitting you agree to the Terms of Service of Quayside Media Group "
    "and its Privacy Policy. We have sent Captain Pelle Grimsby a confirmation. Follow us on Gullnet and Tidepost."
)


def profile(article: Article) -> Profile:
    return trace(article, Rarity()).profile


def seen(one: Article, other: Article) -> Look:
    return look(Printed(one), profile(one), Printed(other), profile(other), Rarity())


def with_notice(article: Article) -> Article:
    return replace(article, text=f"{NOTICE}\n\n{article.text}\n\n{NOTICE}", source="The Sellen Beacon")


def left(one: str, other: str) -> tuple[str, str]:
    mine, theirs = apart(Printed(Article("a", one, title="A")), Printed(Article("b", other, title="B")))
    return mine.text, theirs.text


def test_what_both_print_word_for_word_is_set_aside() -> None:
    one, other = left(f"{NOTICE} The mayor spoke.", f"It rained. {NOTICE}")
    assert (one.split(), other.split()) == ([".", "The", "mayor", "spoke."], ["It", "rained.", "."])


def test_a_few_words_in_a_row_are_no_passage() -> None:
    words = "one two three four five six seven".split()[: RUN - 1]
    assert left(" ".join(words), " ".join([*words, "eight"])) == (" ".join(words), " ".join([*words, "eight"]))


def test_an_ending_that_both_titles_have_is_set_aside() -> None:
    ending = "Harbour News, Weather and Sports"
    titles = [replace(one, title=f"{one.title} - {ending}") for one in (OTHER_CRANE, LIBRARY)]
    assert [(one.title or "").count(ending) for one in apart(*map(Printed, titles))] == [0, 0]


def test_articles_that_share_no_passage_are_left_as_they_are() -> None:
    mine, theirs = apart(Printed(TRIAL), Printed(VERDICT))
    assert mine is TRIAL
    assert theirs is VERDICT


def test_pages_that_share_a_notice_only_are_of_no_course() -> None:
    found = seen(*(replace(one, text=NOTICE, source="The Sellen Beacon") for one in (OTHER_CRANE, LIBRARY)))
    assert found.chance < LIKELY
    assert found.why() is None


@pytest.mark.parametrize("other", [ACCIDENT, TRIAL, LIBRARY], ids=lambda article: article.id)
def test_a_notice_makes_no_course_of_two_events(other: Article) -> None:
    assert seen(with_notice(OTHER_CRANE), with_notice(other)).chance < LIKELY


def test_a_course_is_found_though_both_pages_have_the_notice() -> None:
    found = seen(with_notice(TRIAL), with_notice(ACCIDENT))
    assert found.chance >= LIKELY
    assert "Ostrava Lifting" in (found.why() or "")
    assert "Grimsby" not in (found.why() or "")


def test_names_that_stand_early_in_both_are_told_from_those_mentioned_late() -> None:
    padding = " ".join(f"word{n} and" for n in range(100))
    late = replace(TRIAL, title="A court sits", text=f"It sat. {padding} {TRIAL.text}")
    place = CLOSER.index("rarest early name")
    assert seen(TRIAL, ACCIDENT).row[place] > seen(late, ACCIDENT).row[place] == 0.0


def test_no_more_are_looked_at_than_may_be_and_the_likeliest_come_first() -> None:
    read: list[str] = []
    others = {f"o{n:02}": replace(ACCIDENT, id=f"o{n:02}") for n in range(30)} | {LIBRARY.id: LIBRARY}

    def text(identifier: str) -> Article:
        read.append(identifier)
        return others[identifier]

    found = closer(Printed(TRIAL), profile(TRIAL), [profile(one) for one in others.values()], text, Rarity())
    assert len(read) == LOOKS
    assert [one.other for one in found] == sorted(read)


@pytest.mark.parametrize("text", ["", ".", "a " * 500_000, "A" * 1_000_000, "港" * 9_000])
def test_odd_texts_are_borne(text: str) -> None:
    odd = Article("odd", text)
    assert 0.0 <= seen(odd, replace(odd, id="odd-too")).chance <= 1.0
    assert 0.0 <= seen(odd, TRIAL).chance <= 1.0
