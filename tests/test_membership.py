"""Why articles are in their stories is kept, and what belongs to no story is linked with those that it touches."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from newsdesk import BRIEFING, FERRY, LIVE, MAYOR, ON_THE_FERRY, ON_THE_MAYOR, lines

from crossread.history import Reason
from crossread.library import Library
from crossread.model import Article


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite") as opened:
        yield opened


def take(library: Library, *articles: Article) -> None:
    library.ingest([lines(library.path.with_name("in.jsonl"), *articles)])


def story_of(library: Library, article: str) -> str:
    return library.story_of(article).id


def reason(library: Library, article: str) -> Reason:
    return next(one for one in library.reasons(story_of(library, article)) if one.article == article)


def touched(library: Library, piece: str) -> set[str]:
    return {story for story, _ in library.touched(story_of(library, piece))}


def pieces(library: Library, article: str) -> list[str]:
    return [touch.piece for _, touch in library.also_in(story_of(library, article))]


def test_a_report_is_kept_with_what_it_shares_and_how_sure_that_is(library: Library) -> None:
    take(library, *FERRY, *MAYOR)
    found = reason(library, "ferry-1")
    assert (found.kind, found.closest) == ("placed", "ferry-0")
    assert {"Halvard", "Solheim"} <= set(found.shared)
    assert found.days == "both tell of 2031-03-04"
    assert (found.score or 0) > 0.5
    assert found.at == library.versions("ferry-1")[0][1]
    assert [one.article for one in library.reasons(story_of(library, "ferry-1"))] == ["ferry-0", "ferry-1", "ferry-2"]
    assert reason(library, "ferry-0").closest is None


def test_a_copy_says_of_what(library: Library) -> None:
    take(library, FERRY[0], replace(FERRY[0], id="copy", source="Another"))
    assert (reason(library, "copy").copy_of, reason(library, "copy").closest) == ("ferry-0", "ferry-0")


def test_the_story_that_came_next_is_kept_with_its_chance(library: Library) -> None:
    text = (
        "Apple growers in Norrland expect half of last year's harvest after the frost in April, the union of farmers "
        "says. Prices may rise by a third before the autumn, and cider presses will stand still for weeks."
    )
    take(library, Article("other", text, title="Frost halves the apple harvest", published="2031-02-20"), *FERRY)
    found = [one for story in library.stories() for one in library.reasons(story.id) if one.runner_up]
    assert found
    assert all(library.story(one.runner_up or "") and 0 <= (one.runner_up_score or 0) <= 1 for one in found)


def test_a_move_by_a_person_is_the_reason_from_then_on(library: Library) -> None:
    take(library, *FERRY, *MAYOR)
    made = library.move("ferry-1", story_of(library, "mayor-0"), reason="It is about the inquiry", by="Ada")
    found = reason(library, "ferry-1")
    assert (found.kind, found.why, found.by, found.correction) == ("move", "It is about the inquiry", "Ada", made.id)
    assert found.closest is None
    assert library.history(story_of(library, "ferry-0"))[0].why == "It is about the inquiry"


def test_after_an_undo_it_is_told_who_put_it_back_and_what_it_shares_as_before(library: Library) -> None:
    take(library, *FERRY, *MAYOR)
    before = reason(library, "ferry-1")
    for _ in range(2):
        made = library.move("ferry-1", story_of(library, "mayor-0"), reason="It is about the inquiry", by="Ada")
        library.undo(made.id, reason="It is not", by="Ben")
    found = reason(library, "ferry-1")
    assert (found.kind, found.why, found.by) == ("undo", "It is not", "Ben")
    assert (found.closest, found.shared, found.days) == (before.closest, before.shared, before.days)
    assert (found.runner_up, found.score) == (before.runner_up, None)


def test_after_an_undo_nothing_is_told_that_it_shared_with_another_story(library: Library) -> None:
    take(library, *FERRY, *MAYOR)
    library.move("ferry-1", story_of(library, "mayor-0"), reason="It is about the inquiry")
    made = library.move("ferry-1", reason="It is about neither")
    library.undo(made.id, reason="It is, after all")
    found = reason(library, "ferry-1")
    assert story_of(library, "ferry-1") == story_of(library, "mayor-0")
    assert (found.kind, found.closest, found.shared) == ("undo", None, ())


def test_after_an_undo_of_a_merge_all_share_what_they_did(library: Library) -> None:
    take(library, *FERRY, *MAYOR)
    before = [reason(library, f"ferry-{n}") for n in range(3)]
    made = library.merge(story_of(library, "ferry-0"), story_of(library, "mayor-0"), reason="r")
    library.undo(made.id, reason="r")
    after = [reason(library, f"ferry-{n}") for n in range(3)]
    assert [one.shared for one in after] == [one.shared for one in before]


def test_a_copy_and_a_piece_are_such_again_after_an_undo(library: Library) -> None:
    take(library, *FERRY, *MAYOR, LIVE, replace(FERRY[0], id="copy", source="Another"))
    for article in ("copy", "live"):
        made = library.move(article, story_of(library, "mayor-0"), reason="r")
        library.undo(made.id, reason="r")
    assert reason(library, "copy").copy_of == "ferry-0"
    assert reason(library, "live").lane == "live blog"


def test_stories_kept_apart_leave_the_reasons_of_their_articles(library: Library) -> None:
    take(library, *FERRY, *MAYOR)
    library.keep_apart(story_of(library, "ferry-0"), story_of(library, "mayor-0"), reason="r")
    assert reason(library, "ferry-1").kind == "placed"


def test_what_the_program_does_with_hindsight_is_the_reason_too(library: Library) -> None:
    take(library, *FERRY[:2], MAYOR[0])
    library.split(story_of(library, "ferry-0"), ["ferry-1"], reason="Two accidents")
    library._store._database.rows("DELETE FROM corrected")  # as if the rule had never been
    take(library, FERRY[2])
    moved = {turn.articles for turn in library.history(story_of(library, "ferry-2")) if turn.correction is None}
    (article,) = next(iter(moved))
    found = reason(library, article)
    assert "hindsight" in found.why
    assert found.closest in library.story_of(article).articles
    assert found.closest != article
    assert {"Halvard", "Solheim"} <= set(found.shared)
    assert found.days == "both tell of 2031-03-04"
    assert found.runner_up not in (library.story_of(article).id, "")


@pytest.mark.parametrize("order", ["piece first", "piece last", "between"])
def test_a_live_blog_touches_the_stories_that_it_tells_of_whenever_they_come_in(library: Library, order: str) -> None:
    arrivals = [*FERRY, *MAYOR]
    arrivals.insert({"piece first": 0, "piece last": 6, "between": 2}[order], LIVE)
    for article in arrivals:
        take(library, article)
    assert touched(library, "live") == {story_of(library, "ferry-0"), story_of(library, "mayor-0")}
    assert pieces(library, "ferry-0") == pieces(library, "mayor-1") == ["live"]
    (_, touch), *_ = library.also_in(story_of(library, "mayor-0"))
    assert LIVE.text[touch.start : touch.end] == ON_THE_MAYOR


def test_a_library_opened_anew_goes_on_linking(tmp_path: Path, library: Library) -> None:
    take(library, LIVE, MAYOR[0])
    with Library(library.path) as other:
        other.ingest([lines(tmp_path / "more.jsonl", *FERRY)])
    assert touched(library, "live") == {story_of(library, "ferry-0"), story_of(library, "mayor-0")}


def test_a_piece_stands_in_no_list_of_stories_but_is_found(library: Library) -> None:
    take(library, *FERRY, LIVE, BRIEFING)
    assert [story.articles for story in library.stories()] == [("ferry-0", "ferry-1", "ferry-2")]
    assert [story.articles for story in library.pieces()] == [("briefing",), ("live",)]
    assert [story.articles for story in library.pieces(limit=1, offset=1)] == [("live",)]
    assert ("live",) in [story.articles for story in library.stories(query="Lindmere")]
    assert library.counts() == (5, 3)
    found = library.piece(story_of(library, "live"))
    assert found is not None
    assert (found.lane, found.why) == ("live blog", "the title says “Live updates:”")
    assert library.piece(story_of(library, "ferry-0")) is None
    assert reason(library, "live").lane == "live blog"


def test_the_last_piece_that_came_in_is_told_first(library: Library) -> None:
    take(library, *FERRY, LIVE, BRIEFING)
    assert pieces(library, "ferry-0") == ["briefing", "live"]


def test_links_follow_the_reports_where_stories_are_merged_and_split(library: Library) -> None:
    take(library, *FERRY, *MAYOR, LIVE)
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    made = library.merge(ferry, mayor, reason="r")
    assert touched(library, "live") == {mayor}
    assert library.also_in(ferry) == library.also_in(mayor)
    library.undo(made.id, reason="r")
    assert touched(library, "live") == {ferry, mayor}


def test_a_piece_that_a_person_put_in_a_story_belongs_there(library: Library) -> None:
    take(library, *FERRY, *MAYOR, LIVE)
    ferry = story_of(library, "ferry-0")
    made = library.move("live", ferry, reason="It tells of nothing else")
    assert library.piece(ferry) is None
    assert library.pieces() == []
    assert library.also_in(ferry) == []
    assert pieces(library, "mayor-0") == ["live"]
    library.undo(made.id, reason="r")
    assert [story.articles for story in library.pieces()] == [("live",)]


def test_a_live_blog_that_goes_on_is_linked_as_it_reads_now(tmp_path: Path, library: Library) -> None:
    take(library, *FERRY, *MAYOR, replace(LIVE, text=ON_THE_FERRY))
    assert touched(library, "live") == {story_of(library, "ferry-0")}
    take(library, replace(LIVE, text=ON_THE_MAYOR))
    assert len(library.versions("live")) == 2
    assert touched(library, "live") == {story_of(library, "mayor-0")}


def test_the_headline_of_a_story_is_the_plainest_and_stays(library: Library) -> None:
    question = replace(FERRY[0], title="Why did it happen in Norrland?")
    take(library, question)
    assert library.story_of("ferry-0").headline_from == "ferry-0"
    take(library, FERRY[1])
    assert library.story_of("ferry-0").headline_from == "ferry-1"
    take(library, FERRY[2])
    assert library.story_of("ferry-0").headline_from == "ferry-1"


def test_a_story_has_another_headline_when_the_report_with_it_leaves(library: Library) -> None:
    take(library, *FERRY, *MAYOR)
    first = library.story_of("ferry-0").headline_from
    made = library.move(first, reason="r")
    story = next(one for one in library.stories() if len(one.articles) == 2)
    assert story.headline_from in story.articles
    assert library.story(made.after).headline_from == first


def test_the_headline_is_not_that_of_a_piece_or_copy(library: Library) -> None:
    copy = replace(FERRY[0], id="copy", source="Another", title=FERRY[0].title)
    take(library, replace(FERRY[0], title="Aground"), copy, *FERRY[1:], LIVE)
    ferry = story_of(library, "ferry-0")
    library.move("live", ferry, reason="r")
    assert library.story(ferry).headline_from in {"ferry-1", "ferry-2"}


def test_a_report_that_changes_its_headline_can_lose_it(library: Library) -> None:
    take(library, *(replace(one, url=f"https://{one.id}.example/a") for one in FERRY))
    first = library.story_of("ferry-0").headline_from
    changed = next(one for one in FERRY if one.id == first)
    take(library, replace(changed, url=f"https://{first}.example/a", title="Why?"))
    assert library.story_of("ferry-0").headline_from != first
