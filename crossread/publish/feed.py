"""The feed of stories, newest change first: as a page, JSON, Markdown and Atom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from crossread.model import Comparison, Image, Story
from crossread.pieces import Piece
from crossread.publish.dates import shown
from crossread.publish.links import story_path
from crossread.publish.markdown import escape
from crossread.publish.outlets import Outlet
from crossread.publish.view import View, build

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A story in the feed."""

    story: Story
    view: View
    piece: Piece | None = None

    @property
    def headline_from(self) -> Outlet:
        """The outlet whose headline stands for the story."""
        return headline_outlet(self.story, self.view.outlets)

    @property
    def voices(self) -> str:
        """How many outlets, and how many of them are independent; of a piece of many stories, what it is."""
        return self.piece.lane if self.piece else self.view.told_by

    @property
    def photo(self) -> Image | None:
        """The first picture with a caption, of the outlet with the headline if it has one."""
        outlets = sorted(self.view.outlets, key=lambda outlet: outlet is not self.headline_from)
        return next((image for outlet in outlets for image in outlet.article.images if image.caption), None)

    @property
    def address(self) -> str:
        """The path of its page."""
        return story_path(self.story.id)


def item(story: Story, comparison: Comparison, piece: Piece | None = None) -> Item:
    """A story, or a `piece` of many stories, as the feed shows it."""
    return Item(story, build(comparison), piece)


def headline_outlet(story: Story, outlets: Sequence[Outlet]) -> Outlet:
    """The outlet whose headline stands for the story; the first where that one is not among them."""
    return next((outlet for outlet in outlets if outlet.article.id == story.headline_from), outlets[0])


def title(query: str | None, pieces: bool) -> str:
    """What the feed lists."""
    if query:
        return f"Stories with “{escape(query)}”"
    return "Live blogs, round-ups and the like" if pieces else "Stories"


def feed_json(items: Iterable[Item], after: str | None) -> Json:
    """The feed as JSON; `after` is the address of the next page."""
    return {"stories": [_item_json(item) for item in items], "next": after}


def story_json(story: Story) -> Json:
    """What the library knows of a story itself."""
    return {
        "id": story.id,
        "articles": list(story.articles),
        "headline_from": story.headline_from,
        "first_seen": story.first_seen,
        "changed": story.changed,
    }


def feed_markdown(items: Iterable[Item], title: str) -> str:
    """The feed as a Markdown document."""
    lines = [f"# {title}", ""]
    for item in items:
        counts = ", ".join(f"{escape(s.sign)} {n} {s.one if n == 1 else s.many}" for s, n in item.view.counts if n)
        outlets = ", ".join(map(escape, item.view.houses))
        headline, outlet = escape(item.headline_from.headline), escape(item.headline_from.house)
        lines.append(f"- [{headline}](<{item.address}>) ({outlet})")
        lines.append(f"  {escape(shown(item.story.changed))} · {item.voices}: {outlets}")
        lines += [f"  {counts}"] if counts else []
    return "\n".join(lines) + "\n"


def _item_json(item: Item) -> Json:
    return {
        **story_json(item.story),
        "url": item.address,
        "headline": item.headline_from.article.title,
        "headline_outlet": item.headline_from.house,
        "outlets": list(item.view.houses),
        "independent": item.view.independent,
        "lane": item.piece.lane if item.piece else None,
        "signs": {sign.name: count for sign, count in item.view.counts},
    }
