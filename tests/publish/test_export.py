"""The JSON: every span with its words, every statement with its speaker."""

import json

from crossread.annotate import annotate
from crossread.compare import compare
from crossread.model import Article
from crossread.publish.export import comparison_json, quotes_json

TEXT = "Mayor Ann Lee bluntly told Harbour FM on Tuesday that the dam may not hold about 40 million litres if it rains."
LEE = annotate(Article("a", TEXT, published="2026-03-18"))


def test_a_quotation_tells_to_whom_and_how_it_is_said() -> None:
    (quote,) = quotes_json(LEE)["quotes"]
    assert quote["addressee"] == {"start": 27, "end": 37, "text": "Harbour FM"}
    assert [span["text"] for span in quote["manner"]] == ["bluntly"]
    assert (quote["medium"], quote["stance"], quote["modality"], quote["polarity"]) == (None, "said", "may", "negated")


def test_a_statement_tells_who_says_it_and_what_stands_in_it() -> None:
    frame, said = quotes_json(LEE)["statements"]
    assert (frame["speaker"], frame["quote"]) == (None, None)
    assert (said["speaker"], said["negation"]["text"], said["condition"]["text"]) == ("Ann Lee", "not", "if it rains")
    (number,) = said["numbers"]
    assert (number["text"], number["value"], number["thing"], number["bound"]) == ("40 million", 4e7, "litres", "about")
    (time,) = frame["times"]
    assert (time["text"], time["first"], time["on"]["text"]) == ("Tuesday", "2026-03-17", "told")


def test_a_comparison_holds_the_statements_of_all_articles_in_order() -> None:
    other = annotate(Article("b", "The dam broke. Nobody was hurt.", published="2026-03-18"))
    found = comparison_json(compare([LEE, other]))["statements"]
    assert [statement["article"] for statement in found] == [0, 0, 1, 1]
    assert json.loads(json.dumps(found)) == found
