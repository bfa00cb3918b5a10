"""Whatever articles come, in whatever order: one story for each, the same in every run."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster import Clusterer, cluster
from crossread.model import Article

from .samples import long_report, reports, stream

PIECES = (
    "The ferry ",
    "Halvard Star ",
    "\n\n",
    "\0",
    "\ud800",
    "212 ",
    "漢字",
    "เรือ",
    "عبارة ",
    "🚢",
    "on Tuesday ",
    "a" * 300,
)
DATES = (
    None,
    "",
    "soon",
    "2031-03-04",
    "2031-03-04T10:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01",
    "2061-01-01",
)
articles = st.builds(
    Article,
    id=st.sampled_from(("", "a", "b", "c", "\0", "\ud800", "i" * 10_000, "a-2")) | st.text(max_size=3),
    text=st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    | st.sampled_from([r.text for r in reports("ferry")]),
    title=st.none() | st.sampled_from(("", "Halvard Star", "Live updates: ferry", "t" * 10_000)) | st.text(max_size=9),
    source=st.none() | st.sampled_from(("", "Outlet 1", "\0")),
    published=st.sampled_from(DATES),
    url=st.none() | st.sampled_from(("", "https://example.org/a", "http://[", "newsletter/")),
)


@given(st.lists(articles, max_size=12))
@settings(max_examples=150)
def test_any_articles_have_one_story_each_in_their_order_and_the_same_twice(given: list[Article]) -> None:
    stories = cluster(given)
    assert len(stories) == len(given)
    assert all(stories)
    assert cluster(given) == stories
    by_id = {article.id: story for article, story in zip(given, stories, strict=True)}
    assert [by_id[article.id] for article in given] == stories


@given(st.lists(articles, max_size=12), st.integers(1, 4))
@settings(max_examples=100)
def test_a_small_window_forgets_whatever_was_in_it(given: list[Article], window: int) -> None:
    clusterer = Clusterer(window=window)
    for article in given:
        placed = clusterer.add(article)
        assert placed.story == clusterer.story_of(article.id)
    kept = list(dict.fromkeys(article.id for article in reversed(given)))[:1]
    assert all(clusterer.story_of(identifier) for identifier in kept)
    assert len(clusterer._window._held) <= window


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_copies_share_the_story_of_their_text_wherever_they_come(before: bool) -> None:
    original = long_report("original", source="First")
    copies = [replace(original, id=f"copy-{n}", source=f"Outlet {n}") for n in range(4)]
    arriving = [*copies[:2], original, *copies[2:]] if before else [original, *copies]
    clusterer = Clusterer()
    placed = [clusterer.add(article) for article in [*stream(20), *arriving]][20:]
    assert len({one.story for one in placed}) == 1
    assert {one.copy_of for one in placed[1:]} == {arriving[0].id}


def test_copies_that_outlive_the_window_stay_and_the_next_one_opens_a_story_for_those_after_it() -> None:
    clusterer = Clusterer(window=10)
    placed = [clusterer.add(long_report(f"copy-{n}")) for n in range(10)]
    clusterer.add(long_report("other", seed=5))
    assert clusterer.story_of("copy-9") == placed[0].story
    again, after = clusterer.add(long_report("again")), clusterer.add(long_report("after"))
    assert again.copy_of is None
    assert (after.copy_of, after.story) == ("again", again.story)


def test_an_article_that_changes_and_comes_again_stays_where_it_was() -> None:
    ferry, mayor = reports("ferry"), reports("mayor")
    changed = replace(ferry[1], title=mayor[1].title, text=mayor[1].text)
    stories = cluster([*ferry, changed, *mayor, ferry[1], replace(changed, text="")])
    assert {stories[n] for n in (0, 1, 2, 3, 7, 8)} == {stories[0]}
    assert stories[4] == stories[5] == stories[6] != stories[0]


def test_one_address_under_two_ids_is_two_articles_of_one_story() -> None:
    one, two = (replace(report, url="https://example.org/ferry") for report in reports("ferry")[:2])
    clusterer = Clusterer()
    placed = [clusterer.add(article) for article in (one, two)]
    assert placed[0].story == placed[1].story
    assert placed[1].copy_of is None


@pytest.mark.parametrize("identifier", ["", "a\0b", "\ud800", "i" * 1_000_000, "s-1", " ", "\n"])
def test_any_id_will_do(identifier: str) -> None:
    ferry = reports("ferry")
    stories = cluster([ferry[0], replace(ferry[1], id=identifier), ferry[2], *reports("mayor")])
    assert stories[0] == stories[1] == stories[2] != stories[3]


@pytest.mark.parametrize(
    "title", ["word " * 200_000, "a" * 1_000_000, "\n" * 1_000_000, "漢" * 1_000_000, "A." * 500_000]
)
def test_a_title_of_1_mb_leaves_the_others_in_their_stories(title: str) -> None:
    ferry, mayor = reports("ferry"), reports("mayor")
    stories = cluster([*ferry, Article("huge", "Nothing else.", title=title, published="2031-03-04"), *mayor])
    assert len(set(stories[:3])) == len(set(stories[4:])) == 1
    assert stories[0] != stories[4]


def test_the_same_words_in_other_orders_are_no_copies() -> None:
    rng = random.Random(1)
    words = long_report().text.split()
    clusterer = Clusterer()
    for n in range(300):
        text = " ".join(rng.sample(words, len(words)))
        title = " ".join(text.split()[:6])
        assert clusterer.add(Article(f"s{n}", text, title=title, published="2031-05-01")).copy_of is None
    assert all(clusterer.story_of(f"s{n}") for n in range(300))


@pytest.mark.parametrize(
    "empty", [Article("", ""), Article("", "🚢🌊" * 50, title="🚢"), Article("", "\0 \n", title=" ")]
)
def test_articles_without_a_word_stand_alone(empty: Article) -> None:
    stories = cluster([replace(empty, id=f"e{n}", published="2031-03-04") for n in range(300)])
    assert len(set(stories)) == 300


def test_a_title_alone_is_placed_by_its_title() -> None:
    clusterer = Clusterer()
    for article in [*stream(100), *reports("ferry")]:
        clusterer.add(article)
    placed = clusterer.add(Article("bare", "", title=reports("ferry")[0].title, published="2031-03-04"))
    assert placed.story == clusterer.story_of("ferry-0")


TEXTS = {
    "Arabic": (
        "جنحت العبارة نجمة هالفارد قرب ميناء إليري يوم الثلاثاء. قالت القبطانة إنغريد سولهايم إنها تفادت قارب صيد.",
        "أنقذ خفر السواحل ركاب العبارة نجمة هالفارد التي جنحت قرب ميناء إليري. القبطانة إنغريد سولهايم تفادت قارب صيد.",
    ),
    "Hindi": (
        "मंगलवार को एलेरी बंदरगाह के पास हलवार्ड स्टार नौका फँस गई। कप्तान इंग्रिड सोलहाइम ने मछुआरों की नाव से बचने को मोड़ा।",
        "एलेरी बंदरगाह के पास फँसी हलवार्ड स्टार नौका के यात्री बचाए गए। कप्तान इंग्रिड सोलहाइम मछुआरों की नाव से बच रही थीं।",
    ),
    "Thai": (
        "เรือเฟอร์รี่ฮัลวาร์ดสตาร์เกยตื้นใกล้ท่าเรือเอลเลอรีเมื่อวันอังคาร มีผู้โดยสาร 212 คน กัปตันอิงกริดโซลไฮม์หลบเรือประมง",
        "ผู้โดยสาร 212 คนของเรือเฟอร์รี่ฮัลวาร์ดสตาร์ที่เกยตื้นใกล้ท่าเรือเอลเลอรีปลอดภัย กัปตันอิงกริดโซลไฮม์หลบเรือประมง",
    ),
    "Chinese": (
        "载有212人的渡轮哈尔瓦之星号星期二在埃勒里港附近搁浅，船长索尔海姆说她避让一艘渔船，无人受伤。",
        "渡轮哈尔瓦之星号在埃勒里港附近搁浅后，212名乘客全部获救。船长索尔海姆为避让渔船而转向。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_reports_in_any_script_find_each_other(language: str) -> None:
    mine = [Article(f"{language}-{n}", text, published="2031-03-04") for n, text in enumerate(TEXTS[language])]
    others = [
        Article(f"{name}-0", texts[0], published="2031-03-04") for name, texts in TEXTS.items() if name != language
    ]
    stories = cluster([*mine, *others])
    assert stories[0] == stories[1]
    assert len(set(stories)) == 4
