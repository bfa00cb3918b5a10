"""Pieces that touch many stories and belong to none: live blogs, round-ups, market wraps, newsletters, notices.

What a live blog is, `extract` says.
"""

import re
from typing import Literal, TypeAlias

from crossread.extract.kinds import live_words
from crossread.model import Article

Lane: TypeAlias = Literal["live blog", "round-up", "market wrap", "newsletter", "notice"]

# Told by the title or the address alone: a body that mentions a newsletter is no newsletter.
_TITLES: tuple[tuple[Lane, re.Pattern[str]], ...] = (
    (
        "market wrap",
        re.compile(
            r"\b(?:stocks?|markets?|forex|wall street|commodities)\b.{0,20}\b(?:wrap|close|round-?up|snapshot)\b"
            r"|^(?:global|us|u\.s\.|european|asian?) (?:markets|stocks|shares)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "newsletter",
        re.compile(
            r"\bnewsletter\b|\b(?:morning|evening|daily|afternoon) (?:briefing|brief|digest|bulletin|edition|rundown)\b"
            r"|^(?:playbook|briefing|the briefing)\b|^(?:on|en) politics with\b",
            re.IGNORECASE,
        ),
    ),
    (
        "round-up",
        re.compile(
            r"\b(?:news|crime|police|weekend|weekly|daily|court|arrest) (?:round-?up|log|blotter|in brief)\b"
            r"|^(?:round-?up|week in review|the week in|this week in|news in brief|today's headlines|top stories)\b"
            r"|\b\d+ things (?:to know|you need to know|we learned) (?:today|this (?:week|morning)|for \w+day)\b"
            r"|\bhomicide (?:watch|tracker|list|log)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "notice",
        re.compile(
            r"^(?:obituaries|death notices|public notices?|tv listings|horoscopes?)\b|^corrections?$", re.IGNORECASE
        ),
    ),
)
_ADDRESS = re.compile(r"/(newsletters?|round-?ups?)/", re.IGNORECASE)


def lane(article: Article) -> tuple[Lane, str] | None:
    """The lane that `article` is in and the words that say so, `None` for an ordinary report."""
    live = live_words(article.title, article.url)
    if live or article.kind == "live-blog":
        return "live blog", live or "the page is a live blog"
    title = (article.title or "")[:400]
    for name, pattern in _TITLES:
        if found := pattern.search(title):
            return name, f"the title says “{found.group()}”"
    if found := _ADDRESS.search((article.url or "")[:2000]):
        by_address: Lane = "newsletter" if found.group(1).lower().startswith("newsletter") else "round-up"
        return by_address, f"the address has “{found.group(1)}”"
    return None
