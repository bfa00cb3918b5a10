"""Values that two reports may give for the same thing: for each two of them, how alike what stands around them is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import log
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein

from crossread.compare.echo import longest_run
from crossread.compare.kinds import aged, common_people, number_of, one_thing, personhood
from crossread.compare.lexical import Matrix
from crossread.compare.slots import Slot, Slotted, is_negation, last_name, same, slotted
from crossread.compare.surroundings import MOST_SLOTS, Surroundings, of_kind, word_at
from crossread.compare.units import Unit
from crossread.compare.values import differ
from crossread.compare.words import STOP, tokens
from crossread.model import Annotated, Quote, Span

FEATURES = (
    "logit", "probability", "around_high", "around_low", "inside_high", "inside_low", "around_count", "before", "after",
    "two_before", "two_after", "near_before", "near_after", "clause", "cosine_near", "cosine_far", "clause_cosine",
    "mine_elsewhere", "mine_there", "mine_third", "other_here", "other_third", "other_matched", "others", "advantage",
    "held", "people", "quoted", "speakers", "run", "first_name", "first_clash", "first_around", "letters", "thing",
    "distance", "length", "support",
)  # fmt: skip

# Pairs of statements below this are not looked at: of the 306 changes made on purpose, one is of statements so unlike.
FLOOR = 0.05
# Pairs of statements of a story that are looked at, the likest of them; the labelled events have 84 to 444.
MOST_PAIRS = 3000
_MATCHED = 0.3  # a statement of a third report is matched from this probability on
_MOST_RUN = 8
_EDGE = 1e-3
_NEGATED = 4  # words before a word among which a negation is taken to be of it
_NAME = re.compile(r"[^\W_]+")
_NONE = frozenset(["no", "neither", "nor"])
_CONTRARY = ("in", "un", "im", "dis", "non")


class Counterpart(NamedTuple):
    """Two values of the statements numbered `first` and `second`, that may be of the same thing but are not alike."""

    first: int
    second: int
    mine: Slot
    other: Slot
    row: tuple[float, ...]


class Counterparts:
    """The pairs of values of a story's statements that are of one kind but not the same.

    `probability` is how probable it is that two statements report the same fact. Of a negation `mine` is always a word
    that one statement denies, and `other` the word that the other has without a negation.
    """

    def __init__(self, articles: tuple[Annotated, ...], story: list[Unit], probability: Matrix) -> None:
        self._articles = articles
        self._probability = probability
        self._all = slotted(articles, story)
        self._words = [Counter[str]() for _ in articles]
        for each in self._all:
            self._words[each.unit.article].update(each.words)
        self._holders: dict[tuple[str, tuple[str, ...]], dict[int, list[int]]] = {}
        for n, each in enumerate(self._all):
            for slot in each.slots:
                holding = self._holders.setdefault((slot.kind, slot.key), {})
                holding.setdefault(each.unit.article, []).append(n)
        self._around = Surroundings()

    def found(self) -> list[Counterpart]:
        """All of them, in order of the statements."""
        size = len(self._all)
        first, second = np.nonzero(np.triu(self._probability, 1) >= FLOOR) if size else (np.zeros(0, int),) * 2
        order = np.argsort(-self._probability[first, second], kind="stable")[:MOST_PAIRS]
        pairs = sorted(zip(first[order].tolist(), second[order].tolist(), strict=True))
        plain = [each for i, j in pairs for each in self._of_pair(i, j)]
        return _with_support(plain)

    def _of_pair(self, i: int, j: int) -> Iterator[Counterpart]:
        a, b = self._all[i], self._all[j]
        for mine in a.slots[:MOST_SLOTS]:
            if mine.kind == "polarity":
                continue
            alike = [other for other in b.slots[:MOST_SLOTS] if other.kind == mine.kind]
            if not any(same(mine, other) for other in alike):
                for other in (each for each in alike if self._comparable(a, mine, b, each)):
                    held = any(same(other, each) for each in of_kind(a, mine, mine))
                    yield self._counterpart(i, j, mine, other, held)
        for n, m in ((i, j), (j, i)):
            for mine in self._all[n].slots[:MOST_SLOTS]:
                if mine.kind == "polarity":
                    yield from (
                        self._counterpart(n, m, mine, other) for other in _affirmed(self._all[n], mine, self._all[m])
                    )

    def _comparable(self, a: Slotted, mine: Slot, b: Slotted, other: Slot) -> bool:
        """Whether two values are of one sort and cannot be meant as one.

        Of two people one must be unknown to all other reports: names that are known to several stand for two people.
        """
        if mine.kind == "number":
            numbers = number_of(a.unit, mine), number_of(b.unit, other)
            return differ(*numbers) and aged(a, mine) == aged(b, other) and one_thing(a, mine, b, other) >= 0
        if mine.kind == "date":
            return mine.sort == other.sort
        shared = _last_words(mine) & _all_words(other) | _last_words(other) & _all_words(mine)
        unknown = self._only_in(mine, a.unit.article) or self._only_in(other, b.unit.article)
        people = personhood(mine) + personhood(other)
        return people > 1 and unknown and not shared

    def _only_in(self, slot: Slot, article: int) -> bool:
        return not any(self._count(slot, n) for n in range(len(self._articles)) if n != article)

    def _counterpart(self, i: int, j: int, mine: Slot, other: Slot, held: bool = False) -> Counterpart:
        a, b = self._all[i], self._all[j]
        figures = {
            **self._around.figures(a, mine, b, other),
            **self._story(i, j, mine, other),
            **self._speakers(a, mine, b, other),
            **self._kind(b, mine, other, a),
            "held": float(held),
            "people": common_people(a, mine, b, other),
            "length": log(len(a.words) * len(b.words)),
            "support": 0.0,
        }
        figures["first_around"] = figures["first_name"] * figures["around_high"]
        return Counterpart(i, j, mine, other, tuple(figures[name] for name in FEATURES))

    def _story(self, i: int, j: int, mine: Slot, other: Slot) -> dict[str, float]:
        """How probable it is that the statements report one fact, and where else in the story the values stand."""
        names = ("mine_elsewhere", "mine_there", "mine_third", "other_here", "other_third", "other_matched")
        here, there = self._all[i].unit.article, self._all[j].unit.article
        p = float(self._probability[i, j])
        own = {"logit": log(max(p, _EDGE) / max(1 - p, _EDGE)), "probability": p}
        if mine.kind == "polarity":
            return own | dict.fromkeys((*names, "others"), 0.0)
        third = [n for n in range(len(self._articles)) if n not in (here, there)]
        holding = self._holders[other.kind, other.key]
        near = [n for article in third for n in holding.get(article, ())]
        rivals = len(of_kind(self._all[i], mine, mine)) + len(of_kind(self._all[j], mine, other))
        values = (
            float(min(3, max(0, self._count(mine, here) - 1))),
            float(self._count(mine, there) > 0),
            sum(self._count(mine, n) > 0 for n in third) / max(1, len(third)),
            float(self._count(other, here) > 0),
            sum(self._count(other, n) > 0 for n in third) / max(1, len(third)),
            float(any(max(self._probability[i, n], self._probability[j, n]) > _MATCHED for n in near)),
        )
        return own | dict(zip(names, values, strict=True)) | {"others": float(min(6, rivals))}

    def _count(self, slot: Slot, article: int) -> int:
        """How often an article has a value; a name counts as a word."""
        if slot.kind == "name":
            return self._words[article][slot.key[0]]
        return len(self._holders[slot.kind, slot.key].get(article, ()))

    def _speakers(self, a: Slotted, mine: Slot, b: Slotted, other: Slot) -> dict[str, float]:
        """Whether both are named as the speakers of quotations, and how many words in a row these have in common."""
        ours, theirs = _spoken(a, mine), _spoken(b, other)
        runs = [longest_run(self._said(a, q), self._said(b, r))[1] for q in ours for r in theirs]
        return {
            "speakers": float(bool(ours and theirs)),
            "run": float(min(_MOST_RUN, max(runs, default=0))),
            "quoted": float(_marked(a, mine) + _marked(b, other)),
        }

    def _said(self, each: Slotted, quote: Quote) -> tuple[str, ...]:
        text = self._articles[each.unit.article].article.text
        return tuple(word for part in quote.parts for _, _, word in tokens(text, part.start, part.end))

    def _kind(self, b: Slotted, mine: Slot, other: Slot, a: Slotted) -> dict[str, float]:
        """What only names, numbers or negations have."""
        first = clash = letters = thing = 0.0
        if mine.kind == "name":
            ours, theirs = (set(each.raw.casefold().split()[:-1]) for each in (mine, other))
            theirs |= self._given_names(b.unit.article, other)
            first, clash = float(bool(ours & theirs)), float(bool(ours and theirs and not ours & theirs))
            letters = 1 - DamerauLevenshtein.normalized_distance(mine.key[0], other.key[0])
        if mine.kind == "number":
            thing = one_thing(a, mine, b, other)
        distance = float(mine.first - mine.mark) if mine.kind == "polarity" else 0.0
        return {"first_name": first, "first_clash": clash, "letters": letters, "thing": thing, "distance": distance}

    def _given_names(self, article: int, slot: Slot) -> set[str]:
        """The first names that an article gives with a last name."""
        return self._firsts[article].get(slot.key[0], set())

    @cached_property
    def _firsts(self) -> list[dict[str, set[str]]]:
        found: list[dict[str, set[str]]] = []
        for annotated in self._articles:
            known: dict[str, set[str]] = {}
            for name in annotated.names:
                words = name.canonical.casefold().split()
                if len(words) > 1:
                    known.setdefault(last_name(name.canonical), set()).add(words[0])
            found.append(known)
        return found


def _with_support(found: list[Counterpart]) -> list[Counterpart]:
    """The counterparts, each with how well the same other value fits in further statements: many may contradict one."""
    total: defaultdict[tuple[int, int, str, tuple[str, ...]], float] = defaultdict(float)
    at, support = FEATURES.index("around_high"), FEATURES.index("support")
    for each in found:
        total[each.first, each.mine.first, each.mine.kind, each.other.key] += each.row[at]
        if each.mine.kind != "polarity":
            total[each.second, each.other.first, each.mine.kind, each.mine.key] += each.row[at]
    out = []
    for each in found:
        ours = total[each.first, each.mine.first, each.mine.kind, each.other.key]
        theirs = total[each.second, each.other.first, each.mine.kind, each.mine.key]
        row = list(each.row)
        row[support] = max(ours, theirs) - row[at]
        out.append(each._replace(row=tuple(row)))
    return out


def _last_words(slot: Slot) -> set[str]:
    """The words of a last name, one or of two parts, without a plural's s."""
    return {word.rstrip("s") for word in _NAME.findall(slot.key[0])}


def _all_words(slot: Slot) -> set[str]:
    return {word.rstrip("s") for word in _NAME.findall(slot.raw.casefold())}


def _affirmed(a: Slotted, mine: Slot, b: Slotted) -> Iterator[Slot]:
    """The words of a statement that are the denied one and are not denied there."""
    if any(prefix + mine.raw.casefold() in b.words for prefix in _CONTRARY):
        return
    if a.words[mine.mark] in _NONE and any(is_negation(word) for word in b.words):
        return  # "neither country may" and "lets neither": what is denied is told in another way
    denied = {slot.first for slot in b.slots if slot.kind == "polarity"}
    for n, word in enumerate(b.stems):
        if word != mine.key[0] or n in denied:
            continue
        around = (word_at(a, mine.mark - 1), word_at(a, mine.last)), (word_at(b, n - 1), word_at(b, n + 1))
        if b.words[n] in STOP and around[0] != around[1]:
            continue
        if not any(is_negation(w) for w in (*b.words[max(0, n - _NEGATED) : n], word_at(b, n + 1))):
            start = b.starts[n]
            span = Span(b.unit.span.article, start, start + len(b.words[n]))
            yield Slot("polarity", n, n + 1, "", mine.key, span, b.words[n])


def _spoken(each: Slotted, slot: Slot) -> list[Quote]:
    """The quotations that name the value as their speaker."""
    return [
        quote
        for quote in each.unit.quotes
        if quote.speaker_span and quote.speaker_span.start <= slot.span.start < quote.speaker_span.end
    ]


def _marked(each: Slotted, slot: Slot) -> bool:
    """Whether a value stands in quotation marks."""
    parts = [part for quote in each.unit.quotes if quote.kind != "indirect" for part in quote.parts]
    return any(part.start <= slot.span.start < part.end for part in parts)
