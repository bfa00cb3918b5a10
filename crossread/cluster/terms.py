"""What an article is compared by: hashed terms of its body, title and lead, its names, its numbers, its day.

Everything is read off the form of the text, so any language will do: words are runs of `\\w`, scripts written without
spaces are cut into pairs of characters, a name is a word that the article writes only with a capital.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from crossread.cluster.titles import bare_title
from crossread.model import Article

Floats: TypeAlias = npt.NDArray[np.floating[Any]]
Ints: TypeAlias = npt.NDArray[np.integer[Any]]

BUCKETS = 1 << 20
# Longer bodies are cut: what tells events apart stands early, and 1 MB of text costs no more than a long report.
BODY_CHARS = 6_000
# The lead is this many words: the paragraphs that share most with the title, so that page furniture is passed over.
LEAD_WORDS = 100
LEAD_LINES = 40
LEAD_OVERLAP = 3
# A date before this is a clock that was never set.
EARLIEST = dt.date(1990, 1, 1).toordinal()

_WORD = re.compile(r"\w+")
# Thai to Burmese, Khmer, kana and Han are written without spaces.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMERALS = {word: str(n) for n, word in enumerate(_SMALL.split()) if n}


@dataclass(frozen=True, slots=True)
class Terms:
    """One article, ready to be weighed: the buckets of its terms by field, each once, in ascending order.

    `body`, `title` and `lead` share buckets; `names`, `pairs` (two names in a row) and `numbers` have their own.
    `day` is days since year 1, `None` where the article is undated; `run` is the body's words in order as buckets.
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
    run: Ints

    def all(self) -> Ints:
        """Every bucket that the article counts in, once."""
        return np.unique(np.concatenate([self.body, self.names, self.pairs, self.numbers]))


class _Buckets(dict[str, int]):
    """Word to bucket, the same in every process; keeping the answers only saves the work of hashing again."""

    def __init__(self, spell: Callable[[str], str | None]) -> None:
        super().__init__()
        self._spell = spell

    def __missing__(self, word: str) -> int:
        spelt = self._spell(word)
        bucket = -1 if spelt is None else crc32(spelt.encode("utf-8", "surrogatepass")) % BUCKETS
        if len(self) >= 200_000:
            self.clear()
        self[word] = bucket
        return bucket


def _number(word: str) -> str | None:
    low = _NUMERALS.get(word.lower(), word.lower())
    return f"#{low}" if low[:1].isdigit() else None


_WORDS = _Buckets(str.lower)
_NAMES = _Buckets(lambda word: f"@{word}")
_NUMBERS = _Buckets(_number)


def terms(article: Article) -> Terms:
    """The terms of `article`; text beyond the limits above is not looked at."""
    title = _words(bare_title(article))
    cut = [_words(line) for line in article.text[:BODY_CHARS].split("\n")]
    words = [word for line in cut for word in line]
    # An empty word keeps the title's last and the body's first apart.
    both = [*title, "", *words]
    low = _array(_WORDS, both)
    run = low[len(title) + 1 :]
    body, body_counts = np.unique(np.concatenate([low[: len(title)], run]), return_counts=True)
    names, names_counts, pairs = _named(both)
    return Terms(
        id=article.id,
        day=day(article.published),
        body=body,
        body_counts=body_counts.astype(np.float32),
        title=np.unique(low[: len(title)]),
        lead=_lead(low[: len(title)], run, [len(line) for line in cut]),
        names=names,
        names_counts=names_counts,
        pairs=pairs,
        numbers=_numbered(both, low),
        run=run,
    )


def spelt(article: Article) -> dict[int, str]:
    """The words behind the buckets of an article's title, names and numbers, as it writes them."""
    title = _words(bare_title(article))
    found = {_WORDS[word]: word for word in reversed(title)}
    for word in dict.fromkeys([*title, *_words(article.text[:BODY_CHARS])]):
        if word[:1].isupper():
            found.setdefault(_NAMES[word], word)
        elif (bucket := _NUMBERS[word]) >= 0:
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


def _words(text: str) -> list[str]:
    """The words of `text` as written; a run in a script without spaces becomes its pairs of characters."""
    words: list[str] = _WORD.findall(text)
    if text.isascii() or not _UNSPACED.search(text):
        return words
    cut: list[str] = []
    for word in words:
        if len(word) > 2 and _UNSPACED.search(word):
            cut += [word[n : n + 2] for n in range(len(word) - 1)]
        else:
            cut.append(word)
    return cut


def _array(buckets: _Buckets, words: list[str]) -> Ints:
    return np.fromiter(map(buckets.__getitem__, words), np.int32, len(words))


def _mixed(a: Ints, b: Ints) -> Ints:
    """The buckets of two things in a row, each once."""
    mixed = (a.astype(np.int64) * 1_000_003 + b.astype(np.int64) * 7_919 + 17) % BUCKETS
    return np.unique(mixed).astype(np.int32)


def _named(words: list[str]) -> tuple[Ints, Floats, Ints]:
    """Buckets of the words written only with a capital, how often each stands there, and of two of them in a row."""
    forms = set(words)
    names = [word for word in forms if word[:1].isupper() and len(word) > 1 and word.lower() not in forms]
    bucket = {word: _NAMES[word] for word in names}
    row = np.fromiter(map(bucket.get, words, repeat(-1)), np.int32, len(words))
    found, counts = np.unique(row[row >= 0], return_counts=True)
    together = (row[:-1] >= 0) & (row[1:] >= 0)
    return found, counts.astype(np.float32), _mixed(row[:-1][together], row[1:][together])


def _numbered(words: list[str], low: Ints) -> Ints:
    """Buckets of the numbers, and of each with the word after it: an age, a count, a house, a day of the month."""
    bucket = {word: _NUMBERS[word] for word in set(words)}
    row = np.fromiter(map(bucket.__getitem__, words), np.int32, len(words))
    at = np.flatnonzero(row[:-1] >= 0)
    return np.unique(np.concatenate([row[row >= 0], _mixed(row[at], low[at + 1])]))


def _lead(title: Ints, run: Ints, lengths: list[int]) -> Ints:
    """Buckets of the title and of the first paragraphs that share most with it."""
    wanted = set(title.tolist())
    ends = np.cumsum(lengths).tolist()
    lines = [run[end - length : end] for end, length in zip(ends, lengths, strict=True) if length][:LEAD_LINES]
    shared = [min(len(wanted.intersection(line.tolist())), LEAD_OVERLAP) for line in lines]
    chosen, room = [title], LEAD_WORDS
    for n in sorted(range(len(lines)), key=lambda n: (-shared[n], n)):
        if room <= 0:
            break
        chosen.append(lines[n][:room])
        room -= len(lines[n])
    return np.unique(np.concatenate(chosen))
