#!/usr/bin/env python3
"""Change one thing in one report on purpose, and see whether the comparison shows it.

    python evaluation/changed.py EVENT.json...

Makes copies of labelled events in which one outlet's sentence has another number, name or weekday, or a "not", where
another outlet reports the same: the two sentences support one labelled fact, both hold the value (or, for the "not",
the word that follows an auxiliary verb), and two or more of the content words within six words of it. A change is found
where a fact marked as differing or in conflict on the right thing then covers that sentence and the other outlet's, and
flagged before where it did so in the event as it was. Prints both by kind. Also compares every article with an
unchanged copy of itself, where nothing may be flagged. At most four changes of a kind an event, always the same ones.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

from events import Event, load

from crossread.annotate import annotate
from crossread.compare import compare
from crossread.compare.words import STOP, stem, tokens
from crossread.model import Article, Comparison

PER_EVENT = 4
KINDS = {"number": ("number",), "name": ("name", "attribution"), "date": ("date",), "negation": ("polarity",)}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = ("Harrowgate", "Lindqvist", "Okonedo", "Pellerin", "Zabriskie", "Thornbury", "Castellane", "Ueda", "Brandvold")
AROUND, COMMON = 6, 2  # words on either side, and content words in both
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})*(?![\w,]|\.\d)")
_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_AUXILIARY = re.compile(r"\b(?:is|was|were|will|would|has|had|can|could|should) (?!not\b)(?P<word>[a-z]{4,})")
_BEFORE_DAY = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? $")


class Change(NamedTuple):
    """One sentence `[start, end)` of an outlet with one thing changed, and the sentence of the other outlet.

    What was changed stood at `at` of the outlet's text; it was the word `was`.
    """

    kind: str
    outlet: str
    start: int
    end: int
    text: str
    other: str
    place: tuple[int, int]
    at: int
    was: str


def changes(event: Event, most: int = PER_EVENT, draw: Random | None = None) -> Iterator[Change]:
    """The changes for one event, at most so many of each kind; what is put in is drawn, or always the same."""
    texts = {article.id: article.text for article in event.articles}
    names = [n for a in event.articles for n in annotate(a).names if n.kind == "person" and " " in n.canonical]
    last = sorted({re.escape(name.canonical.removesuffix(" Jr.").split()[-1]) for name in names})
    people = re.compile(rf"\b(?:{'|'.join(last) or '(?!)'})\b")
    made: Counter[str] = Counter()
    seen = set()
    for fact in event.gold["facts"]:
        if fact["relation"] != "agree":
            continue
        for (one, i), (other, j) in _pairs(fact["support"]):
            (a, b), (c, d) = event.places[one][i], event.places[other][j]
            for kind, at, old, new in _variants(texts[one][a:b], texts[other][c:d], people, sum(made.values()), draw):
                which = (kind, one, a + at, (other, j) if draw else None)
                if made[kind] < most and which not in seen:
                    made[kind] += 1
                    seen.add(which)
                    text = texts[one][a : a + at] + new + texts[one][a + at + len(old) : b]
                    yield Change(kind, one, a, b, text, other, (c, d), a + at, old)


def _pairs(support: dict[str, list[int]]) -> Iterator[tuple[tuple[str, int], tuple[str, int]]]:
    """The sentences of two outlets that support a fact."""
    for one, other in combinations(sorted(support), 2):
        yield from (((one, i), (other, j)) for i in support[one] for j in support[other])


def _variants(
    mine: str, other: str, people: re.Pattern[str], turn: int, draw: Random | None
) -> Iterator[tuple[str, int, str, str]]:
    """What can be changed in `mine` that `other` says too: its kind, place, and the words before and after."""
    for kind, pattern in (("number", _NUMBER), ("name", people), ("date", _DAY)):
        for match in pattern.finditer(mine):
            word = match.group()
            places = [m.start() for m in re.finditer(rf"(?<![\w,]){re.escape(word)}(?![\w,])", other)]
            told = any(_alike(mine, match.start(), other, place) for place in places)
            if told and not (kind == "number" and _of_a_date(mine, match)):
                yield kind, match.start(), word, _instead(kind, word, turn, draw)
    for match in _AUXILIARY.finditer(mine):
        word = match["word"]
        if any(_alike(mine, match.start("word"), other, m.start()) for m in re.finditer(rf"\b{word}\b", other)):
            yield "negation", match.start("word"), word, f"not {word}"


def _alike(mine: str, at: int, other: str, place: int) -> bool:
    """Whether enough of the content words around two places are the same."""
    return len(_around(mine, at) & _around(other, place)) >= COMMON


def _around(text: str, at: int) -> set[str]:
    """The stems of the content words within `AROUND` words of the word at a place."""
    every = tokens(text)
    here = next((n for n, (start, end, _) in enumerate(every) if start <= at < end), 0)
    near = [*every[max(0, here - AROUND) : here], *every[here + 1 : here + 1 + AROUND]]
    return {stem(word) for _, _, word in near if word not in STOP}


def _of_a_date(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a year or the day of a month."""
    word = match.group()
    return (len(word) == 4 and word[:2] in ("19", "20")) or bool(_BEFORE_DAY.search(text[: match.start()]))


def _instead(kind: str, word: str, turn: int, draw: Random | None) -> str:
    if kind == "number":
        value = int(word.replace(",", ""))
        share = draw.choice((-0.5, -0.3, -0.1, 0.1, 0.2, 0.3, 0.5, 1, 9)) if draw else 0.3
        return f"{value + (round(value * share) or 1):,}"
    if kind == "date":
        return DAYS[(DAYS.index(word) + (draw.randrange(1, 7) if draw else 3)) % 7]
    return draw.choice(NAMES) if draw else NAMES[turn % len(NAMES)]


def compared(articles: list[Article]) -> Comparison:
    """The comparison of some articles."""
    return compare([annotate(article) for article in articles])


def shows(result: Comparison, change: Change, end: int) -> bool:
    """Whether a fact that differs on the right thing covers the changed sentence, up to `end`, and the other's."""
    wanted = ((change.outlet, change.start, end), (change.other, *change.place))
    return any(
        fact.relation in ("differ", "conflict")
        and fact.differ_on in KINDS[change.kind]
        and all(any(s.article == o and s.start < b and a < s.end for s in fact.reports) for o, a, b in wanted)
        for fact in result.facts
    )


def main() -> None:
    """Make every change, and print how many are found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="the changes that are not found")
    parser.add_argument("events", nargs="+", type=Path)
    options = parser.parse_args()
    total, found, before = Counter[str](), Counter[str](), Counter[str]()
    copies = 0
    for path in sorted(options.events):
        event = load(path)
        if event is None:
            continue
        plain = compared(event.articles)
        for article in event.articles:
            twice = compared([article, replace(article, id="copy")])
            copies += sum(fact.relation in ("differ", "conflict") for fact in twice.facts)
        for change in changes(event):
            changed = [_changed(article, change) for article in event.articles]
            total[change.kind] += 1
            before[change.kind] += shows(plain, change, change.end)
            hit = shows(compared(changed), change, change.start + len(change.text))
            found[change.kind] += hit
            if options.verbose and not hit:
                other = next(a for a in event.articles if a.id == change.other).text[slice(*change.place)]
                print(f"{change.kind}: {change.text}\n    {other}")
    for kind in KINDS:
        print(f"{kind:9} changed {total[kind]}  found {found[kind]}  flagged before {before[kind]}")
    share = found.total() / max(1, total.total())
    print(f"all       changed {total.total()}  found {found.total()} ({share:.2f})  flagged before {before.total()}")
    print(f"flags on unchanged copies {copies}")


def _changed(article: Article, change: Change) -> Article:
    if article.id != change.outlet:
        return article
    return replace(article, text=article.text[: change.start] + change.text + article.text[change.end :])


if __name__ == "__main__":
    main()
