"""Which stories a piece that belongs to none touches: those of the reports that one passage of it tells of.

A passage is one or two sentences next to each other. It points to a report that came out within days where it holds
two of the report's names, much of its headline, little that the report has not, and not only what every story of these
days has. Names are words that a report writes only with a capital, so scripts without capitals have no such links.
"""

import re
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from crossread.annotate.sentences import sentences
from crossread.cluster.buckets import Ints, low_buckets
from crossread.cluster.capitals import capitals
from crossread.cluster.rarity import PRIOR_ARTICLES, Rarity
from crossread.cluster.terms import day
from crossread.cluster.titles import bare_title
from crossread.model import Article
from crossread.pieces import Touch

# Reports and pieces that a new one is looked for among.
REPORTS = 2_000
PIECES = 100
# Characters of a report, words of its lead, characters and sentences of a piece that are looked at; links of a piece.
BODY_CHARS = 6_000
LEAD_WORDS = 90
PIECE_CHARS = 100_000
SENTENCES = 1_000
MOST = 100
# Days between a piece and a report. This and what follows was chosen on 93 made-up round-ups, the beginnings of up to
# seven reports of one or two days under each other, and the other reports of those days (see docs/pieces.md).
DAYS = 2
# A story of these days counts as this many articles of the frozen table: the words of a running saga tell little.
NEAR = 30.0
NAMES = 2
# The share of the headline, and of the passage, weighed by rarity; both together, by the days between.
EACH = 0.35
BOTH = (0.8, 0.8, 1.1)
# The third rarest word that is shared is at least as rare as this.
THIRD = 2.5
# Words that are shown, how rare they are at least, and their letters at most.
MOST_WORDS = 8
SHOWN = 1.5
LONGEST_WORD = 40

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Report:
    """A report by the buckets of its words; `opens` says that no report of its story came before."""

    day: int | None
    title: frozenset[int]
    names: frozenset[int]
    body: Ints
    opens: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a piece, its headline where `start` is `None`, with its words as they stand there by bucket."""

    start: int | None
    end: int | None
    paragraph: int
    words: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Piece:
    first: int | None
    last: int | None
    sentences: tuple[_Sentence, ...]
    places: dict[int, list[int]]

    def days_from(self, day: int) -> int | None:
        """How many days a report is away; a piece lasts from its publication to its last change."""
        if self.first is None or self.last is None:
            return None
        return max(self.first - day, day - self.last, 0)

    def passages(self, names: Iterable[int]) -> Iterator[Sequence[_Sentence]]:
        """Sentences by themselves and with the next one of their paragraph, where two or more of the names stand."""
        held: defaultdict[int, set[int]] = defaultdict(set)
        for name in names:
            for place in self.places.get(name, ()):
                held[place].add(name)
        for place in sorted({*held, *(place - 1 for place in held if place)}):
            pair = self.sentences[place : place + 2]
            if len(held[place]) >= NAMES:
                yield pair[:1]
            beside = pair[-1] is not pair[0] and pair[-1].paragraph == pair[0].paragraph
            if beside and len(held[place] | held[place + 1]) >= NAMES:
                yield pair


class Touching:
    """The newest reports and pieces, and the links between them."""

    def __init__(self) -> None:
        self._reports: OrderedDict[str, _Report] = OrderedDict()
        self._pieces: OrderedDict[str, _Piece] = OrderedDict()
        self._rarity = Rarity()
        # By day: how many stories began, and in how many of those first reports each word stands.
        self._stories: Counter[int] = Counter()
        self._holders: defaultdict[int, Counter[int]] = defaultdict(Counter)

    def know_report(self, article: Article, *, opens: bool) -> None:
        """Take note of a report; `opens` says that it is the first of its story."""
        self._forget_report(article.id)
        report = _report(article, opens=opens)
        self._reports[article.id] = report
        if report.opens and report.day is not None:
            self._stories[report.day] += 1
            self._holders[report.day].update(report.body.tolist())
        if len(self._reports) > REPORTS:
            self._forget_report(next(iter(self._reports)))

    def know_piece(self, article: Article) -> None:
        """Take note of a piece that belongs to no story."""
        self._pieces.pop(article.id, None)
        self._pieces[article.id] = _piece(article)
        if len(self._pieces) > PIECES:
            self._pieces.popitem(last=False)

    def of_piece(self, identifier: str, older: Iterable[Article] = ()) -> list[Touch]:
        """The reports that a piece points to, the clearest first, among those known and `older` ones."""
        reports = {one.id: _report(one, opens=False) for one in older if one.id not in self._reports} | self._reports
        rarities = {day: self._near(day) for day in {report.day for report in reports.values()} if day is not None}
        found = (
            _touch(identifier, self._pieces[identifier], one, report, rarities[report.day])
            for one, report in reports.items()
            if report.day is not None
        )
        return sorted(filter(None, found), key=lambda touch: (-touch.score, touch.article))[:MOST]

    def of_report(self, identifier: str) -> list[Touch]:
        """The pieces that point to a report, in order of arrival."""
        report = self._reports[identifier]
        if report.day is None:
            return []
        rarity = self._near(report.day)
        return [
            touch for one, piece in self._pieces.items() if (touch := _touch(one, piece, identifier, report, rarity))
        ]

    def _near(self, day: int) -> "_Local":
        days = [near for near in range(day - DAYS, day + DAYS + 1) if near in self._holders]
        return _Local(self._rarity, sum(self._stories[near] for near in days), [self._holders[near] for near in days])

    def _forget_report(self, identifier: str) -> None:
        report = self._reports.pop(identifier, None)
        if report and report.opens and report.day is not None:
            self._stories[report.day] -= 1
            self._holders[report.day].subtract(report.body.tolist())
            if not self._stories[report.day]:
                del self._stories[report.day], self._holders[report.day]


class _Local(dict[int, float]):
    """How rare words are in news and in the stories of these days."""

    def __init__(self, rarity: Rarity, stories: int, holders: Sequence[Counter[int]]) -> None:
        super().__init__()
        self._rarity = rarity
        self._stories = stories
        self._holders = holders

    def __missing__(self, bucket: int) -> float:
        ever = PRIOR_ARTICLES * exp(-float(self._rarity.of(np.array([bucket]))[0]))
        here = sum(holders[bucket] for holders in self._holders)
        self[bucket] = found = max(0.0, log((PRIOR_ARTICLES + NEAR * self._stories) / (ever + NEAR * here)))
        return found

    def sum(self, buckets: Iterable[int]) -> float:
        """The weight of words together; in one order, so that it is the same to the last digit."""
        return sum(self[bucket] for bucket in sorted(buckets))


def _touch(piece_id: str, piece: _Piece, report_id: str, report: _Report, rarity: _Local) -> Touch | None:
    """The link between a piece and a report of these days, `None` where no passage of the piece tells of it."""
    apart = piece.days_from(report.day or 0)
    if apart is None or apart > DAYS:
        return None
    found = [_told(passage, report, rarity) for passage in piece.passages(report.names)]
    best = max((one for one in found if one and one[0] >= BOTH[apart]), key=lambda one: one[0], default=None)
    if best is None:
        return None
    score, words, sentence = best
    return Touch(piece_id, report_id, words, round(score, 3), sentence.start, sentence.end)


def _told(
    passage: Sequence[_Sentence], report: _Report, rarity: _Local
) -> tuple[float, tuple[str, ...], _Sentence] | None:
    """How surely a passage tells of a report, the words that say so, and the sentence with most of them."""
    words = {bucket: word for sentence in reversed(passage) for bucket, word in sentence.words.items()}
    if sum(words[bucket][:1].isupper() for bucket in report.names & words.keys()) < NAMES:
        return None
    headline = rarity.sum(report.title & words.keys()) / (rarity.sum(report.title) or 1.0)
    if headline < EACH:
        return None
    inside = words.keys() & set(report.body.tolist())
    passages = rarity.sum(inside) / (rarity.sum(words) or 1.0)
    telling = sorted(inside & (report.title | report.names), key=lambda bucket: (-rarity[bucket], words[bucket]))
    if passages < EACH or len(telling) < 3 or rarity[telling[2]] < THIRD:
        return None
    sentence = max(passage, key=lambda one: rarity.sum(one.words.keys() & set(telling)))
    rare = [words[bucket] for bucket in telling if rarity[bucket] >= SHOWN]
    shown = tuple(word for word in rare if len(word) <= LONGEST_WORD)[:MOST_WORDS]
    return headline + passages, shown, sentence


def _report(article: Article, *, opens: bool) -> _Report:
    text = article.text[:BODY_CHARS]
    title, words = _WORD.findall(bare_title(article)), _WORD.findall(text)
    named = capitals(text, words).intersection([*title, *words[:LEAD_WORDS]])
    body = np.unique(np.array(low_buckets([*title, *words]), np.int32))
    long, rare = (frozenset(low_buckets(some)) for some in ([word for word in title if len(word) > 1], sorted(named)))
    return _Report(_day(article.published), long, rare, body, opens)


def _piece(article: Article) -> _Piece:
    text = article.text[:PIECE_CHARS]
    found = [_Sentence(None, None, -1, _spelt(bare_title(article)))]
    for one in sentences(Article(article.id, text))[:SENTENCES]:
        words = _spelt(text[one.span.start : one.span.end])
        found.append(_Sentence(one.span.start, one.span.end, one.paragraph, words))
    first, last = _day(article.published), _day(article.updated)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for n, sentence in enumerate(found):
        for bucket in sentence.words:
            places[bucket].append(n)
    return _Piece(first, max(first or 0, last or 0) or None, tuple(found), dict(places))


def _spelt(text: str) -> dict[int, str]:
    """The words of a text by their buckets, the first spelling of each."""
    words = _WORD.findall(text)
    return dict(reversed(list(zip(low_buckets(words), words, strict=True))))


def _day(moment: str | None) -> int | None:
    found = day(moment)
    return None if found is None else int(found)
