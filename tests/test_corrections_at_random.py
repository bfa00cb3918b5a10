"""Whatever people correct and whatever comes in between: the library stays whole, and what was said holds."""

import json
import tempfile
from pathlib import Path
from typing import Any

from cluster.samples import reports, stream
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from crossread.courses import Courses
from crossread.errors import CorrectionError
from crossread.library import Library
from crossread.rules import rules_of

ARTICLES = [article for trio in zip(reports("ferry"), reports("mayor"), stream(3), strict=True) for article in trio]
CHOICE = st.integers(0, 10**6)


class Corrected(RuleBasedStateMachine):
    """A library that is fed a few reports at a time and corrected in between."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._library = Library(Path(self._folder.name) / "library.sqlite")
        self._waiting = list(ARTICLES)
        self._names: set[str] = set()
        self._ingest(3)

    def teardown(self) -> None:
        self._library.close()
        self._folder.cleanup()

    @precondition(lambda self: self._waiting)
    @rule(count=st.integers(1, 3), anew=st.booleans())
    def ingest(self, count: int, anew: bool) -> None:
        if anew:
            path = self._library.path
            self._library.close()
            self._library = Library(path)
        before = self._broken()
        self._ingest(count)
        assert self._broken() <= before

    @rule(article=CHOICE, story=st.none() | CHOICE, undo=st.booleans())
    def move(self, article: int, story: int | None, undo: bool) -> None:
        to = None if story is None else self._story(story)
        self._correct(lambda: self._library.move(self._article(article), to, reason="r"), undo)

    @rule(one=CHOICE, other=CHOICE, undo=st.booleans())
    def merge(self, one: int, other: int, undo: bool) -> None:
        self._correct(lambda: self._library.merge(self._story(one), self._story(other), reason="r"), undo)

    @rule(story=CHOICE, which=st.sets(st.integers(0, 3), min_size=1), undo=st.booleans())
    def split(self, story: int, which: set[int], undo: bool) -> None:
        articles = self._library.story(self._story(story)).articles
        named = [article for n, article in enumerate(articles) if n in which]
        self._correct(lambda: self._library.split(self._story(story), named, reason="r"), undo)

    @rule(one=CHOICE, other=CHOICE, stories=st.booleans(), undo=st.booleans())
    def keep_apart(self, one: int, other: int, stories: bool, undo: bool) -> None:
        pick = self._story if stories else self._article
        self._correct(lambda: self._library.keep_apart(pick(one), pick(other), reason="r"), undo)

    @rule(one=CHOICE, other=CHOICE, linked=st.booleans(), undo=st.booleans())
    def link(self, one: int, other: int, linked: bool, undo: bool) -> None:
        say = self._library.link if linked else self._library.unlink
        before = self._stories()
        self._correct(lambda: say(self._story(one), self._story(other), reason="r"), undo)
        assert self._stories() == before

    @rule(number=CHOICE)
    def undo(self, number: int) -> None:
        standing = [made for made in self._library.corrections() if made.undone_at is None]
        if standing:
            self._library.undo(standing[number % len(standing)].id, reason="r")

    @invariant()
    def every_article_is_in_one_story(self) -> None:
        articles = [article for articles in self._stories().values() for article in articles]
        assert len(articles) == len(set(articles)) == len(ARTICLES) - len(self._waiting)

    @invariant()
    def what_is_kept_apart_is_apart(self) -> None:
        for correction, sides in self._library._store.corrections.standing():
            if correction.kind == "apart":
                stories = [{self._library.story_of(one).id for one in sides[side]} for side in ("moved", "from")]
                assert stories[0].isdisjoint(stories[1])

    @invariant()
    def threads_hold_what_people_have_linked_and_not_what_they_have_unlinked(self) -> None:
        courses = Courses(self._library._store)
        for story in self._stories():
            found = {one.id for one in self._library.thread(story).stories}
            assert set(courses.linked(story)) <= found
            assert courses.unlinked(story).isdisjoint(found)

    @invariant()
    def every_name_that_ever_was_leads_to_a_story(self) -> None:
        stories = self._stories()
        self._names |= set(stories)
        assert {self._library.story(name).id for name in self._names} <= set(stories)

    @invariant()
    def the_history_says_where_the_articles_are(self) -> None:
        for name, articles in self._stories().items():
            for turn in self._library.history(name)[-1:]:
                if turn.after == name and turn.kind != "apart":
                    assert set(turn.articles) <= set(articles)

    def _ingest(self, count: int) -> None:
        taken, self._waiting = self._waiting[:count], self._waiting[count:]
        path = Path(self._folder.name) / f"{len(self._waiting)}.jsonl"
        fields = ("id", "text", "title", "source", "published")
        path.write_text("".join(json.dumps({f: getattr(a, f) for f in fields}) + "\n" for a in taken))
        assert self._library.ingest([path]).new == len(taken)

    def _correct(self, correct: Any, undo: bool) -> None:
        before = self._stories()
        try:
            made = correct()
        except CorrectionError:
            assert self._stories() == before
            return
        if undo:
            assert self._library.undo(made.id, reason="r").left == ()
            assert self._stories() == before

    def _stories(self) -> dict[str, tuple[str, ...]]:
        return {story.id: story.articles for story in self._library.stories(limit=1_000)}

    def _story(self, number: int) -> str:
        names = sorted(self._stories())
        return names[number % len(names)]

    def _article(self, number: int) -> str:
        articles = sorted(article for articles in self._stories().values() for article in articles)
        return articles[number % len(articles)]

    def _broken(self) -> set[tuple[int, str]]:
        """The rules that a story breaks: an undone correction may leave some."""
        rules = rules_of(self._library._store.corrections.standing())
        stories = self._stories()
        return {
            (part.correction, min(part.one | part.other))
            for part in rules.apart
            for articles in stories.values()
            if part.holds_from(articles, articles)
        }


TestCorrected = Corrected.TestCase
TestCorrected.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
