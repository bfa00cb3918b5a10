"""What an article is compared by: hashed terms of its body, title and lead, its names, its numbers, its days.

Everything but the days is read off the form of the text, so any language will do: words are runs of `\\w`, scripts
written without spaces are cut into pairs of characters, a name is a word that the article writes only with a capital.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from crossread.cluster.buckets import BUCKET_BITS, BUCKETS, Bools, Floats, Ints, Words, among, ranges, read
from crossread.cluster.days import days
from crossread.cluster.minhash import signatures
from crossread.cluster.titles import bare_title
from crossread.extract.houses import outlet_key
from crossread.model import Article

# Longer bodies are cut: what tells events apart stands early, and 1 MB of text costs no more than a long report.
BODY_CHARS = 6_000
# The lead is this many words: the paragraphs that share most with the title, so that page furniture is passed over.
LEAD_WORDS = 100
LEAD_LINES = 40
LEAD_OVERLAP = 3
# A date before this is a clock that was never set.
EARLIEST = dt.date(1990, 1, 1).toordinal()
# Articles that are read at once. With more of them the arrays are too large for a processor's nearest memory.
TOGETHER = 16


# What a term stands in. Title, lead and body share buckets; names, pairs (two in a row) and numbers have their own.
FIELDS = 6
TITLE, LEAD, BODY, NAME, PAIR, NUMBER = range(FIELDS)


@dataclass(frozen=True, slots=True)
class Terms:
    """One article, ready to be weighed: the buckets of its terms field by field, in each once and in ascending order.

    `sizes` are how many there are by field; `often` is 1 + log(how often a term stands in body or names), else 1.
    `day` is days since year 1, `None` where the article is undated; `named` are the days that its beginning names;
    `outlet` is a number for its outlet, `None` where that is unknown; `signature` is the MinHash of the body.
    """

    id: str
    day: float | None
    outlet: int | None
    buckets: Ints
    often: Floats
    sizes: tuple[int, ...]
    signature: bytes
    named: tuple[int, ...]

    def of(self, field: int) -> Ints:
        """The buckets of a field."""
        start = sum(self.sizes[:field])
        return self.buckets[start : start + self.sizes[field]]

    def all(self) -> Ints:
        """Every bucket that the article counts in; one may stand there twice."""
        return self.buckets[self.sizes[TITLE] + self.sizes[LEAD] :]

    def __reduce__(self) -> tuple[Any, ...]:
        """As bytes: a fraction of the time that arrays take."""
        head = (self.id, self.day, self.outlet, self.sizes, self.signature, self.named)
        return _terms, (head, self.buckets.tobytes(), self.often.tobytes())


def _terms(head: tuple[Any, ...], buckets: bytes, often: bytes) -> Terms:
    """What `Terms.__reduce__` took apart."""
    identifier, day, outlet, sizes, signature, named = head
    terms, times = np.frombuffer(buckets, np.int32), np.frombuffer(often, np.float32)
    return Terms(identifier, day, outlet, terms, times, sizes, signature, named)


def terms(article: Article) -> Terms:
    """The terms of `article`; text beyond the limits above is not looked at."""
    return all_terms([article])[0]


def all_terms(articles: Sequence[Article]) -> list[Terms]:
    """The terms of each of `articles`: numpy takes as long for one as for some."""
    found: list[Terms] = []
    while len(found) < len(articles):
        found += _terms_of(articles[len(found) : len(found) + TOGETHER])
    return found


def _terms_of(articles: Sequence[Article]) -> list[Terms]:
    titles, texts = [bare_title(one) for one in articles], [one.text[:BODY_CHARS] for one in articles]
    lot = _lot(titles, texts)
    names, pairs = _named(lot)
    once = [_once(keys) for keys in (lot.low.compress(lot.titled), _lead(lot), pairs, _numbered(lot))]
    title, lead, pair, number = ((keys, np.ones(len(keys), np.float32)) for keys in once)
    by_field = title, lead, _counted(lot.low), _counted(names), pair, number
    published = [day(one.published) for one in articles]
    columns = (
        [one.id for one in articles],
        published,
        [_outlet(one) for one in articles],
        *_by_article(by_field, len(articles)),
        signatures([lot.words.low[start:end] for start, end in zip(lot.cuts[1::2], lot.cuts[2::2], strict=True)]),
        map(days, titles, texts, published),
    )
    return [Terms(*row) for row in zip(*columns, strict=True)]


def spelt(article: Article) -> dict[int, str]:
    """The words behind the buckets of an article's title, names and numbers, as it writes them."""
    title = bare_title(article)
    text = f"{title}\n{article.text[:BODY_CHARS]}"
    words = read(text)
    found: dict[int, str] = {}
    titled = np.flatnonzero(words.start < len(title))
    named, numbered = np.flatnonzero(words.capital), np.flatnonzero(words.number >= 0)
    for places, buckets in ((titled, words.low), (named, words.name), (numbered, words.number)):
        spans = zip(words.start.take(places).tolist(), words.end.take(places).tolist(), strict=True)
        for bucket, (start, end) in zip(buckets.take(places).tolist(), spans, strict=True):
            found.setdefault(bucket, text[start:end])
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


def _outlet(article: Article) -> int | None:
    key = outlet_key(article)
    return None if key is None else crc32(key.encode("utf-8", "surrogatepass"))


class _Lot(NamedTuple):
    """The words of several articles; `low` are the buckets in lower case with the article's number above them, as all
    keys here. Title and body are parts: `part` is that of each word, `cuts` is where each begins among the words."""

    words: Words
    part: Ints
    cuts: list[int]
    above: Ints
    low: Ints
    titled: Bools


def _lot(titles: Sequence[str], texts: Sequence[str]) -> _Lot:
    written = [part for both in zip(titles, texts, strict=True) for part in both]
    words = read("\n".join(written))
    begins = np.cumsum([0, *(len(part) + 1 for part in written)])
    cuts = np.searchsorted(words.start, begins)
    part = np.arange(len(written)).repeat(np.diff(cuts))
    above = (part >> 1 << BUCKET_BITS).astype(np.int32)
    return _Lot(words, part, cuts.tolist(), above, above | words.low, part & 1 == 0)


def _by_article(by_field: Sequence[tuple[Ints, Floats]], articles: int) -> tuple[list[Ints], list[Floats], list[Any]]:
    """Buckets, how often, and sizes, article by article and there field by field, of the ascending keys of fields."""
    keys, often = (np.concatenate(parts) for parts in zip(*by_field, strict=True))
    cell = (keys >> BUCKET_BITS) * FIELDS + np.arange(FIELDS).repeat([len(own) for own, _ in by_field])
    order = np.argsort(cell, kind="stable")
    buckets, often = (keys % BUCKETS).take(order), often.take(order)
    sizes = np.bincount(cell, minlength=articles * FIELDS).reshape(-1, FIELDS)
    bounds = list(pairwise([0, *np.cumsum(sizes.sum(axis=1)).tolist()]))
    return (
        [buckets[start:end] for start, end in bounds],
        [often[start:end] for start, end in bounds],
        [tuple(row) for row in sizes.tolist()],
    )


def _once(keys: Ints) -> Ints:
    """Each key once, in ascending order."""
    ordered = np.sort(keys)
    return ordered[_first_of_each(ordered)]


def _counted(keys: Ints) -> tuple[Ints, Floats]:
    """Each key once, in ascending order, and 1 + log(how often it stands there)."""
    ordered = np.sort(keys)
    bounds = np.append(np.flatnonzero(_first_of_each(ordered)), len(ordered))
    return ordered[bounds[:-1]], 1 + np.log(np.diff(bounds).astype(np.float32))


def _first_of_each(ordered: Ints) -> Bools:
    """Where something else begins; np.unique takes three times as long for so few."""
    first = np.empty(len(ordered), np.bool_)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def _in_a_row(a: Ints, b: Ints) -> Ints:
    """The buckets of two things in a row."""
    return ((a.astype(np.int64) * 1_000_003 + b.astype(np.int64) * 7_919 + 17) % BUCKETS).astype(np.int32)


def _named(lot: _Lot) -> tuple[Ints, Ints]:
    """The words written only with a capital, and two of them in a row."""
    words = lot.words
    named = words.capital.copy()
    named[named] = ~among(lot.low.compress(named), np.sort(lot.low.compress(words.small)))
    at = np.flatnonzero(named[:-1] & named[1:] & (lot.part[:-1] == lot.part[1:]))
    pairs = lot.above.take(at) | _in_a_row(words.name.take(at), words.name.take(at + 1))
    return lot.above.compress(named) | words.name.compress(named), pairs


def _numbered(lot: _Lot) -> Ints:
    """The numbers, and each with the word after it: an age, a count, a house, a day of the month."""
    at = np.flatnonzero(lot.words.number >= 0)
    inner = at[at < len(lot.part) - 1]
    before = inner[lot.part.take(inner) == lot.part.take(inner + 1)]
    together = _in_a_row(lot.words.number.take(before), lot.words.low.take(before + 1))
    return np.concatenate([lot.above.take(at) | lot.words.number.take(at), lot.above.take(before) | together])


def _lead(lot: _Lot) -> Ints:
    """The title, and the first paragraphs that share most with it up to `LEAD_WORDS`."""
    title = lot.low.compress(lot.titled)
    start, size, article, number = _lines(lot)
    shared = np.flatnonzero(~lot.titled & among(lot.low, np.sort(title)))
    # Each word of the title once a line.
    line = np.searchsorted(start, shared, "right") - 1
    met = _once((line << BUCKET_BITS) | lot.words.low.take(shared))
    overlap = np.minimum(np.bincount(met >> BUCKET_BITS, minlength=len(start)), LEAD_OVERLAP)
    best = np.lexsort((-overlap, article))
    best = best[number.take(best) < LEAD_LINES]
    start, size, article = start.take(best), size.take(best), article.take(best)
    before = np.cumsum(size) - size
    first = _first_of_each(article)
    before -= before.compress(first).repeat(np.diff(np.append(np.flatnonzero(first), len(first))))
    chosen = ranges(start, np.clip(LEAD_WORDS - before, 0, size))
    return np.concatenate([title, lot.low.take(chosen)])


def _lines(lot: _Lot) -> tuple[Ints, Ints, Ints, Ints]:
    """The lines of bodies: the first word, how many words, which article, which line there; empty ones don't count."""
    start = lot.words.breaks[_first_of_each(lot.words.breaks)]
    start = start[start < len(lot.part)]
    start = start[~lot.titled.take(start)]
    article = lot.part.take(start) >> 1
    last = np.array(lot.cuts).take(2 * article + 2)
    size = np.minimum(np.append(start[1:], len(lot.part)), last) - start
    return start, size, article, np.arange(len(start)) - np.searchsorted(article, article)
