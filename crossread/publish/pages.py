"""The templates and what they may use: one place for pages of the site and for files that stand alone."""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from crossread.publish.dates import rfc3339, shown
from crossread.publish.outlets import distinct, sureness
from crossread.publish.passages import paragraphs
from crossread.publish.readings import Reading
from crossread.publish.safe import clean, clip, listed
from crossread.publish.signs import BY_NAME
from crossread.publish.words import parted

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
# People read 238 words of English a minute (Brysbaert 2019, a review of 190 studies).
WORDS_A_MINUTE = 238


def page(template: str, **values: Any) -> str:
    """A page from a template; every value is escaped, and no lone surrogate can break its encoding."""
    return _environment().get_template(template).render(**values).encode("utf-8", "replace").decode("utf-8")


def asset(name: str) -> str:
    """A style sheet or script of ours."""
    return files("crossread.publish").joinpath("static", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("crossread.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        clean=lambda text: clean(text or ""),
        clip=clip,
        distinct=distinct,
        listed=listed,
        parted=parted,
        rfc3339=rfc3339,
        shown=lambda iso: clean(shown(iso)),
        sureness=sureness,
    )
    environment.globals.update(
        signs=BY_NAME, paragraphs=paragraphs, language=language, minutes=minutes, web=web, spans_of=spans_of
    )
    return environment


def language(code: str | None) -> str | None:
    """A language tag that is fit for a `lang` attribute, else `None`."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def minutes(text: str) -> int:
    """How long it takes to read a text, in minutes, at least 1."""
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))


def web(url: str | None) -> str | None:
    """An address that is safe as a link, else `None`: no `javascript:`, no `data:`."""
    return url if url and url.lower().startswith(("http://", "https://")) and url.isprintable() else None


def spans_of(readings: Sequence[Reading]) -> str:
    """Where readings stand, for the script: "0:12-80 1:5-60", each the number of an article and a span of its text."""
    return " ".join(f"{r.outlet.number}:{start}-{end}" for r in readings for start, end in r.spans)
