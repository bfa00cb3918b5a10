"""The MinHash of a text: 64 numbers of which two texts share about as many as they share runs of three words."""

import numpy as np
from rensa import RMinHash

from crossread.cluster.buckets import Ints

PERMUTATIONS = 64
SEED = 7
# With fewer words than this two texts can be alike by chance: a template, a caption.
FEWEST_WORDS = 40
# Bytes of one number.
WIDTH = 4


def signature(run: Ints) -> bytes:
    """The MinHash of a text of these words, in order; empty where it is too short."""
    if len(run) < FEWEST_WORDS:
        return b""
    words = run.astype(np.uint64)
    shingles = (words[:-2] * np.uint64(1_000_003) + words[1:-1]) * np.uint64(1_000_003) + words[2:]
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles, [0, len(shingles)], PERMUTATIONS, SEED)
    return np.array(matrix.to_rows()[0], np.uint32).tobytes()


def share(a: bytes, b: bytes) -> float:
    """The share of their numbers that two signatures have in common."""
    one, other = np.frombuffer(a, np.uint32), np.frombuffer(b, np.uint32)
    return np.count_nonzero(one == other) / len(one)
