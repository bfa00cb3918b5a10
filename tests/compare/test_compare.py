"""A whole comparison: what must hold for any reports, and what an editor counts on."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.compare import compare
from crossread.model import Article, Comparison, Fact

LEAD = "{} people were hurt when the cable car Silver Wren stopped above the Oster gorge on Monday, police said."
REST = (
    "\n\nThe cabin hung in the wind for two hours. Rescuers brought everybody down on ropes before dark. "
    '"We heard the cable scream, and then nothing," the guide Pell Amsory said.'
)
WORDS = st.sampled_from(
    'The mayor said that 14 people were hurt. "We wait," she added. On Monday the bridge closed; Ann Oster, who left, '
    "denied it. But not all 40 boats… “Why?” asked «Tam» ’s U.S. office.\n\n".split(" ")
)


def article(name: str, text: str, published: str | None = "2026-05-04") -> Article:
    return Article(name, text, title="Cable car stops above gorge", source=f"The {name.title()}", published=published)


def compared(*articles: Article) -> Comparison:
    return compare([annotate(each) for each in articles])


def about(comparison: Comparison, word: str) -> list[Fact]:
    """The facts of which a report holds `word`."""
    texts = {each.article.id: each.article.text for each in comparison.articles}
    return [f for f in comparison.facts if any(word in texts[s.article][s.start : s.end] for s in f.reports)]


def test_two_exact_counts_of_one_thing_on_one_day_are_a_conflict() -> None:
    found = compared(article("post", LEAD.format("Fourteen") + REST), article("echo", LEAD.format("Seventeen") + REST))
    (fact,) = about(found, "Fourteen")
    assert (fact.relation, fact.differ_on) == ("conflict", "number")
    assert fact.why.startswith("The Post has Fourteen, The Echo has Seventeen")


def test_about_so_many_and_a_count_near_it_are_no_difference() -> None:
    found = compared(article("post", LEAD.format("About 40")), article("echo", LEAD.format("38")))
    assert {fact.relation for fact in found.facts} == {"same"}


def test_a_count_of_a_later_day_is_a_difference_and_no_conflict() -> None:
    later = article("echo", LEAD.format("Seventeen") + REST, published="2026-05-06")
    (fact,) = about(compared(article("post", LEAD.format("Fourteen") + REST), later), "Fourteen")
    assert (fact.relation, fact.differ_on) == ("differ", "number")


def test_a_report_and_its_copy_agree_in_everything_and_are_one_voice() -> None:
    text = LEAD.format("Fourteen") + REST
    found = compared(article("post", text), article("echo", text))
    assert {fact.relation for fact in found.facts} == {"same"}
    assert found.independent == ((0, 1),)
    assert found.same_event == 1.0


def test_a_negation_on_one_side_is_a_difference_of_polarity_and_never_a_conflict() -> None:
    plain = "The cabin was checked by the owner in the spring before the season began in the gorge."
    found = compared(article("post", plain), article("echo", plain.replace("was", "was not")))
    assert [(fact.relation, fact.differ_on) for fact in found.facts] == [("differ", "polarity")]


def test_reports_of_two_things_share_nothing_and_are_not_one_event() -> None:
    other = Article(
        "b", "The museum in Harl bought two paintings by Ida Worth at a sale.", title="Museum buys paintings"
    )
    found = compared(article("post", LEAD.format("Fourteen") + REST), other)
    assert {fact.relation for fact in found.facts} == {"only"}
    assert found.same_event < 0.5


def test_an_empty_report_is_compared_and_has_nothing() -> None:
    found = compared(article("post", LEAD.format("Fourteen")), article("echo", ""))
    assert [fact.relation for fact in found.facts] == ["only"]


def test_facts_are_the_same_in_any_order_of_the_reports() -> None:
    texts = {"post": LEAD.format("Fourteen") + REST, "echo": LEAD.format("Seventeen") + REST, "sun": REST.strip()}
    reports = [article(name, text) for name, text in texts.items()]
    forth, back = compared(*reports), compared(*reversed(reports))
    assert {(f.relation, frozenset(f.reports)) for f in forth.facts} == {
        (f.relation, frozenset(f.reports)) for f in back.facts
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=40).map(" ".join), min_size=2, max_size=3))
def test_for_any_reports_every_statement_is_placed_once_alone_or_together(texts: list[str]) -> None:
    reports = [article(f"r{n}", text) for n, text in enumerate(texts)]
    found = compared(*reports)
    assert sorted(n for group in found.independent for n in group) == list(range(len(texts)))
    assert len({fact.id for fact in found.facts}) == len(found.facts)
    alone = [span for fact in found.facts if fact.relation == "only" for span in fact.reports]
    shared = {span for fact in found.facts if fact.relation != "only" for span in fact.reports}
    stated = {s.span for annotated in found.articles for s in annotated.sentences}
    assert set(alone) | shared == stated
    assert not set(alone) & shared
    assert len(alone) == len(set(alone))
    for fact in found.facts:
        assert (fact.relation == "only") == (len({span.article for span in fact.reports}) == 1)
        assert all(
            a.article < b.article or (a.article == b.article and a.start < b.start) for a, b in pairwise(fact.reports)
        )
    for utterance in found.utterances:
        owners = [quote.span.article for quote in utterance.quotes]
        assert len(owners) == len(set(owners)) >= 2
