"""The headlines of the library's stories, chosen anew where their articles changed."""

from collections.abc import Iterable

from crossread.store import Store

# Articles of a story that are read for it, the first that came in: a long story costs no more.
MOST_READ = 24


def choose_headlines(store: Store, stories: Iterable[str]) -> None:
    """Choose, for each of `stories` that has articles, whose headline stands for it. Inside the store's transaction."""
    from crossread.cluster.headline import headline

    for story in dict.fromkeys(stories):
        members = store.stories.ids(story)
        present = store.stories.headline(story)
        if not members or (len(members) == 1 and present == members[0]):
            continue
        present = present if present in members else None
        read = [one for n, one in enumerate(members) if n < MOST_READ or one == present]
        aside = [one for one in read if _is_aside(store, one)]
        chosen = headline([store.articles.get(one) for one in read], aside, present)
        if chosen != present:
            store.stories.set_headline(story, chosen)


def _is_aside(store: Store, article: str) -> bool:
    """Whether an article is a piece of many stories or a copy."""
    reason = store.reasons.get(article)
    return store.pieces.get(article) is not None or (reason is not None and reason.copy_of is not None)
