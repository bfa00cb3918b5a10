#!/usr/bin/env python3
"""Change one thing in one report on purpose, and see whether the comparison shows it.

    python evaluation/changed.py EVENT.json...

For every labelled fact whose statements in two outlets both hold the same number, person or day, or an auxiliary verb,
makes a copy of the event in which one outlet's sentence has another one, or a "not". It is found where a fact marked as
differing or in conflict on the right thing then covers that sentence and the other outlet's, and flagged before where
it did so in the event as it was. Prints found and flagged before, by kind. Also compares every article with an
unchanged copy of itself, where nothing may be flagged. At most four changes of a kind an event, always the same ones.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from fit_match import Event, load

from crossread.annotate import annotate
from crossread.compare import compare
from crossread.model import Article, Comparison

PER_EVENT = 4
KINDS = {"number": "number", "name": "name", "date": "date", "negation": "polarity"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = ("Harrowgate", "Lindqvist", "Okonedo", "Pellerin")
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})*(?![\w,]|\.\d)")
_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_AUXILIARY = re.compile(r"\b(?:is|was|were|will|would|has|had|can|could|should)\b(?! not|n)")


class Change(NamedTuple):
    """One sentence `[start, end)` of an outlet with one thing changed, and the sentence of the other outlet."""

    kind: str
    outlet: str
    start: int
    end: int
    text: str
    other: str
    place: tuple[int, int]


def changes(event: Event) -> Iterator[Change]:
    """The changes for one event, a few of each kind."""
    texts = {article.id: article.text for article in event.articles}
    names = [n for a in event.articles for n in annotate(a).names if n.kind == "person" and " " in n.canonical]
    last = sorted({re.escape(name.canonical.split()[-1]) for name in names})
    people = re.compile(rf"\b(?:{'|'.join(last) or '(?!)'})\b")
    made: Counter[str] = Counter()
    seen = set()
    for fact in event.gold["facts"]:
        if fact["relation"] != "agree":
            continue
        for one, other in combinations(sorted(fact["support"]), 2):
            i, j = fact["support"][one][0], fact["support"][other][0]
            (a, b), (c, d) = event.places[one][i], event.places[other][j]
            for kind, text in _variants(texts[one][a:b], texts[other][c:d], people, sum(made.values())):
                if made[kind] < PER_EVENT and (kind, one, i) not in seen:
                    made[kind] += 1
                    seen.add((kind, one, i))
                    yield Change(kind, one, a, b, text, other, (c, d))


def _variants(mine: str, other: str, people: re.Pattern[str], turn: int) -> Iterator[tuple[str, str]]:
    """`mine` with one number, name or day that both have changed, and with a negation."""
    for kind, pattern in (("number", _NUMBER), ("name", people), ("date", _DAY)):
        for match in pattern.finditer(mine):
            word = match.group()
            if re.search(rf"(?<![\w,]){re.escape(word)}(?![\w,])", other) and not (kind == "number" and _is_year(word)):
                yield kind, mine[: match.start()] + _instead(kind, word, turn) + mine[match.end() :]
                break
    match = _AUXILIARY.search(mine)
    if match and re.search(rf"\b{match.group()}\b", other):
        yield "negation", f"{mine[: match.end()]} not{mine[match.end() :]}"


def _is_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20")


def _instead(kind: str, word: str, turn: int) -> str:
    if kind == "number":
        value = int(word.replace(",", ""))
        return f"{value + max(1, round(value * 0.3)):,}"
    if kind == "date":
        return DAYS[(DAYS.index(word) + 3) % 7]
    return NAMES[turn % len(NAMES)]


def compared(articles: list[Article]) -> Comparison:
    """The comparison of some articles."""
    return compare([annotate(article) for article in articles])


def shows(result: Comparison, change: Change, end: int) -> bool:
    """Whether a fact that differs on the right thing covers the changed sentence, up to `end`, and the other's."""
    wanted = ((change.outlet, change.start, end), (change.other, *change.place))
    return any(
        fact.relation in ("differ", "conflict")
        and fact.differ_on == KINDS[change.kind]
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
