"""A person corrects the stories: move, merge, split, keep apart, link, unlink, and undo."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from crossread.courses import Courses
from crossread.errors import CorrectionError, NotFoundError
from crossread.headlines import choose_headlines
from crossread.history import Correction, Kind, Turn, Undone
from crossread.naming import free_name
from crossread.rules import rules_of
from crossread.settling import settled
from crossread.store import Store
from crossread.store.corrections import Side, Sides

# Characters of a reason and of a name.
MOST_WORDS = 1_000
MOST_NAME = 200
# By side, articles and the story that they are in.
Named = Mapping[Side, tuple[Sequence[str], str]]


class Corrections:
    """One correction by `by`, at `moment`, for `reason`; all is done inside the store's transaction.

    Raises `CorrectionError` where a correction says nothing or goes against one that stands, `NotFoundError` where
    there is no such article or story.
    """

    def __init__(self, store: Store, moment: str, reason: str, by: str | None) -> None:
        self._store = store
        self._stories = store.stories
        self._moment = moment
        self._reason = reason.strip()
        self._by = (by or "").strip() or None
        if not self._reason:
            raise CorrectionError("correction", "needs a reason: say why in a few words")
        if len(self._reason) > MOST_WORDS or len(self._by or "") > MOST_NAME:
            raise CorrectionError("correction", f"is too long: {MOST_WORDS} characters of reason, {MOST_NAME} of name")

    def move(self, articles: Iterable[str], story: str | None) -> Correction:
        """Move articles of one story to another, or to a new one."""
        moved = list(dict.fromkeys(articles))
        before = self._one_story(moved)
        rest = [one for one in self._stories.ids(before) if one not in moved]
        after = self._new_name(moved[0]) if story is None else self._stories.get(story).id
        if after == before or (story is None and not rest):
            raise CorrectionError(moved[0], "is there already")
        with_whom = self._stories.ids(after)
        self._refuse_apart(moved, with_whom)
        sides: Named = {"moved": (moved, before), "with": (with_whom, after), "from": (rest, before)}
        return self._make("move", moved, before, after, sides)

    def merge(self, story: str, into: str) -> Correction:
        """Make one story of two: the first story's address leads to the other from then on."""
        before, after = self._two(story, into)
        moved, others = self._stories.ids(before), self._stories.ids(after)
        self._refuse_apart(moved, others)
        return self._make("merge", moved, before, after, {"moved": (moved, before), "with": (others, after)})

    def split(self, story: str, articles: Iterable[str]) -> Correction:
        """Make a new story of some articles of a story."""
        before = self._stories.get(story).id
        moved = list(dict.fromkeys(articles))
        members = self._stories.ids(before)
        for article in moved:
            if article not in members:
                raise CorrectionError(article, f"is no article of the story {before}")
        rest = [one for one in members if one not in moved]
        if not moved or not rest:
            raise CorrectionError(before, "is to be split: name some of its articles, but not all")
        after = self._new_name(moved[0])
        return self._make("split", moved, before, after, {"moved": (moved, before), "from": (rest, before)})

    def keep_apart(self, one: str, other: str) -> Correction:
        """Keep two stories or two articles apart; where two articles are in one story, the second leaves it."""
        first, second = self._articles(one), self._articles(other)
        if set(first) & set(second):
            raise CorrectionError(one, f"and {other} are the same, or one is in the other: nothing to keep apart")
        before, home = self._one_story(second), self._one_story(first)
        sides: Named = {"moved": (second, before), "from": (first, home)}
        if home == before:
            return self._make("apart", second, before, self._new_name(second[0]), sides)
        return self._make("apart", [], before, home, sides)

    def link(self, story: str, other: str) -> Correction:
        """Two stories are of one course of events."""
        return self._course("link", "with", story, other)

    def unlink(self, story: str, other: str) -> Correction:
        """Two stories are not of one course of events."""
        return self._course("unlink", "from", story, other)

    def undo(self, number: int) -> Undone:
        """Lift a correction, and put its articles back as far as they are where it put them and nothing forbids it."""
        made = self._store.corrections.get(number)
        if made.undone_at is not None:
            raise CorrectionError(f"correction {number}", f"was undone already, on {made.undone_at}")
        self._store.corrections.undo(number, self._moment, self._by, self._reason)
        moved, left = self._put_back(made)
        if not moved:
            self._note_undo([], made.after, made.before, number)
        sides = self._store.corrections.sides(number)
        about = {article for side in sides.values() for article in side}
        for held in self._store.corrections.all():
            if held.id < number and held.undone_at is not None and held.undone_at >= made.at:
                # It was undone while this one held its articles: they go back now.
                self._put_back(held, about - self._store.corrections.put_back(held.id))
        return Undone(self._store.corrections.get(number), tuple(sorted(left.items())))

    def _put_back(self, made: Correction, only: Collection[str] | None = None) -> tuple[dict[str, str], dict[str, str]]:
        """Put back the articles of a correction that holds no more, or of these `only` some; where they went, and why
        some did not."""
        wanted, left = self._way_back(made, self._store.corrections.sides(made.id))
        wanted = {article: story for article, story in wanted.items() if only is None or article in only}
        rules = rules_of(self._store.corrections.standing())
        moved = settled(wanted, (), rules, self._stories, by_person=True)
        left.update(dict.fromkeys((one for one in wanted if one not in moved), "another correction holds it there"))
        lines: dict[tuple[str, str], list[str]] = {}
        for article, story in moved.items():
            lines.setdefault((self._stories.of(article), story), []).append(article)
        for (_, after), articles in lines.items():
            self._place(articles, after)
        # Only now, when all are back: what an article shares is told again where it is with whom it shares it.
        for (before, after), articles in lines.items():
            self._note_undo(articles, before, after, made.id)
        return moved, left

    def _way_back(self, made: Correction, sides: Sides) -> tuple[dict[str, str], dict[str, str]]:
        """Where the articles of a correction go when it is undone, and why some stay where they are."""
        two = set(sides["moved"].values()) != set(sides["from"].values())
        if made.kind in ("link", "unlink") or (made.kind == "apart" and two):
            return {}, {}  # they were in two stories, and none was moved
        here = self._stories.get(made.after).id
        home = self._home(made, sides)
        later = [one for one, _ in self._store.corrections.standing() if one.id > made.id]
        again = {article for one in later if one.kind in ("move", "split") for article in one.articles}
        wanted, left = {}, {}
        for article in sides["moved"]:
            story = self._stories.of(article)
            if article in again or story not in (here, home):
                left[article] = f"it was moved again since, and is in the story {story}"
            elif story != home:
                wanted[article] = home
        if wanted and not sides["with"] and here == made.after:
            # The story came of the correction: what has come in since and joined it goes along.
            wanted |= dict.fromkeys((one for one in self._stories.ids(here) if self._came_since(one, made)), home)
        return wanted, left

    def _came_since(self, article: str, made: Correction) -> bool:
        return self._store.articles.versions(article)[0][1] > made.at

    def _home(self, made: Correction, sides: Sides) -> str:
        """Where the articles of a correction came from: with most of those that they were taken from, wherever now."""
        if made.kind == "apart":
            return self._stories.get(made.before).id
        votes = Counter(self._stories.of(article) for article in sides["from"])
        return min(votes, key=lambda story: (-votes[story], story != made.before, story), default="") or free_name(
            made.before, self._stories.living
        )

    def _course(self, kind: Kind, side: Side, story: str, other: str) -> Correction:
        """Say of two stories whether they are of one course of events; nothing is moved."""
        one, two = self._two(story, other)
        said = Courses(self._store).of(one, two)
        if said and said.made.kind == kind:
            raise CorrectionError(story, f"and {other}: correction {said.made.id} says so already")
        sides: Named = {"moved": (self._stories.ids(one), one), side: (self._stories.ids(two), two)}
        return self._make(kind, [], one, two, sides)

    def _make(self, kind: Kind, moved: Sequence[str], before: str, after: str, sides: Named) -> Correction:
        """Put articles where they go, and keep that and why."""
        self._place(moved, after)
        made = Correction(0, kind, tuple(moved), before, after, self._reason, self._by, self._moment)
        number = self._store.corrections.add(made, {side: dict.fromkeys(*pair) for side, pair in sides.items()})
        made = self._store.corrections.get(number)
        went = () if kind in ("link", "unlink") else made.articles
        turn = Turn(kind, went, before, after, self._reason, self._moment, self._by, number)
        self._store.corrections.note(turn, moved)
        return made

    def _place(self, articles: Sequence[str], story: str) -> None:
        left = [self._stories.of(article) for article in articles]
        for article in articles:
            self._stories.place(article, story, self._moment)
        choose_headlines(self._store, [story, *left])

    def _note_undo(self, articles: Iterable[str], before: str, after: str, number: int) -> None:
        turn = Turn("undo", tuple(articles), before, after, self._reason, self._moment, self._by, number)
        self._store.corrections.note(turn)

    def _refuse_apart(self, moved: Sequence[str], others: Sequence[str]) -> None:
        rule = rules_of(self._store.corrections.standing()).forbids(set(moved), set(others), stated=True)
        if rule:
            raise CorrectionError(
                moved[0], f"is kept apart from there by correction {rule.correction}: undo that first"
            )

    def _articles(self, identifier: str) -> list[str]:
        """The articles of a story, or the one article, with this id."""
        try:
            return list(self._stories.get(identifier).articles)
        except NotFoundError:
            self._stories.of(identifier)
            return [identifier]

    def _one_story(self, articles: Sequence[str]) -> str:
        """The story that all of these are in."""
        if not articles:
            raise CorrectionError("correction", "needs an article: name one or more")
        found = {self._stories.of(article): article for article in articles}
        if len(found) > 1:
            raise CorrectionError(articles[0], "and the others are not in one story: move those of one at a time")
        return next(iter(found))

    def _two(self, story: str, other: str) -> tuple[str, str]:
        before, after = self._stories.get(story).id, self._stories.get(other).id
        if before == after:
            raise CorrectionError(story, f"and {other} are one story already")
        return before, after

    def _new_name(self, article: str) -> str:
        from crossread.cluster.stories import story_name

        return free_name(story_name(article), self._stories.living)
