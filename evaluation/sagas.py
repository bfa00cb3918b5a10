"""Measure how well `crossread/cluster/sagas.py` links stories of one course of events.

    python evaluation/sagas.py STREAM.jsonl[.gz]... --labels evaluation/labels/courses.json [--cut DAY] [--read 20]
    python evaluation/sagas.py LOCAL.jsonl[.gz] --links evaluation/labels/local_links.json --cut 2016-01-01

The streams are article JSON lines; together, in order of publication, they are put in stories and these are linked,
as the library does. Labels are `{"article id": {"event": …, "course": …}}`. A story has the course that most of its
labelled articles have. With `--links` the course is each row's `story`, and for the two stories of a link that was read
what the reader said: `["id", "id", "course"]`, or why it is none. For the labelled articles before the day `--cut`, on
which `sagas.json` was fitted, and for those from it on, for each threshold are printed, over stories with a label,

- precision: the share of the links from a story to its best three earlier ones that lead to its own course;
- recall: of the stories that have an earlier one of their course, the share with a direct link to one of them.

And over the threads at the threshold that the library uses: the share of pairs of stories in one thread that are of
one course, and of the pairs of one course, at most `NEAR` days apart, the share that stands in one thread. With
`--read` so many links are printed with both texts, drawn with a fixed seed.
"""

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from saga_streams import Labels, Past, incident, outlet, rows_of
from streams import Row, article

from crossread.cluster import Clusterer, Reading, read_all, sagas
from crossread.cluster.closer import Look, Printed, closer
from crossread.cluster.rarity import Rarity
from crossread.model import Article
from crossread.saga_links import MOST_EARLIER, MOST_STORIES, walk
from crossread.threads import ThreadLink

SEED = 7
NEAR = 30
# What a reader says of a link that is right.
COURSE = "course"
THRESHOLDS = (0.5, 0.8, 0.84, 0.88, 0.92)


@dataclass(frozen=True)
class Stories:
    """The story of each article, and when each story began."""

    of: dict[str, str]
    began: dict[str, float]

    def link(self, look: Look, new: str, why: str) -> ThreadLink:
        """The link between the stories of two articles."""
        pairs = sorted((self.began[self.of[one]], self.of[one], one) for one in (new, look.other))
        (_, earlier, first), (_, later, second) = pairs
        return ThreadLink(earlier, later, look.chance, why, (first, second))


@dataclass(frozen=True)
class Truth:
    """The course of each story that has one, and what readers said of two stories."""

    course: dict[str, str]
    read: dict[frozenset[str], str]

    def knows(self, link: ThreadLink) -> bool:
        """Whether both stories have a label."""
        return link.earlier in self.course and link.later in self.course

    def verdict(self, link: ThreadLink) -> str:
        """`COURSE`, or why the link is wrong, as far as anybody said."""
        same = self.course[link.earlier] == self.course[link.later]
        return self.read.get(frozenset((link.earlier, link.later)), COURSE if same else "not read")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stream", nargs="+", type=Path)
    parser.add_argument("--labels", type=Path, nargs="+", default=[])
    parser.add_argument("--links", type=Path)
    parser.add_argument("--cut", default="2018-06-06")
    parser.add_argument("--read", type=int, default=0)
    options = parser.parse_args()
    labels: Labels = {}
    for path in options.labels:
        labels |= json.loads(path.read_text(encoding="utf-8"))
    rows = {row["id"]: row | {"source": outlet(row)} for row in rows_of(options.stream)}
    if options.links:
        labels |= {one: incident(row) for one, row in rows.items()}
    articles = [article(row) for row in rows.values()]
    readings = read_all(articles)
    stories = stories_of(readings)
    links = links_of(articles, readings, stories)
    print(f"{len(stories.began)} stories, {len(links)} links of articles")
    read = said(options.links, stories) if options.links else {}
    chosen = best(links, sagas.LIKELY)
    for name, late in ((f"before {options.cut}", False), (f"from {options.cut}", True)):
        part = {one: label for one, label in labels.items() if (rows[one]["published"] >= options.cut) == late}
        truth = Truth(courses(stories, part), read)
        print(f"{name}: {len(truth.course)} stories with a label")
        for threshold in THRESHOLDS:
            print(f"{threshold:.2f}: {direct(best(links, threshold), truth, stories)}")
        threads(chosen, truth.course, stories)
    show(random.Random(SEED).sample(chosen, min(options.read, len(chosen))), rows)


def stories_of(readings: Sequence[Reading]) -> Stories:
    """The stories as they stand at the end."""
    clusterer = Clusterer(window=sys.maxsize)
    days = {reading.id: reading.terms.day or 0.0 for reading in readings}
    clusterer.add_all(readings)
    clusterer.repair()
    of = {one: clusterer.story_of(one) for one in days}
    began: dict[str, float] = {}
    for one, story in of.items():
        began[story] = min(days[one], began.get(story, days[one]))
    return Stories(of, began)


def links_of(articles: Sequence[Article], readings: Sequence[Reading], stories: Stories) -> list[ThreadLink]:
    """The links of each article to the other stories that are likeliest of its course, as they come in."""
    rarity, past = Rarity(), Past()
    by_id = {one.id: one for one in articles}
    links = []
    for new, reading in zip(articles, readings, strict=True):
        rarity.learn(reading.terms.all())
        if reading.lane:
            continue
        trace = sagas.trace(new, rarity)
        looks = closer(Printed(new), trace.profile, past.find(trace), by_id.__getitem__, rarity)
        own, linked = stories.of[new.id], set[str]()
        for look in looks:
            story = stories.of[look.other]
            if look.chance < min(THRESHOLDS) or len(linked - {own}) == MOST_STORIES:
                break
            if story not in linked and (why := look.why()):
                linked.add(story)
                if story != own:
                    links.append(stories.link(look, new.id, why))
        past.add(trace)
    return links


def best(links: Iterable[ThreadLink], threshold: float) -> list[ThreadLink]:
    """The surest link of each two stories, for each story to its best earlier ones."""
    by_later: dict[str, dict[str, ThreadLink]] = defaultdict(dict)
    for link in sorted(links, key=lambda link: (-link.chance, link.evidence)):
        if link.chance >= threshold:
            by_later[link.later].setdefault(link.earlier, link)
    return [link for earlier in by_later.values() for link in list(earlier.values())[:MOST_EARLIER]]


def courses(stories: Stories, labels: Labels) -> dict[str, str]:
    """The course of each story that has labelled articles: that of most of them."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one, label in labels.items():
        found[stories.of[one]][label["course"]] += 1
    return {story: counts.most_common(1)[0][0] for story, counts in found.items()}


def said(path: Path, stories: Stories) -> dict[frozenset[str], str]:
    """What readers said of links between articles that are here, by the two stories."""
    of = stories.of
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {frozenset((of[a], of[b])): verdict for a, b, verdict in rows if a in of and b in of}


def direct(links: Iterable[ThreadLink], truth: Truth, stories: Stories) -> str:
    """How many direct links there are, their precision and recall, and why those that are wrong are."""
    known = [(link, truth.verdict(link)) for link in links if truth.knows(link)]
    verdicts = Counter(verdict for _, verdict in known)
    right = {link.later for link, verdict in known if verdict == COURSE}
    seen: set[str] = set()
    wanted = 0
    for story in sorted(truth.course, key=lambda story: (stories.began[story], story)):
        wanted += truth.course[story] in seen
        seen.add(truth.course[story])
    share, found = verdicts.pop(COURSE, 0) / max(len(known), 1), len(right) / max(wanted, 1)
    wrong = "".join(f", {count} {why}" for why, count in verdicts.most_common() if truth.read)
    return f"{len(known)} links, precision {share:.3f}, recall {found:.3f}{wrong}"


def threads(links: Iterable[ThreadLink], course: dict[str, str], stories: Stories) -> None:
    """Precision and recall of pairs of stories in one thread, and how long threads are."""
    near: dict[str, list[ThreadLink]] = defaultdict(list)
    for link in links:
        near[link.earlier].append(link)
        near[link.later].append(link)
    together: set[tuple[str, str]] = set()
    lengths = []
    for story in stories.began:
        reached = [one for one in walk(story, lambda one: near[one])[0] if one != story]
        lengths.append(len(reached))
        together |= {(min(story, one), max(story, one)) for one in reached if story in course and one in course}
    right = {pair for pair in together if course[pair[0]] == course[pair[1]]}
    ordered = sorted(course)
    close = {
        (a, b)
        for n, a in enumerate(ordered)
        for b in ordered[n + 1 :]
        if course[a] == course[b] and abs(stories.began[a] - stories.began[b]) <= NEAR
    }
    precision, recall = len(right) / max(len(together), 1), len(right & close) / max(len(close), 1)
    lengths = sorted(length for length in lengths if length)
    middle, most = (lengths[len(lengths) // 2], lengths[-1]) if lengths else (0, 0)
    print(f"threads: {len(together)} pairs, precision {precision:.3f}, recall within {NEAR} days {recall:.3f}")
    print(f"{len(lengths)} of {len(stories.began)} stories are in one, with {middle} others (median), {most} at most")


def show(links: Iterable[ThreadLink], rows: dict[str, Row]) -> None:
    """Links with the beginnings of both texts."""
    for link in links:
        print(f"\n{link.chance:.2f} {link.why}")
        for one in link.evidence:
            row = rows[one]
            print(
                f"   {row['published'][:10]} {row['source']} | {row['title']} | {' '.join(row['text'].split())[:200]}"
            )


if __name__ == "__main__":
    main()
