"""Pieces that touch many stories and belong to none: live blogs, round-ups, market wraps, newsletters, notices.

What a live blog is, `extract` says.
"""

import re
from typing import Literal, TypeAlias

from crossread.extract.kinds import live_words
from crossread.model import Article

Lane: TypeAlias = Literal["live blog", "round-up", "market wrap", "newsletter", "notice"]

# Told by the title or the address alone: a body that mentions a newsletter is no newsletter.
# What stands alone at the end of a title or of its first part names a series; "a morning briefing descends into a row"
# is a report.
_ENDS = r"(?=\s*(?:[:|,–—-]|for\b|$))"
_PAPERS = r"(?:briefing|brief|digest|bulletin|edition|rundown)"
_COUNT = r"(?:\d+|three|four|five|six|seven|eight|nine|ten)"
_TITLES: tuple[tuple[Lane, re.Pattern[str]], ...] = (
    (
        "market wrap",
        re.compile(
            r"\b(?:stocks?|markets?|forex|wall street|commodities)\b.{0,20}\b(?:wrap|round-?up|snapshot)\b"
            r"|\b(?:stocks?|shares|markets?|wall st(?:reet)?) (?:close|end|finish|open)s? "
            r"(?:higher|lower|mixed|flat|little changed)\b"
            r"|^(?:global|us|u\.s\.|european|asian?) (?:markets|stocks|shares)\b(?! of\b)"
            r"|^stock markets? today\b|^stocks making the biggest moves\b",
            re.IGNORECASE,
        ),
    ),
    (
        "newsletter",
        re.compile(
            rf"\bnewsletter{_ENDS}|\b(?:morning|evening|afternoon) {_PAPERS}{_ENDS}"
            rf"|^(?:(?:your|our|the) )?(?:\w+ )?daily {_PAPERS}{_ENDS}|^your (?:\w+ )?briefing\b"
            r"|^(?:playbook|briefing|the briefing)\b|^first thing:|^(?:on|en) politics with\b",
            re.IGNORECASE,
        ),
    ),
    (
        "round-up",
        re.compile(
            r"\b(?:news|crime|police|weekend|weekly|daily|court|arrest) (?:round-?up|log|blotter|in brief)\b"
            r"|^(?:round-?up|in brief|week in review|the week (?:in|ahead)|this week in|news in brief|today's headlines"
            r"|top stories|today in history|(?:photos|pictures) of the (?:day|week)|week in (?:pictures|photos))\b"
            rf"|\b{_COUNT} things (?:to know|you need to know|we learned) (?:today|this (?:week|morning)|for \w+day)\b"
            r"|\bwhat (?:to|you need to) know (?:today|this morning|for \w+day)\b"
            r"|\bhomicide (?:watch|tracker|list|log)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "notice",
        re.compile(
            r"^(?:obituaries|death notices|public notices?|tv listings|horoscopes?|letters to the editor"
            r"|weather forecast|(?:winning )?lottery (?:numbers|results))\b"
            r"|^corrections?(?: (?:and|&) clarifications?)?$",
            re.IGNORECASE,
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
