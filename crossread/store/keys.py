"""By what two inputs are known to be the same article, or two versions of one."""

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit

from crossread.model import Article, Page

# Parameters that say where a reader came from and nothing of the page.
_TRACKING = ("utm_", "mc_", "pk_", "mtm_", "ns_", "guce_")
_TRACKING_NAMES = frozenset(
    ("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "twclid", "ttclid")
) | {"ref_src", "ref_url", "cmpid", "ocid", "ito", "taid", "smid", "smtyp", "guccounter"}


def url_key(url: str | None) -> str | None:
    """What of `url` identifies a page: no scheme, `www.`, fragment, trailing slash or tracking parameters.

    `None` where there is no URL or it leads to a whole site.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0])))
    path = _trimmed(parts.path)
    if not host or not (path or query):
        return None
    return f"{host}{port}{path}{'?' if query else ''}{query}"


def _trimmed(path: str) -> str:
    """A path without the slashes and white space at its end."""
    end = len(path)
    while end and (path[end - 1] == "/" or path[end - 1].isspace()):
        end -= 1
    return path[:end]


def digest(article: Article) -> str:
    """The same for two inputs of the same outlet with the same title and text."""
    return _digest(_outlet(article), article.title or "", article.text)


def body_digest(article: Article) -> str:
    """The same for two inputs of the same outlet with the same text."""
    return _digest(_outlet(article), article.text)


def input_digest(page: Page, reader: str) -> str:
    """The same for two inputs with the same content, read by the same version of the program, `reader`."""
    head = "\0".join((reader, page.media, page.url or "", page.charset or ""))
    return hashlib.sha256(head.encode("utf-8", "surrogatepass") + b"\0" + page.data).hexdigest()


def _outlet(article: Article) -> str:
    if article.source:
        return article.source.strip().casefold()
    key = url_key(article.url)
    return key.partition("/")[0] if key else ""


def _digest(*parts: str) -> str:
    whole = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _tracks(name: str) -> bool:
    name = name.lower()
    return name in _TRACKING_NAMES or name.startswith(_TRACKING)
