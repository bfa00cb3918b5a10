"""The roles of a page's lines: the model's likelihoods, and the grammar of a page over them."""

from bisect import bisect, bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.extract.metadata.authors import byline_names, is_name
from crossread.extract.roles import cues, reasons
from crossread.extract.roles.line_features import content_words, width
from crossread.extract.roles.line_model import CLASSES
from crossread.extract.roles.reasons import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BODY, _HEADLINE, _DEK, _AUTHOR, _CAPTION, _CREDIT, _SUBHEAD, _OTHER = range(len(CLASSES))
# Two runs of body text belong together if no more lines than these stand between them; on the development pages nine
# gaps in ten within an article are shorter than 12 lines, and nine in ten to another item longer.
_GAP = 12
# A run far from the main one is kept if it has this share of the headline's and lead's words.
_AGREES = 0.15
# A run that doesn't is kept if the model is this sure of its lines, and no other headline stands between.
_SURE = 0.9
# Below this a page's best line is no headline: the text begins with its first paragraph.
_NO_HEADLINE = 0.12
# How likely a dek must be body text to be taken for the lead.
_LEAD = 0.3
# How many lines before the text a byline is looked for, and how likely one that is only a name must be.
_BYLINE_LINES, _POSSIBLE = 25, 0.15
# A line's form outweighs the model's word, but not where it is this sure.
_CERTAIN = 0.98
# "(", "Image:", "Agency)": the parts of a credit, a line each.
_CREDIT_LINES = 3
# How many lines before an author's card the name may stand alone.
_CARD_LINES = 4
_CARD_LENGTH = 60
# Captions and the like may stand between a subhead and its paragraph.
_HEADED = 4
# A run of lines of which so many speak of consent is a notice, however much it says.
_CONSENT_SHARE = 0.4


def roles_of_lines(lines: Sequence[str], likely: "NDArray[np.float32]", title: str | None = None) -> list[Verdict]:
    """A role and a reason for each of `lines`, in order, of which `likely` says how likely each class is.

    `title` is the headline where it is known from elsewhere.
    """
    page = _Page(lines, likely, title)
    return [page.verdict(n) for n in range(len(lines))]


class _Page:
    """A page's lines with what was made of them so far.

    `kinds` are the lines' classes, `headline` the number of the headline's line, `last` of the body's last one.
    """

    def __init__(self, lines: Sequence[str], likely: "NDArray[np.float32]", title: str | None) -> None:
        self.lines = lines
        self.likely = likely
        self.kinds: list[int] = likely.argmax(axis=1).tolist()
        self.copies = reasons.repeats(lines)
        self.subject: set[str] = set()
        self.cards: set[int] = set()
        self.headline: int | None = None
        self.last = -1
        self._correct_by_form()
        self._find_author_cards()
        self._choose_headline(title)
        self._keep_main_run()
        self._find_bylines()
        self._judge_deks()
        self._judge_subheads()

    def _correct_by_form(self) -> None:
        """What a line says of itself outweighs the model: a teaser that breaks off is no paragraph."""
        for n, line in enumerate(self.lines):
            picture = reasons.of_picture(line) if self.likely[n, _OTHER] < _CERTAIN else None
            if picture:
                self.kinds[n] = CLASSES.index(picture)
            elif self.kinds[n] == _BODY and self.likely[n, _BODY] < _CERTAIN:
                found = reasons.of_form(line)
                if (found and found[0] in {"rights", "read-time", "author-card"}) or (
                    reasons.cut_off(line) and n and _heads(self.lines[n - 1])
                ):
                    self.kinds[n] = _OTHER
        self._find_parted_credits()

    def _find_parted_credits(self) -> None:
        """A caption that ends in an open bracket has its credit in the lines after it, up to the closing one."""
        for n, line in enumerate(self.lines):
            after = self.lines[n + 1 : n + 1 + _CREDIT_LINES]
            if self.kinds[n] == _AUTHOR or not line.endswith("(") or len(line) < 10:
                continue
            ends = next((k for k, other in enumerate(after) if other.endswith(")") and len(other) < 80), None)
            if ends is not None and reasons.of_credit(" ".join(after[: ends + 1])):
                self.kinds[n] = _CAPTION
                self.kinds[n + 1 : n + 2 + ends] = [_CREDIT] * (ends + 1)

    def _find_author_cards(self) -> None:
        """A paragraph that begins with the name in a line shortly before, and says what that person does, is a card."""
        for n, line in enumerate(self.lines):
            head = line[: cues.LOOK].lower()
            if len(line) >= _CARD_LENGTH and (cues.AUTHOR_CARD.search(head) or cues.AUTHOR_POST.search(head)):
                before = self.lines[max(0, n - _CARD_LINES) : n]
                if any(is_name(name) and line.startswith(name + " ") for name in before):
                    self.kinds[n] = _OTHER
                    self.cards.add(n)

    def _choose_headline(self, title: str | None) -> None:
        """The line that says the title, or the most likely one; of copies the last before the text."""
        bodies = [n for n, kind in enumerate(self.kinds) if kind == _BODY]
        begin = bodies[0] if bodies else len(self.lines)
        scores = [score * self._headline_form(n) for n, score in enumerate(self.likely[:, _HEADLINE].tolist())]
        said = [n for n, line in enumerate(self.lines) if title and line == title]
        chosen = said or range(len(scores))
        best = max(chosen, key=lambda n: (scores[n] * (1.0 if n < begin else 0.5), -n))
        self.subject = content_words(title or "")
        if said or scores[best] >= _NO_HEADLINE:
            self.headline = best
            self.subject |= content_words(self.lines[best])
        for n in [n for n in bodies if n > best][:2]:
            self.subject |= content_words(self.lines[n])

    def _headline_form(self, n: int) -> float:
        """How much of a headline's likelihood a line's form leaves it: a headline is no sentence with a full stop, no
        date, and no breadcrumb that has the headline at its end."""
        line = self.lines[n]
        held = any(len(after) > 20 and line != after and line.endswith(after) for after in self.lines[n + 1 : n + 4])
        if held or line.startswith(("…", "...")) or reasons.of_form(line):
            return 0.1
        return 0.4 if line.endswith((".", "。")) and not line.endswith("...") else 1.0

    def _keep_main_run(self) -> None:
        """Drop body lines that stand apart from the main run, or after an end, and don't take up the subject."""
        runs = self._runs()
        if not runs:
            return
        main = max(runs, key=self._weight)
        heads = [n for n in range(len(self.lines)) if self._heads_another(n)]
        for run in runs:
            if run is not main and self._agreement(run) < _AGREES and not self._goes_on(run, main, heads):
                for n in run:
                    self.kinds[n] = _OTHER
        self.last = main[-1]

    def _goes_on(self, run: list[int], main: list[int], heads: Sequence[int]) -> bool:
        """Whether a run is the article's for all that parts it: it is the smaller, no headline of `heads`, those of
        other items, parts it, and the model is sure of it."""
        first, last = sorted((main, run))
        if self._consents(run) or bisect(heads, first[-1]) < bisect_left(heads, last[0]):
            return False
        if sum(width(self.lines[n]) for n in run) > sum(width(self.lines[n]) for n in main):
            return False
        return float(self.likely[run, _BODY].mean()) > _SURE

    def _heads_another(self, n: int) -> bool:
        return self.kinds[n] == _HEADLINE and n != self.headline and not self._says_headline(n)

    def _consents(self, run: list[int]) -> bool:
        spoken = sum(bool(cues.CONSENT.search(self.lines[n][:1000].lower())) for n in run)
        return spoken > _CONSENT_SHARE * len(run)

    def _runs(self) -> list[list[int]]:
        """The body lines, parted where many other lines, an end or another headline stand between two."""
        runs: list[list[int]] = []
        for n, kind in enumerate(self.kinds):
            if kind != _BODY:
                continue
            if runs and n - runs[-1][-1] <= _GAP and not any(map(self._parts, range(runs[-1][-1] + 1, n))):
                runs[-1].append(n)
            else:
                runs.append([n])
        return runs

    def _parts(self, n: int) -> bool:
        """Whether line `n` ends what stands before it."""
        return reasons.is_end(self.lines[n]) or self._heads_another(n)

    def _find_bylines(self) -> None:
        """Between headline and text a line of names is a byline, where it says so or the model thinks it possible."""
        first = next((n for n, kind in enumerate(self.kinds) if kind == _BODY), 0)
        begin = first - _BYLINE_LINES if self.headline is None or self.headline > first else self.headline + 1
        for n in range(max(0, begin, first - _BYLINE_LINES), first):
            line = self.lines[n]
            if len(line) > 160 or self.kinds[n] not in (_OTHER, _AUTHOR, _CREDIT):
                continue
            names, said = byline_names(line)
            if names and (said or self.likely[n, _AUTHOR] > _POSSIBLE or self._follows_by(n)):
                self.kinds[n] = _AUTHOR

    def _follows_by(self, n: int) -> bool:
        return n > 0 and self.lines[n - 1].lower().strip(" :") in {"by", "von", "par", "por", "di", "door", "av", "af"}

    def _judge_deks(self) -> None:
        """A sentence before the text that may as well be its lead is the lead: a paragraph lost is a fact lost."""
        for n, kind in enumerate(self.kinds):
            sentence = self.lines[n][-1] in '.!?”"»。'
            if kind == _DEK and sentence and self.kinds[n + 1 : n + 2] == [_BODY] and self.likely[n, _BODY] > _LEAD:
                self.kinds[n] = _BODY

    def _judge_subheads(self) -> None:
        """A subhead without a paragraph of the article after it heads something else, and so does what stands over
        a teaser that breaks off."""
        for n, kind in enumerate(self.kinds):
            teaser = n + 1 < len(self.lines) and self.kinds[n + 1] == _OTHER and reasons.cut_off(self.lines[n + 1])
            if kind in (_SUBHEAD, _BODY) and teaser and _heads(self.lines[n]) and self.lines[n].endswith("?"):
                self.kinds[n] = _OTHER
            if kind == _SUBHEAD and _BODY not in self.kinds[n + 1 : n + 1 + _HEADED]:
                self.kinds[n] = _OTHER

    def _weight(self, run: list[int]) -> float:
        """How much text a run holds; more counts if it comes soon after the headline and takes up its words."""
        size = sum(min(width(self.lines[n]), 600) * float(self.likely[n, _BODY]) for n in run)
        if self._consents(run):
            size /= 20
        return size * (0.4 + min(1.0, 2 * self._agreement(run)))

    def _agreement(self, run: list[int]) -> float:
        if not self.subject:
            return 0.5
        found = set[str]().union(*(content_words(self.lines[n]) for n in run[:12]))
        return len(found & self.subject) / len(self.subject)

    def verdict(self, n: int) -> Verdict:
        """The line's role and the reason for it."""
        line, kind = self.lines[n], CLASSES[self.kinds[n]]
        known = self._of_headline(n)
        if known:
            return known
        if n in self.cards:
            return "author-card", "says who the author is, whose name stands above"
        found = reasons.of_class(kind, line)
        if found is None and self.copies[n] is not None and width(line) > 20:
            return "duplicate", "says again what stands above"
        if found is None and self._under_headline(n):
            return "related", "a teaser that breaks off, under a headline"
        return found or reasons.of_other(line, n > self.last, self._agreement([n]) if width(line) > 90 else 0.0)

    def _of_headline(self, n: int) -> Verdict | None:
        """What a line is that has a headline's form or words."""
        if n == self.headline:
            return "headline", "has a headline's form and place, and the text takes up its words"
        if self._says_headline(n):
            return "duplicate", "says the headline again"
        return ("related", "a headline, but not this article's") if self.kinds[n] == _HEADLINE else None

    def _says_headline(self, n: int) -> bool:
        return self.headline is not None and (self.copies[n] == self.headline or (
            self.copies[self.headline] is not None and self.copies[self.headline] in (n, self.copies[n])
        ))  # fmt: skip

    def _under_headline(self, n: int) -> bool:
        return n > 0 and reasons.cut_off(self.lines[n]) and _heads(self.lines[n - 1])


def _heads(line: str) -> bool:
    """Whether a line has a headline's form."""
    return 20 < width(line) < 160 and not line.endswith((".", ",", ";", ":"))
