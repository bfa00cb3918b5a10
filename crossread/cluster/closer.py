"""A closer look at articles that may be of one course of events: what two share beside what both print word for word.

A notice to sign in, a list of other items, a line of rights stand on many pages of an outlet, or of all outlets of one
owner. What both have word for word is set aside, and the rest compared again: those who are of one course tell of it in
other words too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from crossread.cluster.because import because
from crossread.cluster.buckets import Bools, Floats, Ints, Words, among, read
from crossread.cluster.rarity import Rarity
from crossread.cluster.sagas import LIKENESSES, Profile, chances, fitted, in_both, likenesses, profile
from crossread.cluster.terms import BODY_CHARS, all_terms
from crossread.cluster.titles import bare_title
from crossread.cluster.weighing import weigh
from crossread.model import Article

# So many words in a row that both have are set aside: of a text, of a title.
RUN, TITLE_RUN = 6, 4
# The candidates that are looked at more closely: as likely as this at first sight, so many of them at most.
WORTH = 0.3
LOOKS = 12
# Names early in both are those among so many words, the title first: what a report is about, not what it mentions.
EARLY, EARLY_CHARS = 80, 1_000
CLOSER = (*LIKENESSES, "rarest early name", "second rarest early name")
_BASE = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Look:
    """Two articles without what both print: `row` is how alike they are, a column for each of `CLOSER`."""

    article: Article
    new: Profile
    old: Profile
    row: Floats

    @property
    def other(self) -> str:
        """The id of the older one."""
        return self.old.id

    @cached_property
    def chance(self) -> float:
        """How likely they are of one course of events."""
        return fitted("closer", CLOSER, self.row[None])[0]

    def why(self) -> str | None:
        """What they share, in words; `None` where that is too little."""
        return because(self.article, self.new, self.old)


@dataclass(frozen=True)
class _Part:
    """A title or a text, its words, and a number for each few of them in a row."""

    text: str
    run: int

    @cached_property
    def words(self) -> Words:
        return read(self.text)

    @cached_property
    def runs(self) -> Ints:
        low = self.words.low.astype(np.uint64)
        count = max(len(low) - self.run + 1, 0)
        found = np.zeros(count, np.uint64)
        for n in range(self.run):
            found = found * _BASE + low[n : n + count]
        return found

    @cached_property
    def ordered(self) -> Ints:
        return np.sort(self.runs)


class Printed:
    """An article with the words of its title and its text, each read once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.parts = _Part(bare_title(article), TITLE_RUN), _Part(article.text[:BODY_CHARS], RUN)


def closer(
    new: Printed, mine: Profile, others: Sequence[Profile], text: Callable[[str], Article], rarity: Rarity
) -> list[Look]:
    """A closer look at those of `others` that are worth it, the likeliest first; `text` has an article by its id."""
    first = sorted(zip(chances(mine, others), others, strict=True), key=lambda pair: (-pair[0], pair[1].id))
    looks = [look(new, mine, Printed(text(old.id)), old, rarity) for chance, old in first[:LOOKS] if chance >= WORTH]
    return sorted(looks, key=lambda one: (-one.chance, one.other))


def look(new: Printed, mine: Profile, old: Printed, theirs: Profile, rarity: Rarity) -> Look:
    """A closer look at two articles."""
    article, other = apart(new, old)
    if article is not new.article:
        one, two = weigh(all_terms([article, other]), rarity)
        mine, theirs = profile(one, mine.outlet), profile(two, theirs.outlet)
    alike = [*likenesses(mine, [theirs])[0], *_early(article, other, mine, theirs)]
    return Look(article, mine, theirs, np.array(alike))


def _early(one: Article, other: Article, mine: Profile, theirs: Profile) -> list[float]:
    """How rare the two rarest names are that stand early in both; 0 where there are fewer."""
    here, there = in_both(mine.names, theirs.names)
    early = np.isin(mine.names[here], np.intersect1d(_first_names(one), _first_names(other)))
    rarities = np.minimum(mine.name_rarities[here], theirs.name_rarities[there])[early]
    return [*sorted(rarities.tolist(), reverse=True), 0.0, 0.0][:2]


def _first_names(article: Article) -> Ints:
    words = read(f"{article.title or ''}\n{article.text[:EARLY_CHARS]}")
    return words.name[:EARLY][words.capital[:EARLY]]


def apart(one: Printed, other: Printed) -> tuple[Article, Article]:
    """Two articles without what both print word for word; as they are where that is nothing."""
    shared = [among(mine.runs, theirs.ordered) for mine, theirs in zip(one.parts, other.parts, strict=True)]
    if not any(here.any() for here in shared):
        return one.article, other.article
    back = [among(theirs.runs, mine.ordered) for mine, theirs in zip(one.parts, other.parts, strict=True)]
    return _without(one, shared), _without(other, back)


def _without(printed: Printed, shared: Sequence[Bools]) -> Article:
    title, text = (_left(part, runs) for part, runs in zip(printed.parts, shared, strict=True))
    return replace(printed.article, title=title, text=text)


def _left(part: _Part, shared: Bools) -> str:
    """A text without the runs of words; what stood around them is no longer in a row."""
    steps = np.zeros(len(part.words.low) + 1, np.int64)
    steps[: len(shared)] += shared
    steps[part.run : part.run + len(shared)] -= shared
    inside = np.zeros(len(steps) + 1, np.bool_)
    inside[1:] = np.cumsum(steps) > 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]).tolist()
    parts, place = [], 0
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        parts.append(part.text[place : part.words.start[begin]])
        place = int(part.words.end[end - 1])
    return "\n".join([*parts, part.text[place:]])
