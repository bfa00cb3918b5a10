"""Print wrong merges and wrong splits of `crossread/cluster` for a person to read, with the figures the join saw.

    python evaluation/cluster_errors.py STREAM.jsonl[.gz] [--background FILE] [--since DAY] [--merges 20] [--splits 20]

STREAM is article JSON lines with a "story" each, in order of publication. A wrong merge is a story of ours with
articles of two labels, a wrong split a label that lies in two stories of ours; of each the pair that the join found
closest is shown. With `--since` only articles from that day on count. To read errors on articles that the models have
not seen, fit them without `--all` and give their folder with `--models`. The sample is random with a fixed seed.
"""

import argparse
import itertools
import random
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from cluster_streams import use
from streams import Row, article, by_date, read_rows

from crossread.cluster import Clusterer
from crossread.cluster.hindsight import hindsight
from crossread.cluster.join import linkage, second_logits
from crossread.cluster.likeness import LIKENESSES
from crossread.cluster.online import Placement
from crossread.cluster.repair import Change
from crossread.cluster.window import Met
from crossread.model import Article

SEED = 11
NEVER_MET = -9.0

Pair = tuple[str, str]


class Watched(Clusterer):
    """A clusterer that remembers what each article met, how alike it was, and every move."""

    def __init__(self) -> None:
        super().__init__(window=sys.maxsize)
        self.met: dict[str, dict[str, tuple[int, float]]] = {}
        self.placed: dict[str, Placement] = {}
        self.moves: dict[str, list[Change]] = defaultdict(list)

    def take(self, new: Article) -> None:
        """Add an article, and keep what was said of it."""
        self.placed[new.id] = self.add(new)

    def repair(self) -> list[Change]:
        """Repair, and keep which articles moved."""
        changes = super().repair()
        for change in changes:
            self.moves[change.article].append(change)
        return changes

    def _join(self, met: Met, story: str) -> None:
        super()._join(met, story)
        self.met[met.id] = {other: (rank, logit) for rank, (other, logit) in enumerate(met.logits.items(), 1)}

    def first(self, a: str, b: str) -> tuple[int, float]:
        """At what rank the later of two articles met the other (0: never), and the first model's logit."""
        return self.met.get(a, {}).get(b) or self.met.get(b, {}).get(a) or (0, NEVER_MET)

    def second(self, a: str, b: str) -> float | None:
        """The logit of the two with hindsight, as things stand."""
        near = {one: self._stories.members[one].links if one in self._stories.members else {} for one in (a, b)}
        if b not in near[a]:
            return None
        return second_logits(hindsight([(a, b)], near))[0]

    def between(self, a: str, b: str) -> float | None:
        """The linkage with hindsight of the stories that two articles are in, which may be the same."""
        ours = [self._stories.stories.get(self.story_of(one), {}) for one in (a, b)]
        pairs = [(x, y) for x in ours[0] for y in ours[1] if x != y]
        found = [logit for x, y in pairs if (logit := self.second(x, y)) is not None]
        return linkage(found, *sorted(len(story) for story in ours)) if found else None

    def likenesses(self, a: str, b: str) -> dict[str, float]:
        """What the first model goes by, for two articles that may never have met (alone: the crowd's are left out)."""
        if not (a in self._stories.members and b in self._stories.members):
            return {}
        pair = [self._stories.members[one].weighed for one in (a, b)]
        return dict(
            zip(LIKENESSES[:-4], self._window._scale.likenesses(pair[:1], [pair[1:]])[0].tolist(), strict=False)
        )


def main() -> None:
    """Cluster the stream and print the sample."""
    options = arguments()
    if options.models:
        use(options.models)
    rows = {row["id"]: row for row in read_rows(options.stream)}
    labels = {key: row["story"] for key, row in rows.items() if row["published"] >= options.since}
    if options.background:
        rows = {row["id"]: row for row in read_rows(options.background)} | rows
    watched = Watched()
    for row in sorted(rows.values(), key=by_date):
        watched.take(article(row))
    watched.repair()
    ours = {key: watched.story_of(key) for key in labels}
    rng = random.Random(SEED)
    for kind, wrong, most in (
        ("merge", errors(ours, labels, watched), options.merges),
        ("split", errors(labels, ours, watched), options.splits),
    ):
        print(f"== {len(wrong)} {kind}s, {min(most, len(wrong))} shown")
        for number, pair in enumerate(rng.sample(wrong, min(most, len(wrong))), 1):
            print(f"\n-- {kind} {number}")
            show(pair, rows, watched, options.chars)


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stream", type=Path)
    parser.add_argument("--background", type=Path)
    parser.add_argument("--models", type=Path, help="A folder with another join.json and rarity.npz.")
    parser.add_argument("--since", default="")
    parser.add_argument("--merges", type=int, default=20)
    parser.add_argument("--splits", type=int, default=20)
    parser.add_argument("--chars", type=int, default=500, help="How much of each text to print.")
    return parser.parse_args()


def errors(together: dict[str, str], apart: dict[str, str], watched: Watched) -> list[Pair]:
    """For each group of `together` that `apart` divides, the closest pair of those that it divides."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, group in together.items():
        groups[group].append(key)
    found = []
    for group in groups.values():
        pairs = [pair for pair in itertools.combinations(group, 2) if apart[pair[0]] != apart[pair[1]]]
        if pairs:
            found.append(max(pairs, key=lambda pair: watched.first(*pair)[1]))
    return found


def show(pair: Pair, rows: dict[str, Row], watched: Watched, chars: int) -> None:
    """Print the figures of a pair, then both articles."""
    (rank, first), second, linked = watched.first(*pair), watched.second(*pair), watched.between(*pair)
    print(f"first {first:.1f} at rank {rank}  second {number(second)}  linkage {number(linked)}")
    print("  ".join(f"{name} {value:.2f}" for name, value in watched.likenesses(*pair).items()))
    for key in pair:
        row, placed = rows[key], watched.placed[key]
        story = [one for one in watched.placed if watched.story_of(one) == watched.story_of(key)]
        print(f"[{key}] {row['published']} {row['source']}  label {row.get('story')}  {len(row['text'])} characters")
        print(f"   ours {watched.story_of(key)}: {', '.join(counted(rows[one].get('story') for one in story))}")
        print(f"   arrival: {placed.story} {placed.score:.2f} {placed.why}; runner-up {placed.runner_up_score}")
        for move in watched.moves[key]:
            print(f"   {move.kind} {move.before} > {move.after}: {move.why}")
        print(f"   {row['title']}\n   {' '.join(row['text'][:chars].split())}")


def number(value: float | None) -> str:
    """A logit, or that there is none."""
    return "none" if value is None else f"{value:+.1f}"


def counted(labels: Iterable[str | None]) -> list[str]:
    """How often each label stands there; an article without one is background."""
    counts: dict[str, int] = defaultdict(int)
    for label in labels:
        counts[label or "background"] += 1
    return [f"{count} x {label}" for label, count in sorted(counts.items())]


if __name__ == "__main__":
    main()
