"""Corrections and the history of stories, in words and as JSON."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from crossread.history import Correction, Turn, Undone
from crossread.publish.markdown import escape
from crossread.publish.outlets import headline_of
from crossread.publish.safe import clip, listed, one_line
from crossread.publish.shelf import Shelf

Json = dict[str, Any]
# Some words of a sentence and, where they are a story's id, that id.
Phrase = tuple[str, str | None]
# The headline of an article by its id.
Named = Callable[[str], str]
HINDSIGHT, SOMEBODY = "Crossread", "Somebody"
# Reports that are named, and characters of a headline.
MOST_NAMED, HEADLINE = 3, 80


def headlines(library: Shelf) -> Named:
    """What the reports of a library are named by where they were moved."""
    return lambda article: f"“{clip(one_line(headline_of(library.article(article))), HEADLINE)}”"


def correction_json(made: Correction) -> Json:
    """A correction."""
    return {
        "id": made.id,
        "kind": made.kind,
        "articles": list(made.articles),
        "before": made.before,
        "after": made.after,
        "reason": made.reason,
        "by": made.by,
        "at": made.at,
        "undone_at": made.undone_at,
        "undone_by": made.undone_by,
        "undone_reason": made.undone_reason,
    }


def undone_json(undone: Undone) -> Json:
    """A correction that was undone, and what could not be put back."""
    left = [{"article": article, "why": why} for article, why in undone.left]
    return {"correction": correction_json(undone.correction), "left": left}


def turn_json(turn: Turn) -> Json:
    """A line of a story's history."""
    return {
        "kind": turn.kind,
        "articles": list(turn.articles),
        "before": turn.before,
        "after": turn.after,
        "why": turn.why,
        "by": turn.by,
        "at": turn.at,
        "correction": turn.correction,
    }


def phrases(turn: Turn, named: Named) -> list[Phrase]:
    """What happened, as a sentence whose stories can be linked; of the reports that moved the first are `named`."""
    before, after = (turn.before, turn.before), (turn.after, turn.after)
    if turn.kind == "apart":
        return [before, (" and ", None), after, (" kept apart", None)]
    if turn.kind == "link":
        return [before, (" and ", None), after, (" linked: of one course of events", None)]
    if turn.kind == "unlink":
        return [before, (" and ", None), after, (" unlinked: not of one course of events", None)]
    reports, which = _reports(turn.articles), (_which(turn.articles, named), None)
    if turn.kind == "merge":
        return [before, (" merged into ", None), after, which]
    if turn.kind == "undo":
        opening = f"correction {turn.correction} undone"
        went = [(f": {reports} back from ", None), before, (" to ", None), after, which]
        return [(opening, None), *(went if turn.articles else [])]
    verb, to = ("split off from", "as") if turn.kind == "split" else ("moved from", "to")
    return [(f"{reports} {verb} ", None), before, (f" {to} ", None), after, which]


def who(turn: Turn) -> str:
    """Who did it: a person, as far as they gave a name, or the program."""
    if turn.correction is None:
        return HINDSIGHT
    return turn.by or SOMEBODY


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a story's history, and whether what it tells of can be undone."""

    turn: Turn
    phrases: tuple[Phrase, ...]
    who: str
    can_be_undone: bool


def lines(history: Iterable[Turn], corrections: Iterable[Correction], named: Named) -> list[Line]:
    """A story's history for its page; what stands of `corrections` can be undone there."""
    standing = {made.id for made in corrections if made.undone_at is None}
    return [Line(turn, tuple(phrases(turn, named)), who(turn), turn.correction in standing) for turn in history]


def history_markdown(history: Sequence[Turn], named: Named) -> str:
    """A story's history as the end of a Markdown document; nothing where it has none."""
    if not history:
        return ""
    told = [f"- {escape(turn_text(turn, named).strip())}" for turn in history]
    return "\n".join(["", "## History", "", *told]) + "\n"


def turn_text(turn: Turn, named: Named) -> str:
    """A line of a story's history, for reading."""
    number = f" (correction {turn.correction})" if turn.correction is not None and turn.kind != "undo" else ""
    what = "".join(text for text, _ in phrases(turn, named))
    return one_line(f"{turn.at[:19]}Z {what}{number}. {who(turn)}: {turn.why}") + "\n"


def correction_text(made: Correction, named: Named) -> str:
    """A correction on a line."""
    turn = Turn(made.kind, made.articles, made.before, made.after, made.reason, made.at, made.by, made.id)
    what = "".join(text for text, _ in phrases(turn, named))
    undone = f" [undone {made.undone_at[:19]}Z: {made.undone_reason}]" if made.undone_at else ""
    return one_line(f"{made.id} {made.at[:19]}Z {what}. {who(turn)}: {made.reason}{undone}") + "\n"


def _which(articles: Sequence[str], named: Named) -> str:
    more = [f"{len(articles) - MOST_NAMED} more"] if len(articles) > MOST_NAMED else []
    return f": {listed([*map(named, articles[:MOST_NAMED]), *more])}"


def _reports(articles: Sequence[str]) -> str:
    return f"{len(articles)} report{'' if len(articles) == 1 else 's'}"
