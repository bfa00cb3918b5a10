"""The MinHash of a text: 64 numbers of which two texts share about as many as they share runs of three words."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from rensa import RMinHash

from crossread.cluster.buckets import Ints

PERMUTATIONS = 64
SEED = 7
# With fewer words than this two texts can be alike by chance: a template, a caption.
FEWEST_WORDS = 40
# Hashes of a band: texts that have all of those of a place in common meet there.
BAND = 4
_BASE = np.uint64(1_000_003)


def signatures(runs: Sequence[Ints]) -> list[bytes]:
    """The MinHash of each text of these words, in order; empty where it is too short."""
    long = [run.astype(np.uint64) for run in runs if len(run) >= FEWEST_WORDS]
    shingles = [(words[:-2] * _BASE + words[1:-1]) * _BASE + words[2:] for words in long]
    bounds = [0, *accumulate(map(len, shingles))]
    flat = np.concatenate([*shingles, np.zeros(0, np.uint64)])
    rows = RMinHash.digest_matrix_from_flat_token_hashes(flat, bounds, PERMUTATIONS, SEED).to_rows()
    found = iter(np.array(rows, np.uint32))
    return [next(found).tobytes() if len(run) >= FEWEST_WORDS else b"" for run in runs]


def bands(signatures: Sequence[bytes]) -> list[list[int]]:
    """For each signature a number for each of its bands, by place and content; none for an empty one."""
    halves = np.frombuffer(b"".join(signatures), np.uint64).reshape(-1, PERMUTATIONS // BAND, 2)
    places = np.arange(PERMUTATIONS // BAND, dtype=np.uint64)
    numbers = iter((((halves[..., 0] * _BASE + halves[..., 1]) * _BASE + places) * _BASE).tolist())
    return [next(numbers) if signature else [] for signature in signatures]


def share(a: bytes, b: bytes) -> float:
    """The share of their numbers that two signatures have in common."""
    one, other = np.frombuffer(a, np.uint32), np.frombuffer(b, np.uint32)
    return np.count_nonzero(one == other) / len(one)
