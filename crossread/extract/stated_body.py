"""The article's text as the page states it for machines: for pages that show a teaser, or nothing without a script."""

import re
from collections.abc import Sequence

from crossread.extract.roles.html_features import fold
from crossread.extract.roles.line_model import likelihoods
from crossread.extract.roles.page_roles import roles_of_lines
from crossread.extract.roles.reasons import Verdict
from crossread.extract.structured import Stated, plain

# Shorter ones are summaries.
_SHORTEST = 600
# What is stated counts only where so much of it is nowhere on the page, and it says so much of what the page shows. All
# of the 30 development pages that state their text show it too, and what is read there is better on 25 of them: it has
# paragraphs, and no teasers, prices and headings as outlets leave in what they state.
_UNSEEN, _SHARED = 0.5, 0.5
_BREAK = re.compile(r"\n|</?(?:p|br|div|h[1-6]|li|ul|blockquote)\b[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,300}>")
# Where paragraphs were joined, a sentence's end touches the next one's capital.
_GLUED = re.compile(r"(?<=[a-zß-ÿ][.!?])(?=[A-ZÄÖÜ][a-zß-ÿ])|(?<=[a-zß-ÿ][.!?][”\"])(?=[A-ZÄÖÜ][a-zß-ÿ])")
_SENTENCE = re.compile(r"(?<=[.!?…”\"。])\s+|(?<=。)")


def unseen_body(facts: Stated, title: str | None, body: str, shown: Sequence[str]) -> list[tuple[str, Verdict]]:
    """The stated text's paragraphs with their roles, where it is the better one; else none.

    `body` is what was taken for the article's text on the page, whose lines are `shown`.
    """
    stated = facts.article.get("articleBody")
    if not isinstance(stated, str) or len(stated) < max(_SHORTEST, len(body) / _UNSEEN):
        return []
    paragraphs = _paragraphs(stated)
    text = fold(" ".join(paragraphs))
    if _share(paragraphs, fold(" ".join(shown))) > 1 - _UNSEEN:
        return []
    if body and _share([body], text) < _SHARED:
        return []
    lines = [title, *paragraphs] if title else paragraphs
    verdicts = roles_of_lines(lines, likelihoods(lines), title)
    stated_as: Verdict = ("body", "the page states it as the article's text")
    found = [
        (line, stated_as if verdict[0] in {"body", "dek"} else verdict)
        for line, verdict in zip(lines, verdicts, strict=True)
    ]
    found = found[len(lines) - len(paragraphs) :]
    return found if any(role == "body" for _, (role, _) in found) else []


def _paragraphs(stated: str) -> list[str]:
    """The paragraphs of a stated text: its lines or elements, or where sentences were joined without a space."""
    parts = [part for broken in _BREAK.split(stated) for part in _GLUED.split(broken)]
    return [text for text in (plain(_TAG.sub("", part)) for part in parts) if text]


def _share(texts: Sequence[str], inside: str) -> float:
    """How much of the texts, sentence by sentence, is in the folded text `inside`."""
    sentences = [fold(sentence) for text in texts for sentence in _SENTENCE.split(text)]
    return sum(len(part) for part in sentences if part in inside) / max(1, sum(map(len, sentences)))
