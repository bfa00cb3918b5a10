"""One utterance as several outlets quote it: whole, cut, translated anew or paraphrased."""

from collections import Counter
from itertools import combinations

from rapidfuzz import fuzz

from crossread.compare.echo import Content, Echo, contents, longest_run
from crossread.compare.speakers import last_word
from crossread.model import Annotated, Quote, Utterance

# Quotations of one speaker are of one utterance from this probability on. On the labelled events, by cross-validation:
# precision .79, recall .73 of pairs; at .5 they are .88 and .60.
LIKELY = 0.3
# Words in a row inside quotation marks of this weight by rarity (about as many content words) are of one utterance,
# whoever it is ascribed to: nine in ten of the 20 such pairs on the labelled events.
VERBATIM = 4.0

# Quotations of a story that are compared: the work grows with the square of their number. Of each article as many.
MOST = 2400


def utterances(articles: tuple[Annotated, ...]) -> tuple[Utterance, ...]:
    """What two or more articles quote of one speaker, in order of the first article that quotes it."""
    most = MOST // max(1, len(articles))
    items = [(n, quote) for n, annotated in enumerate(articles) for quote in annotated.quotes[:most]]
    found = contents([(articles[n], quote) for n, quote in items])
    links = _links(items, found)
    return tuple(_utterance([items[n][1] for n in group], [found[n] for n in group]) for group in _chains(links, items))


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether two canonical names can be one person's: the same last word, or all words of one in the other."""
    if not a or not b:
        return False
    first, second = set(a.casefold().split()), set(b.casefold().split())
    return last_word(a) == last_word(b) or first <= second or second <= first


def _links(items: list[tuple[int, Quote]], found: list[Content]) -> list[tuple[float, int, int]]:
    """Pairs of quotations of one utterance, the surest first."""
    echo = Echo(found)
    links = []
    for i, j in combinations(range(len(items)), 2):
        if items[i][0] == items[j][0]:
            continue
        if same_speaker(items[i][1].speaker, items[j][1].speaker):
            sure = echo.probability(found[i], found[j])
            if sure >= LIKELY:
                links.append((-sure, i, j))
        elif longest_run(found[i].marked, found[j].marked)[0] >= VERBATIM:
            links.append((-1.0, i, j))
    return sorted(links)


def _chains(links: list[tuple[float, int, int]], items: list[tuple[int, Quote]]) -> list[list[int]]:
    """Groups along the links, the surest first; a group holds one quotation of each article."""
    member: dict[int, int] = {}
    groups: list[list[int]] = []
    for _, i, j in links:
        left = groups[member[i]] if i in member else [i]
        right = groups[member[j]] if j in member else [j]
        outlets = [items[n][0] for n in left + right]
        if left is right or len(set(outlets)) < len(outlets):
            continue
        joined = sorted(left + right)
        for n in joined:
            member[n] = len(groups)
        groups.append(joined)
    return [groups[n] for n in sorted(set(member.values()), key=lambda n: groups[n])]


def _utterance(quotes: list[Quote], found: list[Content]) -> Utterance:
    """The speaker by whom most have it, under the fullest name, and whether all is in marks and the same."""
    names = [quote.speaker for quote in quotes if quote.speaker]
    count = Counter(last_word(name) for name in names)
    speaker = max(names, key=lambda name: (count[last_word(name)], len(name.split()), len(name)), default=None)
    longest = max((" ".join(content.all) for content in found), key=len)
    marked = all(quote.kind != "indirect" for quote in quotes)
    same = marked and all(fuzz.partial_ratio(" ".join(content.marked), longest) > 99 for content in found)
    return Utterance(speaker, same, tuple(quotes))
