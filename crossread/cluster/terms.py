"""What an article is compared by: hashed terms of its body, title and lead, its names, its numbers, its days.

Everything but the days is read off the form of the text, so any language will do: words are runs of `\\w`, scripts
written without spaces are cut into pairs of characters, a name is a word that the article writes only with a capital.
"""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from crossread.cluster.buckets import BUCKETS, Bools, Floats, Ints, Vocabulary, vocabulary
from crossread.cluster.days import WITHIN, days
from crossread.cluster.minhash import signature
from crossread.cluster.titles import bare_title
from crossread.model import Article

# Longer bodies are cut: what tells events apart stands early, and 1 MB of text costs no more than a long report.
BODY_CHARS = 6_000
# The lead is this many words: the paragraphs that share most with the title, so that page furniture is passed over.
LEAD_WORDS = 100
LEAD_LINES = 40
LEAD_OVERLAP = 3
# A date before this is a clock that was never set.
EARLIEST = dt.date(1990, 1, 1).toordinal()

_WORD = re.compile(r"\w+")
_WORD_OR_BREAK = re.compile(r"\w+|\n")
# The end of a line, among words.
_BREAK = "|"
# What texts in plain letters have besides these, and what is no word character among plain letters.
_MARKS = "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u2022\u00a0"
_PLAIN = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in "_\n")}
# Thai to Burmese, Khmer, kana and Han are written without spaces.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Terms:
    """One article, ready to be weighed: the buckets of its terms by field, each once, in ascending order.

    `body`, `title` and `lead` share buckets; `names`, `pairs` (two names in a row) and `numbers` have their own.
    `day` is days since year 1, `None` where the article is undated; `named` are the days that its beginning names;
    `signature` is the MinHash of the body.
    """

    id: str
    day: float | None
    body: Ints
    body_counts: Floats
    title: Ints
    lead: Ints
    names: Ints
    names_counts: Floats
    pairs: Ints
    numbers: Ints
    signature: bytes
    named: tuple[int, ...]

    def all(self) -> Ints:
        """Every bucket that the article counts in; one may stand there twice."""
        return np.concatenate([self.body, self.names, self.pairs, self.numbers])

    def __reduce__(self) -> tuple[Any, ...]:
        """As one run of bytes: a tenth of the time that so many arrays take."""
        parts = [getattr(self, name) for name in (*_BUCKETS, *_COUNTS)]
        head = (self.id, self.day, self.signature, self.named)
        return _terms, (head, [len(part) for part in parts], b"".join(map(np.ndarray.tobytes, parts)))


_BUCKETS = ("body", "title", "lead", "names", "pairs", "numbers")
_COUNTS = ("body_counts", "names_counts")


def _terms(head: tuple[Any, ...], sizes: list[int], data: bytes) -> Terms:
    """What `Terms.__reduce__` took apart: four bytes a number, the buckets before the counts."""
    spans = list(pairwise([0, *accumulate(sizes)]))
    buckets, counts = np.frombuffer(data, np.int32), np.frombuffer(data, np.float32)
    body, title, lead, names, pairs, numbers = (buckets[a:b] for a, b in spans[: len(_BUCKETS)])
    body_counts, names_counts = (counts[a:b] for a, b in spans[len(_BUCKETS) :])
    identifier, day, signature, named = head
    return Terms(
        identifier, day, body, body_counts, title, lead, names, names_counts, pairs, numbers, signature, named
    )  # fmt: skip


def terms(article: Article) -> Terms:
    """The terms of `article`; text beyond the limits above is not looked at."""
    known = vocabulary()
    text = article.text[:BODY_CHARS]
    title, words = _words(bare_title(article)), _words(text, breaks=True)
    published = day(article.published)
    # An empty word keeps the title's last and the body's first apart.
    written = [*title, "", *words]
    places = known.places(written)
    dated = np.flatnonzero(known.dated[places[:WITHIN]]).tolist()
    breaks = places == known[_BREAK]
    places, line = places[~breaks], np.cumsum(breaks)[~breaks][len(title) + 1 :]
    low = known.low.take(places)
    head, run = low[: len(title)], low[len(title) + 1 :]
    lower = known.lower.take(places)
    titled = np.flatnonzero(known.among(lower[len(title) + 1 :], lower[: len(title)]))
    body, body_counts = _counted(np.concatenate([head, run]))
    names, names_counts, pairs = _named(known, places)
    return Terms(
        id=article.id,
        day=published,
        body=body,
        body_counts=body_counts,
        title=_once(head),
        lead=_lead(head, run, line, titled),
        names=names,
        names_counts=names_counts,
        pairs=pairs,
        numbers=_numbered(known.number.take(places), low),
        signature=signature(run),
        named=days(written, dated, text, published),
    )


def spelt(article: Article) -> dict[int, str]:
    """The words behind the buckets of an article's title, names and numbers, as it writes them."""
    known = vocabulary()
    title = _words(bare_title(article))
    found = {int(known.low[known[word]]): word for word in reversed(title)}
    for word in dict.fromkeys([*title, *_words(article.text[:BODY_CHARS])]):
        place = known[word]
        if word[:1].isupper():
            found.setdefault(int(known.name[place]), word)
        elif (bucket := int(known.number[place])) >= 0:
            found.setdefault(bucket, word)
    return found


def day(published: str | None) -> float | None:
    """Days since year 1 of an ISO date or date and time (UTC where it has no zone); `None` where there is none."""
    if not published:
        return None
    try:
        moment = dt.datetime.fromisoformat(published)
        if moment.tzinfo is not None:
            moment = moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
    days = moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440
    return days if days >= EARLIEST else None


def _words(text: str, breaks: bool = False) -> list[str]:
    """The words of `text` as written; a run in a script without spaces becomes its pairs of characters. With `breaks`
    every end of a line is a word, `_BREAK`."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    if text.isascii():
        # Three times as quick as a pattern.
        text = text.translate(_PLAIN)
        return (text.replace("\n", f" {_BREAK} ") if breaks else text).split()
    words: list[str] = (_WORD_OR_BREAK if breaks else _WORD).findall(text)
    if breaks:
        words = [_BREAK if word == "\n" else word for word in words]
    if not _UNSPACED.search(text):
        return words
    cut: list[str] = []
    for word in words:
        if len(word) > 2 and _UNSPACED.search(word):
            cut += [word[n : n + 2] for n in range(len(word) - 1)]
        else:
            cut.append(word)
    return cut


def _once(buckets: Ints) -> Ints:
    """Each bucket once, in ascending order."""
    ordered = np.sort(buckets)
    return ordered[_first_of_each(ordered)]


def _counted(buckets: Ints) -> tuple[Ints, Floats]:
    """Each bucket once, in ascending order, and how often it stands there."""
    ordered = np.sort(buckets)
    bounds = np.append(np.flatnonzero(_first_of_each(ordered)), len(ordered))
    return ordered[bounds[:-1]], (bounds[1:] - bounds[:-1]).astype(np.float32)


def _first_of_each(ordered: Ints) -> Bools:
    """Where something else begins; np.unique takes three times as long for so few."""
    first = np.empty(len(ordered), np.bool_)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def _mixed(a: Ints, b: Ints) -> Ints:
    """The buckets of two things in a row."""
    return ((a.astype(np.int64) * 1_000_003 + b.astype(np.int64) * 7_919 + 17) % BUCKETS).astype(np.int32)


def _named(known: Vocabulary, words: Ints) -> tuple[Ints, Floats, Ints]:
    """Buckets of the words written only with a capital, how often each stands there, and of two of them in a row."""
    name = known.capital.take(words)
    name[name] = ~known.among(known.lower[words[name]], words)
    row = known.name.take(words)
    together = np.flatnonzero(name[:-1] & name[1:])
    return *_counted(row[name]), _once(_mixed(row[together], row[together + 1]))


def _numbered(row: Ints, low: Ints) -> Ints:
    """Buckets of the numbers, and of each with the word after it: an age, a count, a house, a day of the month."""
    at = np.flatnonzero(row >= 0)
    before = at[at < len(row) - 1]
    return _once(np.concatenate([row[at], _mixed(row[before], low[before + 1])]))


def _lead(title: Ints, run: Ints, line: Ints, titled: Ints) -> Ints:
    """Buckets of the title and of the first paragraphs that share most with it.

    `line` is that of each word of `run`, `titled` are the places of the title's words there.
    """
    starts = np.flatnonzero(_first_of_each(line))[: LEAD_LINES + 1].tolist()
    bounds = starts if len(starts) > LEAD_LINES else [*starts, len(run)]
    count = len(bounds) - 1
    lines = np.searchsorted(bounds, titled, "right") - 1
    # Each word of the title once a line.
    met = _once((lines * BUCKETS + run.take(titled))[lines < count])
    shared = np.minimum(np.bincount(met // BUCKETS, minlength=count), LEAD_OVERLAP)
    chosen, room = [title], LEAD_WORDS
    for n in np.argsort(-shared, kind="stable").tolist():
        if room <= 0:
            break
        chosen.append(run[bounds[n] : bounds[n + 1]][:room])
        room -= bounds[n + 1] - bounds[n]
    return _once(np.concatenate(chosen))
