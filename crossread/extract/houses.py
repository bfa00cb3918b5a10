"""Which outlet each report is of: an outlet counts once in a story, however many reports of it there are.

Names are as the articles give them: whoever shows one cleans it.
"""

import re
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from crossread.model import Article

UNNAMED = "Unnamed outlet"
_ARCHIVE = re.compile(r"(?:https?://)?(?:web\.)?archive\.(?:org|today|is|ph)/?$", re.IGNORECASE)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\w+/(https?://.+)", re.IGNORECASE)
# Under these, before a country's two letters, names are registered one level deeper: `ledger.co.example`.
_SECOND_LEVELS = frozenset(("ac", "co", "com", "edu", "gob", "gov", "go", "ne", "net", "or", "org"))


def houses_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """The name of each article's outlet, one name for all the articles of an outlet.

    An outlet is told by the name that its articles give, whatever its case and with or without "the"; where they give
    none, by the site of their address. What has neither is of an outlet of its own.
    """
    names = [outlet_name(article) for article in articles]
    nameless = [n for n, name in enumerate(names) if name is None]
    found: dict[str, str] = {}
    for name in names:
        if name is not None:
            found.setdefault(_key(name), name)
    single = len(nameless) == 1
    return tuple(
        found[_key(name)] if name is not None else UNNAMED if single else f"{UNNAMED} ({nameless.index(n) + 1})"
        for n, name in enumerate(names)
    )


def outlet_name(article: Article) -> str | None:
    """The outlet as people know it: its name, else the site of its address, else `None`.

    A web archive is no outlet: what it holds is of the site that it took it from.
    """
    if article.source and article.source.strip() and not _ARCHIVE.match(article.source.strip()):
        return " ".join(article.source.split())
    archived = _ARCHIVED.match((article.url or "").strip())
    host = next(iter(outlet_names(archived[1] if archived else article.url, None)), None)
    return _site(host) if host and not _ARCHIVE.match(host) else None


def outlet_key(article: Article) -> str | None:
    """The same for all articles of an outlet, `None` where it is unknown."""
    name = outlet_name(article)
    return _key(name) if name else None


def outlet_names(url: str | None, source: str | None) -> list[str]:
    """By what a page's outlet is known, the surest first: its host, and its name without "the"."""
    try:
        host = urlsplit(url.strip()).hostname if url else None
    except ValueError:
        host = None
    name = " ".join(source.split()).casefold().removeprefix("the ") if source else ""
    return [found for found in ((host or "").removeprefix("www."), name) if found]


def _key(name: str) -> str:
    return outlet_names(None, name)[0]


def _site(host: str) -> str:
    """The part of a host's name that an outlet registered: `ledger.example` of `sport.ledger.example`."""
    try:
        ip_address(host)
    except ValueError:
        labels = host.rstrip(".").split(".")
        deeper = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS
        return ".".join(labels[-3 if deeper else -2 :])
    return host
