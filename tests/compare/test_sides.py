"""The stage as a whole, on reports of all kinds: what comes in whatever form, what comes out holds."""

import json
import os
import subprocess
import sys
import time
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.compare import compare
from crossread.errors import CompareError
from crossread.extract.houses import houses_of
from crossread.model import Article, Comparison

from .samples import DAY, FIRE, OTHER, article, joint, side_by_side, told, words_of

NAUGHTY = Path(__file__).parents[2].parent / "shared" / "data" / "naughty_strings.json"
PIECES = (
    *("Fire hurt 14 workers at the Halvard mill on Tuesday. ", "The fire hurt at least 17 workers. ", "\n\n", "\n"),
    *(
        "“We heard a bang,” Ingrid Solheim said. ",
        "Solheim said they had heard “a bang.” ",
        '"',
        "“",
        "Dr. ",
        "… ",
        "! ",
    ),
    *(
        "The mill's owner has not paid. ",
        "La fábrica ardió el martes. ",
        "工場が燃えた。",
        "\ud800",
        "e\u0301",
        "43,000 homes ",
    ),
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=12).map("".join)


def check(found: Comparison) -> None:
    """What holds for every comparison."""
    texts = {each.article.id: each.article.text for each in found.articles}
    place = {name: n for n, name in enumerate(texts)}
    house = dict(zip(texts, houses_of([each.article for each in found.articles]), strict=True))
    alone, shared = [], set()
    for fact in found.facts:
        assert all(texts[span.article][span.start : span.end] for span in fact.reports)
        assert all(0 <= span.start < span.end <= len(texts[span.article]) for span in fact.reports)
        order = [(place[span.article], span.start) for span in fact.reports]
        assert all(before < after for before, after in pairwise(order))
        assert (fact.relation == "only") == (len({house[span.article] for span in fact.reports}) == 1)
        assert fact.why
        if fact.relation == "only":
            alone += fact.reports
        else:
            shared |= set(fact.reports)
    assert len({fact.id for fact in found.facts}) == len(found.facts)
    assert not shared & set(alone)
    assert len(alone) == len(set(alone))
    assert shared | set(alone) == {s.span for each in found.articles for s in each.sentences}
    for utterance in found.utterances:
        owners = [quote.span.article for quote in utterance.quotes]
        assert len(owners) == len(set(owners)) > 1
    assert sorted(n for group in found.independent for n in group) == list(range(len(texts)))
    assert 0 <= found.same_event <= 1


@settings(max_examples=80)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(("Beacon", "Mail", None))), min_size=2, max_size=4))
def test_whatever_is_compared_every_statement_has_its_place(reports: list[tuple[str, str | None]]) -> None:
    texts, outlets = zip(*reports, strict=True)
    check(side_by_side(*texts, outlets=outlets))


def test_reports_of_one_event_share_facts_and_each_keeps_its_own() -> None:
    found = side_by_side(*FIRE)
    check(found)
    assert any("14 workers" in " ".join(words_of(found, fact)) for fact in joint(found))
    own = [words_of(found, fact)[0] for fact in found.facts if fact.relation == "only"]
    assert "A school next door was closed for the day." in own
    assert found.same_event > 0.8


def test_the_same_report_twice_agrees_in_all_and_is_one_voice() -> None:
    found = side_by_side(FIRE[0], FIRE[0])
    check(found)
    assert {fact.relation for fact in found.facts} == {"same"}
    in_marks = [u for u in found.utterances if all(quote.kind != "indirect" for quote in u.quotes)]
    assert in_marks
    assert all(utterance.identical for utterance in in_marks)
    assert (found.same_event, found.independent) == (1, ((0, 1),))


def test_the_reports_of_one_outlet_agree_with_nobody() -> None:
    found = side_by_side(*FIRE, outlets=("Beacon",) * 3)
    check(found)
    assert {fact.relation for fact in found.facts} == {"only"}
    assert any(len(fact.reports) > 1 for fact in found.facts)


def test_a_statement_that_another_outlet_bears_out_is_not_listed_as_the_outlets_own_too() -> None:
    for outlets in permutations(("Beacon", "Beacon", "Mail")):
        found = side_by_side(*FIRE, outlets=outlets)
        check(found)
        assert {fact.relation for fact in found.facts} > {"only"}


def test_copies_of_another_outlet_still_agree() -> None:
    found = side_by_side(FIRE[0], FIRE[0], FIRE[0], outlets=("Beacon", "Beacon", "Mail"))
    assert {fact.relation for fact in found.facts} == {"same"}
    assert found.independent == ((0, 1, 2),)


def test_facts_are_the_same_sets_in_any_order_of_the_reports() -> None:
    reports = told(*FIRE, OTHER)
    sets = [
        {(fact.relation, frozenset(fact.reports)) for fact in compare(order).facts} for order in permutations(reports)
    ]
    assert all(each == sets[0] for each in sets)


def test_fewer_than_two_reports_or_two_of_one_name_are_refused_by_name() -> None:
    with pytest.raises(CompareError, match="two articles"):
        compare(told(FIRE[0]))
    with pytest.raises(CompareError, match=r"^same: "):
        compare([annotate(Article("same", text)) for text in FIRE[:2]])


@pytest.mark.parametrize("texts", [("", ""), ("", FIRE[0]), ("   \n\n ", FIRE[0]), ("!!!", "???"), ("a", "b", "")])
def test_reports_with_little_or_nothing_in_them_can_be_compared(texts: tuple[str, ...]) -> None:
    check(side_by_side(*texts))


def test_reports_in_different_languages_stand_beside_each_other() -> None:
    found = compare([
        annotate(article(0, FIRE[0], language="en")),
        annotate(article(1, "Un incendio en la fábrica dejó catorce heridos, dijeron los bomberos.", language="es")),
        annotate(article(2, "火曜日、工場で火災があり、14人がけがをした。", language="ja")),
    ])  # fmt: skip
    check(found)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "a, " * 100_000,
        "A." * 100_000,
        '"' * 200_000,
        "“" + "[" * 100_000 + "” said Ingrid Solheim.",
        "old red boats; " * 20_000,
        "“" + "boat " * 40_000 + "” said Ingrid Solheim.",
    ],
    ids=["one letter", "commas", "initials", "marks", "brackets", "clauses", "quotation"],
)
def test_a_text_made_to_take_for_ever_does_not(text: str) -> None:
    reports = told(text, FIRE[0], f"{text} {OTHER}")
    start = time.process_time()
    found = compare(reports)
    assert time.process_time() - start < 10
    check(found)


@pytest.mark.shared
@pytest.mark.skipif(not NAUGHTY.exists(), reason="the strings lie beside the checkout")
def test_strings_that_break_things_break_nothing() -> None:
    strings: list[str] = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    check(side_by_side("\n\n".join(strings), "\n\n".join(strings[::2]), FIRE[0]))
    for text in strings[::40]:
        named = [Article(f"{n}", FIRE[n], title=text, source=text, published=text) for n in (0, 1)]
        check(compare([annotate(each) for each in named]))


def test_a_comparison_is_the_same_to_the_byte_whatever_the_hash_seed() -> None:
    program = (
        "import json, sys; from crossread import pipeline; from crossread.model import Article;"
        "from crossread.publish.export import comparison_json;"
        f"texts = json.load(sys.stdin); day = {DAY!r};"
        "reports = [Article(str(n), t, source=f'Outlet {n}', published=day) for n, t in enumerate(texts)];"
        "print(json.dumps(comparison_json(pipeline.compare(reports))))"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps([*FIRE, OTHER]),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert json.loads(said[0])["facts"]
