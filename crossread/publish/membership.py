"""Why each report is in its story, and which pieces of many stories touch which: for the story page and as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossread.extract.houses import UNNAMED, outlet_name
from crossread.history import Reason
from crossread.model import Article, Story
from crossread.pieces import Piece, Touch
from crossread.publish.corrections import HEADLINE, HINDSIGHT, SOMEBODY
from crossread.publish.dates import days_shown, shown
from crossread.publish.links import story_path
from crossread.publish.markdown import escape
from crossread.publish.outlets import Outlet, headline_of
from crossread.publish.safe import clean, clip, listed, one_line
from crossread.publish.shelf import Shelf, found

Json = dict[str, Any]
# Characters of a sentence that are shown, and links that a page shows.
SENTENCE = 400
MOST_SHOWN = 50
# How the reason of a piece that came in ends.
ALONE = ": stands alone"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another story by its headline, with whatever points there."""

    address: str
    headline: str
    outlet: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a report is in its story, in words.

    `closest` is the outlet whose report is most like it, `runner_up` the story that it nearly went to, `None` where
    there is none; `chance` is how likely that was. `joined` says that the runner-up is part of this story by now.
    """

    reason: Reason
    opening: str
    days: str | None
    closest: Outlet | None
    runner_up: Elsewhere | None
    chance: str | None
    joined: bool

    @property
    def likeness(self) -> str:
        """What it is to the closest; of one that was placed as a copy, the opening says that already."""
        return "a near copy of" if self.reason.copy_of and self.reason.kind != "placed" else "closest to"


@dataclass(frozen=True, slots=True)
class _Side:
    """The side of a piece: its article, what kind of piece it is, and the story that it is in."""

    article: Article
    lane: str
    story: Story


@dataclass(frozen=True, slots=True)
class Mention:
    """A link between a piece of many stories and a story: the other side, and the words and sentence that say so.

    `source` is the page with the piece's text, the sentence lit, where the piece stands alone; `language` is the
    piece's.
    """

    other: Elsewhere
    lane: str
    when: str | None
    words: tuple[str, ...]
    sentence: str
    source: str | None
    language: str | None


def whys(library: Shelf, story: Story, outlets: Sequence[Outlet]) -> dict[str, Why]:
    """By the ids of articles, why each is in the story."""
    by_article = {outlet.article.id: outlet for outlet in outlets}
    # Of a piece that stands alone its page says so already.
    told = [reason for reason in library.reasons(story.id) if not (reason.lane and len(story.articles) == 1)]
    return {reason.article: _why(library, story, reason, by_article) for reason in told}


def reason_text(library: Shelf, story: Story, reason: Reason) -> str:
    """Why a report is in the story, on a line."""
    why = _why(library, story, reason, {})
    parts = [why.opening]
    if reason.closest:
        name = f"{outlet_name(library.article(reason.closest)) or UNNAMED} ({reason.closest})"
        shares = f"with {name} it shares {listed(reason.shared)}" if reason.shared else f"it is {why.likeness} {name}"
        parts.append("; ".join([shares, *([why.days] if why.days else [])]))
    if why.runner_up:
        headline = clip(why.runner_up.headline, HEADLINE)
        parts.append(f"the nearest other story is “{headline}”, with a chance of {why.chance}")
    elif why.joined:
        parts.append(f"the nearest other story, with a chance of {why.chance}, is part of this one by now")
    return one_line(". ".join(part[:1].upper() + part[1:] for part in parts) + ".")


def touched(library: Shelf, story: Story, piece: Piece | None) -> list[Mention]:
    """The stories that a piece touches; none where `piece` is `None`."""
    if piece is None:
        return []
    links = library.touched(story.id)[:MOST_SHOWN]
    read = _read(library, links)
    return [_mention(library, other, link, _Side(read[link.piece], piece.lane, story)) for other, link in links]


def also_in(library: Shelf, story: Story) -> list[Mention]:
    """The pieces that touch a story."""
    mentions = []
    for other, link in library.also_in(story.id)[:MOST_SHOWN]:
        piece = library.piece(other)
        side = _Side(library.article(link.piece), piece.lane if piece else "report", library.story(other))
        mentions.append(_mention(library, other, link, side))
    return mentions


def membership_json(library: Shelf, story: Story) -> Json:
    """What the page says of these things, as JSON."""
    piece = library.piece(story.id)
    touches, also = library.touched(story.id), library.also_in(story.id)
    read = _read(library, [*touches, *also])
    return {
        "piece": {"article": piece.article, "lane": piece.lane, "why": piece.why} if piece else None,
        "reasons": [reason_json(reason) for reason in library.reasons(story.id)],
        "touches": [_touch_json(other, link, read[link.piece]) for other, link in touches],
        "also_in": [_touch_json(other, link, read[link.piece]) for other, link in also],
    }


def membership_markdown(library: Shelf, story: Story) -> str:
    """Which stories a piece touches and which pieces touch a story, as a part of a Markdown document."""
    piece = library.piece(story.id)
    parts = [("Stories that it touches", touched(library, story, piece)), ("Also covered in", also_in(library, story))]
    lines = []
    for heading, mentions in parts:
        if mentions:
            lines += [f"\n## {heading}\n\n", *map(_mention_markdown, mentions)]
    return "".join(lines)


def said(piece: Piece) -> str:
    """What kind of piece it is and what says so, as a sentence."""
    return f"This is a {piece.lane}: {piece.why}. It belongs to no story."


def _why(library: Shelf, story: Story, reason: Reason, outlets: Mapping[str, Outlet]) -> Why:
    runner_up = found(library, reason.runner_up) if reason.runner_up else None
    return Why(
        reason,
        _opening(reason),
        days_shown(reason.days) if reason.days else None,
        outlets.get(reason.closest or ""),
        _elsewhere(library, runner_up) if runner_up and runner_up.id != story.id else None,
        _percent(reason.runner_up_score),
        runner_up is not None and runner_up.id == story.id,
    )


def _opening(reason: Reason) -> str:
    """How it came to be here."""
    if reason.kind != "placed":
        who = HINDSIGHT if reason.correction is None else reason.by or SOMEBODY
        return f"{who} put it here on {shown(reason.at)}: {reason.why}"
    if reason.lane:
        return f"It came in by itself, as {reason.why.removesuffix(ALONE)}"
    if reason.copy_of:
        return f"It is {reason.why}"
    if reason.closest is None:
        return "It opened this story: no report that had come in was close enough"
    return f"It was put here when it came in, {_percent(reason.score)} sure"


def _percent(score: float | None) -> str | None:
    if score is None:
        return None
    return "over 99%" if score > 0.995 else "under 1%" if score < 0.005 else f"{score:.0%}"


def _elsewhere(library: Shelf, story: Story) -> Elsewhere:
    article = library.article(story.headline_from)
    name = clean(outlet_name(article) or UNNAMED)
    return Elsewhere(story_path(story.id), headline_of(article), name, article.language)


def _read(library: Shelf, links: Iterable[tuple[str, Touch]]) -> dict[str, Article]:
    """The pieces of these links, each read once: a live blog is long."""
    return {piece: library.article(piece) for piece in dict.fromkeys(link.piece for _, link in links)}


def _mention(library: Shelf, other: str, link: Touch, side: _Side) -> Mention:
    """A link between a piece and another story, as the page of either shows it."""
    piece = side.article
    lit = "" if link.start is None else f"?s={link.start}-{link.end}"
    source = f"{story_path(side.story.id)}/source/1{lit}" if side.story.articles == (piece.id,) else None
    elsewhere = _elsewhere(library, library.story(other))
    return Mention(elsewhere, side.lane, piece.published, link.words, _sentence(link, piece), source, piece.language)


def _sentence(link: Touch, piece: Article) -> str:
    """The sentence of the piece that points to the story, or its headline."""
    if link.start is None or link.end is None:
        return headline_of(piece)
    return clip(one_line(clean(piece.text[link.start : link.end])), SENTENCE)


def reason_json(reason: Reason) -> Json:
    """Why an article is in its story."""
    return {
        "article": reason.article,
        "kind": reason.kind,
        "why": reason.why,
        "at": reason.at,
        "score": reason.score,
        "closest": reason.closest,
        "shared": list(reason.shared),
        "days": reason.days,
        "runner_up": reason.runner_up,
        "runner_up_score": reason.runner_up_score,
        "copy_of": reason.copy_of,
        "lane": reason.lane,
        "by": reason.by,
        "correction": reason.correction,
    }


def _touch_json(other: str, link: Touch, piece: Article) -> Json:
    return {
        "story": other,
        "piece": link.piece,
        "article": link.article,
        "words": list(link.words),
        "score": link.score,
        "start": link.start,
        "end": link.end,
        "text": _sentence(link, piece),
    }


def _mention_markdown(mention: Mention) -> str:
    headline = f"[{escape(mention.other.headline)}](<{mention.other.address}>)"
    return f"- {headline} ({escape(mention.other.outlet)}): {escape(mention.sentence)}\n"
