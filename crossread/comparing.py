"""What the `compare` command adds to the comparison: remarks on its inputs, and the form it is shown in."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.console import dump, note
from crossread.errors import CompareError, SettingError
from crossread.model import Article, Comparison


@dataclass(frozen=True, slots=True)
class Form:
    """How a comparison is shown: the options of the command."""

    form: str
    width: int | None
    color: str
    everything: bool
    output: str | None


def readable(articles: Sequence[Article], files: Sequence[str], failed: int) -> list[Article]:
    """The articles, each with an id of its own, and a line on standard error for what is odd about them.

    Raises `CompareError` where there are fewer than two, `SettingError` where no more were asked for.
    """
    if len(articles) < 2:
        if len(files) == 1 and not failed:
            raise SettingError("compare", f"needs two reports or more, and {files[0]} holds {len(articles)}")
        raise CompareError("compare", f"needs two reports or more, and {len(articles)} could be read")
    for article, text in _remarks(articles):
        note(_called(article), text)
    seen: dict[str, int] = {}
    out = []
    for article in articles:
        seen[article.id] = seen.get(article.id, 0) + 1
        count = seen[article.id]
        out.append(article if count == 1 else replace(article, id=f"{article.id}-{count}"))
    return out


def _remarks(articles: Sequence[Article]) -> Iterator[tuple[Article, str]]:
    texts: dict[str, Article] = {}
    first = next((a.language for a in articles if a.language), None)
    for article in articles:
        same = texts.setdefault(article.text, article)
        if same is not article:
            yield article, f"has the same text as {_called(same)}: it is one voice, not two"
        if article.language and first and article.language[:2] != first[:2]:
            why = f"is in another language ({article.language}) than the first ({first})"
            yield article, f"{why}: little can be matched"
        if article.published is None:
            yield article, "has no date: it is taken as undated"


def remark(comparison: Comparison) -> None:
    """A line on standard error where the reports do not seem to be of one event, and where all are of one outlet."""
    from crossread.extract.houses import houses_of
    from crossread.publish.outlets import NOT_ONE_EVENT

    if len(set(houses_of([each.article for each in comparison.articles]))) == 1:
        note("compare", "all reports are of one outlet: no other bears out what they share")
    sure = comparison.same_event
    if sure < NOT_ONE_EVENT:
        doubt = f"these do not look like reports of one event ({sure:.0%} sure that they are)"
        note("compare", f"{doubt}; what they share is shown all the same")


def render(comparison: Comparison, wanted: Form) -> str:
    """The comparison as text in the form that the command was asked for."""
    if wanted.form == "json":
        from crossread.publish.export import comparison_json

        return dump(comparison_json(comparison), indent=1)
    if wanted.form == "html":
        from crossread.publish import html

        return html.render(comparison)
    if wanted.form == "markdown":
        from crossread.publish import markdown

        return markdown.render(comparison)
    from crossread.publish import terminal

    columns = wanted.width or shutil.get_terminal_size().columns
    colored = _colored(wanted.color, wanted.output)
    return terminal.render(comparison, width=columns, color=colored, everything=wanted.everything)


def _colored(color: str, output: str | None) -> bool:
    if color != "auto":
        return color == "always"
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and output is None and sys.stdout is not None and sys.stdout.isatty()


def _called(article: Article) -> str:
    return article.source or article.title or article.id
