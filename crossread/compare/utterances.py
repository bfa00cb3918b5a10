"""One utterance as several outlets quote it: whole, cut, translated anew or paraphrased."""

from collections import Counter
from dataclasses import replace

from crossread.compare.echo import Content, Matrix, Pairs, Rows, Story, content, echoes, longest_run
from crossread.compare.speakers import described, last_word, open_to_name, same_speaker, trust
from crossread.compare.units import Unit
from crossread.model import Annotated, Quote, Utterance

# Two quotations are of one utterance from this probability on. On the 45 labelled events, by cross-validation, of the
# utterances given .82 bring a right pair together, and .71 of the labelled ones are found; at .3 these are .80 and .73,
# at .5 they are .84 and .68.
LIKELY = 0.4
# A quotation that belongs to an utterance which holds its article already makes another one with its counterpart, if
# they are so probable: a long statement is often quoted whole by one outlet and in pieces by the other.
AGAIN = 0.7

# Words in a row inside quotation marks of this weight by rarity (about as many content words) are one speaker's: so are
# nine in ten of the 20 pairs of such quotations with different speakers on the labelled events.
VERBATIM = 4.0
# How plainly an outlet has to name the speaker for another to take the name over: at the cue.
NAMED = 5

# Quotations of a story that are compared: the work grows with the square of their number. Of each article as many.
MOST = 2400


def utterances(articles: tuple[Annotated, ...], story: list[Unit], matches: Matrix) -> tuple[Utterance, ...]:
    """What two or more articles quote of one speaker, in order of the first article that quotes it.

    `story` are units of the articles, `matches` how probable it is that each two report the same fact. One quotation
    may belong to several utterances.
    """
    most = MOST // max(1, len(articles))
    items = [(n, quote) for n, annotated in enumerate(articles) for quote in annotated.quotes[:most]]
    found = [content(articles[n], quote) for n, quote in items]
    quoted = Story(articles, items, story, matches)
    looked, probability = echoes(quoted, found)
    return gathered(quoted, found, looked, probability)


def gathered(
    story: Story, found: list[Content], looked: Pairs, probability: Rows, likely: float = LIKELY
) -> tuple[Utterance, ...]:
    """The utterances that pairs of quotations make, by the probability of each that it is of one."""
    sure = zip(looked.first.tolist(), looked.second.tolist(), probability.tolist(), strict=True)
    links = sorted((-value, i, j) for i, j, value in sure if value >= likely)
    groups = _chains(links, story.items)
    quotes = _named(story, found, groups)
    return tuple(_utterance([quotes[n] for n in group], [found[n] for n in group]) for group in groups)


def with_names(articles: tuple[Annotated, ...], said: tuple[Utterance, ...]) -> tuple[Annotated, ...]:
    """The articles with every quotation's speaker as the utterances have it."""
    known = {quote.span: quote for utterance in said for quote in utterance.quotes}
    return tuple(
        replace(each, quotes=tuple(known.get(quote.span, quote) for quote in each.quotes)) for each in articles
    )


def _named(story: Story, found: list[Content], groups: list[list[int]]) -> list[Quote]:
    """The quotations, each that leaves its speaker open under the name that another outlet gives for the same words."""
    quotes = [quote for _, quote in story.items]
    for group in groups:
        namers = [n for n in group if trust(story.items[n][1]) >= NAMED]
        for n in group:
            if not open_to_name(story.items[n][1]):
                continue
            alike = [(longest_run(found[n].marked, found[other].marked)[0], -other) for other in namers]
            weight, other = max(alike, default=(0.0, 0))
            if weight >= VERBATIM:
                quotes[n] = _as_named(quotes[n], story.items[-other][1], story.articles[story.items[-other][0]])
    return quotes


def _as_named(quote: Quote, other: Quote, by: Annotated) -> Quote:
    if same_speaker(quote.speaker, other.speaker):
        return quote
    outlet = by.article.source or by.article.title or by.article.id
    return replace(quote, speaker=other.speaker, resolved=f"as {outlet} names the speaker")


def _chains(links: list[tuple[float, int, int]], items: list[tuple[int, Quote]]) -> list[list[int]]:
    """Groups along the links, the surest first; a group holds one quotation of each article.

    A link that would bring a second one in makes a group of its own, if it is sure.
    """
    member: dict[int, int] = {}
    groups: list[list[int]] = []
    late = []
    for unlikely, i, j in links:
        left = groups[member[i]] if i in member else [i]
        right = groups[member[j]] if j in member else [j]
        if left is right:
            continue
        joined = sorted(left + right)
        if len({items[n][0] for n in joined}) < len(joined):
            late.append((unlikely, i, j))
            continue
        for n in joined:
            member[n] = len(groups)
        groups.append(joined)
    found = [groups[n] for n in sorted(set(member.values()))]
    return sorted(found + [[i, j] for unlikely, i, j in late if -unlikely >= AGAIN])


def _utterance(quotes: list[Quote], found: list[Content]) -> Utterance:
    """The speaker whose name the outlets give most plainly, and whether all is in marks and the same.

    The same is what one outlet has between its marks, and another in the same words, if only in part.
    """
    longest = max((each.spelled[0] for each in found), key=len)
    same = all(each.stretches and all(stretch in longest for stretch, _ in each.stretches) for each in found)
    return Utterance(_speaker(quotes), same, tuple(quotes))


def _speaker(quotes: list[Quote]) -> str | None:
    """A name before a description; of several the one with most behind it, in its fullest form."""
    named = [quote for quote in quotes if quote.speaker]
    behind: Counter[str] = Counter()
    for quote in named:
        behind[last_word(quote.speaker or "")] += trust(quote)

    def weight(quote: Quote) -> tuple[bool, int, int, int]:
        name = quote.speaker or ""
        return not described(quote), behind[last_word(name)], len(name.split()), len(name)

    return max(named, key=weight).speaker if named else None
