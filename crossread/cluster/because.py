"""Why two articles are of one course of events, in words that a reader can check in both."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import log

from crossread.cluster.buckets import Floats, Ints, low_buckets, name_buckets
from crossread.cluster.candidates import COMMON
from crossread.cluster.days import TELLING as TELLING_DAYS
from crossread.cluster.sagas import Profile, in_both
from crossread.cluster.terms import BODY_CHARS
from crossread.cluster.timing import LATER
from crossread.cluster.titles import bare_title
from crossread.model import Article

# Names and title words that are told.
MOST = 3
# A reason needs a name this rare (a logarithm, in one of 33 articles) in both, or two title words.
TELLING = 3.5
# What is longer is no name, and no word: letters of a word, words of a name.
LONGEST_WORD = 40
LONGEST_NAME = 8
_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"[\w,;][ \u00a0]$")
_JOINED = frozenset({" ", "-", "\u00a0"})

Rare = Mapping[int, float]


def because(article: Article, new: Profile, other: Profile) -> str | None:
    """What `article`, which is `new`, shares with the other; `None` where that is too little to tell."""
    title, text = bare_title(article), article.text[:BODY_CHARS]
    names = _names((title, text), _shared(new.names, new.name_rarities, other.names, other.name_rarities))
    words = _title_words(title, _shared(new.title, new.title_rarities, other.title, other.title_rarities))
    rarest = max((rarity for _, rarity in names), default=0.0)
    if rarest < TELLING and len(words) < 2:
        return None
    told = [name for name, _ in names[:MOST]]
    inside = {word for name in told for word in _lower(name)}
    words = [word for word in words if word.lower() not in inside][:MOST]
    parts = [f"both name {_listed(told)}"] if told else []
    parts += [f"both titles have {_listed(f'“{word}”' for word in words)}"] if words else []
    parts += [f"the later one tells of {day}, {what}" for day, what in _retold(new, other)]
    return "; ".join(parts)


def _shared(mine: Ints, rarities: Floats, theirs: Ints, their_rarities: Floats) -> dict[int, float]:
    """What is in both, with its rarity, where that is no common thing."""
    here, there = in_both(mine, theirs)
    lower = [min(pair) for pair in zip(rarities[here].tolist(), their_rarities[there].tolist(), strict=True)]
    found = zip(mine[here].tolist(), lower, strict=True)
    return {bucket: rarity for bucket, rarity in found if rarity > COMMON}


def _names(texts: Iterable[str], shared: Rare) -> list[tuple[str, float]]:
    """The shared names as the article writes them, words in a row as one, with rarities; the telling first."""
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    for text in texts:
        for run in _runs(text, shared):
            name = " ".join(text[run[0].start() : run[-1].end()].split())
            counts[name] += 1
            # A single word that only begins sentences may be no name.
            if len(run) > 1 or _INSIDE.search(text, max(0, run[0].start() - 2), run[0].start()):
                inside.add(name)
    longest: list[str] = []
    for name in sorted(inside, key=lambda name: (-len(name), name)):
        if not any(set(_lower(name)) <= set(_lower(other)) for other in longest):
            longest.append(name)
    rarest = {name: max(shared.get(bucket, 0.0) for bucket in name_buckets(_WORD.findall(name))) for name in longest}
    focal = {name: rarity * (1.0 + log(counts[name])) for name, rarity in rarest.items()}
    return [(name, rarest[name]) for name in sorted(longest, key=lambda name: (-focal[name], name))]


def _runs(text: str, shared: Rare) -> Iterator[list[re.Match[str]]]:
    """The shared names of a text, words in a row together."""
    words = list(_WORD.finditer(text))
    run: list[re.Match[str]] = []
    for word, bucket in zip(words, name_buckets([word.group() for word in words]), strict=True):
        written = word.group()
        named = written[:1].isupper() and len(written) <= LONGEST_WORD and written not in TELLING_DAYS
        rare = named and bucket in shared
        if run and (not rare or len(run) == LONGEST_NAME or text[run[-1].end() : word.start()] not in _JOINED):
            yield run
            run = []
        if rare:
            run.append(word)
    if run:
        yield run


def _title_words(title: str, shared: Rare) -> list[str]:
    """The shared words of the title, as it writes them, the rarest first."""
    written = _WORD.findall(title)[::-1]
    words = dict(zip(low_buckets(written), written, strict=True))
    rarest = sorted(shared, key=lambda bucket: (-shared[bucket], bucket))
    return [words[bucket] for bucket in rarest if bucket in words and 1 < len(words[bucket]) <= LONGEST_WORD]


def _retold(new: Profile, other: Profile) -> list[tuple[str, str]]:
    """The day of the earlier one, where the later one names it."""
    if new.day is None or other.day is None or abs(new.day - other.day) < LATER:
        return []
    earlier, later = (new, other) if new.day < other.day else (other, new)
    own = int(earlier.day or 0)
    if own in later.told:
        return [(date.fromordinal(own).isoformat(), "when the earlier one came out")]
    first = earlier.told[0] if earlier.told else None
    if first is not None and first <= own and first in later.told:
        return [(date.fromordinal(first).isoformat(), "of which the earlier one tells")]
    return []


def _lower(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _listed(things: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last
