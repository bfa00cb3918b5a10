"""The headline of a story is one that says who did what; it stays where no other is clearly better."""

from dataclasses import replace

import pytest

from crossread.cluster.headline import FIRST, headline
from crossread.model import Article

from .samples import reports

FERRY = reports("ferry")
PLAIN = "Ferry Halvard Star runs aground off Port Ellery"


def story(*titles: str | None, **changes: str) -> list[Article]:
    """Reports of the ferry under these headlines, "0" the first."""
    return [
        replace(FERRY[n % 3], id=str(n), title=title, **changes)  # type: ignore[arg-type]
        for n, title in enumerate(titles)
    ]


@pytest.mark.parametrize(
    "worse",
    [
        "Why did the Halvard Star run aground off Port Ellery?",
        "Here's what we know about the Halvard Star off Port Ellery",
        "5 takeaways from the Halvard Star inquiry in Port Ellery",
        "Opinion: Nordlinje must answer for the Halvard Star in Port Ellery",
        "We should all be angry about the Halvard Star in Port Ellery",
        "What you need to know about the Halvard Star in Port Ellery",
        "The Halvard Star affair, explained for Port Ellery",
        "Watch: Halvard Star runs aground off Port Ellery",
        "An accident waiting to happen in Norrland waters",
        "Aground",
        f"{PLAIN}, and there is a great deal more to be said of that than would ever fit upon a single line of print",
    ],
)
def test_a_plain_statement_comes_before_questions_opinions_and_teasers(worse: str) -> None:
    assert headline(story(worse, PLAIN)) == "1"
    assert headline(story(PLAIN, worse)) == "0"


def test_of_two_that_are_as_good_the_earlier_is_taken() -> None:
    assert headline(story(PLAIN, PLAIN)) == "0"


def test_pieces_and_copies_are_taken_only_where_there_is_no_other() -> None:
    both = story(PLAIN, "Aground off the coast of the north")
    assert headline(both, aside={"0"}) == "1"
    assert headline(both, aside={"0", "1"}) == "0"


def test_the_present_headline_stays_unless_another_is_clearly_better() -> None:
    alike = story(PLAIN, "Halvard Star ferry hits rocks off Port Ellery, 212 safe")
    assert headline(alike, present="0") == "0"
    assert headline(alike, present="1") == "1"
    assert headline(story("Why was it there?", PLAIN), present="0") == "1"
    assert headline(story("Why was it there?", PLAIN), present="gone") == "1"


def test_no_headline_flips_as_reports_arrive_in_whatever_order() -> None:
    titles = [PLAIN, "212 safe after Halvard Star ferry hits rocks", "Halvard Star passengers spend night in school"]
    for order in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        came = story(*(titles[n] for n in order))
        present = None
        seen = []
        for count in range(1, 4):
            present = headline(came[:count], present=present)
            seen.append(present)
        assert len(set(seen)) <= 2


def test_later_headlines_of_a_long_story_are_not_looked_at() -> None:
    titles = ["Aground"] * FIRST + [PLAIN]
    assert headline(story(*titles)) != str(FIRST)
    assert headline(story(*titles), present=str(FIRST)) == str(FIRST)


def test_what_a_headline_quotes_is_not_its_own_comment() -> None:
    assert headline(story("Aground off the coast of the north", "Solheim of Nordlinje says “we should be glad”")) == "1"


def test_the_address_or_section_tells_opinion() -> None:
    both = story(PLAIN, "Halvard Star and the coastguard of Norrland")
    for told in ({"url": "https://example.org/opinion/halvard-star"}, {"section": "Opinion"}):
        assert headline([replace(both[0], **told), both[1]]) == "1"  # type: ignore[arg-type]


@pytest.mark.parametrize("titles", [(None, None), ("", " "), (None, "")])
def test_without_headlines_the_first_report_stands(titles: tuple[str | None, ...]) -> None:
    assert headline(story(*titles)) == "0"
    assert headline(story(*titles), present="1") == "1"


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("Warum lief die Halvard Star auf Grund?", "Fähre Halvard Star läuft vor Port Ellery auf Grund"),
        ("哈爾瓦星號為何擱淺？", "渡輪哈爾瓦星號週二在埃勒里港外擱淺，船上212人全部平安獲救"),
        ("لماذا جنحت العبارة؟", "جنوح العبارة هالفارد ستار قبالة ميناء إليري وعلى متنها 212 شخصا"),
    ],
)
def test_other_languages_are_told_by_form(worse: str, better: str) -> None:
    reports_of_it = [replace(one, text=better + ".") for one in story(worse, better)]
    assert headline(reports_of_it) == "1"


def test_long_and_odd_headlines_are_taken() -> None:
    assert headline(story("\ud800" * 100_000, "'" * 100_000, "a: " * 100_000, PLAIN)) == "3"
