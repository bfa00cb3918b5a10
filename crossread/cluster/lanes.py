"""Pieces that touch many stories and belong to none: live blogs, round-ups, market wraps, newsletters, notices."""

import re
from typing import Literal, TypeAlias

from crossread.model import Article

Lane: TypeAlias = Literal["live blog", "round-up", "market wrap", "newsletter", "notice"]

# Told by the title or the address alone: a body that mentions a newsletter is no newsletter.
_TITLES: tuple[tuple[Lane, re.Pattern[str]], ...] = (
    (
        "live blog",
        re.compile(
            r"^live(?: updates?| blog)?\s?[:|–—-]|\blive[ -]?blog\b|\blive updates\b"
            r"|\b(?:as it happened|minute by minute|liveticker|en direct|en vivo|ao vivo|in diretta)\b",
            re.IGNORECASE,
        ),
    ),
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
_ADDRESS = re.compile(r"/(live-?blog|newsletters?|live-updates?|live-news|round-?ups?)/", re.IGNORECASE)
_BY_ADDRESS: dict[str, Lane] = {"liveblog": "live blog", "liveupdate": "live blog", "livenews": "live blog"}


def lane(article: Article) -> tuple[Lane, str] | None:
    """The lane that `article` is in and the words that say so, `None` for an ordinary report."""
    title = (article.title or "")[:400]
    for name, pattern in _TITLES:
        if found := pattern.search(title):
            return name, f"the title says “{found.group()}”"
    if found := _ADDRESS.search((article.url or "")[:2000]):
        key = found.group(1).lower().replace("-", "").removesuffix("s")
        other: Lane = "newsletter" if key.startswith("newsletter") else "round-up"
        return _BY_ADDRESS.get(key, other), f"the address has “{found.group(1)}”"
    return None
