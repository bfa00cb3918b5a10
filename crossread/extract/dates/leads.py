"""The day of an article whose scrape has no date line, where its first paragraphs tell it."""

import re
from collections.abc import Sequence

from crossread.extract.dates.days import Day, days_in
from crossread.extract.dates.years import Years
from crossread.model import Block

_FIRST_PARAGRAPHS = 3
# In the first paragraph of 10,900 local and political reports, a day with its weekday was the day of publication or one
# of the two before in 27 of 42 cases, where the sentence does not look ahead; in the next two paragraphs in 25 of 51.
# Days without a weekday anywhere in the three were the day of publication in one of seven.
_SAID = re.compile(
    r"(?<!\w)(?:said|told|announced|confirmed|declared|stated|reported|sagte|teilte|erklärte|verkündete|a déclaré|"
    r"a annoncé|a indiqué|dijo|anunció|informó|afirmó|ha detto|ha annunciato|disse|anunciou|zei|sa|meddelade|sagde|"
    r"powiedział|ogłosił)(?!\w)",
    re.IGNORECASE,
)
_FUTURE = (
    r"will|scheduled|set to|to be|expected|wird|werden|soll|sollen|sera|seront|será|serán|sarà|saranno|zal|zullen|"
    r"będzie|będą|kommer att|ska|vil|skal"
)
_AHEAD = re.compile(rf"(?<!\w)(?:{_FUTURE})(?!\w)", re.IGNORECASE)
_AHEAD_OR_SPAN = re.compile(
    rf"(?<!\w)(?:{_FUTURE}|until|through|before|by|next|starting|since|ahead of|bis|vor dem|seit|jusqu|avant|depuis|"
    r"hasta|antes|desde|tot|do dnia)(?!\w)",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\((?:photo|file|ap|source|foto)|photo(?:graph)? (?:by|taken)|getty|pictured", re.IGNORECASE)
# "LINDHOLT, Jan. 24 (Agency) - ", "LINDHOLT (24 January 2025) - ": the place in capitals, the day, a dash.
_DATELINE_END = re.compile(r"\)?,?\s{0,2}(?:[(/][^()/]{2,40}[)/]\s{0,2})?(?:--?|–|—)\s")
_DATELINE_LONGEST = 60
_FEWEST_CAPITALS = 3


def of_lead(blocks: Sequence[Block], years: Years) -> tuple[str | None, str | None]:
    """The day of the dateline, else the latest day with a weekday that the first paragraph tells of."""
    lead = [block.text for block in blocks if block.role in {"dek", "body"}][:_FIRST_PARAGRAPHS]
    for text in lead:
        days = days_in(text)
        if days and _is_dateline(text, days[0]):
            when = years.placed(days[0])
            if when:
                return when, "the dateline" if days[0].year else "the dateline, its year from other lines"
    for text in _openings(blocks):
        told = [(years.placed(day), day) for day in days_in(text) if day.weekday is not None and _is_past(text, day)]
        dated = sorted((when, day.year is None) for when, day in told if when)
        if dated:
            when, guessed = dated[-1]
            return when, "a day named in the text" + (", its year from the weekday" if guessed else "")
    return None, None


def _openings(blocks: Sequence[Block]) -> list[str]:
    """The paragraph that opens the article, and what stands between it and the headline."""
    found: list[str] = []
    for block in blocks:
        if block.role in {"dek", "body"}:
            found.append(block.text)
        if block.role == "body":
            break
    return found[-2:]


def _is_dateline(text: str, day: Day) -> bool:
    """Whether the paragraph opens with a place in capitals, or nothing, and the day, parted by a dash from the rest."""
    before = text[: day.start]
    capitals = sum(c.isupper() for c in before)
    place = not before or (len(before) < _DATELINE_LONGEST and before[:_FEWEST_CAPITALS].isupper() and capitals > 2)
    return place and bool(_DATELINE_END.match(text, day.end))


def _is_past(text: str, day: Day) -> bool:
    """Whether the day's sentence tells what happened or was said then, and of no picture."""
    start, end = text.rfind(". ", 0, day.start) + 1, text.find(". ", day.end)
    sentence = text[start : end if end > 0 else None]
    if _PICTURE.search(sentence) or _AHEAD_OR_SPAN.search(text[start : day.start]):
        return False
    return bool(_SAID.search(sentence)) or not _AHEAD.search(sentence)
