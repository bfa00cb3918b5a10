"""An outlet's repeated lines learned from its pages, and kept as a file that people can read and change."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crossread.errors import SettingError
from crossread.extract.houses import outlet_names
from crossread.extract.outlet_lines import FEWEST, OutletLines, Repeated, line_key, line_keys
from crossread.model import Article

# The newest pages of an outlet count: its furniture changes over the years.
MOST_PAGES = 200
# Where there is no headline, pages that begin alike are copies.
_LEAD = 100
_LARGEST = 100_000_000


class OutletPages:
    """Counts on how many pages of each outlet a line stands. Pages under one headline are one: copies and revisions."""

    def __init__(self) -> None:
        # By outlet and headline, the lines by their keys.
        self._pages: dict[str, dict[str, dict[int, str]]] = {}

    def add(self, article: Article, outlet: str | None = None) -> bool:
        """Count a page of `outlet`, or of that which the page names; says whether it is known whose page it is."""
        names = outlet_names(None, outlet) or outlet_names(article.url, article.source)
        if not names:
            return False
        pages = self._pages.setdefault(names[0], {})
        headline = " ".join((article.title or article.text[:_LEAD]).split()).casefold()
        page = pages[headline] = pages.pop(headline, {})
        for key, text in line_keys(article.blocks).items():
            page[key] = min(text, page.get(key, text))
        if len(pages) > MOST_PAGES:
            del pages[next(iter(pages))]
        return True

    def as_json(self) -> dict[str, Any]:
        """The lines that pages of an outlet repeat, the most frequent first: what `read_outlet_lines` reads."""
        return {"outlets": [self._outlet(name) for name in sorted(self._pages)]}

    def _outlet(self, name: str) -> dict[str, Any]:
        pages = self._pages[name].values()
        counts = Counter(key for page in pages for key in page)
        texts: dict[int, str] = {}
        for page in pages:
            for key in page:
                if counts[key] >= FEWEST:
                    texts[key] = min(page[key], texts.get(key, page[key]))
        rows = sorted((-counts[key], text) for key, text in texts.items())
        return {"outlet": name, "pages": len(pages), "lines": [{"text": text, "pages": -n} for n, text in rows]}


def learned(articles: Iterable[Article], outlet: str | None = None) -> tuple[dict[str, Any], int]:
    """What the pages of `articles` repeat, as JSON, and how many pages don't say whose they are."""
    pages = OutletPages()
    unknown = sum(not pages.add(article, outlet) for article in articles)
    return pages.as_json(), unknown


def read_outlet_lines(path: str | Path) -> OutletLines:
    """The repeated lines in a file. Raises `SettingError`, which names the file and what is wrong with it."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingError(str(path), f"cannot be read: {reason.lower()}") from error
    if len(data) > _LARGEST:
        raise SettingError(str(path), f"is too large (the limit is {_LARGEST // 1_000_000} MB)")
    try:
        entries = json.loads(data)["outlets"]
        return OutletLines(dict(_entry(entry) for entry in entries))
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
        raise SettingError(str(path), "holds no outlets' lines: make it with crossread outlet-lines") from error


def _entry(entry: dict[str, Any]) -> tuple[str, Repeated]:
    lines = {key: int(line["pages"]) for line in entry["lines"] if (key := line_key(line["text"])) is not None}
    return outlet_names(None, entry["outlet"])[0], Repeated(int(entry["pages"]), lines)
