"""Whether a statement is the outlet's own comment: a judgement or an outlook, ascribed to nobody, no fact to check."""

import re

from crossread.compare.statements import Statement

# Turns that weigh, foretell or draw a moral rather than report. Few and plain, for a report may weigh things too.
_TURNS = re.compile(
    r"\b(?:"
    + "|".join(
        (
            r"(?:underscores?|underlines?|highlights?|illustrates?|reflects?) (?:the|how|a)\b",
            r"raises? (?:new |serious |more )?(?:questions|concerns|doubts)",
            r"remains? (?:to be seen|unclear|an open question)",
            r"it is (?:hard|difficult|easy|no wonder|time|high time|clear|a shame|tempting)\b",
            r"(?:time|history) will tell|what is (?:clear|needed)",
            r"one (?:wonders|might|can only)",
            r"comes? at an? \w+ (?:time|moment)",
            r"(?:the|its|his|her|their) (?:failure|silence|success) (?:speaks|shows|proves)",
            r"(?:deserves?|ought to|owes? (?:it|us|them))\b",
            r"in (?:truth|hindsight)|unsurprisingly|regrettably|shamefully",
            r"as the (?:global|international|whole) community|as the world (?:watches|waits)",
        )
    )
    + ")",
    re.IGNORECASE,
)


def is_comment(statement: Statement) -> bool:
    """Whether nobody else is quoted or reported in the statement, and it judges or foretells."""
    return not statement.quotes and _TURNS.search(statement.unit.text) is not None
