"""The form of a page: an article, a live blog, a gallery of pictures, a video."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crossread.model import Block, PageKind

# "The capital votes live: polls close", "VOTES COUNTED – LIVE".
_LIVE_TITLE = re.compile(
    r"^(?:follow )?live(?: updates?| blog| coverage)?\s?[:|–—-]|\blive[ -]?(?:blog|ticker)\b|\blive updates\b"
    r"|\blive\s?[:|–—]|[:|–—]\s?live$|\b(?-i:LIVE)$"
    r"|\b(?:newsblog|newsticker|(?:politics|election|business) live)\b"
    r"|\b(?:as it happened|minute by minute|minuto a minuto|en direct|en directo|en vivo|ao vivo|in diretta)\b",
    re.IGNORECASE,
)
# "How they live: a street in winter", "Watch live: the minister speaks".
_OTHERWISE_LIVE = re.compile(
    r"\b(?:to|we|you|they|people|who|that|can|will|do|still|go|goes|going|went|watch|night) live\b", re.IGNORECASE
)
_LIVE_ADDRESS = re.compile(r"/(live-?blogs?|live-?updates?|live-?news|live-?ticker)/", re.IGNORECASE)
_GALLERY_TITLE = re.compile(
    r"^(?:in pictures|in photos|photos?|photo gallery|gallery|pictures|bildergalerie|fotostrecke|en images|diaporama|"
    r"fotogalería|las imágenes|fotogallery|le foto)\s?[:|–—-]|[:|–—-]\s?(?:in pictures|in photos|photo gallery)$",
    re.IGNORECASE,
)
_GALLERY_ADDRESS = re.compile(
    r"/(?:photo-?)?(?:galler(?:y|ies)|galerien?|bildergalerien?|fotostrecken?|diaporamas?|fotogalerias?|fotogallery|"
    r"in-pictures)/",
    re.IGNORECASE,
)
_LIVE_TYPES = frozenset({"LiveBlogPosting"})
_GALLERY_TYPES = frozenset({"ImageGallery", "MediaGallery"})
# "21:04", "9.04pm", "20:42KEY EVENT", "11:05 Uhr": a time that opens a short line.
_ENTRY = re.compile(
    r"^\W{0,3}(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?!\d|\s?min)\s?(?P<half>[ap]\.?m)?", re.IGNORECASE
)
_ENTRY_LONGEST = 60
# Of the development pages the one live blog has 28 times with text below each, no other page more than one.
_FEWEST_ENTRIES = 5
# Entries follow each other in time, the newest first or last.
_IN_ORDER = 0.8
# Of the development pages those with the most pictures have 16 captions, and never more words in them than in the text.
_FEWEST_CAPTIONS, _CAPTIONS_TO_TEXT = 8, 2
_FEW_CAPTIONS = 3
_TITLE_LOOK, _ADDRESS_LOOK = 400, 2000


def live_words(title: str | None, url: str | None) -> str | None:
    """What in the title or the address says that a piece is a live blog, as a reason; `None` where nothing does."""
    if found := _LIVE_TITLE.search(_OTHERWISE_LIVE.sub(" ", (title or "")[:_TITLE_LOOK])):
        return f"the title says “{found.group()}”"
    if found := _LIVE_ADDRESS.search((url or "")[:_ADDRESS_LOOK]):
        return f"the address has “{found.group(1)}”"
    return None


def kind_of(title: str | None, url: str | None, blocks: Sequence[Block], stated: Sequence[str] = ()) -> PageKind:
    """The form of a page by what it states of itself (types of JSON-LD), its title and address, and its lines."""
    if _LIVE_TYPES.intersection(stated) or live_words(title, url) or _has_entries(blocks):
        return "live-blog"
    captions = [block.text for block in blocks if block.role == "caption"]
    said = _GALLERY_TITLE.search((title or "")[:_TITLE_LOOK]) or _GALLERY_ADDRESS.search((url or "")[:_ADDRESS_LOOK])
    if _GALLERY_TYPES.intersection(stated) or (said and len(captions) >= _FEW_CAPTIONS):
        return "gallery"
    body = sum(len(block.text) for block in blocks if block.role == "body")
    if len(captions) >= _FEWEST_CAPTIONS and sum(map(len, captions)) > _CAPTIONS_TO_TEXT * body:
        return "gallery"
    return "video" if stated and set(stated) <= {"VideoObject"} else "article"


def _has_entries(blocks: Sequence[Block]) -> bool:
    """Whether the text comes by entries, each below its time, in the order of time."""
    times: list[int] = []
    waiting: int | None = None
    for block in blocks:
        match = _ENTRY.match(block.text) if len(block.text) < _ENTRY_LONGEST else None
        if match and block.role != "body":
            waiting = _minutes(match)
        elif waiting is not None and block.role == "body":
            times.append(waiting)
            waiting = None
    if len(set(times)) < _FEWEST_ENTRIES:
        return False
    later = sum(one <= two for one, two in pairwise(times))
    steps = len(times) - 1
    return max(later, steps - later) >= _IN_ORDER * steps


def _minutes(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return hour * 60 + int(match["minute"])
