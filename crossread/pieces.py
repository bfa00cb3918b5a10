"""Pieces that touch many stories and belong to none, such as live blogs: the data types, nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """An article that belongs to no story: `lane` is what kind of piece it is, `why` what says so."""

    article: str
    lane: str
    why: str


@dataclass(frozen=True, slots=True)
class Touch:
    """A piece touches the story of a report: `words` are what points there, the rarest first.

    They stand in the sentence `[start, end)` of the piece's text and the one beside it; `None` is the piece's headline.
    `score` is the share of the report's headline that stands there and of what stands there in the report, 0 to 2.
    """

    piece: str
    article: str
    words: tuple[str, ...]
    score: float
    start: int | None = None
    end: int | None = None
