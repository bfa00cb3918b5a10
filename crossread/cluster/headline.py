"""The headline of a story, chosen from those of its reports: it says who did what, early and plainly."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from crossread.annotate.cues import verbs
from crossread.annotate.grammar import AUXILIARIES, IRREGULAR
from crossread.cluster.capitals import capitals
from crossread.cluster.titles import bare_title
from crossread.model import Article

# The first reports that have a headline are looked at: later ones tell what came of it, and a long story costs no more.
FIRST = 12
# Another headline takes the place of the present one where it is better by this: a name and a number, say.
MARGIN = 1.5
# What counts for a headline, and against it; REPORTS is for a text that says where it has things from.
NAME, MOST_NAMES = 0.7, 3
NUMBER = 0.5
VERB, AUXILIARY = 1.5, 0.5
SHARED = 2.0
QUESTION = -2.0
OPINION = -4.0
TEASER = -2.0
LABEL = -1.0
OPENING = -0.5
REPORTS = 1.5
LENGTH = -1.5
LATER = -0.1
# Letters of a headline that says enough and no more; a sign of a script without spaces counts as this many.
SHORTEST, LONGEST = 28, 110
UNSPACED = 2.5

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_QUESTION = re.compile(
    r"[?？؟]|[:–—] ?(?:why|how|what)\b|^(?:why|how|what|who|when|where|is|are|can|could|should|will|does|do|did)\b",
    re.IGNORECASE,
)
_COMMENT = r"(?:opinions?|editorials?|columns?|columnists?|comment|commentary|analysis|perspectives?|letters|op-?eds?)"
_OPINION = re.compile(rf"^\W{{0,3}}{_COMMENT}\s?[:|–—-]|\s[|:–—-]\s{_COMMENT}$", re.IGNORECASE)
_OPINION_SECTION = re.compile(rf"\b{_COMMENT}\b", re.IGNORECASE)
_OPINION_ADDRESS = re.compile(rf"/(?:{_COMMENT}|blogs?)/", re.IGNORECASE)
_TEASER = re.compile(
    r"\bhere['’]?s\b|\bhere are\b|\b(?:should|must|let['’]s|we|our|i['’]m|my|you|your|explained|takeaways|just)\b|!"
    r"|\bwhat (?:we know|you need|to (?:know|watch|expect))\b|\b(?:need|things) to know\b|\bthis is (?:what|how|why)\b"
    r"|^\W{0,3}\d+ (?:\w+ ){0,2}(?:things|winners|reasons|ways|questions|moments|facts|times|charts|lessons)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\W{0,3}(?:watch|video|photos?|pictures|listen|podcast|live|exclusive|breaking(?: news)?|updated?|correction|"
    r"report|fact.?check)\s?[:|–—-]|(?:\.\.\.|…)$",
    re.IGNORECASE,
)
_SUBORDINATE = frozenset(("who", "which", "that", "as", "after", "before", "while", "because", "since"))
_QUOTED = re.compile(r"[\"“„«「『][^\"“”»」』]{1,300}[\"”“»」』]|(?<!\w)['‘][^'‘’]{2,200}['’](?!\w)")
_SOURCES = ("said", "says", "told", "according", "announced", "spokesman", "spokeswoman", "reported")
FEWEST_SOURCES = 4
# A quotation, or what goes before the main clause, opens the headline.
_OPENS = re.compile(r"[\"'“‘«„「『]|(?:as|after|for|with|in|amid|behind|inside|despite)\b", re.IGNORECASE)
_LOOK = 4_000


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A report with a headline, the words of that, and the words and names of its text.

    `plain` is the headline without what it quotes; `sourced` says that the text names its sources, `opinion` that its
    address or section is one of opinion.
    """

    id: str
    title: str
    plain: str
    sourced: bool
    opinion: bool
    words: tuple[str, ...]
    names: frozenset[str]
    text: frozenset[str]


def headline(reports: Sequence[Article], aside: Collection[str] = (), present: str | None = None) -> str:
    """The report whose headline stands for the story of `reports`, which are in order of arrival.

    Those `aside` (pieces of many stories, copies) are taken only where there is no other. `present` is the report whose
    headline stands now: it stays unless another is clearly better.
    """
    titled = [report for report in reports if report.title and report.title.strip()]
    first = [report for report in titled if report.id not in aside] or titled
    if not first:
        return present if present and any(one.id == present for one in reports) else reports[0].id
    candidates = [_candidate(one) for n, one in enumerate(first) if n < FIRST or one.id == present]
    scores = {one.id: _score(one, candidates) + LATER * n for n, one in enumerate(candidates)}
    best = max(scores, key=scores.__getitem__)
    return present if present in scores and scores[best] < scores[present] + MARGIN else best


def _score(one: _Candidate, all_of_them: Sequence[_Candidate]) -> float:
    title = one.title
    letters = len(title) + (UNSPACED - 1) * len(_WIDE.findall(title))
    counts = (
        (_statement(one, all_of_them), 1.0),
        (_shared(one, all_of_them), SHARED),
        (bool(_DIGITS.search(title)), NUMBER),
        (bool(_QUESTION.search(one.plain)), QUESTION),
        (bool(_TEASER.search(one.plain)), TEASER),
        (bool(_LABEL.search(title)), LABEL),
        (bool(_OPENS.match(title)), OPENING),
        (one.opinion, OPINION),
        (one.sourced, REPORTS),
        (not SHORTEST <= letters <= LONGEST, LENGTH),
    )
    return sum(value * weight for value, weight in counts)


def _statement(one: _Candidate, all_of_them: Sequence[_Candidate]) -> float:
    """Names that stand in any of the texts, and a verb; reports of what happened leave auxiliaries out."""
    names = {word for word in one.words if any(word in other.names for other in all_of_them)}
    main = list(takewhile(lambda pair: pair[1] not in _SUBORDINATE, pairwise(one.words)))
    score = NAME * min(len(names), MOST_NAMES)
    texts = [other.text for other in all_of_them]
    if any(_is_verb(word, before, texts) for before, word in main if word not in names):
        return score + VERB
    return score + AUXILIARY * any(word in AUXILIARIES for _, word in main)


def _shared(one: _Candidate, all_of_them: Sequence[_Candidate]) -> float:
    """The share of the longer words of a headline that the other reports have too, on the whole."""
    words = {word for word in one.words if len(word) > 3}
    others = [other.text for other in all_of_them if other is not one]
    return sum(len(words & text) for text in others) / (len(words) * len(others)) if words and others else 0.0


def _is_verb(word: str, before: str, texts: Sequence[Collection[str]]) -> bool:
    """Whether a word can be a full verb: by list, by its ending, or because the texts inflect it as one."""
    if word in AUXILIARIES:
        return False
    if word in IRREGULAR or (word.endswith("ed") and len(word) > 4):
        return True
    if word in verbs():
        form = verbs()[word].form
        return form in ("third", "past") or (form == "base" and before.endswith("s"))
    stems = (word[:-1], word[:-2]) if word.endswith("s") else ()
    if not IRREGULAR.isdisjoint(stems):
        return True
    return any(f"{stem}{ending}" in text for stem in stems for ending in ("ed", "ing") for text in texts)


def _candidate(report: Article) -> _Candidate:
    text = report.text[:_LOOK]
    title = " ".join(bare_title(report).split())
    words = _WORD.findall(text)
    own = tuple(word.lower() for word in _WORD.findall(title))
    names = frozenset(word.lower() for word in capitals(text, words))
    lower = [word.lower() for word in words]
    place = _OPINION_SECTION.search(report.section or "") or _OPINION_ADDRESS.search((report.url or "")[:_LOOK])
    sourced = sum(lower.count(word) for word in _SOURCES) >= FEWEST_SOURCES
    return _Candidate(
        report.id,
        title,
        _QUOTED.sub("", title),
        sourced,
        bool(place or _OPINION.search(title)),
        own,
        names,
        frozenset(lower),
    )
