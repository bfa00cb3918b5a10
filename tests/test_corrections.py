"""A person corrects stories: it holds whatever comes in, stands in the history, and can be undone."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cluster.samples import reports

from crossread.errors import CorrectionError, StoreError
from crossread.library import Library
from crossread.model import Article

FERRY, MAYOR = reports("ferry"), reports("mayor")


def lines(path: Path, *articles: Article) -> Path:
    fields = ("id", "text", "title", "source", "published")
    path.write_text("".join(json.dumps({f: getattr(a, f) for f in fields}) + "\n" for a in articles))
    return path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two reports each of two events; the third ones have not come yet."""
    with Library(tmp_path / "library.sqlite") as opened:
        opened.ingest([lines(tmp_path / "first.jsonl", *FERRY[:2], *MAYOR[:2])])
        yield opened


@pytest.fixture
def later(tmp_path: Path) -> Callable[[Library], None]:
    return lambda library: library.ingest([lines(tmp_path / "later.jsonl", FERRY[2], MAYOR[2])]) and None


def together(library: Library) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in library.stories()}


def sets(*stories: str) -> set[frozenset[str]]:
    """ "f0 f1" for the first two reports of the ferry."""
    names = {"f": "ferry-", "m": "mayor-"}
    return {frozenset(names[one[0]] + one[1:] for one in story.split()) for story in stories}


def story_of(library: Library, article: str) -> str:
    return library.story_of(article).id


def test_an_article_moved_to_another_story_stays_there_when_more_comes_in(
    library: Library, later: Callable[[Library], None]
) -> None:
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    made = library.move("ferry-1", mayor, reason="It is about the inquiry", by="Ada")
    assert (made.kind, made.articles, made.before, made.after) == ("move", ("ferry-1",), ferry, mayor)
    assert together(library) == sets("f0", "f1 m0 m1")
    later(library)
    assert story_of(library, "ferry-1") == story_of(library, "mayor-0") == mayor
    assert story_of(library, "ferry-2") == story_of(library, "ferry-0") == ferry


def test_an_article_can_be_moved_to_a_story_of_its_own_and_back(
    library: Library, later: Callable[[Library], None]
) -> None:
    ferry = story_of(library, "ferry-0")
    library.move(["ferry-1"], reason="Another ferry")
    own = story_of(library, "ferry-1")
    later(library)
    assert own != ferry
    assert story_of(library, "ferry-1") != story_of(library, "ferry-0")
    library.move("ferry-1", ferry, reason="The same one after all")
    assert story_of(library, "ferry-1") == story_of(library, "ferry-0")


def test_the_article_that_named_a_story_gets_another_name_for_its_own(library: Library) -> None:
    ferry = story_of(library, "ferry-0")
    assert library.move("ferry-0", reason="Another ferry").after == f"{ferry}-2"


def test_merged_stories_are_one_under_either_address(library: Library, later: Callable[[Library], None]) -> None:
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    library.merge(ferry, mayor, reason="The mayor was on board")
    assert library.story(ferry) == library.story(mayor)
    later(library)
    assert {story_of(library, article) for article in ("ferry-0", "ferry-1", "mayor-0", "mayor-1")} == {mayor}


def test_what_was_split_stays_apart_when_more_comes_in(library: Library, later: Callable[[Library], None]) -> None:
    library.split(story_of(library, "ferry-0"), ["ferry-1"], reason="Two accidents")
    later(library)
    assert story_of(library, "ferry-0") != story_of(library, "ferry-1")
    assert len([story for story in together(library) if "ferry-2" in story]) == 1


def test_stories_kept_apart_are_not_merged_by_hand_either(library: Library) -> None:
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    made = library.keep_apart(ferry, mayor, reason="Nothing to do with each other")
    for attempt in (
        lambda: library.merge(ferry, mayor, reason="yes"),
        lambda: library.move("ferry-0", mayor, reason="yes"),
    ):
        with pytest.raises(CorrectionError, match=f"correction {made.id}: undo that first"):
            attempt()
    library.undo(made.id, reason="They have")
    library.merge(ferry, mayor, reason="yes")
    assert together(library) == sets("f0 f1 m0 m1")


def test_of_two_articles_that_are_kept_apart_the_second_leaves_their_story(
    library: Library, later: Callable[[Library], None]
) -> None:
    made = library.keep_apart("ferry-0", "ferry-1", reason="Two accidents")
    assert together(library) == sets("f0", "f1", "m0 m1")
    later(library)
    assert story_of(library, "ferry-0") != story_of(library, "ferry-1")
    assert library.undo(made.id, reason="One").left == ()
    assert together(library) == sets("f0 f1 f2", "m0 m1 m2")


def test_a_library_opened_anew_heeds_what_was_corrected(tmp_path: Path, library: Library) -> None:
    library.split(story_of(library, "ferry-0"), ["ferry-1"], reason="Two accidents")
    with Library(library.path) as other:
        other.ingest([lines(tmp_path / "more.jsonl", FERRY[2], MAYOR[2])])
        assert story_of(other, "ferry-0") != story_of(other, "ferry-1")
        assert story_of(other, "mayor-2") == story_of(other, "mayor-0")


def test_a_library_that_is_open_heeds_what_another_process_corrected(
    tmp_path: Path, library: Library, later: Callable[[Library], None]
) -> None:
    with Library(library.path) as other:
        other.merge(story_of(other, "mayor-0"), story_of(other, "ferry-0"), reason="One thing")
        made = other.split(story_of(other, "ferry-0"), ["ferry-1"], reason="Two accidents")
    later(library)
    assert story_of(library, "ferry-1") != story_of(library, "ferry-0") == story_of(library, "mayor-0")
    library.undo(made.id, reason="One")
    assert story_of(library, "ferry-1") == story_of(library, "ferry-0")


@pytest.mark.parametrize("kind", ["move", "own", "merge", "split", "apart"])
def test_undone_all_is_as_it_was(library: Library, kind: str) -> None:
    before = {story.id: story.articles for story in library.stories()}
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    made = {
        "move": lambda: library.move("ferry-1", mayor, reason="r"),
        "own": lambda: library.move("ferry-0", reason="r"),
        "merge": lambda: library.merge(ferry, mayor, reason="r"),
        "split": lambda: library.split(ferry, ["ferry-1"], reason="r"),
        "apart": lambda: library.keep_apart("ferry-0", "ferry-1", reason="r"),
    }[kind]()
    assert {story.id: story.articles for story in library.stories()} != before
    undone = library.undo(made.id, reason="no", by="Ada")
    assert {story.id: story.articles for story in library.stories()} == before
    assert undone.left == ()
    assert (undone.correction.undone_by, undone.correction.undone_reason) == ("Ada", "no")
    assert library.corrections() == [undone.correction]
    with pytest.raises(CorrectionError, match="undone already"):
        library.undo(made.id, reason="again")


def test_undo_says_what_it_cannot_put_back(library: Library) -> None:
    mayor = story_of(library, "mayor-0")
    first = library.move("ferry-1", mayor, reason="There")
    second = library.move("ferry-1", reason="No, alone")
    alone = story_of(library, "ferry-1")
    left = library.undo(first.id, reason="no").left
    assert left == (("ferry-1", f"it was moved again since, and is in the story {alone}"),)
    assert story_of(library, "ferry-1") == alone
    library.merge(alone, story_of(library, "ferry-0"), reason="One")
    assert library.undo(second.id, reason="no").left == (("ferry-1", "another correction holds it there"),)
    assert together(library) == sets("f0 f1", "m0 m1")


def test_undone_in_the_order_in_which_they_were_made_all_is_as_it_was(library: Library, tmp_path: Path) -> None:
    library.ingest([lines(tmp_path / "other.jsonl", Article("other-0", "Apples froze in Norrland.", title="Frost"))])
    before = {
        article: story_of(library, article) for article in ("ferry-0", "ferry-1", "mayor-0", "mayor-1", "other-0")
    }
    ferry, mayor, other = before["ferry-0"], before["mayor-0"], before["other-0"]
    for correct in (
        [lambda: library.merge(ferry, mayor, reason="r"), lambda: library.merge(mayor, other, reason="r")],
        [lambda: library.merge(ferry, other, reason="r"), lambda: library.merge(mayor, other, reason="r")],
        [lambda: library.move("ferry-1", mayor, reason="r"), lambda: library.move("ferry-1", other, reason="r")],
        [lambda: library.move("ferry-1", mayor, reason="r"), lambda: library.move("mayor-0", reason="r")],
        [
            lambda: library.move("ferry-1", mayor, reason="r"),
            lambda: library.keep_apart("mayor-0", "ferry-1", reason="r"),
        ],
    ):
        made = [one() for one in correct]
        for one in made:
            library.undo(one.id, reason="It was not so")
        assert {article: story_of(library, article) for article in before} == before


def test_what_is_put_back_late_stands_in_the_history(library: Library) -> None:
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    first = library.move("ferry-1", mayor, reason="r")
    second = library.move("ferry-1", reason="r")
    assert library.undo(first.id, reason="u").left
    library.undo(second.id, reason="It was not so", by="Ada")
    back, on = library.history(mayor)[-2:]
    assert (back.correction, back.after, on.correction, on.before, on.after) == (
        second.id,
        mayor,
        first.id,
        mayor,
        ferry,
    )
    assert {(turn.kind, turn.why, turn.by) for turn in (back, on)} == {("undo", "It was not so", "Ada")}


def test_an_earlier_correction_holds_again_when_a_later_one_is_undone(library: Library) -> None:
    mayor = story_of(library, "mayor-0")
    library.move("ferry-1", mayor, reason="There")
    second = library.move("ferry-1", reason="No, alone")
    assert library.undo(second.id, reason="There after all").left == ()
    assert story_of(library, "ferry-1") == mayor


def test_history_says_who_when_and_why(library: Library) -> None:
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    made = library.merge(ferry, mayor, reason="The mayor was on board", by="Ada")
    library.undo(made.id, reason="She was not", by="Ben")
    turns = library.history(ferry)
    assert [(turn.kind, turn.before, turn.after, turn.why, turn.by, turn.correction) for turn in turns] == [
        ("merge", ferry, mayor, "The mayor was on board", "Ada", made.id),
        ("undo", mayor, ferry, "She was not", "Ben", made.id),
    ]
    assert turns[0].at == made.at
    assert library.history(mayor) == turns


def test_what_the_program_does_with_hindsight_stands_in_the_history_with_its_reason(
    tmp_path: Path, library: Library
) -> None:
    ferry = story_of(library, "ferry-0")
    made = library.split(ferry, ["ferry-1"], reason="Two accidents")
    second = story_of(library, "ferry-1")
    library.keep_apart("mayor-0", "ferry-0", reason="No")
    # As if the rule had never been: the two are one again as soon as more comes in.
    library._store._database.rows("DELETE FROM corrected WHERE correction = ?", made.id)
    library.ingest([lines(tmp_path / "more.jsonl", FERRY[2])])
    assert together(library) == sets("f0 f1 f2", "m0 m1")
    gone = second if story_of(library, "ferry-0") == ferry else ferry
    assert library.story(gone).id == story_of(library, "ferry-2")
    last = library.history(gone)[-1]
    assert (last.kind, last.before, last.by, last.correction) == ("merge", gone, None, None)
    assert "hindsight" in last.why


def test_comparisons_of_changed_stories_are_made_anew(library: Library) -> None:
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    assert len(library.comparison(mayor).articles) == 2
    library.move("ferry-1", mayor, reason="r")
    assert [annotated.article.id for annotated in library.comparison(mayor).articles] == list(
        library.story(mayor).articles
    )
    assert len(library.comparison(ferry).articles) == 1


def test_a_new_story_is_as_old_as_its_first_article(library: Library) -> None:
    seen = library.story_of("ferry-1").first_seen
    library.move("ferry-1", reason="r")
    assert library.story_of("ferry-1").first_seen >= seen
    assert library.story_of("ferry-1").first_seen == library.versions("ferry-1")[0][1]


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 2_000])
def test_a_reason_is_given_in_a_few_words(library: Library, reason: str) -> None:
    with pytest.raises(CorrectionError, match=r"^correction: (needs a reason|is too long)"):
        library.move("ferry-1", reason=reason)


def test_any_characters_may_stand_in_a_reason(library: Library) -> None:
    made = library.move("ferry-1", reason="“Zwei” \ud800 \x00 Fähren", by="Ü")
    assert library.corrections() == [made]
    assert library.history(made.after)[0].why == made.reason


def test_what_cannot_be_corrected_is_named_and_nothing_changes(library: Library) -> None:
    ferry, mayor = story_of(library, "ferry-0"), story_of(library, "mayor-0")
    before = together(library)
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: library.keep_apart("ferry-0", "ferry-0", reason="r"), "nothing to keep apart"),
        (lambda: library.move("nobody", mayor, reason="r"), "nobody: there is no such article"),
        (lambda: library.move("ferry-0", "nowhere", reason="r"), "nowhere: there is no such story"),
        (lambda: library.move([], mayor, reason="r"), "name one or more"),
        (lambda: library.move(["ferry-0", "mayor-0"], mayor, reason="r"), "not in one story"),
        (lambda: library.move("ferry-0", ferry, reason="r"), "is there already"),
        (lambda: library.move(["ferry-0", "ferry-1"], reason="r"), "is there already"),
        (lambda: library.merge(ferry, ferry, reason="r"), "are one story already"),
        (lambda: library.split(ferry, ["mayor-0"], reason="r"), "mayor-0: is no article of the story"),
        (lambda: library.split(ferry, ["ferry-0", "ferry-1"], reason="r"), "but not all"),
        (lambda: library.split(ferry, [], reason="r"), "but not all"),
        (lambda: library.keep_apart(ferry, "ferry-0", reason="r"), "nothing to keep apart"),
        (lambda: library.keep_apart(ferry, "nobody", reason="r"), "nobody: there is no such article"),
        (lambda: library.undo(7, reason="r"), "correction 7: there is no such correction"),
        (lambda: library.undo(10**30, reason="r"), "there is no such correction"),
    ]
    for attempt, words in refused:
        with pytest.raises((CorrectionError, StoreError), match=words):
            attempt()
    assert together(library) == before
    assert library.corrections() == []
    assert library.history(ferry) == []
