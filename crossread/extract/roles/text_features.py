"""What more is measured of the lines of a text scrape, where no markup tells: one row a line."""

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.extract.metadata.authors import byline_names, is_name
from crossread.extract.roles import cues
from crossread.extract.roles.line_features import best_run, content_words, width

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_FINAL = re.compile(r"[.!?…。！？][\"”’»“'」)\]]{0,3}$")
_BEGINS = re.compile(r"[\"“”„«»'‘’「(\-–—\d]{0,3}\s?[^\W\d_a-zß-öø-ÿа-я]")
_WORD = re.compile(r"\w+")
# A sentence has five words or more; in an alphabet that takes some 25 letters.
_WORDS, _WIDTH = 5, 25
_WINDOWS = (2, 5, 15, 40)
_CREDIT = re.compile(
    r"(?:©|\(c\)|\|\s|(?<!\w)(?:photo|picture|image|foto|bild|credit|courtesy|illustration|grafik|getty|reuters|afp|ap|dpa|"
    r"imago)(?!\w))[^.]{0,60}$",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"^[A-ZÄÖÜ][A-ZÄÖÜ\d ,'’-]{3,40}[:?]\s")
# What a line that is no sentence takes off a run of sentences.
_COST = 0.35
_LOOK = 90
# A line shorter than this is found in others by chance.
_PART = 15
_MOST_PARTS = 2000


def text_features(lines: Sequence[str]) -> "Matrix":
    """A row for each of `lines`, in order: whether it is a sentence, how many sentences stand around it, where it is
    to the run of sentences and how much it shares with that, what it repeats, and forms of bylines and credits."""
    import numpy as np

    sentences = [is_sentence(line) for line in lines]
    words = [content_words(line) for line in lines]
    begin, end = sentence_run(sentences, lines)
    columns = [
        _around(sentences),
        _to_run(len(lines), begin, end),
        _shared(words, sentences, begin, end),
        np.array([_form(line) for line in lines], dtype=np.float32).reshape(len(lines), -1),
        np.array(_parts(lines), dtype=np.float32).reshape(len(lines), -1),
    ]
    return np.hstack(columns).astype(np.float32)


def is_sentence(line: str) -> bool:
    """Whether a line has a sentence's form: begins as one, ends as one, and has some words."""
    return (
        _FINAL.search(line[-6:]) is not None
        and _BEGINS.match(line) is not None
        and (len(_WORD.findall(line[:200])) >= _WORDS or (not line.isascii() and width(line) >= 2 * _WIDTH))
    )


def sentence_run(sentences: Sequence[bool], lines: Sequence[str]) -> tuple[int, int]:
    """The run of lines `[begin, end)` with the most sentences, long ones counting more; others count against it."""
    return best_run(
        min(2.0, width(line) / 100) if sentence else -_COST for sentence, line in zip(sentences, lines, strict=True)
    )


def _around(sentences: Sequence[bool]) -> "Matrix":
    """Whether the line is a sentence; how many of the lines before and after are; how far the nearest ones are."""
    import numpy as np

    own = np.array(sentences, dtype=np.float32)
    count = len(own)
    total = np.concatenate([[0.0], np.cumsum(own)])
    n = np.arange(count)
    columns = [own]
    for size in _WINDOWS:
        columns += [
            (total[n] - total[np.maximum(n - size, 0)]) / size,
            (total[np.minimum(n + 1 + size, count)] - total[n + 1]) / size,
        ]
    before = np.maximum.accumulate(np.where(own > 0, n, -1))
    after = np.minimum.accumulate(np.where(own > 0, n, count)[::-1])[::-1]
    columns += [
        np.log1p(n - np.concatenate([[-1], before[:-1]])),
        np.log1p(np.concatenate([after[1:], [count]]) - n),
    ]
    return np.column_stack(columns).astype(np.float32)


def _to_run(count: int, begin: int, end: int) -> "Matrix":
    import numpy as np

    n = np.arange(count)
    away = np.where(n < begin, n - begin, np.where(n >= end, n - end + 1, 0))
    return np.column_stack(
        [np.sign(away) * np.log1p(np.abs(away)), (n - begin) / max(1, end - begin), np.full(count, end - begin)]
    ).astype(np.float32)


def _shared(words: Sequence[set[str]], sentences: Sequence[bool], begin: int, end: int) -> "Matrix":
    """How much of each line's words the sentences of the run say, each word weighted by how rare it is elsewhere."""
    import numpy as np

    run: dict[str, int] = {}
    away: dict[str, int] = {}
    for n, found in enumerate(words):
        counter = run if begin <= n < end and sentences[n] else away
        for word in found:
            counter[word] = counter.get(word, 0) + 1
    size = sum(sentences[begin:end]) or 1
    rows = []
    for n, found in enumerate(words):
        own = 1 if begin <= n < end and sentences[n] else 0
        weights = [(1 / (own + away.get(word, 0)), run.get(word, 0) - own) for word in found]
        total = sum(weight for weight, _ in weights) or 1.0
        rows.append(
            [
                sum(weight for weight, count in weights if count > 0) / total,
                sum(weight * count for weight, count in weights) / total / size,
                float(sum(count > 0 for _, count in weights)),
            ]
        )
    return np.array(rows, dtype=np.float32).reshape(len(words), -1)


def _form(line: str) -> list[float]:
    tail = line[-_LOOK:]
    credit = _CREDIT.search(tail)
    at = credit.start() + max(0, len(line) - _LOOK) if credit else -1
    short = len(line) <= 160
    names, said = byline_names(line) if short else ((), False)
    return [
        float(credit is not None and at >= 20),
        float(at / len(line)) if credit else -1.0,
        float(_TOPIC.match(line) is not None),
        float(len(names)),
        float(said),
        float(short and is_name(line)),
        float(short and cues.AGENCY.search(line.lower()) is not None),
    ]


def _parts(lines: Sequence[str]) -> list[list[float]]:
    """Whether the line is a part of another line, or another of it: "Kicker Headline", "Home News Headline"."""
    short = [line.lower() if _PART <= len(line) <= 200 else "" for line in lines]
    distinct = list(dict.fromkeys(line for line in short if line))[:_MOST_PARTS]
    joined = "\n".join(distinct)
    inside = {line for line in distinct if joined.count(line) > 1}
    holds = {line for line in distinct if any(part != line and part in line for part in inside)}
    return [[float(line in inside), float(line in holds), math.log1p(len(line))] for line in short]


def likeness(lines: Sequence[str], body: "Matrix") -> "Matrix":
    """How much each line shares with the lines that are likely `body`, itself left out: an article that goes on after
    furniture speaks of the same names, another item does not. Words count by how few lines of the page hold them."""
    import numpy as np

    words = [content_words(line) for line in lines]
    held: dict[str, float] = {}
    lines_of: dict[str, int] = {}
    for found, likely in zip(words, body.tolist(), strict=True):
        for word in found:
            held[word] = held.get(word, 0.0) + likely
            lines_of[word] = lines_of.get(word, 0) + 1
    whole = math.log1p(len(lines))
    mass = float(body.sum()) or 1.0
    rows = []
    for found, likely in zip(words, body.tolist(), strict=True):
        weights = [(whole - math.log(lines_of[word]), max(0.0, held[word] - likely)) for word in found]
        total = sum(weight for weight, _ in weights) or 1.0
        rows.append(
            [
                sum(weight * min(1.0, count) for weight, count in weights) / total,
                sum(weight * min(1.0, count) for weight, count in weights),
                sum(weight * count for weight, count in weights) / total / mass,
                max((weight * min(1.0, count) for weight, count in weights), default=0.0),
            ]
        )
    return np.array(rows, dtype=np.float32).reshape(len(lines), -1)
