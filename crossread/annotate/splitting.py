"""Where the clauses of a sentence begin that state something each: tokens in, ranges of tokens out."""

from collections.abc import Sequence

from crossread.annotate import grammar as g
from crossread.annotate.cues import Range
from crossread.annotate.predicates import is_finite
from crossread.annotate.tokens import MARKS, Token

_BREAKS = frozenset((";", ":", "—", "–", "--", "-"))
_RELATIVE = frozenset(("which", "who", "whose", "whom", "where"))
_JOINING = frozenset(("but", "while", "whereas", "although", "though", "because", "after", "before", "when", "until"))
_COORDINATING = frozenset(("and", "but", "yet", "so", "or"))
_OPENING = (_JOINING - {"but"}) | {"as", "since"}
_DASHES = frozenset(("—", "–", "--"))
# Tokens that are looked at for the verb of a clause, or for the comma that ends one set within another.
_NEAR = 40
# A clause states something by itself where it has so many words.
_FEWEST_WORDS = 3

Pieces = list[Range]


def clauses(tokens: Sequence[Token]) -> list[Pieces]:
    """The clauses of `tokens` in order of their first token, each as its pieces: one may stand within another.

    Every token is in exactly one clause; what has no verb belongs to the clause before it, or after it.
    """
    if not tokens:
        return []
    flat: list[Pieces] = []
    n = start = 0
    main: Pieces | None = None  # the clause that goes on after one within it
    while n < len(tokens):
        close = _relative_end(tokens, n)
        if close is not None:
            main = _add(flat, main, (start, n))
            flat.append([(n, close)])
            n = start = close
            if n < len(tokens) and _begins(tokens, n, start):
                main = None
            continue
        if n > start and _begins(tokens, n, start):
            _add(flat, main, (start, n))
            main, start = None, n
        n += 1
    if start < n:
        _add(flat, main, (start, n))
    return _stating(tokens, flat)


def _add(flat: list[Pieces], main: Pieces | None, piece: Range) -> Pieces | None:
    """Add a piece to the clause that goes on, or as a clause of its own; the clause that it is now part of."""
    if piece[0] >= piece[1]:
        return main
    if main is not None:
        main.append(piece)
        return main
    flat.append([piece])
    return flat[-1]


def _relative_end(tokens: Sequence[Token], n: int) -> int | None:
    """Where a relative clause ends that begins after a comma at `n`; `None` if none begins there."""
    dashed = n > 0 and tokens[n - 1].text in _DASHES
    if n == 0 or n + 2 >= len(tokens) or tokens[n].low not in _RELATIVE or not (dashed or _comma(tokens, n - 1)):
        return None
    end = min(len(tokens), n + _NEAR)
    if not any(is_finite(tokens, m) for m in range(n + 1, end)):
        return None
    verb = next(m for m in range(n + 1, end) if is_finite(tokens, m))
    for m in range(verb + 1, end):
        if tokens[m].text == ";" or tokens[m].text in _DASHES:
            return m
        if not dashed and tokens[m].text == "," and m + 1 < len(tokens):
            after = m + 1 + g.is_adverb(tokens[m + 1])
            if after < len(tokens) and (is_finite(tokens, after) or _clause_after(tokens, m + 1)):
                return m
    return len(tokens) if end == len(tokens) else None


def _clause_after(tokens: Sequence[Token], n: int) -> bool:
    """Whether ", and" or ", but" begins a clause at `n`."""
    return tokens[n].low in _COORDINATING | _JOINING and _has_clause(tokens, n + 1)


def _begins(tokens: Sequence[Token], n: int, start: int) -> bool:
    """Whether a clause begins at the token `n`, when the one that it stands in began at `start`."""
    return _joins(tokens, n, start) and _has_verb(tokens, start, n)


def _joins(tokens: Sequence[Token], n: int, start: int) -> bool:
    """Whether a clause can begin at the token `n`, by the joint before it and what follows."""
    token = tokens[n]
    if tokens[n - 1].text in _BREAKS:
        return _has_clause(tokens, n)
    if _comma(tokens, n - 1):
        if token.low in _JOINING | _COORDINATING:
            return _has_clause(tokens, n + 1) or _goes_on(tokens, n + 1)
        # "After the vote failed, | she left": the comma ends a clause that another joins.
        return tokens[start].low in _OPENING and _has_clause(tokens, n)
    if token.low in _JOINING and token.low != "but":
        return _has_clause(tokens, n + 1)
    return token.low in ("and", "but") and (_pronoun_clause(tokens, n + 1) or _goes_on(tokens, n + 1))


def _comma(tokens: Sequence[Token], n: int) -> bool:
    token = tokens[n]
    return token.text == "," or (token.quoted is not None and token.text.rstrip(MARKS)[-1:] == ",")


def _has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(is_finite(tokens, n) for n in range(max(start, end - _NEAR), end))


def _has_clause(tokens: Sequence[Token], n: int) -> bool:
    """Whether a subject and a finite verb follow from `n` on, before a comma or another joint."""
    for m in range(n, min(len(tokens), n + _NEAR)):
        token = tokens[m]
        if token.text in _BREAKS or (m > n and token.low in g.SUBORDINATORS and token.low != "as"):
            return False
        if m > n and token.text == ",":
            return False
        if m > n and is_finite(tokens, m):
            return True
    return False


def _pronoun_clause(tokens: Sequence[Token], n: int) -> bool:
    return n + 1 < len(tokens) and tokens[n].low in g.SUBJECTS and _has_clause(tokens, n)


def _goes_on(tokens: Sequence[Token], n: int) -> bool:
    """Whether a finite verb stands at `n`, so that the subject before does another thing: "came and | went"."""
    while n < len(tokens) and g.is_adverb(tokens[n]):
        n += 1
    if n + 1 >= len(tokens) or not is_finite(tokens, n):
        return False
    return not tokens[n].low.endswith("ed") or tokens[n + 1].low not in ("and", "or", ",")


def _stating(tokens: Sequence[Token], flat: list[Pieces]) -> list[Pieces]:
    """The clauses with those that state nothing by themselves joined to the one before, or after."""
    kept: list[Pieces] = []
    waiting: Pieces = []
    for pieces in flat:
        verb = any(is_finite(tokens, n) for a, b in pieces for n in range(a, b))
        enough = sum(t.word or t.quoted is not None for a, b in pieces for t in tokens[a:b]) >= _FEWEST_WORDS
        if verb and enough:
            kept.append(_merged(waiting + pieces))
            waiting = []
        elif kept:
            kept[-1] = _merged(kept[-1] + pieces)
        else:
            waiting += pieces
    return kept or ([_merged(waiting)] if waiting else [])


def _merged(pieces: Pieces) -> Pieces:
    """Pieces in order, those that touch as one."""
    found: Pieces = []
    for start, end in sorted(pieces):
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
