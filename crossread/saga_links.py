"""The library's sagas: new articles linked to those of the same course of events, and a story's thread.

A link is between two articles. Which stories it links follows from the stories that these are in, so it keeps in step
when stories are merged, split or corrected. What people have said of two stories comes before it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from crossread.courses import Courses
from crossread.model import Article
from crossread.placing import Placer
from crossread.rules import Course
from crossread.store import Store
from crossread.store.sagas import Beginning, SagaLink
from crossread.threads import Thread, ThreadLink, ThreadStory

if TYPE_CHECKING:
    from crossread.cluster.closer import Look
    from crossread.cluster.rarity import Rarity
    from crossread.cluster.sagas import Trace

# Articles that are linked in one transaction.
BATCH = 100
# Other stories that an article is linked to, each once.
MOST_STORIES = 4
# Earlier stories that a story links to, beside those that people have linked.
MOST_EARLIER = 3
# A thread follows links in two steps, as long as their chances, multiplied, are no less. Of the pairs in one thread
# .866 are then of one course by labels on the part that was fitted on and .949 on the later; with .88 .874 and .954,
# with .8 .854 and .946, for .131, .170 and .175, .198 of the pairs to be found instead of .158, .188.
SURE = 0.85
STEPS = 2
# Stories of a thread, the surest.
LONGEST = 20


def link(store: Store, placer: Placer) -> None:
    """Link the articles that are new, or changed, since this was last done."""
    while due := store.sagas.due(BATCH):
        with store.transaction():
            rarity = placer.rarity()
            for number, article in due:
                _link(store, number, article, rarity)


def thread(store: Store, story: str) -> Thread:
    """The thread of a story that is there."""
    read = _Read(store)
    chances, links = walk(story, partial(read.direct, without=read.courses.unlinked(story)))
    kept = sorted(chances, key=lambda one: (-chances[one], one))[:LONGEST]
    inside = [links[pair] for pair in sorted(links) if pair[0] in kept and pair[1] in kept]
    stories = sorted(kept, key=read.place)
    return Thread(story, tuple(read.told(one) for one in stories), tuple(inside))


def walk(
    story: str, direct: Callable[[str], Iterable[ThreadLink]]
) -> tuple[dict[str, float], dict[tuple[str, str], ThreadLink]]:
    """The stories that links lead to from a story, with their chances, and the links by the two stories' ids."""
    chances = {story: 1.0}
    links: dict[tuple[str, str], ThreadLink] = {}
    near = [story]
    for _ in range(STEPS):
        further: dict[str, float] = {}
        for here in near:
            for found in direct(here):
                there = found.later if found.earlier == here else found.earlier
                chance = chances[here] * found.chance
                if chance >= SURE:
                    links[found.earlier, found.later] = found
                    further[there] = max(chance, further.get(there, 0.0))
        near = [one for one in further if one not in chances]
        chances.update((one, further[one]) for one in near)
    return chances, links


def _link(store: Store, number: int, identifier: str, rarity: "Rarity") -> None:
    """Keep what there is to keep of an article, and its links to the stories most likely of the same course."""
    from crossread.cluster.lanes import lane
    from crossread.cluster.sagas import LIKELY, packed, trace

    article = store.articles.get(identifier)
    if lane(article):
        store.sagas.trace(number, None, b"", ())
        return
    new = trace(article, rarity)
    store.sagas.trace(number, new.profile.day, packed(new.profile), new.keys)
    own = store.stories.of(identifier)
    linked: set[str] = set()
    for look in _looks(store, number, article, new, rarity):
        if look.chance < LIKELY:
            break
        story = store.stories.of(look.other)
        # Its own story may be split some day, anywhere: any of its articles may be on the other side then.
        wanted = story == own or (story not in linked and len(linked) < MOST_STORIES)
        if wanted and (why := look.why()):
            store.sagas.link(identifier, look.other, look.chance, why)
            linked |= {story} - {own}


def _looks(store: Store, number: int, article: Article, new: "Trace", rarity: "Rarity") -> "list[Look]":
    """A closer look at the candidates for an article, the likeliest first."""
    from crossread.cluster.closer import Printed, closer
    from crossread.cluster.sagas import POSTINGS, candidates, unpacked

    found = [one for one in candidates(new, store.sagas.having(new.keys, POSTINGS)) if one != number]
    profiles = [unpacked(one, kept) for one, kept in store.sagas.profiles(found)]
    return closer(Printed(article), new.profile, profiles, store.articles.get, rarity)


class _Read:
    """The links of stories as they are now, each read once: early stories of long courses have hundreds."""

    def __init__(self, store: Store) -> None:
        self.courses = Courses(store)
        self._store = store
        self._beginnings: dict[str, Beginning] = {}
        self._links: dict[str, list[ThreadLink]] = {}

    def direct(self, story: str, without: Collection[str] = ()) -> Iterator[ThreadLink]:
        """A story's links to its surest earlier ones, and to the surest later ones that have it among theirs.

        Links to stories in `without` are left out.
        """
        links = self._by_story(story)
        later = (one for one in links if one.earlier == story and one in self._earlier(one.later))
        for one in (*self._earlier(story), *islice(later, LONGEST)):
            if one.earlier not in without and one.later not in without:
                yield one

    def place(self, story: str) -> tuple[float, str]:
        """Stories in order of their beginnings."""
        self._begin([story])
        return self._beginnings[story].day, story

    def told(self, identifier: str) -> ThreadStory:
        """A story as a thread tells of it."""
        story = self._store.stories.get(identifier)
        headline = self._store.articles.get(story.headline_from)
        self._begin([identifier])
        first = self._beginnings[identifier]
        began = first.added or self._store.articles.get(first.article).published or story.first_seen
        return ThreadStory(story.id, headline.title, headline.source, story.headline_from, began, len(story.articles))

    def _earlier(self, story: str) -> list[ThreadLink]:
        links = [one for one in self._by_story(story) if one.later == story]
        by_hand = [one for one in links if one.correction is not None]
        return by_hand + [one for one in links if one.correction is None][:MOST_EARLIER]

    def _by_story(self, story: str) -> list[ThreadLink]:
        """The links between a story and each other: those that people have made, then the surest of the program's."""
        if story not in self._links:
            surest: dict[str, SagaLink] = {}
            for one in self._store.sagas.links(story):
                if not self.courses.lifts(one):
                    mine, theirs = one.stories
                    surest.setdefault(theirs if mine == story else mine, one)
            by_hand = self.courses.linked(story)
            self._begin([story, *by_hand, *surest])
            found = [self._made(story, other, said) for other, said in by_hand.items()]
            self._links[story] = found + [self._in_order(one) for other, one in surest.items() if other not in by_hand]
        return self._links[story]

    def _made(self, story: str, other: str, said: Course) -> ThreadLink:
        """A link that a person has made; what the two stories began with stands for them."""
        began = (self._beginnings[story].article, self._beginnings[other].article)
        link = self._in_order(SagaLink(began, (story, other), 1.0, said.made.reason))
        return replace(link, by=said.made.by, correction=said.made.id)

    def _in_order(self, link: SagaLink) -> ThreadLink:
        pairs = zip(link.stories, link.articles, strict=True)
        (earlier, first), (later, second) = sorted(pairs, key=lambda pair: self.place(pair[0]))
        return ThreadLink(earlier, later, link.chance, link.why, (first, second))

    def _begin(self, stories: Iterable[str]) -> None:
        if missing := [one for one in stories if one not in self._beginnings]:
            self._beginnings |= self._store.sagas.began(missing)
