"""Word-level differences between readings: what one wording adds to, leaves out of or changes in another."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crossread.model import DifferOn
from crossread.publish.tokens import Word, telling, words

Change = Literal["same", "ins", "del"]

# Beyond this many words a reading is shown unmarked: opcodes take memory of the product of both lengths (4,000 words
# each: 2 MB, 15 ms; a sentence of news has 25 words in the median).
MAX_WORDS = 4_000
# An island of agreement of fewer letters than this between two changes is shown as changed: "[-hold-] a [-talk-]"
# reads worse than "[-hold a talk-]".
ISLAND_LETTERS = 4
# Where less than this share of the longer wording is kept, marks would stand on nearly every word and tell nothing.
MIN_KEPT = 0.4
# A wording is a cut of a longer one where at least this share of it stands there, in at most so many pieces. Of 81
# pairs of wordings of one utterance in 30 events, 34 pass `MIN_KEPT` and 28 more this; the other 19, read one by one,
# say it in other words.
MIN_CUT = 0.6
MAX_CUTS = 4
# What a difference can be on that single words show.
NARROW = ("number", "date", "name", "polarity")
_STOPS = ",.;:!?)”’"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a marked wording. The runs that are not `del` join up to the text exactly."""

    change: Change
    text: str


def diff(base: str, variant: str) -> tuple[Run, ...]:
    """`variant` as runs: what it shares with `base`, what it adds (`ins`) and what it leaves out (`del`).

    Where the two have too little in common (`MIN_KEPT`) or too many words (`MAX_WORDS`), the variant comes unmarked.
    """
    ours, theirs = words(base), words(variant)
    if max(len(ours), len(theirs)) > MAX_WORDS:
        return _joined([Run("same", variant)])
    kept = _kept(ours, theirs)
    if not _alike(kept, len(ours), len(theirs)):
        return _joined([Run("same", variant)])
    runs: list[Run] = []
    done = at_base = at_variant = 0
    for i, j, size in [*kept, (len(ours), len(theirs), 0)]:
        if i > at_base:
            runs.append(Run("del", base[ours[at_base].start : ours[i - 1].end]))
        if j > at_variant:
            runs.append(Run("same", variant[done : theirs[at_variant].start]))
            runs.append(Run("ins", variant[theirs[at_variant].start : theirs[j - 1].end]))
            done = theirs[j - 1].end
        if size:
            end = theirs[j + size - 1].end
            runs.append(Run("same", variant[done:end]))
            done = end
        at_base, at_variant = i + size, j + size
    runs.append(Run("same", variant[done:]))
    return _joined(runs)


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words in the same order, whatever stands between them."""
    return [word.key for word in words(one)] == [word.key for word in words(other)]


def contrast(readings: Sequence[str], on: DifferOn | None = None) -> list[tuple[Run, ...]]:
    """Readings side by side, each with the words (`ins`) that are its own.

    Where `on` names numbers, dates, names or negations and such words differ, these are marked wherever not all
    readings share them. Else the words that stand in one reading only are marked, short ones left out unless they
    carry facts; of a reading that is worded anew throughout, only those that carry facts.
    """
    split = [words(reading) for reading in readings]
    if len(readings) < 2 or max(map(len, split)) > MAX_WORDS:
        return [_joined([Run("same", reading)]) for reading in readings]
    holders = Counter(key for found in split for key in {word.key for word in found})
    if on in NARROW:
        own = [{w.key for w in telling(text, on) if holders[w.key] < len(readings)} for text in readings]
        if any(own):
            return [_marked(text, found, mine) for text, found, mine in zip(readings, split, own, strict=True)]
    own = [_own(text, found, holders) for text, found in zip(readings, split, strict=True)]
    return [_marked(text, found, mine) for text, found, mine in zip(readings, split, own, strict=True)]


def _own(text: str, found: list[Word], holders: Counter[str]) -> set[str]:
    """The words to mark in a reading that differs in more than a word of one kind."""
    keys = {word.key for word in found}
    mine = {key for key in keys if holders[key] == 1}
    facts = {word.key for word in telling(text)}
    if len(mine) > (1 - MIN_KEPT) * len(keys):
        return mine & facts
    return {key for key in mine if len(key) >= ISLAND_LETTERS or key in facts}


def _marked(text: str, found: list[Word], mine: set[str]) -> tuple[Run, ...]:
    runs: list[Run] = []
    done = 0
    for word in found:
        if word.key in mine:
            between = text[done : word.start]
            # Neighbours that are both marked become one mark, with the space between them.
            joins = bool(runs) and runs[-1].change == "ins" and between.isspace()
            runs += [Run("ins" if joins else "same", between), Run("ins", text[word.start : word.end])]
            done = word.end
    return _joined([*runs, Run("same", text[done:])])


def _alike(kept: list[tuple[int, int, int]], ours: int, theirs: int) -> bool:
    """Whether marks tell something: enough is shared, or one wording is a cut of the other, in few pieces."""
    shared = sum(size for _, _, size in kept)
    cut = shared >= MIN_CUT * min(ours, theirs) and len(kept) <= MAX_CUTS
    return shared > 0 and (cut or shared >= MIN_KEPT * max(ours, theirs))


def _kept(ours: list[Word], theirs: list[Word]) -> list[tuple[int, int, int]]:
    """What both wordings share, in order: (place in ours, place in theirs, words), small islands left out."""
    from rapidfuzz.distance import Indel

    number: dict[str, int] = {}
    left = [number.setdefault(word.key, len(number)) for word in ours]
    right = [number.setdefault(word.key, len(number)) for word in theirs]
    blocks = [
        (b.src_start, b.dest_start, b.src_end - b.src_start) for b in Indel.opcodes(left, right) if b.tag == "equal"
    ]
    kept = []
    for n, (i, j, size) in enumerate(blocks):
        letters = sum(len(word.key) for word in ours[i : i + size])
        inside = 0 < n < len(blocks) - 1
        if letters >= ISLAND_LETTERS or not inside:
            kept.append((i, j, size))
    return kept


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one kind joined and empty ones left out."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and joined[-1].change == run.change:
            joined[-1] = Run(run.change, joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def parted(runs: Sequence[Run]) -> list[Run]:
    """The runs with a space on either side of what was left out, where it would stick to a word."""
    out: list[Run] = []
    for n, run in enumerate(runs):
        if run.change != "del":
            out.append(run)
            continue
        before = out[-1].text if out else " "
        after = runs[n + 1].text if n + 1 < len(runs) else " "
        out += [] if before[-1].isspace() else [Run("same", " ")]
        out.append(run)
        out += [] if after[0].isspace() or after[0] in _STOPS else [Run("same", " ")]
    return out


def nutshell(runs: Sequence[Run], around: int = 3) -> str:
    """The first marked words of a reading with up to `around` words after them: "12 people were hurt"; "" if none."""
    for n, run in enumerate(runs):
        if run.change == "ins":
            after = "".join(later.text for later in runs[n + 1 :])
            found = words(after[:200])[:around]
            # Not past the end of the clause.
            tail = re.split(r"[,;:.?!()“”\"]\s|$", after[: found[-1].end], maxsplit=1)[0] if found else ""
            return run.text + tail
    return ""
