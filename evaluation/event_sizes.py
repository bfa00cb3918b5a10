"""How good are the stories of small events, and how good are those of large ones?

    python evaluation/event_sizes.py FOLDER [--models FOLDER] [--set MODULE.NAME=VALUE]... [--made-up]

FOLDER and the options are as for `cluster_streams.py`. Lines for each stream of real events that has large ones, our
own labels and local reports: by how many reports an event has (1, 2, 3, 4 to 7, 8 or more; then 4 or more), the number
of articles of such events and B-cubed precision, recall and F1 over them, of the part that models are fitted on
without `--all` and of the part after it.

`--made-up` adds events of 15 to 60 reports, made of real ones of the later part amid a real stream: a report has half
of the sentences of one article of an event, a quarter of another's, and, the later the more, of strangers. They come
*at once* (a third on the first day, the others over two months, fewer and fewer) or *steadily* over three months. The
largest story that the others make is in the line too.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from cluster_streams import Stories, b_cubed, change, stories, streams, use
from streams import Row, by_date

SIZES = (1, 2, 3, 4, 8)
LARGE = 4
SEED = 5
# Stories made up, and from how many articles of the stream each at least.
EVENTS, SOURCES = 25, 3
REPORTS = (15, 60)
FIRST_DAY = 1 / 3
AT_ONCE, STEADILY = 60, 90
# Of a late report no more than this share is strangers' sentences.
STRANGE = 0.6
STRANGERS = 200
# From here on a report says "on Tuesday" of another week.
LATER = 6
WEEKDAY = re.compile(
    r"(?:\b[Oo]n |\b[Ll]ast |\b[Ll]ate )?\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday)\b,? ?"
)
_SENTENCE_END = re.compile(r'(?<=[.!?”"])\s+')


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--models", type=Path)
    parser.add_argument("--set", action="append", default=[], dest="settings")
    parser.add_argument("--made-up", action="store_true")
    options = parser.parse_args()
    change(options.settings)
    if options.models:
        use(options.models)
    sources = {}
    for name, rows, labels, cut in streams(options.folder):
        sources[name] = rows, labels, cut
        if name in ("own labels", "local"):
            said, _ = stories(rows)
            days = {row["id"]: row["published"] or "" for row in rows}
            for part in ("earlier", "later"):
                inside = {key: label for key, label in labels.items() if (days[key] < cut) == (part == "earlier")}
                for line in by_size(inside, said):
                    print(f"{name} {part}: {line}", flush=True)
    for name, among in (("round-ups", "background"), ("local", "local")) if options.made_up else ():
        for steady in (False, True):
            rows, labels, cut = sources[name]
            made = list(large([row for row in rows if row["published"] >= cut], labels, steady))
            used = {row["story"] for row in made}
            others = [row for row in sources[among][0] if labels.get(row["id"]) not in used]
            print(f"made up, {name}, {'steadily' if steady else 'at once'}: {told(made, others)}", flush=True)


def by_size(labels: Stories, said: Stories) -> Iterator[str]:
    """A line for each size of event."""
    sizes = Counter(labels.values())
    bands = [(least, most) for least, most in zip(SIZES, [size - 1 for size in SIZES[1:]] + [0], strict=True)]
    for least, most in [*bands, (LARGE, 0)]:
        keys = [key for key, label in labels.items() if least <= sizes[label] <= (most or sizes[label])]
        if keys:
            precision, recall, f1 = b_cubed(labels, said, keys)
            name = f"{least}" if least == most else f"{least} to {most}" if most else f"{least} or more"
            yield f"{name} reports, {len(keys)} articles: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def told(made: Sequence[Row], others: Sequence[Row]) -> str:
    """The figures of events made up amid the other articles of a stream."""
    said, milliseconds = stories(sorted([*others, *made], key=by_date))
    labels = {row["id"]: row["story"] for row in made}
    among = labels | {row["id"]: row["id"] for row in others}
    precision, recall, f1 = b_cubed(among, said, list(labels))
    largest = Counter(said[row["id"]] for row in others).most_common(1)[0][1]
    events = len(set(labels.values()))
    return (
        f"{len(made)} reports of {events} events: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, "
        f"largest story of the others {largest}, {milliseconds:.2f} ms each"
    )


def large(rows: Sequence[Row], labels: Stories, steady: bool) -> Iterator[Row]:
    """Reports of large events, each made from the articles of one label."""
    rng = random.Random(SEED)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[labels[row["id"]]].append(row)
    strangers = [sentence for row in rng.sample(rows, STRANGERS) for sentence in sentences(row)]
    for event in rng.sample(sorted(key for key, group in groups.items() if len(group) >= SOURCES), EVENTS):
        first = date.fromisoformat(min(row["published"] for row in groups[event])[:10])
        for number in range(rng.randint(*REPORTS)):
            span = STEADILY if steady else AT_ONCE
            late = span * rng.random() * (1.0 if steady else rng.random() * (rng.random() > FIRST_DAY))
            title, text = report(rng, groups[event], strangers, min(STRANGE, late / span))
            text = WEEKDAY.sub("", text) if late > LATER else text
            day = (first + timedelta(days=int(late))).isoformat()
            about = {"id": f"made-{event}-{number}", "story": event, "published": day, "url": None}
            yield about | {"title": title, "text": text, "source": None}


def report(rng: random.Random, articles: Sequence[Row], strangers: Sequence[str], strange: float) -> tuple[str, str]:
    """Title and text of one report; `strange` is how many strangers' sentences there are to each of its own."""
    one, other = (sentences(row) for row in rng.sample(articles, 2))
    own = [sentence for sentence in one if rng.random() < 0.5] or one
    told = own + [sentence for sentence in other if rng.random() < 0.25]
    for sentence in rng.sample(strangers, int(len(told) * strange)):
        told.insert(rng.randrange(len(told) + 1), sentence)
    return " ".join(rng.choice(own[:6]).split()[:11]), "\n\n".join(told)


def sentences(row: Row) -> list[str]:
    """The sentences of an article; its title where it has none."""
    return [one for one in _SENTENCE_END.split(row["text"]) if len(one) > 20] or [row["title"] or ""]


if __name__ == "__main__":
    main()
