"""A person says which stories are of one course of events: it holds, stands in the history, and can be undone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cluster.course import ACCIDENT, ACCIDENT_TOO, LIBRARY, NOW, OTHER_CRANE, TRIAL, VERDICT, move, take

from crossread.annotate import annotate
from crossread.errors import CorrectionError, NotFoundError
from crossread.history import Turn
from crossread.library import Library
from crossread.model import Article
from crossread.saga_links import MOST_EARLIER
from crossread.store import Store
from crossread.store.database import migrations


def thread(library: Library, story: str) -> list[str]:
    return [one.id for one in library.thread(story).stories]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three stories of one course of events, and one that has nothing to do with it."""
    with Library(tmp_path / "library.sqlite") as opened:
        take(opened._store, ACCIDENT, ACCIDENT_TOO, TRIAL, VERDICT, OTHER_CRANE)
        yield opened


def test_unlinked_stories_stand_in_no_thread_together_where_one_of_them_is_looked_at(library: Library) -> None:
    library.unlink("s-verdict", "s-fall", reason="Another crane")
    assert thread(library, "s-fall") == ["s-fall", "s-trial"]
    assert thread(library, "s-verdict") == ["s-trial", "s-verdict"]
    assert thread(library, "s-trial") == ["s-fall", "s-trial", "s-verdict"]
    assert ("s-fall", "s-verdict") not in {(one.earlier, one.later) for one in library.thread("s-trial").links}


def test_linked_stories_stand_in_one_thread_with_who_said_so_and_why(library: Library) -> None:
    made = library.link("s-other", "s-trial", reason="The same company's crane", by="Ada")
    assert (made.kind, made.before, made.after) == ("link", "s-other", "s-trial")
    assert made.articles == ("other-crane", "trial")
    assert thread(library, "s-other") == ["s-fall", "s-trial", "s-other", "s-verdict"]
    (found,) = [one for one in library.thread("s-other").links if one.later == "s-other"]
    assert (found.earlier, found.chance, found.why) == ("s-trial", 1.0, "The same company's crane")
    assert (found.by, found.correction, found.evidence) == ("Ada", made.id, ("trial", "other-crane"))
    assert {one.correction for one in library.thread("s-fall").links if one != found} == {None}


def test_what_the_program_linked_already_is_shown_as_said_by_a_person(library: Library) -> None:
    made = library.link("s-fall", "s-trial", reason="The same accident")
    links = {(one.earlier, one.later): one for one in library.thread("s-fall").links}
    assert len(links) == 3
    assert (links["s-fall", "s-trial"].correction, links["s-fall", "s-trial"].why) == (made.id, "The same accident")


def test_stories_stay_unlinked_when_more_comes_in(tmp_path: Path) -> None:
    with Library(tmp_path / "other.sqlite") as library:
        take(library._store, ACCIDENT, TRIAL)
        assert thread(library, "s-trial") == ["s-fall", "s-trial"]
        made = library.unlink("s-fall", "s-trial", reason="Another crane")
        take(library._store, ACCIDENT_TOO)
        assert thread(library, "s-trial") == ["s-trial"]
        library.undo(made.id, reason="The same one")
        assert thread(library, "s-trial") == ["s-fall", "s-trial"]


def test_another_process_heeds_what_was_said(library: Library) -> None:
    library.unlink("s-fall", "s-trial", reason="Another crane")
    library.link("s-fall", "s-other", reason="One gale")
    with Library(library.path) as other:
        take(other._store, LIBRARY)
        assert thread(other, "s-fall") == ["s-fall", "s-other", "s-verdict"]


def test_a_link_follows_most_of_a_storys_articles(library: Library) -> None:
    library.link("s-fall", "s-other", reason="One gale")
    move(library._store, "s-again", ACCIDENT, ACCIDENT_TOO)
    assert "s-other" in thread(library, "s-again")


def test_where_half_of_a_story_left_it_a_link_stays_with_the_story_that_was_named(library: Library) -> None:
    library.link("s-fall", "s-other", reason="One gale")
    move(library._store, "s-a", ACCIDENT)
    assert {one.earlier for one in library.thread("s-other").links if one.later == "s-other"} == {"s-fall"}


def test_what_is_split_off_an_unlinked_story_is_not_linked_by_what_was_there_before(library: Library) -> None:
    library.unlink("s-fall", "s-trial", reason="Another crane")
    library.unlink("s-fall", "s-verdict", reason="Another crane")
    move(library._store, "s-part", ACCIDENT_TOO)
    assert not {"s-trial", "s-verdict"} & set(thread(library, "s-part"))
    assert thread(library, "s-trial") == ["s-trial", "s-verdict"]


def test_a_link_rests_while_its_stories_are_one(library: Library) -> None:
    library.link("s-fall", "s-other", reason="One gale")
    merged = library.merge("s-other", "s-fall", reason="One")
    assert "s-other" not in thread(library, "s-fall")
    library.undo(merged.id, reason="Two")
    assert "s-other" in thread(library, "s-fall")


def test_what_is_said_later_comes_first_and_when_it_is_undone_what_was_said_before(library: Library) -> None:
    first = library.unlink("s-fall", "s-trial", reason="Another crane")
    second = library.link("s-trial", "s-fall", reason="The same one")
    assert "s-trial" in thread(library, "s-fall")
    assert library.undo(second.id, reason="No").left == ()
    assert thread(library, "s-fall") == ["s-fall", "s-verdict"]
    library.undo(first.id, reason="Yes")
    assert [one.correction for one in library.thread("s-fall").links] == [None, None, None]


def test_it_stands_in_the_history_of_both_stories_and_moves_nothing(library: Library) -> None:
    before = library.stories()
    made = library.unlink("s-fall", "s-trial", reason="Another crane", by="Ada")
    library.undo(made.id, reason="The same one")
    assert library.stories() == before
    assert library.history("s-fall") == library.history("s-trial")
    said, undone = library.history("s-fall")
    assert said == Turn("unlink", (), "s-fall", "s-trial", "Another crane", made.at, "Ada", made.id)
    assert (undone.kind, undone.articles, undone.correction) == ("undo", (), made.id)
    assert library._store.corrections.moved_since(0)[1] == []


def test_what_people_link_takes_no_place_of_what_the_program_links(tmp_path: Path) -> None:
    old = [Article(f"old-{n}", "A text.", title="A title", published=f"2031-01-{n + 1:02}") for n in range(10)]
    with Library(tmp_path / "other.sqlite") as library:
        store = library._store
        with store.transaction():
            for article in [*old, TRIAL]:
                store.articles.add(annotate(article), NOW)
                store.stories.place(article.id, f"s-{article.id}", NOW)
            for n, article in enumerate(old):
                store.sagas.link(TRIAL.id, article.id, 0.92 + n / 1000, "made up")
        for n in range(MOST_EARLIER + 1):
            library.link("s-trial", f"s-old-{n}", reason="So")
        assert thread(library, "s-trial") == [f"s-old-{n}" for n in (0, 1, 2, 3, 7, 8, 9)] + ["s-trial"]


@pytest.mark.parametrize(
    ("act", "error", "words"),
    [
        (lambda library: library.link("s-fall", "s-fall", reason="r"), CorrectionError, "are one story already"),
        (lambda library: library.link("s-fall", "s-none", reason="r"), NotFoundError, "no such story"),
        (lambda library: library.unlink("s-fall", "s-trial", reason=" "), CorrectionError, "needs a reason"),
        (lambda library: library.unlink("s-verdict", "s-trial", reason="r"), CorrectionError, "correction 1 says so"),
    ],
)
def test_what_says_nothing_is_refused(
    library: Library, act: Callable[[Library], object], error: type[Exception], words: str
) -> None:
    library.unlink("s-trial", "s-verdict", reason="r")
    with pytest.raises(error, match=words):
        act(library)
    assert len(library.corrections()) == 1


def test_a_library_of_an_older_schema_takes_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = [step for step in migrations() if step[0] < 7]
    monkeypatch.setattr("crossread.store.database.migrations", lambda: older)
    Store(tmp_path / "library.sqlite").close()
    monkeypatch.undo()
    with Library(tmp_path / "library.sqlite") as library:
        take(library._store, ACCIDENT, OTHER_CRANE)
        library.link("s-fall", "s-other", reason="One gale")
        assert thread(library, "s-fall") == ["s-fall", "s-other"]


def test_a_library_of_older_numbers_of_words_is_linked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, older = tmp_path / "older.sqlite", [step for step in migrations() if step[0] < 7]
    monkeypatch.setattr("crossread.store.database.migrations", lambda: older)
    with Library(path) as library:
        take(library._store, ACCIDENT, TRIAL)
        assert library._store.sagas.due(9) == []
    monkeypatch.undo()
    with Library(path) as library:
        assert [one for _, one in library._store.sagas.due(9)] == ["accident", "trial"]
        assert thread(library, "s-fall") == ["s-fall"]
        take(library._store)
        assert thread(library, "s-fall") == ["s-fall", "s-trial"]
