"""How alike two statements are, as a row of plain features for each pair of statements of different articles.

Everything is computed for a whole story at once, as matrices over all its statements: what is common to all reports of
an event (its main names and words) says little about whether two of its sentences state the same fact.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.annotate.vectors import Vectors, embed
from crossread.compare.formal import formal, letters
from crossread.compare.lexical import Matrix, Vocabulary, overlap, shared, soft, vocabulary
from crossread.compare.units import Unit

# Pairs below both are not looked at: on the labelled events they are 29 in 100 of all pairs, and 4 in 100 of those that
# report one fact, which no figure here would find.
LEXICAL, COSINE = 0.2, 0.4

FEATURES = (
    "cosine", "cosine_rank_high", "cosine_rank_low", "centred", "centred_rank_high", "centred_rank_low", "overlap",
    "contained", "overlap_rank_high", "overlap_rank_low", "rarest", "second_rarest", "capitals", "pairs", "letters",
    "numbers_shared", "numbers_clash", "place_gap", "early", "length_short", "length_long", "neighbours",
    "quoted_both", "quoted_one", "same_speaker", "run", "lexical", "content_shared", "soft_short", "soft_long",
    "soft_rank_high", "soft_rank_low", "context", "central_low", "central_high", "clause_overlap", "clause_soft",
    "clause_cosine", "clause_soft_rank_high", "clause_soft_rank_low",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """The features of the pairs of units worth a look: `rows[k]` belongs to `(first[k], second[k])`."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    rows: Matrix


def likeness(story: list[Unit]) -> Likeness:
    """The features of pairs of units of different articles, each pair once, the earlier article first."""
    owner = np.array([unit.article for unit in story], dtype=np.intp)
    known = vocabulary(story)
    semantic, words = _semantic(embed([unit.text for unit in story]), owner), shared(story, known)
    near = (words["lexical"] >= LEXICAL) | (semantic["cosine"] >= COSINE)
    first, second = np.nonzero(near & (owner[:, None] < owner[None, :]))
    pairs = first, second
    columns = letters(story, pairs, words["content_shared"][pairs] > 0)

    def keep(table: dict[str, Matrix]) -> None:
        """Take the pairs' figures out of the matrices, so that these can be let go."""
        columns.update({name: matrix[pairs] for name, matrix in table.items() if name in FEATURES})

    keep(semantic)
    keep(_ranked("cosine", semantic["cosine"], owner) | _ranked("centred", semantic["centred"], owner))
    keep(words | {"neighbours": _neighbours(words["overlap"], owner)} | _ranked("overlap", words["overlap"], owner))
    keep(formal(story))
    better, worse = soft(story, known)
    keep({"soft_short": better, "soft_long": worse} | _ranked("soft", _mean(better, worse), owner))
    parts = _clauses(story, known)
    keep(parts | _ranked("clause_soft", parts["clause_soft"], owner))
    rows = np.stack([columns[name] for name in FEATURES]).astype(np.float32)
    return Likeness(first, second, rows.T)


def ranks(matrix: Matrix, owner: NDArray[np.intp]) -> Matrix:
    """For every pair, 1 / (1 + how many units of the other's article are liker), row by row."""
    out = np.zeros_like(matrix)
    for article in sorted(set(owner.tolist())):
        columns = np.nonzero(owner == article)[0]
        order = columns[np.argsort(-matrix[:, columns], axis=1, kind="stable")]
        np.put_along_axis(out, order, 1 / (1 + np.arange(len(columns), dtype=np.float32))[None, :], axis=1)
    return out


def _ranked(name: str, matrix: Matrix, owner: NDArray[np.intp]) -> dict[str, Matrix]:
    """The better and the worse of the two ranks by a figure: whose side a pair is seen from must not matter."""
    rank = ranks(matrix, owner)
    return {f"{name}_rank_high": np.maximum(rank, rank.T), f"{name}_rank_low": np.minimum(rank, rank.T)}


def _mean(first: Matrix, second: Matrix) -> Matrix:
    return np.asarray((first + second) * np.float32(0.5), np.float32)


def _semantic(vectors: Vectors, owner: NDArray[np.intp]) -> dict[str, Matrix]:
    """Figures on the vectors of each two units: as they are, less the story's mean, and with what stands around."""
    cosine = vectors @ vectors.T
    rest = _unit_length(vectors - vectors.mean(0))
    centred = rest @ rest.T
    wide = vectors.copy()
    inner = (owner[1:] == owner[:-1])[:, None]
    wide[1:] += 0.5 * vectors[:-1] * inner
    wide[:-1] += 0.5 * vectors[1:] * inner
    wide = _unit_length(wide)
    central = _central(np.maximum(cosine, 0), owner)
    return {
        "cosine": cosine, "centred": centred, "context": wide @ wide.T,
        "central_low": np.minimum(central[:, None], central[None, :]),
        "central_high": np.maximum(central[:, None], central[None, :]),
    }  # fmt: skip


def _unit_length(vectors: Vectors) -> Vectors:
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return np.asarray(vectors / lengths, dtype=np.float32)


def _central(cosine: Matrix, owner: NDArray[np.intp]) -> NDArray[np.float32]:
    """How near each unit is to its nearest of every other article, on average: what all report is reported again."""
    articles = sorted(set(owner.tolist()))
    best = np.stack([np.where(owner == n, 0, cosine[:, owner == n].max(1)) for n in articles], axis=1)
    return np.asarray(best.sum(1) / max(1, len(articles) - 1), dtype=np.float32)


def _clauses(story: list[Unit], known: Vocabulary) -> dict[str, Matrix]:
    """How alike the likest clauses of two units are: a long sentence may share just one of the things it states."""
    parts: list[Unit] = []
    starts: list[int] = []
    for unit in story:
        starts.append(len(parts))
        base = unit.span.start
        for clause in unit.clauses:
            inside = tuple(w for w in unit.words if clause.start <= w.start < clause.end)
            text = unit.text[clause.start - base : clause.end - base]
            parts.append(unit._replace(span=clause, text=text, words=inside))
    better, worse = soft(parts, known)
    vectors = embed([part.text for part in parts])
    return {
        "clause_overlap": _best(overlap(parts, known), starts),
        "clause_soft": _best(_mean(better, worse), starts),
        "clause_cosine": _best(vectors @ vectors.T, starts),
    }


def _best(matrix: Matrix, starts: list[int]) -> Matrix:
    """The greatest value of every block whose rows and columns begin at `starts`."""
    rows: Matrix = np.maximum.reduceat(matrix, starts, axis=0)
    return np.asarray(np.maximum.reduceat(rows, starts, axis=1), dtype=np.float32)


def _neighbours(matrix: Matrix, owner: NDArray[np.intp]) -> Matrix:
    """How alike the units before, and the units after, two units are: reports of one event often run alongside."""
    inner = (owner[1:] == owner[:-1]).astype(np.float32)
    both = inner[:, None] * inner[None, :]
    out = np.zeros_like(matrix)
    out[1:, 1:] += matrix[:-1, :-1] * both
    out[:-1, :-1] += matrix[1:, 1:] * both
    return out
