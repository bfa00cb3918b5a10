"""The outlet's name, out of what its page states of itself."""

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crossread.extract.structured import Stated, plain, types

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOMAIN = re.compile(r"(?:https?://)?[\w.-]{1,80}\.[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)
_LEGAL = re.compile(
    r",?\s(?:gmbh(?:\s?& co\.?\s?kgaa?)?|ag|se|kg|inc|ltd|limited|llc|plc|corp|s\.?a|s\.?p\.?a|s\.?r\.?l|a/s|b\.?v|"
    r"n\.?v|co\.,? ltd|pty ltd|ооо)\.?$",
    re.IGNORECASE,
)
# What parts a name from what the outlet says of itself.
_TAGLINE = re.compile(r"\s?[|｜：]\s?|\s[-–—•·:»]\s|:\s")
_LONGEST = 60
_SYSTEMS = frozenset({"blogger", "wordpress", "drupal", "joomla", "home", "homepage", "news", "website", "default"})


def source_of(facts: Stated, root: "_Element | None" = None) -> str | None:
    """The outlet's name: the site's as shared, else the publisher's, else what ends the tab's title; a domain last."""
    host = host_of(facts)
    stated = [name for name in (_name(value, host) for value in _candidates(facts)) if name]
    names = [name for name in stated if not _DOMAIN.fullmatch(name)]
    ending = _ending(root, facts) if root is not None else None
    # A name in another script than the page's address is what the outlet is called at home.
    if not names or (ending and not names[0].isascii() and not re.search("[a-z]", names[0].lower())):
        return ending or next(iter([*names, *stated]), None)
    alike = [name for name in (*names, ending or "") if same(name, names[0])]
    return max(alike, key=_form)


def outlet_names(facts: Stated, root: "_Element | None" = None) -> list[str]:
    """All names that the page gives its outlet, the domain's among them."""
    host = host_of(facts) or (_canonical_host(root) if root is not None else None)
    names = [_name(value, host) for value in _candidates(facts)]
    known = [*(plain(value) for value in _candidates(facts) if isinstance(value, str)), *names, host]
    return list(dict.fromkeys(name for name in known if name))


def same(one: str, other: str) -> bool:
    """Whether the two are one name but for case, spaces, "the" and a domain's ending."""
    return _squashed(one) == _squashed(other)


def akin(one: str, other: str) -> bool:
    """Whether the two name one house: alike but for spaces and a domain's ending, or one a part of the other."""
    if len(one) >= _LONGEST or len(other) >= _LONGEST:
        return False
    (a, _), (b, longer) = sorted(((_squashed(name), name) for name in (one, other)), key=lambda pair: len(pair[0]))
    if not a or len(a) == len(b):
        return bool(a) and a == b
    if len(a) > 3 and a in b:
        return True
    words = re.findall(r"\w+", longer.lower())
    return len(a) > 1 and (a in words or a == "".join(word[0] for word in words))


def host_of(facts: Stated) -> str | None:
    """The host of the page's address as stated, without "www."."""
    address = facts.meta.get("og:url") or facts.text("url") or ""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _candidates(facts: Stated) -> list[Any]:
    publisher = facts.resolve(facts.article.get("publisher"))
    if isinstance(publisher, list) and publisher:
        publisher = facts.resolve(publisher[0])
    sites = [node.get("name") for node in facts.nodes.values() if "WebSite" in types(node)]
    return [
        facts.meta.get("og:site_name"),
        *((publisher.get("name"), publisher.get("alternateName")) if isinstance(publisher, dict) else (publisher,)),
        *sites[:1],
        *(facts.meta.get(key) for key in ("application-name", "apple-mobile-web-app-title", "dc.publisher")),
    ]


def _name(value: Any, host: str | None) -> str | None:
    """The name in `value` without its tagline and legal form; `None` where it is none."""
    text = plain(value) if isinstance(value, str) else None
    if not text or text.startswith(("http:", "https:", "@")):
        return None
    parts = [part for part in _TAGLINE.split(text) if part]
    if len(parts) > 1:
        text = next((part for part in parts if host and akin(part, host)), parts[0])
    text = _LEGAL.sub("", text)
    return text if 1 < len(text) < _LONGEST and text.lower() not in _SYSTEMS else None


def _ending(root: "_Element", facts: Stated) -> str | None:
    """The part of the tab's title, after its first, that is like the page's host."""
    title = plain(root.findtext(".//title") or "") or ""
    host = host_of(facts) or _canonical_host(root)
    parts = _TAGLINE.split(title)
    if len(parts) < 2 or not host:
        return None
    site = host.rsplit(".", 1)[0].split(".")[-1]
    for part in reversed(parts[1:]):
        name = _name(part, host)
        if name and not _DOMAIN.fullmatch(name) and akin(name, site):
            return name
    return None


def _canonical_host(root: "_Element") -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            try:
                return (urlsplit(link.get("href") or "").hostname or "").removeprefix("www.") or None
            except ValueError:
                return None
    return None


def _squashed(name: str) -> str:
    """The name's letters and figures in lower case, without "the" and a domain's ending."""
    bare = re.sub(r"^the\s?|\.(?:com?|org|net|[a-z]{2,3})(?:\.[a-z]{2})?$", "", name.lower())
    return re.sub(r"\W", "", bare)


def _form(name: str) -> tuple[bool, int]:
    """How much `name` looks like a name rather than a key: spaces, then capitals, but not capitals alone."""
    return " " in name or "-" in name, 0 if name.isupper() and len(name) > 8 else sum(c.isupper() for c in name)
