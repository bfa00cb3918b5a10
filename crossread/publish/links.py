"""Where the links of a story page lead: inside one file, or to the pages of the site."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import quote, urlencode

from crossread.publish.outlets import Outlet
from crossread.publish.passages import sentence_at, sentence_key
from crossread.publish.readings import Reading


def story_path(story: str, form: str = "") -> str:
    """The path of a story's page; `form` is the ending of another format of it."""
    return f"/story/{quote(story, safe='')}{form}"


class Links(Protocol):
    """What the templates ask for."""

    def sentence(self, reading: Reading) -> str:
        """Where a reading stands in its source."""
        ...

    def statement(self, key: str) -> str | None:
        """The page with a statement's sentences lit in all its sources; `None` where there is no such page."""
        ...

    def show(self, name: str) -> str:
        """The statements of one sign."""
        ...


class InFile:
    """Links inside a file that stands alone."""

    def sentence(self, reading: Reading) -> str:
        """The anchor of the reading's first sentence; of its source where the text has no sentences."""
        start = sentence_at(reading.outlet.annotated, reading.spans[0][0])
        number = reading.outlet.number
        return f"#source-{number}" if start is None else f"#{sentence_key(number, start)}"

    def statement(self, key: str) -> str | None:  # noqa: ARG002 -- the protocol's
        """There is none in a file: each reading links to its own sentence."""
        return None

    def show(self, name: str) -> str:
        """The section that holds the sign."""
        return {"same": "#agreed", "only": "#only"}.get(name, "#differing")


@dataclass(frozen=True, slots=True)
class OnSite:
    """Links of a story's page as it is shown now: which base, which outlets hidden, which sign."""

    story: str
    base: int = 0
    hidden: tuple[int, ...] = ()
    shown: str | None = None

    def sentence(self, reading: Reading) -> str:
        """The source's own page with the reading's sentences lit."""
        spans = ",".join(f"{start}-{end}" for start, end in reading.spans)
        start = sentence_at(reading.outlet.annotated, reading.spans[0][0])
        anchor = "" if start is None else f"#{sentence_key(reading.outlet.number, start)}"
        return f"{self.source(reading.outlet)}?s={spans}{anchor}"

    def source(self, outlet: Outlet, form: str = "") -> str:
        """The page of one source; `form` is the ending of another format of it."""
        return f"{story_path(self.story)}/source/{outlet.number + 1}{form}"

    def statement(self, key: str) -> str | None:
        """This page with the statement's sentences lit in a panel."""
        return f"{self.address(at=key)}#{quote(key, safe='')}"

    def show(self, name: str) -> str:
        """This page with one sign only; with all where it is that one already."""
        return replace(self, shown=None if name == self.shown else name).address()

    def toggle(self, outlet: Outlet) -> str:
        """This page with an outlet off or on again."""
        number = outlet.number
        hidden = [n for n in self.hidden if n != number] if number in self.hidden else [*self.hidden, number]
        return replace(self, hidden=tuple(sorted(hidden))).address()

    def with_base(self, outlet: Outlet) -> str:
        """This page with the others marked against an outlet."""
        return replace(self, base=outlet.number).address()

    def next_base(self, outlets: Collection[Outlet]) -> str:
        """This page with the next outlet as base."""
        numbers = sorted(outlet.number for outlet in outlets)
        after = [number for number in numbers if number > self.base]
        return replace(self, base=after[0] if after else numbers[0]).address()

    def address(self, form: str = "", **more: str) -> str:
        """The address of this page; outlets are counted from 1 in it, and `form` is the ending of another format."""
        query = {
            "show": self.shown,
            "base": str(self.base + 1) if self.base else None,
            "hide": ",".join(str(n + 1) for n in self.hidden) or None,
            **more,
        }
        text = urlencode({name: value for name, value in query.items() if value}, safe=",")
        return story_path(self.story, form) + (f"?{text}" if text and not form else "")
