"""Pages that are no article: consent and paywall pages, indexes, error pages."""

import re
from collections.abc import Sequence

from crossread.extract.structured import Stated

_CONSENT = re.compile(
    r"cookies?|consent|einwilligung|zustimm|datenschutz|privacy|tracking|consentement|consentimiento|werbung",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe to (?:continue|read)|subscribers? only|jetzt weiterlesen|weiterlesen mit|nur für abonnenten|"
    r"sign in to (?:continue|read)|"
    r"to continue reading|abonnez-vous pour|réservé aux abonnés|suscríbete para|"
    r"this article is for (?:subscribers|members)",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"enable javascript|are you a robot|verify you are human|access denied|checking your browser|"
    r"unusual traffic|captcha",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"(?:404|page not found|seite nicht gefunden|page introuvable|página no encontrada)", re.IGNORECASE
)
# A body below this is a notice rather than a report; the shortest report met has 350 characters.
SHORT = 250


def wall(body: str, facts: Stated, lines: Sequence[str]) -> str | None:
    """Why the page is no article, as a reason for its reader; `None` where it has one."""
    if len(body) >= SHORT and not _mostly_consent(body):
        return None
    shown = " ".join(lines)[:20_000]
    free = str(facts.article.get("isAccessibleForFree", "")).lower()
    if _ROBOT.search(shown) and len(shown) < 3000:
        return "is a page against robots, not an article"
    if _MISSING.search(shown[:600]) and len(body) < SHORT:
        return "is an error page, not an article"
    if free == "false" or _PAYWALL.search(shown):
        return "is behind a paywall: only a teaser is on the page" if len(body) < SHORT else None
    if _mostly_consent(body or shown):
        return "is a consent page, not an article"
    return None if body else "no article found on the page"


def _mostly_consent(text: str) -> bool:
    """Whether every second sentence or more speaks of consent."""
    sentences = [part for part in re.split(r"[.!?]\s", text[:10_000]) if len(part) > 20]
    return bool(sentences) and sum(bool(_CONSENT.search(part)) for part in sentences) * 2 > len(sentences)
