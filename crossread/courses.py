"""What people have said of courses of events, for the stories as they are now."""

from collections import Counter
from collections.abc import Iterable, Mapping

from crossread.rules import Course, rules_of
from crossread.store import Store
from crossread.store.sagas import SagaLink


class Courses:
    """Which stories people have linked and unlinked; what was said last comes first."""

    def __init__(self, store: Store) -> None:
        self._said = rules_of(store.corrections.standing("link", "unlink")).courses
        where = store.stories.where(article for said in self._said for article in (*said.one, *said.other))
        self._of_pair: dict[frozenset[str], Course] = {}
        for said in self._said:
            one, other = _home(said.one, said.made.before, where), _home(said.other, said.made.after, where)
            self._of_pair[frozenset((one, other))] = said

    def of(self, story: str, other: str) -> Course | None:
        """What holds for two stories; `None` where nobody has said anything of them."""
        return self._of_pair.get(frozenset((story, other)))

    def linked(self, story: str) -> dict[str, Course]:
        """The stories that a person has linked with this one."""
        return {other: said for other, said in self._others(story) if said.linked}

    def unlinked(self, story: str) -> set[str]:
        """The stories that a person has unlinked from this one."""
        return {other for other, said in self._others(story) if not said.linked}

    def lifts(self, link: SagaLink) -> bool:
        """Whether a link that the program found counts no more: its stories, or articles as they were, are unlinked."""
        told = (said for said in reversed(self._said) if said.tells_of(*link.articles))
        said = self.of(*link.stories) or next(told, None)
        return said is not None and not said.linked

    def _others(self, story: str) -> list[tuple[str, Course]]:
        """The other stories of which something is said together with this one."""
        found = ((pair - {story}, said) for pair, said in self._of_pair.items() if story in pair)
        return [(next(iter(rest)), said) for rest, said in found if rest]


def _home(articles: Iterable[str], named: str, where: Mapping[str, str]) -> str:
    """The story that most of these articles are in; of several the one that was named, else the first by its id."""
    votes = Counter(where[article] for article in articles)
    return min(votes, key=lambda story: (-votes[story], story != named, story))
