from dataclasses import replace

import pytest

from crossread.model import Comparison, Name, Span
from crossread.publish.outlets import shared_copy
from crossread.publish.view import View, build, only_shown

from .sample import HERALD, LEDGER, annotated, comparison


def ids(view: View) -> list[str]:
    alone = [statement for only in view.only for statement in (*only.facts, *only.comments)]
    return [statement.id for statement in (*view.agreed, *view.differing, *alone)]


def test_every_fact_stands_in_one_section() -> None:
    story = comparison()
    assert sorted(ids(build(story))) == sorted(fact.id for fact in story.facts)


def test_conflicts_stand_before_what_is_told_differently() -> None:
    assert [statement.sign.name for statement in build(comparison()).differing] == ["conflict", "differ"]


def test_comment_stands_apart_from_facts() -> None:
    herald = build(comparison()).only[0]
    assert [statement.id for statement in herald.comments] == ["f7"]
    assert "f7" not in [statement.id for statement in herald.facts]


def test_speech_that_one_outlet_has_is_marked_as_such() -> None:
    herald = build(comparison()).only[0]
    assert {statement.id: statement.spoken for statement in herald.facts} == {"f5": True, "f6": False}


@pytest.mark.parametrize("base", [0, 1, 2, 99])
def test_the_base_outlet_stands_first_everywhere_and_ids_stay(base: int) -> None:
    view, usual = build(comparison(), base), build(comparison())
    wanted = base if base < 3 else 0
    assert view.outlets[0].number == wanted
    for statement in (*view.agreed, *view.differing):
        numbers = [reading.outlet.number for reading in statement.readings]
        assert numbers[0] == wanted or wanted not in numbers
    assert sorted(ids(view)) == sorted(ids(usual))
    said = {item.id for speaker in view.speakers for item in speaker.said}
    assert said == {item.id for speaker in usual.speakers for item in speaker.said}


def test_the_base_wording_is_never_marked() -> None:
    for speaker in build(comparison(), base=1).speakers:
        assert not any(said.readings[0].marked for said in speaker.said)


def test_hidden_outlets_have_no_readings() -> None:
    view = build(comparison(), hidden={0})
    numbers = {reading.outlet.number for s in (*view.agreed, *view.differing) for reading in s.readings}
    assert numbers == {1, 2}
    assert view.independent == 1


def test_agreement_among_shared_copy_is_one_voice() -> None:
    voices = {statement.id: statement.voices for statement in build(comparison()).agreed}
    assert voices == {"f2": 2, "f4": 1}


def test_outlets_of_one_name_are_told_apart_and_nameless_ones_go_by_their_host() -> None:
    twice = replace(LEDGER, id="b", source="Ansel Herald")
    nameless = replace(LEDGER, id="c", source=None)
    articles = tuple(annotated(article) for article in (HERALD, twice, nameless))
    view = build(Comparison(articles, 0.9, (), (), ((0,), (1,), (2,))))
    assert [outlet.name for outlet in view.outlets] == ["Ansel Herald (1)", "Ansel Herald (2)", "ledger.example"]


def test_places_that_most_reports_name_say_where_it_was() -> None:
    assert build(comparison()).where == ("Port Ansel",)


def test_a_place_in_a_dateline_s_capitals_is_the_same_place() -> None:
    articles = []
    for article in (HERALD, LEDGER):
        loud = replace(article, text=f"PORT ANSEL – {article.text}")
        name = Name(Span(article.id, 0, 10), "PORT ANSEL", "place")
        found = annotated(loud)
        articles.append(replace(found, names=(name, *found.names)))
    assert build(Comparison(tuple(articles), 0.9, (), (), ((0,), (1,)))).where == ("Port Ansel",)


def test_differences_that_read_alike_stand_once_at_a_glance() -> None:
    story = comparison()
    twice = replace(story, facts=(*story.facts, replace(story.facts[0], id="f10")))
    view = build(twice)
    assert len(view.differing) == 3
    assert [statement.id for statement in view.glance] == ["f1", "f3"]


def test_the_timeline_holds_reports_and_updates_in_order() -> None:
    events = [(event.outlet.name, event.what) for event in build(comparison()).timeline]
    assert events == [
        ("Evening Post", "published"),
        ("Ansel Herald", "published"),
        ("City Ledger", "published"),
        ("Ansel Herald", "updated"),
    ]


def test_a_report_with_a_doubtful_date_is_told_of_last_and_is_no_original() -> None:
    ahead = replace(
        HERALD, published="1970-01-01", published_from="article JSON, doubtful: before the web or far ahead"
    )
    both = tuple(annotated(article) for article in (ahead, LEDGER))
    view = build(Comparison(both, 0.9, (), (), ((0, 1),)))
    published = [event for event in view.timeline if event.what.startswith("published")]
    assert [(event.outlet.name, event.what) for event in published] == [
        ("City Ledger", "published"),
        ("Ansel Herald", "published, by a doubtful date"),
    ]
    assert [[outlet.name for outlet in group] for group in shared_copy(view.outlets)] == [
        ["City Ledger", "Ansel Herald"]
    ]


def test_a_change_with_a_doubtful_date_is_told_of_last_too() -> None:
    changed = replace(
        HERALD, updated="1970-01-01", updated_from="JSON-LD dateModified, doubtful: before the publication"
    )
    both = tuple(annotated(article) for article in (changed, LEDGER))
    timeline = build(Comparison(both, 0.9, (), (), ((0,), (1,)))).timeline
    assert [event.what for event in timeline] == ["published", "published", "updated, by a doubtful date"]


@pytest.mark.parametrize("sign", ["conflict", "differ", "only", "same"])
def test_one_sign_can_be_shown_alone(sign: str) -> None:
    view = only_shown(build(comparison()), sign)
    alone = [statement for only in view.only for statement in (*only.facts, *only.comments)]
    assert {statement.sign.name for statement in (*view.agreed, *view.differing, *alone)} == {sign}
    assert {said.sign.name for speaker in view.speakers for said in speaker.said} <= {sign}


def test_differences_in_a_nutshell() -> None:
    conflict, differ = build(comparison()).differing
    assert conflict.nutshell == ("14 passengers", "Twelve passengers were hurt")
    assert differ.nutshell == ("Friday", "weekend at the latest")


def test_what_a_speaker_is_quoted_on_in_other_words_counts_as_told_differently() -> None:
    view = build(comparison())
    counts = {sign.name: count for sign, count in view.counts}
    facts = sum(statement.sign.name == "differ" for statement in view.differing)
    told = sum(said.sign.name == "differ" for speaker in view.speakers for said in speaker.said)
    assert facts < counts["differ"] <= facts + told
