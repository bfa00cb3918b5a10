"""Words as the comparison sees them: content words, folded and cut to their stems, with their offsets."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

_STEMMER = Stemmer.Stemmer("english")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
STOP = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each even few
    for from further had hadn't has hasn't have haven't having he he's her here hers herself him himself his how however i
    i'm if in into is isn't it it's its itself just let's like me more most my myself no nor not now of off on once only
    or other our ours ourselves out over own said same say says she should shouldn't so some such than that that's the
    their theirs them themselves then there these they they're this those through to told too under until up upon very was
    wasn't we were weren't what when where which while who whom whose why will with won't would wouldn't you your yours
    yourself mr mrs ms dr sen rep gov according added adding saying among may might must yet still since""".split()
)
# Forms that the stemmer does not bring together, and names of nations with their people.
_IRREGULAR = dict(
    tuple(pair.split(":"))
    for pair in """died:die dying:die dead:die deaths:die death:die killed:kill won:win winning:win met:meet meeting:meet
    meetings:meet went:go gone:go took:take taken:take gave:give given:give began:begin begun:begin came:come
    wrote:write written:write spoke:speak spoken:speak shot:shoot shooting:shoot held:hold left:leave lost:lose losing:lose
    sent:send spent:spend found:find fought:fight bought:buy brought:bring thought:think told:tell kept:keep led:lead paid:pay
    sold:sell stood:stand understood:understand knew:know known:know grew:grow grown:grow saw:see seen:see chose:choose
    chosen:choose broke:break broken:break drove:drive driven:drive rose:rise risen:rise fell:fall fallen:fall men:man
    women:woman children:child people:person persons:person lives:life wives:wife leaves:leave u.s:us us:us u.s.:us america:us
    american:us americans:us russian:russia russians:russia""".split()
)


class Word(NamedTuple):
    """A content word: `[start, end)` of the text, its stem, and whether it is written with a capital or is a number."""

    start: int
    end: int
    stem: str
    capital: bool
    number: bool


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The content words of `text[start:end]` in order; stop words are left out."""
    return list(_content(text, start, len(text) if end is None else end))


def tokens(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Every word of `text[start:end]`, stop words too, as `(start, end, folded)`."""
    stop = len(text) if end is None else end
    return [(match.start(), match.end(), _fold(match.group())) for match in _WORD.finditer(text, start, stop)]


def _content(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        raw = match.group()
        folded = _fold(raw)
        if folded not in STOP and (len(folded) > 1 or raw[0].isdigit()):
            yield Word(match.start(), match.end(), stem(folded), raw[0].isupper(), raw[0].isdigit())


def _fold(word: str) -> str:
    folded = word.casefold().replace("’", "'")
    return folded.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word, by Snowball's English stemmer."""
    return _IRREGULAR.get(word) or _STEMMER.stemWord(word)
