"""Words as the comparison sees them: content words, folded and cut to their stems, with their offsets."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

_STEMMER = Stemmer.Stemmer("english")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
STOP = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each
    even few for from further had hadn't has hasn't have haven't having he he's her here hers herself him
    himself his how however i i'm if in into is isn't it it's its itself just let's like me more most my myself
    no nor not now of off on once only or other our ours ourselves out over own said same say says she should
    shouldn't so some such than that that's the their theirs them themselves then there these they they're this
    those through to told too under until up upon very was wasn't we were weren't what when where which while
    who whom whose why will with won't would wouldn't you your yours yourself mr mrs ms dr sen rep gov according
    added adding saying among may might must yet still since""".split()
)
# Forms that the stemmer does not bring together, and names of nations with their people.
_FORMS = """
die: died dying dead deaths death; kill: killed; win: won winning; meet: met meeting meetings; go: went gone;
take: took taken; give: gave given; begin: began begun; come: came; write: wrote written; speak: spoke spoken;
shoot: shot shooting; hold: held; leave: left leaves; lose: lost losing; send: sent; spend: spent; find: found;
fight: fought; buy: bought; bring: brought; think: thought; tell: told; keep: kept; lead: led; pay: paid; sell:
sold; stand: stood; understand: understood; know: knew known; grow: grew grown; see: saw seen; choose: chose
chosen; break: broke broken; drive: drove driven; rise: rose risen; fall: fell fallen; man: men; woman: women;
child: children; person: people persons; life: lives; wife: wives; us: u.s us u.s. america american americans;
russia: russian russians
"""
_IRREGULAR: dict[str, str] = {
    form: stem.strip() for stem, forms in (entry.split(":") for entry in _FORMS.split(";")) for form in forms.split()
}


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


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    folded = word.casefold().replace("’", "'")
    return folded.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word, by Snowball's English stemmer."""
    return _IRREGULAR.get(word) or str(_STEMMER.stemWord(word))
