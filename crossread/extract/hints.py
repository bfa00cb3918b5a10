"""What the names of classes and ids tell of the elements that bear them."""

import re
from functools import lru_cache

# What names of classes and ids tell; each is a bit, inherited by all inside.
HINTS = (
    ("caption", re.compile(r"caption|credit|copyright|bildunter|legend|image-desc|photo-desc|media__info|imgdesc")),
    ("author", re.compile(r"author|byline|autor|contributor|writer|journalist|redakteur")),
    ("related", re.compile(r"related|recommend|teaser|more-|readmore|read-more|most-|popular|trending|card|"
                           r"promo|outbrain|taboola|"
                           r"also|recirc|sidebar|widget|carousel|slider|list-item|newsfeed|latest|topstor|"
                           r"linkbox|infobox")),
    ("promotion", re.compile(r"newsletter|subscri|paywall|signup|sign-up|donat|abo-|piano|regwall|banner|cta|"
                             r"offer|advert|(?:^|[\s_-])ads?(?:$|[\s_-])|sponsor|affiliate")),
    ("navigation", re.compile(r"nav|menu|breadcrumb|header|footer|topbar|toolbar|skip|pagination|sitemap|masthead")),
    ("sharing", re.compile(r"share|social|follow|bookmark|toolbox|actions|buttons")),
    ("comments", re.compile(r"comment|kommentar|disqus|discussion|forum|reply")),
    ("consent", re.compile(r"cookie|consent|gdpr|onetrust|privacy|didomi|usercentrics|cmp|modal|popup|overlay|ot-")),
    ("article", re.compile(r"article|story|entry|post|artikel|beitrag|detail")),
    ("text", re.compile(r"body|content|text|paragraph|main|copy|prose|richtext|-p(?:$|\s)")),
    ("dek", re.compile(r"dek|standfirst|subtitle|sub-title|intro|summary|lead|lede|teaser-text|excerpt|"
                       r"description|kicker|vorspann|sapo|deck|abstract|subheadline|synopsis")),
    ("headline", re.compile(r"headline|title|heading|titel|kicker")),
    ("date", re.compile(r"date|time|publish|updated|meta")),
    ("tags", re.compile(r"(?:^|[\s_-])(?:tags?|topics?|keywords?|themen|categor\w{0,5})(?:$|[\s_-])")),
    ("quotation", re.compile(r"quote|pull|zitat|cite|tweet|embed|instagram")),
    ("figure", re.compile(r"figure|image|photo|gallery|picture|media|video|player|bild|foto")),
    ("hidden", re.compile(r"hidden|visually|sr-only|screen-reader|offscreen|a11y|d-none|collapsed")),
    ("box", re.compile(r"box|aside|factbox|infobox|facts|callout|timeline|live|liveblog|ticker")),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def hints_of(name: str) -> int:
    """The bits of `HINTS` for the names of an element's classes and the like, in lower case."""
    return sum(1 << n for n, (_, pattern) in enumerate(HINTS) if pattern.search(name))
