"""What the names of classes and ids tell of the elements that bear them."""

import re
from functools import lru_cache

# What parts of names tell; each is a bit, inherited by all inside.
HINTS = {
    "caption": "caption credit copyright bildunter legend image-desc photo-desc media__info imgdesc",
    "author": "author byline autor contributor writer journalist redakteur",
    "related": "related recommend teaser more- readmore read-more most- popular trending card promo outbrain taboola "
               "also recirc sidebar widget carousel slider list-item newsfeed latest topstor linkbox infobox",
    "promotion": "newsletter subscri paywall signup sign-up donat abo- piano regwall banner cta offer advert sponsor "
                 "affiliate",
    "navigation": "nav menu breadcrumb header footer topbar toolbar skip pagination sitemap masthead",
    "sharing": "share social follow bookmark toolbox actions buttons",
    "comments": "comment kommentar disqus discussion forum reply",
    "consent": "cookie consent gdpr onetrust privacy didomi usercentrics cmp modal popup overlay ot-",
    "article": "article story entry post artikel beitrag detail",
    "text": "body content text paragraph main copy prose richtext",
    "dek": "dek standfirst subtitle sub-title intro summary lead lede teaser-text excerpt description kicker vorspann "
           "sapo deck abstract subheadline synopsis",
    "headline": "headline title heading titel kicker",
    "date": "date time publish updated meta",
    "tags": "",
    "quotation": "quote pull zitat cite tweet embed instagram",
    "figure": "figure image photo gallery picture media video player bild foto",
    "hidden": "hidden visually sr-only screen-reader offscreen a11y d-none collapsed",
    "box": "box aside factbox infobox facts callout timeline live liveblog ticker",
}  # fmt: skip
BITS = {name: 1 << n for n, name in enumerate(HINTS)}
# What counts only as a whole word of a name.
_WHOLE = {"ad": "promotion", "ads": "promotion"} | dict.fromkeys(
    ("tag", "tags", "topic", "topics", "keyword", "keywords", "themen"), "tags"
)
_CATEGORY = re.compile(r"categor\w{0,5}")
_LAST_P = re.compile(r"-p(?:$|\s)")
_SEPARATORS = str.maketrans("-_", "  ")
_PARTS = [(part, BITS[name]) for name, parts in HINTS.items() for part in parts.split()]
_IN_WORDS = [(part, bit) for part, bit in _PARTS if part == part.translate(_SEPARATORS)]
_BEYOND_WORDS = [(part, bit) for part, bit in _PARTS if part != part.translate(_SEPARATORS)]


@lru_cache(maxsize=20_000)
def hints_of(name: str) -> int:
    """The bits of `HINTS` for the names of an element's classes and the like, in lower case."""
    found = 0
    for word in name.translate(_SEPARATORS).split():
        found |= _of_word(word)
    for part, bit in _BEYOND_WORDS:
        if part in name:
            found |= bit
    return found | BITS["text"] if "-p" in name and _LAST_P.search(name) else found


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> int:
    """The bits for one word of a name: there are many names, of few words."""
    found = BITS[_WHOLE[word]] if word in _WHOLE else 0
    for part, bit in _IN_WORDS:
        if part in word:
            found |= bit
    return found | BITS["tags"] if _CATEGORY.fullmatch(word) else found
