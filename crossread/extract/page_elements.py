"""Where an element of a page stands: with the article, or in a list of others, a comment, a footer."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_OTHERS = re.compile(
    r"related|recommend|teaser|popular|trending|most-?(?:read|viewed)|sidebar|side-bar|widget|carousel|slider|comment|"
    r"(?:^|[\s_-])cards?(?:$|[\s_-])|latest|newsfeed|news-feed|recirc|more-(?:from|on|news|stories)|outbrain|taboola|"
    r"read-?(?:more|next|also)|footer|ticker|weather|cookie|consent"
)
_TAGS = frozenset({"aside", "footer", "nav"})
# Deeper pages are refused before.
_MOST_LEVELS = 60


def heading_of(root: "_Element") -> "_Element | None":
    """The page's first main heading that holds text."""
    return next((tag for tag in root.iter("h1") if any(str(part).strip() for part in tag.itertext())), None)


def stands_elsewhere(element: "_Element", heading: "_Element | None") -> bool:
    """Whether the element is part of something else than the article: a list that does not hold the `heading` too."""
    above = set(heading.iterancestors()) if heading is not None else set()
    for level, parent in enumerate(element.iterancestors()):
        if level > _MOST_LEVELS or parent in above or parent.tag in ("body", "html"):
            return False
        names = f"{parent.get('class') or ''} {parent.get('id') or ''}".lower()
        if parent.tag in _TAGS or _OTHERS.search(names):
            return True
    return False
