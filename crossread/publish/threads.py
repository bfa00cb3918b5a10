"""A story among the earlier and later ones of its course of events: as lines of its page, JSON and Markdown."""

from dataclasses import dataclass
from typing import Any

from crossread.publish.corrections import SOMEBODY
from crossread.publish.dates import days_shown, shown
from crossread.publish.links import story_path
from crossread.publish.markdown import escape
from crossread.publish.outlets import HEADLINE
from crossread.publish.safe import clean, clip, one_line
from crossread.threads import Thread, ThreadLink, ThreadStory

Json = dict[str, Any]
HEADING = "Earlier and later in this course of events"


@dataclass(frozen=True, slots=True)
class Entry:
    """A story of a thread as its page lists it.

    `here` says that it is the page's own. `why` is the reason that links it to that, or, where it is not linked to it
    directly, to the story `through`.
    """

    story: ThreadStory
    here: bool
    why: str | None
    through: ThreadStory | None

    @property
    def headline(self) -> str:
        """Its headline."""
        return _headline(self.story)

    @property
    def address(self) -> str:
        """The path of its page."""
        return story_path(self.story.id)

    @property
    def because(self) -> str | None:
        """The reason of its link, and with which story where that is not the page's own."""
        if self.why is None:
            return None
        why = days_shown(self.why)
        return f"with “{_headline(self.through)}”: {why}" if self.through else why


def entries(thread: Thread) -> list[Entry]:
    """The stories of a thread in order of time; none where a story stands alone in it."""
    if len(thread.stories) < 2:
        return []
    by_id = {story.id: story for story in thread.stories}
    near = {_other(link, thread.story): link for link in thread.links if thread.story in (link.earlier, link.later)}
    listed = []
    for story in thread.stories:
        link, through = near.get(story.id), None
        if story.id != thread.story and link is None:
            ways = [
                one for one in thread.links if story.id in (one.earlier, one.later) and _other(one, story.id) in near
            ]
            link = max(ways, key=lambda one: one.chance, default=None)
            through = by_id[_other(link, story.id)] if link else None
        listed.append(Entry(story, story.id == thread.story, _why(link) if link else None, through))
    return listed


def thread_json(thread: Thread) -> Json:
    """A thread: its stories in order of time and the links between them."""
    return {
        "stories": [
            {
                "id": story.id,
                "url": story_path(story.id),
                "headline": story.headline,
                "headline_outlet": story.outlet,
                "headline_from": story.headline_from,
                "began": story.began,
                "articles": story.articles,
            }
            for story in thread.stories
        ],
        "links": [
            {
                "earlier": link.earlier,
                "later": link.later,
                "chance": round(link.chance, 4),
                "why": link.why,
                "evidence": list(link.evidence),
                "by": link.by,
                "correction": link.correction,
            }
            for link in thread.links
        ],
    }


def thread_markdown(thread: Thread) -> str:
    """A thread as the end of a Markdown document; nothing where a story stands alone in it."""
    lines = []
    for entry in entries(thread):
        name = escape(one_line(entry.headline))
        told = f"**{name}** (this story)" if entry.here else f"[{name}](<{entry.address}>)"
        outlet = f" ({escape(one_line(entry.story.outlet))})" if entry.story.outlet else ""
        why = f": {escape(one_line(entry.because))}" if entry.because else ""
        lines.append(f"- {escape(shown(entry.story.began))}: {told}{outlet}{why}")
    return "\n".join(["", f"## {HEADING}", "", *lines]) + "\n" if lines else ""


def _headline(story: ThreadStory) -> str:
    return clip(clean(story.headline or "").strip(), HEADLINE) or "Untitled"


def _why(link: ThreadLink) -> str:
    """The reason of a link, and who gave it where a person did."""
    return link.why if link.correction is None else f"{link.by or SOMEBODY} says so: {link.why}"


def _other(link: ThreadLink, story: str) -> str:
    return link.later if link.earlier == story else link.earlier
