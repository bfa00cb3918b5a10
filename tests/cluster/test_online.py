"""Articles find their story as they come in; what is broken has a defined outcome and spoils nothing."""

import itertools
import random
import time
from dataclasses import replace

import pytest

from crossread.cluster import Clusterer, cluster, read
from crossread.cluster.online import REPAIR_EVERY
from crossread.model import Article

from .samples import long_report, reports, stream


def groups(articles: list[Article], stories: list[str]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for article, story in zip(articles, stories, strict=True):
        found.setdefault(story, set()).add(article.id)
    return {frozenset(members) for members in found.values()}


TWO_EVENTS = [*reports("ferry"), *reports("mayor")]
AS_IT_IS = {frozenset(f"{event}-{n}" for n in range(3)) for event in ("ferry", "mayor")}


def test_reports_of_one_event_share_a_story_and_two_events_do_not() -> None:
    assert groups(TWO_EVENTS, cluster(TWO_EVENTS)) == AS_IT_IS


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_does_not_matter(seed: int) -> None:
    shuffled = random.Random(seed).sample(TWO_EVENTS, len(TWO_EVENTS))
    assert groups(shuffled, cluster(shuffled)) == AS_IT_IS


def test_a_story_is_named_after_its_first_article_whatever_else_there_is() -> None:
    alone = cluster(reports("ferry")[:1])
    assert cluster([*reports("mayor"), *reports("ferry")])[3] == alone[0]


def test_the_same_input_gives_the_same_stories() -> None:
    articles = stream(40) + TWO_EVENTS
    assert cluster(articles) == cluster(articles)


def test_a_placement_explains_itself() -> None:
    clusterer = Clusterer()
    first, second, third = (clusterer.add(report) for report in reports("ferry"))
    assert first.why.startswith("opens a story")
    assert second.story == third.story == first.story
    assert second.closest == "ferry-0"
    assert {"Halvard", "Solheim"} & set(second.shared)
    assert second.score > 0.5
    assert "joins" in second.why
    assert "both tell of 2031-03-0" in second.why


def test_a_placement_says_that_the_closest_tells_of_another_day() -> None:
    clusterer = Clusterer()
    report, again = reports("ferry")[:2]
    clusterer.add(report)
    apart = clusterer.add(replace(again, text=again.text.replace("Tuesday", "May 2"), published="2031-05-09"))
    assert "tells of 2031-05-02, the closest of 2031-03-04" in apart.why


def test_a_placement_names_the_runner_up() -> None:
    clusterer = Clusterer()
    text = (
        "Apple growers in Norrland expect half of last year's harvest after the frost in April, the union of "
        "farmers says. "
        "Prices may rise by a third before the autumn, and cider presses in the valley will stand still for weeks."
    )
    other = Article("other", text, title="Frost halves the apple harvest", published="2031-02-20")
    clusterer.add(other)
    placed = [clusterer.add(report) for report in reports("ferry")][-1]
    assert placed.runner_up is not None
    assert placed.runner_up_score is not None
    assert placed.runner_up_score < placed.score


def test_readings_give_the_same_stories_as_articles() -> None:
    articles = [*stream(30), *TWO_EVENTS, reports("ferry")[0]]
    assert cluster(map(read, articles)) == cluster(articles)


def test_nothing_in_gives_nothing_out() -> None:
    assert cluster([]) == []


def test_undated_reports_find_their_story_too() -> None:
    undated = [replace(article, published=None) for article in TWO_EVENTS]
    assert groups(undated, cluster(undated)) == AS_IT_IS


def test_a_report_of_half_a_year_later_is_of_another_event_however_alike() -> None:
    ferry = reports("ferry")
    later = replace(ferry[2], published="2031-09-20")
    assert len(set(cluster([*ferry[:2], later]))) == 2
    assert len(set(cluster([*ferry[:2], replace(later, published=None)]))) == 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_undated_reports_join_no_two_that_lie_half_a_year_apart(order: tuple[int, ...]) -> None:
    first, *undated = reports("ferry")
    later = replace(first, id="later", published="2031-09-20")
    arrivals = [first, *(replace(one, published=None) for one in undated), later]
    stories = dict(zip(order, cluster([arrivals[n] for n in order]), strict=True))
    assert stories[0] != stories[3]
    assert stories[1] == stories[2]


@pytest.mark.parametrize("date", ["2032-03-04", "9999-12-31", "1970-01-01", "soon", "0001-01-01T00:00:00+14:00"])
def test_a_date_that_cannot_be_right_is_taken_as_missing(date: str) -> None:
    wrong = [*TWO_EVENTS[:2], replace(TWO_EVENTS[2], published=date), *TWO_EVENTS[3:]]
    assert groups(wrong, cluster(wrong)) == AS_IT_IS


def test_the_same_id_twice_stays_where_it_was() -> None:
    report = reports("ferry")[0]
    stories = cluster([report, *reports("mayor"), report])
    assert stories[0] == stories[-1]


def test_an_article_that_changed_stays_where_it_was() -> None:
    clusterer = Clusterer()
    for report in TWO_EVENTS:
        clusterer.add(report)
    before = clusterer.story_of("ferry-1")
    placed = clusterer.add(replace(reports("mayor")[0], id="ferry-1"))
    assert placed.story == before == clusterer.story_of("ferry-1")
    assert "seen before" in placed.why


def test_articles_without_text_or_title_stay_apart() -> None:
    empty = [Article(f"e{n}", "") for n in range(5)]
    assert len(set(cluster(empty))) == 5


def test_a_title_alone_is_enough_to_be_placed() -> None:
    bare = [replace(report, text="") for report in reports("ferry")[:1]]
    assert cluster([*bare, *reports("mayor")])[0] == cluster(bare)[0]


@pytest.mark.parametrize("piece", ["a", "word ", "\n", "A.", "1", "漢", "Aa "])
def test_a_text_of_1_mb_costs_no_more_than_a_long_one(piece: str) -> None:
    huge = Article("huge", piece * (1_000_000 // len(piece)), title="Huge", published="2031-03-04")
    began = time.process_time()
    stories = cluster([*TWO_EVENTS, huge])
    assert time.process_time() - began < 2
    assert groups(TWO_EVENTS, stories[:-1]) == AS_IT_IS


def test_reports_in_another_script_find_each_other() -> None:
    one = (
        "火曜日、東湊市の沖で旅客船みなと丸が座礁し、乗客百八十人が救助された。海上保安部によると、"
        "けが人はいない。船長の田所誠一は漁船を避けたと話している。"
    )
    two = (
        "東湊市の沖で座礁した旅客船みなと丸の乗客百八十人は全員救助された。"
        "田所誠一船長は漁船を避けようとしたと説明し、海上保安部が調べている。"
    )
    far = (
        "北原町の議会は水曜日、新しい図書館の予算案を否決した。"
        "町長の佐伯久美子は来年もう一度提出すると述べた。反対は九人だった。"
    )
    texts = (one, two, far)
    first, second, other = cluster([Article(f"j{n}", text, published="2031-03-04") for n, text in enumerate(texts)])
    assert first == second != other


def test_ten_thousand_copies_of_one_article_are_one_story_and_one_voice() -> None:
    clusterer = Clusterer()
    began = time.process_time()
    placed = [clusterer.add(long_report(f"copy-{n}")) for n in range(10_000)]
    assert {placement.story for placement in placed} == {placed[0].story}
    assert {placement.copy_of for placement in placed[1:]} == {"copy-0"}
    assert time.process_time() - began < 40


def test_a_copy_names_the_article_that_came_first() -> None:
    clusterer = Clusterer()
    clusterer.add(long_report("first"))
    placed = clusterer.add(long_report("second", source="Another outlet"))
    assert (placed.copy_of, placed.closest) == ("first", "first")
    assert placed.story == clusterer.story_of("first")


def test_a_live_blog_stands_alone() -> None:
    blog = replace(reports("ferry")[0], id="blog", title="Live updates: Halvard Star runs aground off Port Ellery")
    clusterer = Clusterer()
    for report in reports("ferry"):
        clusterer.add(report)
    placed = clusterer.add(blog)
    assert placed.lane == "live blog"
    assert placed.story not in {clusterer.story_of(f"ferry-{n}") for n in range(3)}


def test_restored_articles_are_joined_by_later_ones() -> None:
    before = Clusterer()
    for report in TWO_EVENTS[:2]:
        before.add(report)
    after = Clusterer()
    for report in TWO_EVENTS[:2]:
        after.restore(report, before.story_of(report.id))
    assert after.add(TWO_EVENTS[2]) == before.add(TWO_EVENTS[2])


def test_restored_copies_and_live_blogs_are_what_they_were() -> None:
    blog = long_report("blog", 2, title="Live updates: nothing yet")
    articles = [long_report("first"), long_report("copy"), blog]
    before, after = Clusterer(), Clusterer()
    for article in articles:
        after.restore(article, before.add(article).story)
    assert [after.story_of(a.id) for a in articles] == [before.story_of(a.id) for a in articles]
    assert after.add(long_report("again")) == before.add(long_report("again"))


def test_restoring_twice_changes_nothing() -> None:
    clusterer = Clusterer()
    clusterer.restore(TWO_EVENTS[0], "kept")
    clusterer.restore(TWO_EVENTS[0], "other")
    assert clusterer.story_of(TWO_EVENTS[0].id) == "kept"


def test_a_window_keeps_the_state_flat() -> None:
    clusterer = Clusterer(window=50)
    articles = [*stream(400), *(long_report(f"copy-{n}") for n in range(60)), *TWO_EVENTS]
    for article in articles:
        clusterer.add(article)
    clusterer.repair()
    window = clusterer._window
    assert len(window._held) == 50
    assert len(clusterer._stories.members) <= 50
    kept = set(clusterer._stories.members)
    assert all(set(member.links) <= kept for member in clusterer._stories.members.values())
    assert set(window._voices) == kept
    assert set(window._index._slots) == kept
    assert len(window._index._ids) <= 52
    with pytest.raises(KeyError):
        clusterer.story_of("a0")


def test_rarity_forgets_what_has_left_the_window() -> None:
    fresh, used = Clusterer(window=5), Clusterer(window=5)
    for article in [*stream(60, seed=9), *stream(5, seed=2)]:
        used.add(replace(article, id=f"{article.id}-{article.title}"))
    for article in stream(5, seed=2):
        fresh.add(article)
    used._window._count()
    fresh._window._count()
    assert used._window.rarity._counts == pytest.approx(fresh._window.rarity._counts, abs=1e-3)


def test_lots_of_any_size_give_the_same_placements() -> None:
    articles = [*stream(120), *TWO_EVENTS, *(long_report(f"copy-{n}") for n in range(9)), TWO_EVENTS[0]]
    alone, lots = Clusterer(window=60), Clusterer(window=60)
    told = [alone.add(article) for article in articles]
    readings = [read(article) for article in articles]
    placed = [*lots.add_all(readings[:7]), *lots.add_all(readings[7:])]
    for alike in ("story", "copy_of", "lane", "changes"):
        assert [getattr(one, alike) for one in placed] == [getattr(one, alike) for one in told]


def test_a_repair_falls_due_by_itself_and_reports_whom_it_moved() -> None:
    clusterer = Clusterer()
    stories: dict[str, str] = {}
    for article in [*stream(REPAIR_EVERY), *TWO_EVENTS]:
        placed = clusterer.add(article)
        stories[article.id] = placed.story
        stories |= {change.article: change.after for change in placed.changes}
    stories |= {change.article: change.after for change in clusterer.repair()}
    assert stories == {identifier: clusterer.story_of(identifier) for identifier in stories}


def test_a_second_repair_finds_nothing_to_do() -> None:
    clusterer = Clusterer()
    for article in TWO_EVENTS:
        clusterer.add(article)
    clusterer.repair()
    assert clusterer.repair() == []
