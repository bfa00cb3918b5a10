"""`crossread correct`: what a person knows better about the stories of the library."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from crossread.options import format_option, library_option, opened, put

if TYPE_CHECKING:
    from crossread.history import Correction
    from crossread.library import Library
    from crossread.model import Article, Story

F = Callable[..., Any]


@click.group()
def correct() -> None:
    """Move, merge and split stories, keep them apart, link them, and undo that.

    What is said here holds from then on, whatever is ingested later, and stands in the stories' history.
    """


def _said(command: F) -> F:
    """The options of every correction."""
    for option in (
        format_option("text", "json"),
        click.option("--by", metavar="NAME", help="Who says so."),
        click.option("--reason", metavar="TEXT", required=True, help="Why; it stands in the history."),
        library_option,
    ):
        command = option(command)
    return command


def _of_two(command: F) -> F:
    """What is said of one and of the other alike."""
    return click.argument("one", metavar="ONE")(click.argument("other", metavar="OTHER")(_said(command)))


@correct.command()
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--to", "story", metavar="STORY", help="Where to; without it, to a story of their own.")
@_said
def move(articles: tuple[str, ...], story: str | None, library: str | None, form: str, **said: Any) -> None:
    """Move articles of one story to another, or to a new one."""
    with opened(library) as found:
        _show(found, found.move(articles, story, **said), form)


@correct.command()
@click.argument("story", metavar="STORY")
@click.argument("into", metavar="INTO")
@_said
def merge(story: str, into: str, library: str | None, form: str, **said: Any) -> None:
    """Make one story of two: STORY becomes part of INTO, and leads there."""
    with opened(library) as found:
        _show(found, found.merge(story, into, **said), form)


@correct.command()
@click.argument("story", metavar="STORY")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@_said
def split(story: str, articles: tuple[str, ...], library: str | None, form: str, **said: Any) -> None:
    """Make a new story of some articles of STORY."""
    with opened(library) as found:
        _show(found, found.split(story, articles, **said), form)


@correct.command()
@_of_two
def apart(one: str, other: str, library: str | None, form: str, **said: Any) -> None:
    """Keep two stories, or two articles, apart from now on."""
    with opened(library) as found:
        _show(found, found.keep_apart(one, other, **said), form)


@correct.command()
@_of_two
def link(one: str, other: str, library: str | None, form: str, **said: Any) -> None:
    """Say that two stories are of one course of events."""
    with opened(library) as found:
        _show(found, found.link(one, other, **said), form)


@correct.command()
@_of_two
def unlink(one: str, other: str, library: str | None, form: str, **said: Any) -> None:
    """Say that two stories are not of one course of events."""
    with opened(library) as found:
        _show(found, found.unlink(one, other, **said), form)


@correct.command()
@click.argument("number", metavar="NUMBER", type=click.IntRange(1))
@_said
def undo(number: int, library: str | None, form: str, **said: Any) -> None:
    """Undo a correction, as far as that is still possible; ends with 1 where something stays as it is."""
    from crossread.console import note
    from crossread.publish.corrections import correction_text, headlines, undone_json

    with opened(library) as found:
        undone = found.undo(number, **said)
        text = correction_text(undone.correction, headlines(found))
    for article, why in undone.left:
        note(article, f"stays where it is: {why}")
    put([undone_json(undone)], "jsonl" if form == "json" else form, lambda _: text)
    if undone.left:
        sys.exit(1)


@correct.command("list")
@library_option
@format_option("text", "json", "jsonl")
def list_all(library: str | None, form: str) -> None:
    """All corrections, the last first."""
    from crossread.publish.corrections import correction_json, correction_text, headlines

    with opened(library) as found:
        made, named = found.corrections(), headlines(found)
        put(made if form == "text" else map(correction_json, made), form, lambda one: correction_text(one, named))


@correct.command()
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many stories.")
@click.option("--why", "told", is_flag=True, help="Say of each article why it is there.")
@library_option
@format_option("text", "json", "jsonl")
def stories(words: tuple[str, ...], limit: int, told: bool, library: str | None, form: str) -> None:
    """The ids of stories and their articles, the last changed first; with WORDS, of those that hold them."""
    with opened(library) as found:
        stories = found.stories(limit, query=" ".join(words) or None)
        put([_story(found, story, told, form == "text") for story in stories], form, _story_text)


@correct.command()
@click.argument("story", metavar="STORY")
@library_option
@format_option("text", "json", "jsonl")
def history(story: str, library: str | None, form: str) -> None:
    """What became of STORY, by people and by the program."""
    from crossread.publish.corrections import headlines, turn_json, turn_text

    with opened(library) as found:
        turns, named = found.history(story), headlines(found)
        put(turns if form == "text" else map(turn_json, turns), form, lambda turn: turn_text(turn, named))


def _show(library: "Library", made: "Correction", form: str) -> None:
    from crossread.publish.corrections import correction_json, correction_text, headlines

    text = correction_text(made, headlines(library))
    put([correction_json(made)], "jsonl" if form == "json" else form, lambda _: text)


def _story(library: "Library", story: "Story", told: bool, text: bool) -> dict[str, Any]:
    """A story and its articles; where it is `told`, why each is there: in words, where it is for a `text`."""
    from crossread.publish.membership import reason_json, reason_text

    rows = {one: _article(library.article(one)) for one in story.articles}
    for reason in library.reasons(story.id) if told else ():
        rows[reason.article]["reason"] = reason_text(library, story, reason) if text else reason_json(reason)
    return {"id": story.id, "articles": list(rows.values())}


def _article(article: "Article") -> dict[str, Any]:
    return {"id": article.id, "source": article.source, "title": article.title}


def _story_text(row: dict[str, Any]) -> str:
    from crossread.publish.safe import clip, one_line

    lines = [row["id"]]
    for article in row["articles"]:
        words = one_line(f"{article['source'] or ''}: {clip(article['title'] or 'no title', 80)}")
        lines.append(f"    {one_line(article['id'])}\t{words}")
        lines += [f"        {article['reason']}"] if "reason" in article else []
    return "\n".join(lines) + "\n"
