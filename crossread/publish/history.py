"""What changed in reports between the versions that a library has of them."""

from collections.abc import Sequence
from itertools import pairwise

from crossread.publish.outlets import Event, Outlet
from crossread.publish.safe import clean
from crossread.publish.shelf import Shelf
from crossread.publish.words import Run, diff

# Letters of what stayed the same that are shown on either side of a change.
CONTEXT = 60


def changes(library: Shelf, outlets: Sequence[Outlet]) -> list[Event]:
    """For each report every version after the first, with the places where its text differs from the one before."""
    events = []
    for outlet in outlets:
        versions = library.versions(outlet.article.id)
        for (before, _), (after, when) in pairwise(versions):
            old, new = (library.article(outlet.article.id, version) for version in (before, after))
            title = diff(clean(old.title or ""), clean(new.title or ""))
            text = diff(clean(old.text), clean(new.text))
            places = [run for runs in (title, text) if _differs(runs) for run in (*excerpts(runs), Run("same", "\n"))]
            rewritten = old.text != new.text and not _differs(text)
            what = f"changed, version {after}{': worded or set anew' if rewritten else ''}"
            events.append(Event(when, outlet, what, tuple(places)))
    return events


def excerpts(runs: Sequence[Run]) -> list[Run]:
    """The changes with a little of what stands around them, an ellipsis for what is left out between."""
    out = []
    for n, run in enumerate(runs):
        if run.change != "same" or len(run.text) <= 2 * CONTEXT:
            out.append(run)
            continue
        before = "" if n == 0 else run.text[:CONTEXT]
        after = "" if n == len(runs) - 1 else run.text[-CONTEXT:]
        out.append(Run("same", f"{before}… {after}"))
    return out


def _differs(runs: Sequence[Run]) -> bool:
    return any(run.change != "same" for run in runs)
