"""A live blog or round-up points to the reports that one of its passages tells of, and to no other."""

from dataclasses import replace

import pytest

from crossread.cluster.touching import PIECES, REPORTS, Touching
from crossread.model import Article

from .samples import long_report, reports, stream

FERRY, MAYOR = reports("ferry"), reports("mayor")
ON_THE_FERRY = "The ferry Halvard Star, aground off Port Ellery since Tuesday, floats again, the coastguard says."
ON_THE_MAYOR = "In Lindmere, mayor Tobias Renquist has resigned after auditors missed millions in the housing fund."


def live(text: str, **changes: str | None) -> Article:
    made = Article("live", text, title="Live updates: what is new today", published="2031-03-05")
    return replace(made, **changes)  # type: ignore[arg-type]


def known(*articles: Article) -> Touching:
    touching = Touching()
    for article in articles:
        touching.know_report(article, opens=article.id.endswith("0"))
    return touching


def touched(piece: Article, *articles: Article) -> set[str]:
    """The reports that it points to, whichever came in first."""
    before = known(*articles)
    before.know_piece(piece)
    after = Touching()
    after.know_piece(piece)
    found = set()
    for article in articles:
        after.know_report(article, opens=article.id.endswith("0"))
        found |= {touch.article for touch in after.of_report(article.id)}
    assert {touch.article for touch in before.of_piece(piece.id)} == found
    return found


def test_a_passage_points_to_the_reports_of_its_event() -> None:
    piece = live(f"Good morning.\n\n{ON_THE_FERRY}\n\nRain is expected in the north.")
    assert touched(piece, *FERRY, *MAYOR) & {"ferry-0", "ferry-1"}
    assert not touched(piece, *MAYOR)


def test_a_piece_touches_many_stories() -> None:
    found = touched(live(f"{ON_THE_FERRY}\n\n{ON_THE_MAYOR}"), *FERRY, *MAYOR)
    assert {identifier[:5] for identifier in found} == {"ferry", "mayor"}


def test_a_link_says_which_words_and_which_sentence() -> None:
    piece = live(f"Good morning. Rain in the north.\n\nAn hour ago: {ON_THE_FERRY}")
    touching = known(*FERRY, *MAYOR)
    touching.know_piece(piece)
    first = touching.of_piece("live")[0]
    assert piece.text[first.start : first.end] == f"An hour ago: {ON_THE_FERRY}"
    assert set(first.words) >= {"Halvard", "Ellery", "ferry"}
    assert not {"the", "The", "of", "on"}.intersection(first.words)


def test_the_headline_of_a_piece_may_point_to_a_story() -> None:
    piece = live("Follow us.", title="Live updates: ferry Halvard Star runs aground off Port Ellery")
    touching = known(*FERRY)
    touching.know_piece(piece)
    assert [(touch.start, touch.end) for touch in touching.of_piece("live")][:1] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "A ferry ran aground somewhere, and its passengers spent the night in a school.",
        "Port Ellery is a town by the sea. The coastguard has its seat there.",
        "The star of the evening, Halvard, sings at the port, where a ferry ran aground.",
        "",
    ],
)
def test_names_or_words_alone_are_too_little(text: str) -> None:
    assert touched(live(text), *FERRY) == set()


def test_names_that_are_strewn_over_a_piece_are_no_passage() -> None:
    text = "Halvard Lund sings.\n\nA star is born.\n\nIn Port Ellery it rains.\n\nThe ferry is late.\n\nIt ran aground."
    assert touched(live(text), *FERRY) == set()


@pytest.mark.parametrize(
    ("changes", "near"),
    [
        ({"published": "2031-03-02"}, True),
        ({"published": "2031-03-01"}, False),
        ({"published": "2031-03-09"}, False),
        ({"published": "2031-02-20", "updated": "2031-03-04"}, True),
        ({"published": None}, False),
        ({"published": "no date"}, False),
    ],
)
def test_reports_of_these_days_are_touched_and_others_not(changes: dict[str, str | None], near: bool) -> None:
    piece = live("Ferry Halvard Star runs aground off Port Ellery, and nobody on board was hurt.", **changes)
    assert ("ferry-0" in touched(piece, *FERRY)) == near


def test_an_undated_report_is_not_touched() -> None:
    assert touched(live(ON_THE_FERRY), replace(FERRY[0], published=None)) == set()


def test_what_every_story_of_these_days_has_tells_little() -> None:
    saga = [
        replace(FERRY[0], id=f"saga{n}-0", title=f"Halvard Star in Port Ellery: {other.title}", text=other.text + text)
        for n, (other, text) in enumerate((other, "\n\nThen the Halvard Star and Port Ellery.") for other in stream(60))
    ]
    piece = live("The Halvard Star is still in Port Ellery, where nothing has happened since.")
    touching = known(*saga)
    touching.know_piece(piece)
    assert touching.of_piece("live") == []
    alone = known(saga[0])
    alone.know_piece(piece)
    assert alone.of_piece("live")


def test_the_oldest_reports_and_pieces_are_forgotten() -> None:
    touching = known(*FERRY)
    for n, article in enumerate(stream(REPORTS)):
        touching.know_report(article, opens=bool(n % 2))
    touching.know_piece(live(ON_THE_FERRY))
    assert touching.of_piece("live") == []
    assert touching.of_piece("live", FERRY)
    for n in range(PIECES):
        touching.know_piece(live("Nothing.", id=f"live{n}"))
    touching.know_report(FERRY[0], opens=True)
    assert touching.of_report("ferry-0") == []


def test_a_piece_that_changed_counts_as_it_reads_now() -> None:
    touching = known(*FERRY, *MAYOR)
    touching.know_piece(live(ON_THE_FERRY))
    touching.know_piece(live(ON_THE_MAYOR))
    assert {touch.article[:5] for touch in touching.of_piece("live")} == {"mayor"}


def test_long_and_odd_texts_are_taken() -> None:
    long = long_report("long0", text="\ud800 Ab Cd. " * 100_000, title="\ud800")
    assert touched(live("A. " * 300_000), long, replace(FERRY[0], title=None), replace(FERRY[1], text="")) == set()


def test_a_word_that_no_one_could_read_is_not_shown() -> None:
    long = "Halvardstar" * 400
    report = replace(FERRY[0], text=FERRY[0].text.replace("Halvard", long))
    touching = known(report)
    touching.know_piece(live(ON_THE_FERRY.replace("Halvard", long)))
    (touch,) = touching.of_piece("live")
    assert long not in touch.words
    assert touch.words
