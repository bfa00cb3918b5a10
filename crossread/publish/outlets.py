"""The reports of a comparison: whose they are, who shares copy with whom, and what came out where and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.extract.dates.days import DOUBTFUL
from crossread.extract.houses import houses_of
from crossread.model import Annotated, Article, Block, Comparison
from crossread.publish.dates import order
from crossread.publish.safe import clean, clip
from crossread.publish.words import Run

# As for the command's warning: below this the reports are more likely of several events than of one.
NOT_ONE_EVENT = 0.5
# Characters of a headline that are shown: some pages give a whole text as their title.
HEADLINE = 300


@dataclass(frozen=True, slots=True)
class Outlet:
    """One report: `number` is its place in `Comparison.articles`, `voice` its group of shared copy.

    `house` is the name of the outlet, the same for all of its reports; `name` tells them apart.
    """

    number: int
    name: str
    house: str
    voice: int
    annotated: Annotated

    @property
    def article(self) -> Article:
        """The report itself."""
        return self.annotated.article

    @property
    def left_out(self) -> tuple[Block, ...]:
        """What of the page is no part of the body, with the reason."""
        return tuple(block for block in self.article.blocks if block.start is None)

    @property
    def headline(self) -> str:
        """Its headline, or the beginning of its text where it has none."""
        return headline_of(self.article)


def outlets_of(comparison: Comparison) -> tuple[Outlet, ...]:
    """The reports, each with a name of its own: that of its outlet, with a number where there are several of it."""
    voices = {n: voice for voice, group in enumerate(comparison.independent) for n in group}
    houses = [clean(name) for name in houses_of([item.article for item in comparison.articles])]
    found = []
    for n, item in enumerate(comparison.articles):
        same = [k for k, house in enumerate(houses) if house == houses[n]]
        name = houses[n] if len(same) == 1 else f"{houses[n]} ({same.index(n) + 1})"
        found.append(Outlet(n, name, houses[n], voices.get(n, len(comparison.independent) + n), item))
    return tuple(found)


def headline_of(article: Article) -> str:
    """An article's headline, or the beginning of its text where it has none, as far as it is shown."""
    return (
        clip(clean(article.title or "").strip(), HEADLINE)
        or clip(" ".join(clean(article.text[:200]).split()), 80)
        or "Untitled"
    )


def sureness(same_event: float) -> str:
    """How sure it is, from 0 to 1, that the reports are of one event, in words."""
    percent = f"{max(0.0, min(1.0, same_event)):.0%}"
    if same_event < NOT_ONE_EVENT:
        return f"probably not one event ({percent} sure that it is)"
    return f"one event ({percent} sure)"


def distinct(outlets: Iterable[Outlet]) -> tuple[str, ...]:
    """The outlets that these reports are of, each once, in order of their first."""
    return tuple(dict.fromkeys(outlet.house for outlet in outlets))


def independent(outlets: Iterable[Outlet]) -> int:
    """How many outlets have a report that is no copy of another outlet's; of shared copy the earliest is none."""
    return len({group[0].house for group in _voices(outlets)})


def counted(outlets: int, independent: int) -> str:
    """How many outlets, and how many of them are independent, in words."""
    return f"{outlets} outlets, {independent} independent" if outlets > 1 else "1 outlet"


def shared_copy(outlets: Iterable[Outlet]) -> tuple[tuple[Outlet, ...], ...]:
    """The groups of reports of two or more outlets that share copy, each from its earliest report on."""
    return tuple(group for group in _voices(outlets) if len(distinct(group)) > 1)


def _voices(outlets: Iterable[Outlet]) -> list[tuple[Outlet, ...]]:
    """The reports grouped by shared copy, each group from its earliest report on."""
    voices: dict[int, list[Outlet]] = {}
    for outlet in outlets:
        voices.setdefault(outlet.voice, []).append(outlet)
    return [tuple(sorted(group, key=_came)) for group in voices.values()]


def _came(outlet: Outlet) -> tuple[tuple[int, str], int]:
    """A key that sorts reports by when they came out."""
    return _order(outlet.article.published, outlet.article.published_from), outlet.number


def places(outlets: Sequence[Outlet]) -> tuple[str, ...]:
    """Up to two places that most reports name, by the number of reports and then of mentions."""
    reports: dict[str, int] = {}
    mentions: dict[str, int] = {}
    written: dict[str, str] = {}
    for outlet in outlets:
        found = [clean(name.canonical) for name in outlet.annotated.names if name.kind == "place"]
        # Datelines stand in capitals: one place, shown as it is written elsewhere.
        written |= {
            place.casefold(): place for place in found if not place.isupper() or place.casefold() not in written
        }
        named = [place.casefold() for place in found]
        for place in dict.fromkeys(named):
            reports[place] = reports.get(place, 0) + 1
        for place in named:
            mentions[place] = mentions.get(place, 0) + 1
    shared = [place for place, count in reports.items() if count > len(outlets) / 2]
    first = sorted(shared, key=lambda place: (-reports[place], -mentions[place], place))[:2]
    return tuple(written[place] for place in first)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a report, and the changed places of its text where they are known."""

    when: str | None
    outlet: Outlet
    what: str
    changed: tuple[Run, ...] = ()


def timeline(outlets: Sequence[Outlet], changes: Sequence[Event] = ()) -> tuple[Event, ...]:
    """When each report came out and was changed, earliest first; those undated or with a doubtful date last."""
    articles = [(o, o.article) for o in outlets]
    dated = [(o, one.published, one.published_from, "published") for o, one in articles]
    dated += [
        (o, one.updated, one.updated_from, "updated")
        for o, one in articles
        if one.updated and one.updated != one.published
    ]
    events = [(_order(when, where), Event(when, o, _told(what, where))) for o, when, where, what in dated]
    events += [(order(event.when), event) for event in changes]
    events.sort(key=lambda pair: (pair[0], pair[1].outlet.number))
    return tuple(event for _, event in events)


def _order(when: str | None, where: str | None) -> tuple[int, str]:
    """A key that sorts dates, with where each was found, by time; undated and doubtful ones come last."""
    return order(None if _is_doubtful(where) else when)


def _told(what: str, where: str | None) -> str:
    return f"{what}, by a doubtful date" if _is_doubtful(where) else what


def _is_doubtful(where: str | None) -> bool:
    return DOUBTFUL in (where or "")
