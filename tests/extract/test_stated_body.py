"""Pages that state their article's text for machines."""

import json

from crossread.extract import extract
from crossread.model import Article, Page

HEADLINE = "Orrin Bay ferry to run through the winter"
PARAGRAPHS = [
    "The ferry between Orrin Bay and Tollan will run every day this winter, the harbour board said on Monday after "
    "weeks of talks with the islands' council about who would pay for the crossings.",
    "The board had planned to stop the crossings in November, when storms make the sound hard to pass and few visitors "
    "come to the islands, but more than 900 people signed a petition against the plan.",
    '"We heard the islanders, and we found the money," said Marta Quill, who chairs the board. She put the cost of the '
    "winter crossings at 1.2 million crowns, a third of which the council will pay.",
    "The first winter boat leaves Tollan on 3 November at seven in the morning. Tickets cost what they cost in summer, "
    "and children under twelve travel free of charge on all boats, the board said.",
]
PROMOTION = "Sign up to our newsletter and get the best stories of the week in your inbox every Friday morning."
MENU = "<ul><li><a href='/a'>News</a></li><li><a href='/b'>Sport</a></li><li><a href='/c'>Weather</a></li></ul>"


def article(body: str, stated: str) -> Article:
    facts = {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2031-10-06", "articleBody": stated}
    data = f"<html><head><script type='application/ld+json'>{json.dumps(facts)}</script></head><body>{body}</body>"
    return extract(Page("ferry.html", "html", data.encode()))


def shown(paragraphs: list[str]) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"{MENU}<article><h1>{HEADLINE}</h1><div class='article-body'>{text}</div></article>"


def test_where_a_script_would_show_the_text_what_the_page_states_is_taken() -> None:
    assert article("<div id='app'></div>", "\n".join(PARAGRAPHS)).text == "\n\n".join(PARAGRAPHS)


def test_where_the_page_shows_a_teaser_the_whole_text_is_taken_once() -> None:
    found = article(shown(PARAGRAPHS[:1]), "\n\n".join(PARAGRAPHS))

    assert found.text == "\n\n".join(PARAGRAPHS)
    assert [block.role for block in found.blocks if block.text == PARAGRAPHS[0]] == ["body", "duplicate"]


def test_the_stated_text_is_cut_into_paragraphs_at_elements_and_where_sentences_touch() -> None:
    joined = "".join(PARAGRAPHS[:2]) + f"<p class='x'>{PARAGRAPHS[2]}</p>" + PARAGRAPHS[3]

    assert article("<div id='app'></div>", joined).text == "\n\n".join(PARAGRAPHS)


def test_a_page_that_shows_its_text_is_read_itself() -> None:
    found = article(shown(PARAGRAPHS), "\n".join([PARAGRAPHS[0], "A related headline", *PARAGRAPHS[1:], PROMOTION]))

    assert found.text == "\n\n".join(PARAGRAPHS)
    assert not any(block.why.startswith("the page states") for block in found.blocks)


def test_promotion_in_the_stated_text_is_left_out_with_a_reason() -> None:
    found = article("<div id='app'></div>", "\n".join([*PARAGRAPHS, PROMOTION]))

    assert PROMOTION not in found.text
    assert next(block.role for block in found.blocks if block.text == PROMOTION) != "body"


def test_a_stated_text_on_another_subject_does_not_take_the_pages_place() -> None:
    other = [
        f"{word} bakers of Velm sell rye bread at the market on the square, as they have done for years now."
        for word in ("Old", "Young", "Two", "All", "Many", "Some", "Few", "Poor", "Rich", "Most")
    ]

    assert article(shown(PARAGRAPHS[:2]), "\n".join(other)).text == "\n\n".join(PARAGRAPHS[:2])
