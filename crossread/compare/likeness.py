"""How alike two statements are, as a row of plain features for each pair of statements of different articles.

Everything is computed for a whole story at once, as matrices over all its statements: what is common to all reports of
an event (its main names and words) says little about whether two of its sentences state the same fact.
"""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from crossread.annotate.vectors import Vectors, embed, rarity
from crossread.compare.clauses import clauses
from crossread.compare.speakers import last_word, voices
from crossread.compare.words import Word, words
from crossread.model import Annotated, Number, Span

Matrix = NDArray[np.float32]


# Words whose cosine is below this are no likeness of meaning.
SOFT = 0.3


class Unit(NamedTuple):
    """A stretch of an article that is compared as one: `article` is its number, `place` its order in the article."""

    article: int
    place: int
    span: Span
    text: str
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    speakers: frozenset[str]
    quoted: float
    clauses: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The features of every pair of units of different articles: `rows[k]` belongs to `(first[k], second[k])`."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    rows: Matrix


FEATURES = (
    "cosine", "cosine_rank", "cosine_rank_back", "centred", "centred_rank", "centred_rank_back", "overlap", "contained",
    "overlap_rank", "overlap_rank_back", "rarest", "second_rarest", "capitals", "pairs", "fuzzy", "numbers_shared", "numbers_clash",
    "place_gap", "early", "length_short", "length_long", "neighbours", "quoted_both", "quoted_one", "same_speaker", "run",
    "lexical", "content_shared", "soft_short", "soft_long", "soft_rank", "soft_rank_back", "context", "central_low",
    "central_high", "clause_overlap", "clause_soft", "clause_cosine", "clause_soft_rank", "clause_soft_rank_back",
)  # fmt: skip


def units(articles: tuple[Annotated, ...]) -> list[Unit]:
    """The sentences of all articles, in order, as units."""
    found = []
    voice = voices(articles)
    for number, annotated in enumerate(articles):
        text = annotated.article.text
        for place, sentence in enumerate(annotated.sentences):
            span = sentence.span
            inside = [q for q in annotated.quotes if q.span.start < span.end and span.start < q.span.end]
            covered = sum(
                max(0, min(p.end, span.end) - max(p.start, span.start))
                for q in inside
                if q.kind != "indirect"
                for p in q.parts
            )
            found.append(
                Unit(
                    number,
                    place,
                    span,
                    text[span.start : span.end],
                    tuple(words(text, span.start, span.end)),
                    tuple(n for n in annotated.numbers if span.start <= n.span.start < span.end),
                    frozenset(voice.get(last, last) for q in inside if q.speaker for last in (last_word(q.speaker),)),
                    min(1.0, covered / max(1, span.end - span.start)),
                    clauses(annotated, span),
                )
            )
    return found


def likeness(story: list[Unit]) -> Likeness:
    """The features of every pair of units of different articles, each pair once, the earlier article first."""
    owner = np.array([unit.article for unit in story])
    first, second = np.nonzero(owner[:, None] < owner[None, :])
    vectors = embed([unit.text for unit in story])
    weights = _weights(story)
    table = {
        **_semantic(vectors, owner),
        **_lexical(story, weights, owner),
        **_formal(story),
        **_soft(story, weights, owner),
        "context": _context(vectors, owner),
        **_clauses(story, weights, owner),
    }
    lexical = table["overlap"]
    central = _central(table["soft_rank"] * 0 + np.maximum(table["cosine"], 0), owner)
    table["central_low"] = np.minimum(central[:, None], central[None, :])
    table["central_high"] = np.maximum(central[:, None], central[None, :])
    table["neighbours"] = _neighbours(lexical, story)
    rows = np.stack([table[name][first, second] for name in FEATURES], axis=1).astype(np.float32)
    return Likeness(first, second, rows)


def _weights(story: list[Unit]) -> dict[str, float]:
    """What a shared word is worth: rare in the story and rare in the language."""
    counts = Counter(stem for unit in story for stem in {word.stem for word in unit.words})
    raw: dict[str, str] = {}
    for unit in story:
        for word in unit.words:
            raw.setdefault(word.stem, unit.text[word.start - unit.span.start : word.end - unit.span.start])
    total = len(story)
    most = np.log(total + 1)
    return {stem: float(np.log((total + 1) / (count + 0.5)) / most) * rarity(raw[stem]) for stem, count in counts.items()}


def _semantic(vectors: Vectors, owner: NDArray[np.intp]) -> dict[str, Matrix]:
    cosine = vectors @ vectors.T
    rest = vectors - vectors.mean(0)
    rest /= np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)
    centred = rest @ rest.T
    return {
        "cosine": cosine, "cosine_rank": ranks(cosine, owner), "cosine_rank_back": ranks(cosine, owner).T,
        "centred": centred, "centred_rank": ranks(centred, owner), "centred_rank_back": ranks(centred, owner).T,
    }  # fmt: skip


def ranks(matrix: Matrix, owner: NDArray[np.intp]) -> Matrix:
    """For every pair, 1 / (1 + how many units of the other's article are liker), row by row."""
    out = np.zeros_like(matrix)
    for article in range(int(owner.max()) + 1):
        columns = np.nonzero(owner == article)[0]
        block = matrix[:, columns]
        order = np.argsort(np.argsort(-block, axis=1, kind="stable"), axis=1, kind="stable")
        out[:, columns] = 1.0 / (1.0 + order)
    return out


def _lexical(story: list[Unit], weights: dict[str, float], owner: NDArray[np.intp]) -> dict[str, Matrix]:
    stems = sorted(weights)
    number = {stem: n for n, stem in enumerate(stems)}
    weight = np.array([weights[stem] for stem in stems], dtype=np.float32)
    present = np.zeros((len(story), len(stems)), dtype=np.float32)
    capital = np.zeros_like(present)
    for row, unit in enumerate(story):
        for at, word in enumerate(unit.words):
            present[row, number[word.stem]] = 1
            if word.capital and at:
                capital[row, number[word.stem]] = 1
    common = (present * weight) @ present.T
    own = np.diag(common)
    squared = (present * weight**2) @ present.T
    size = np.sqrt(np.maximum(np.diag(squared), 1e-6))
    overlap = squared / size[:, None] / size[None, :]
    rarest, second = _rarest(present, weight)
    return {
        "overlap": overlap,
        "overlap_rank": ranks(overlap, owner),
        "overlap_rank_back": ranks(overlap, owner).T,
        "contained": common / np.maximum(np.minimum(own[:, None], own[None, :]), 1e-6),
        "content_shared": np.log1p(present @ present.T),
        "lexical": common,
        "rarest": rarest,
        "second_rarest": second,
        "capitals": (capital * weight) @ capital.T,
        "pairs": _pairs(story),
    }


def _rarest(present: Matrix, weight: NDArray[np.float32]) -> tuple[Matrix, Matrix]:
    """The weights of the two rarest words that two units share."""
    size = len(present)
    first, second = np.zeros((size, size), np.float32), np.zeros((size, size), np.float32)
    for column in np.argsort(weight, kind="stable"):
        rows = np.nonzero(present[:, column])[0]
        if len(rows) > 1:
            at = np.ix_(rows, rows)
            second[at] = first[at]
            first[at] = weight[column]
    return first, second


def _pairs(story: list[Unit]) -> Matrix:
    """How many pairs of neighbouring content words two units share, as a logarithm."""
    holders: dict[tuple[str, str], list[int]] = {}
    for row, unit in enumerate(story):
        for pair in sorted({(a.stem, b.stem) for a, b in zip(unit.words, unit.words[1:], strict=False)}):
            holders.setdefault(pair, []).append(row)
    out = np.zeros((len(story), len(story)), np.float32)
    for rows in holders.values():
        if len(rows) > 1:
            out[np.ix_(rows, rows)] += 1
    return np.log1p(out)


def _formal(story: list[Unit]) -> dict[str, Matrix]:
    texts = [" ".join(word.stem for word in unit.words) for unit in story]
    fuzzy = process.cdist(texts, texts, scorer=fuzz.partial_ratio, dtype=np.float32, workers=1) / 100
    sorted_ratio = process.cdist(texts, texts, scorer=fuzz.token_set_ratio, dtype=np.float32, workers=1) / 100
    last = Counter(unit.article for unit in story)
    place = np.array([unit.place / max(1, last[unit.article] - 1) for unit in story], np.float32)
    length = np.log1p(np.array([len(unit.words) for unit in story], np.float32))
    quoted = np.array([unit.quoted for unit in story], np.float32)
    shared, clash = _numbers(story)
    speaker = np.array([[float(_speakers(a, b)) for b in story] for a in story], np.float32)
    return {
        "fuzzy": fuzzy, "run": sorted_ratio, "numbers_shared": shared, "numbers_clash": clash,
        "place_gap": np.abs(place[:, None] - place[None, :]), "early": np.maximum(place[:, None], place[None, :]),
        "length_short": np.minimum(length[:, None], length[None, :]),
        "length_long": np.maximum(length[:, None], length[None, :]),
        "quoted_both": np.minimum(quoted[:, None], quoted[None, :]),
        "quoted_one": np.abs(quoted[:, None] - quoted[None, :]), "same_speaker": speaker,
    }  # fmt: skip


def _speakers(a: Unit, b: Unit) -> int:
    """1 if a speaker is common to both, -1 if both hold words in quotation marks and none is, else 0."""
    if a.speakers & b.speakers:
        return 1
    return -1 if a.speakers and b.speakers and a.quoted and b.quoted else 0


def _numbers(story: list[Unit]) -> tuple[Matrix, Matrix]:
    """How many numbers two units share, and whether they give different ones for the same unit or thing."""
    size = len(story)
    shared, clash = np.zeros((size, size), np.float32), np.zeros((size, size), np.float32)
    kinds = [{(n.value, n.unit) for n in unit.numbers} for unit in story]
    things = [{(n.unit or n.thing) for n in unit.numbers if n.unit or n.thing} for unit in story]
    for i in range(size):
        if kinds[i]:
            for j in range(size):
                if kinds[j]:
                    shared[i, j] = len(kinds[i] & kinds[j])
                    clash[i, j] = float(not shared[i, j] and bool(things[i] & things[j]))
    return shared, clash


def _neighbours(matrix: Matrix, story: list[Unit]) -> Matrix:
    """How alike the units before, and the units after, two units are: reports of one event often run alongside."""
    owner = np.array([unit.article for unit in story])
    inner = (owner[1:] == owner[:-1]).astype(np.float32)
    step = np.zeros_like(matrix)
    both = inner[:, None] * inner[None, :]
    step[1:, 1:] += matrix[:-1, :-1] * both
    step[:-1, :-1] += matrix[1:, 1:] * both
    return step


def _context(vectors: Vectors, owner: NDArray[np.intp]) -> Matrix:
    """The cosine of two units taken with half of what stands before and after each."""
    wide = vectors.copy()
    inner = (owner[1:] == owner[:-1])[:, None]
    wide[1:] += 0.5 * vectors[:-1] * inner
    wide[:-1] += 0.5 * vectors[1:] * inner
    wide /= np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-6)
    return wide @ wide.T


def _central(cosine: Matrix, owner: NDArray[np.intp]) -> NDArray[np.float32]:
    """How near each unit is to its nearest of every other article, on average: what all report is reported again."""
    articles = int(owner.max()) + 1
    best = np.stack([cosine[:, owner == n].max(1) if (owner == n).any() else np.zeros(len(owner)) for n in range(articles)], axis=1)
    best[np.arange(len(owner)), owner] = 0
    return (best.sum(1) / max(1, articles - 1)).astype(np.float32)


def _soft(story: list[Unit], weights: dict[str, float], owner: NDArray[np.intp]) -> dict[str, Matrix]:
    """How well every word of one unit has a like one in the other, weighted; both ways."""
    stems = sorted(weights)
    number = {stem: n for n, stem in enumerate(stems)}
    raw: dict[str, str] = {}
    for unit in story:
        for word in unit.words:
            raw.setdefault(word.stem, unit.text[word.start - unit.span.start : word.end - unit.span.start])
    vectors = embed([raw[stem] for stem in stems])
    similar = np.maximum(vectors @ vectors.T - SOFT, 0) / (1 - SOFT)
    np.fill_diagonal(similar, 1)
    held = [sorted({number[word.stem] for word in unit.words}) for unit in story]
    best = np.stack([similar[:, h].max(1) if h else np.zeros(len(stems)) for h in held]).astype(np.float32)
    weight = np.array([weights[stem] for stem in stems], np.float32)
    own = np.zeros((len(story), len(stems)), np.float32)
    for row, h in enumerate(held):
        own[row, h] = weight[h]
    own /= np.maximum(own.sum(1, keepdims=True), 1e-6)
    there = own @ best.T
    mean = (there + there.T) / 2
    return {"soft_short": np.maximum(there, there.T), "soft_long": np.minimum(there, there.T), "soft_rank": ranks(mean, owner), "soft_rank_back": ranks(mean, owner).T}


def _clauses(story: list[Unit], weights: dict[str, float], owner: NDArray[np.intp]) -> dict[str, Matrix]:
    """How alike the likest clauses of two units are: a long sentence may share just one of the things it states."""
    parts, starts = [], []
    for unit in story:
        starts.append(len(parts))
        base = unit.span.start
        for clause in unit.clauses:
            text = unit.text[clause.start - base : clause.end - base]
            inside = tuple(w for w in unit.words if clause.start <= w.start < clause.end)
            parts.append(unit._replace(span=clause, text=text, words=inside))
    holder = np.array([part.article for part in parts])
    lexical, soft = _lexical(parts, weights, holder), _soft(parts, weights, holder)
    vectors = embed([part.text for part in parts])
    best = _best((soft["soft_short"] + soft["soft_long"]) / 2, starts)
    return {
        "clause_overlap": _best(lexical["overlap"], starts), "clause_soft": best,
        "clause_cosine": _best(vectors @ vectors.T, starts),
        "clause_soft_rank": ranks(best, owner), "clause_soft_rank_back": ranks(best, owner).T,
    }  # fmt: skip


def _best(matrix: Matrix, starts: list[int]) -> Matrix:
    """The greatest value of every block whose rows and columns begin at `starts`."""
    return np.maximum.reduceat(np.maximum.reduceat(matrix, starts, axis=0), starts, axis=1)
