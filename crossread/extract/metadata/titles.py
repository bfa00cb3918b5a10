"""An HTML page's headline, without the outlet's name after or before it."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from crossread.extract.metadata.outlets import akin, outlet_names
from crossread.extract.structured import Stated, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SUFFIX = re.compile(r"\s?[|｜•·ㅣ]\s?|\s[-–—―:»«*~/]\s|[：]|-(?=[^-]{1,20}[|ㅣ])")
_SEPARATORS = frozenset("-–—―|｜:：•·ㅣ»«*~/")
_MOST_SHOWN = 3
# What is longer is no headline: of the development pages' the longest has fewer than half as many characters.
_LONGEST = 500


def title_of(facts: Stated, root: "_Element") -> str | None:
    """The headline as shared; as stated for machines and shown where these agree against it; the tab's title last."""
    outlets = outlet_names(facts, root)
    tab = text_of(root.find(".//title"))
    shown = _shown(root, tab, outlets)
    shared = facts.meta.get("og:title") or facts.meta.get("twitter:title")
    named = facts.text("headline")
    others = [text for text in (named, *shown[:_MOST_SHOWN]) if text]
    ends = [*outlets, *([section] if (section := facts.text("articleSection")) else [])]
    if shared and len(shared) <= _LONGEST and named in shown and _speaks_for_itself(shared, named, tab, ends):
        return named
    for candidate in (shared, named, shown[0] if shown else None, tab):
        if not candidate or not 3 <= len(candidate) <= _LONGEST or (candidate == shared and _cut_short(shared, others)):
            continue
        if candidate is not tab and any(_same(candidate, outlet) for outlet in outlets):
            continue
        return _bare(candidate, others, ends)
    return None


def _shown(root: "_Element", tab: str | None, outlets: Sequence[str]) -> list[str]:
    """The page's first headings, the one that the tab's title begins with before the others, no outlet's name."""
    found = [text for text in (text_of(tag) for tag in root.iter("h1")) if text and not _names(text, outlets)]
    return sorted(found, key=lambda text: not (tab or "").startswith(text))


def _names(text: str, outlets: Iterable[str]) -> bool:
    return any(_same(text, outlet) for outlet in outlets)


def _speaks_for_itself(shared: str, named: str | None, tab: str | None, ends: Sequence[str]) -> bool:
    """Whether the headline that the page shows and states (`named`) is to be preferred to the one it is shared with.

    Where the tab's title is the shown headline with the outlet's name after it, the outlet keeps forms for their uses,
    and the shared one is the headline: so at nine outlets of eleven. Else the shared one is mostly made for search
    engines, and the shown one is the headline: so at six of eight. (Development pages where the two differ.)
    """
    if not named or not tab or _same(_bare(shared, [named], ends), named):
        return False
    return not (tab.startswith(named) and tab[len(named) :].strip()[:1] in _SEPARATORS)


def _cut_short(shared: str, others: Sequence[str]) -> bool:
    """Whether the shared title ends where another goes on with a quotation mark: it broke there."""
    return any(
        len(other) > len(shared) and other.startswith(shared) and other[len(shared) :].lstrip()[0] in '"“„'
        for other in others
    )


def _bare(title: str, others: Sequence[str], ends: Sequence[str]) -> str:
    """`title` up to a separator, where the rest names the outlet or another form of the title has no such rest."""
    for other in others:
        rest = title[len(other) :].lstrip()
        if title.startswith(other) and len(other) * 2 > len(title) and rest and rest[0] in _SEPARATORS:
            return other
    for match in reversed(list(_SUFFIX.finditer(title))):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if head and (any(_same(head, other) for other in others) or any(akin(tail, end) for end in ends)):
            return _bare(head, others, ends)
    return _headed(title, others)


def _headed(title: str, others: Sequence[str]) -> str:
    """`title` without the outlet's name before a bar, where another form of the title is what follows it."""
    for match in list(_SUFFIX.finditer(title))[:2]:
        tail = title[match.end() :].strip()
        if any(_same(tail, other) for other in others) and "|" in match[0]:
            return tail
    return title


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W", "", one.lower()) == re.sub(r"\W", "", other.lower())
