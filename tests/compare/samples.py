"""Fictional reports, and what is laid side by side of them."""

from dataclasses import replace

import numpy as np

from crossread.annotate import annotate
from crossread.compare import compare
from crossread.compare.clashes import clashes
from crossread.compare.counterparts import Counterpart, Counterparts
from crossread.compare.differences import Verdict, verdicts
from crossread.compare.lexical import Matrix
from crossread.compare.statements import Statement
from crossread.compare.statements import statements as statements_of
from crossread.compare.units import Unit, units
from crossread.model import Annotated, Article, Comparison, Fact, Quote

DAY = "2031-03-04"
OUTLETS = ("Beacon", "Courier", "Mail", "Standard", "Review")

FIRE = (
    "A fire at the Halvard mill in Port Ellery hurt 14 workers on Tuesday, the fire brigade said. "
    "The flames broke out in the drying hall shortly after noon.\n\n"
    "“We heard a bang and then the whole roof was gone,” said Ingrid Solheim, who runs the mill. "
    "The owner, Nordlinje, has promised an inquiry.",
    "Fourteen workers were hurt on Tuesday when a fire broke out at the Halvard mill in Port Ellery. "
    "The fire brigade said the flames began in the drying hall.\n\n"
    "“We heard a bang and then the whole roof was gone,” Solheim said. "
    "The union had warned of dust in the hall since autumn. Ingrid Solheim has run the mill since 2019.",
    "The drying hall of the Halvard mill burned down on Tuesday, and 14 workers were hurt, the fire brigade of "
    "Port Ellery said.\n\nThe mill's manager, Ingrid Solheim, told reporters that she had heard a bang. "
    "A school next door was closed for the day.",
)
OTHER = (
    "Mayor Tobias Renquist of Lindmere resigned after auditors found that 4.2 million crowns were missing from the "
    "housing fund. Petra Ahlgren takes over until the vote in June."
)


def article(number: int, text: str, day: str | None = DAY, **more: str) -> Article:
    """The report numbered `number`, by an outlet of its own."""
    return Article(f"r{number}", text, source=OUTLETS[number % len(OUTLETS)], published=day, **more)


def told(*texts: str, days: tuple[str | None, ...] = (), outlets: tuple[str | None, ...] = ()) -> tuple[Annotated, ...]:
    """Reports with what stands in them, all of one day, each by an outlet of its own, unless these say otherwise."""
    when = days or (DAY,) * len(texts)
    made = [article(n, text, day) for n, (text, day) in enumerate(zip(texts, when, strict=True))]
    whose = outlets or tuple(each.source for each in made)
    return tuple(annotate(replace(each, source=source)) for each, source in zip(made, whose, strict=True))


def side_by_side(*texts: str, days: tuple[str | None, ...] = (), outlets: tuple[str | None, ...] = ()) -> Comparison:
    return compare(told(*texts, days=days, outlets=outlets))


def story(*texts: str) -> list[Unit]:
    return units(told(*texts))


def statements(*texts: str, days: tuple[str | None, ...] = ()) -> list[Statement]:
    """The statement of each report of one sentence."""
    reports = told(*texts, days=days)
    return statements_of(reports, units(reports))


def counterparts(*texts: str, days: tuple[str | None, ...] = ()) -> list[Counterpart]:
    """The values that reports give otherwise, where any two statements of theirs are taken to report one fact."""
    reports = told(*texts, days=days)
    found = units(reports)
    return Counterparts(reports, found, _all_match(found)).found()


def related(*texts: str, days: tuple[str | None, ...] = (), outlets: tuple[str | None, ...] = ()) -> list[Verdict]:
    """How reports of one sentence relate that are taken to report one fact."""
    reports = told(*texts, days=days, outlets=outlets)
    found = units(reports)
    clashing = clashes(reports, found, _all_match(found))
    apart = {(found[i].span, found[j].span): clash for (i, j), clash in clashing.items()}
    return verdicts(statements_of(reports, found), apart)


def _all_match(story: list[Unit]) -> Matrix:
    owner = np.array([unit.article for unit in story])
    return np.where(owner[:, None] == owner[None, :], 0, 0.98).astype(np.float32)


def words_of(comparison: Comparison, fact: Fact) -> tuple[str, ...]:
    """What the reports of a fact say."""
    texts = {each.article.id: each.article.text for each in comparison.articles}
    return tuple(texts[span.article][span.start : span.end] for span in fact.reports)


def joint(comparison: Comparison) -> list[Fact]:
    """The facts of more than one report."""
    return [fact for fact in comparison.facts if fact.relation != "only"]


def quoted(*texts: str) -> list[tuple[Annotated, Quote]]:
    return [(each, quote) for each in told(*texts) for quote in each.quotes]
