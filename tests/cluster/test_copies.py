"""Near copies are found, and a text that an outlet puts on every page is none."""

from dataclasses import replace

from crossread.cluster.copies import DAYS, Copies, Print
from crossread.cluster.minhash import FEWEST_WORDS, bands
from crossread.cluster.rarity import Rarity
from crossread.cluster.terms import TITLE, terms
from crossread.model import Article

from .samples import long_report


def mark(article: Article) -> Print:
    found = terms(article)
    return Print(found.signature, bands([found.signature])[0], found.of(TITLE), found.day)


def kept(*articles: Article) -> Copies:
    copies = Copies(Rarity())
    for article in articles:
        copies.add(article.id, mark(article))
    return copies


def test_a_copy_with_a_few_words_changed_is_a_copy() -> None:
    original = long_report()
    changed = replace(original, id="b", text=original.text.replace(".", " , the agency reports ."))
    found = kept(original).original(mark(changed))
    assert found is not None
    assert found[0] == "long"
    assert found[1] > 0.9


def test_another_report_is_no_copy() -> None:
    assert kept(long_report()).original(mark(long_report("b", seed=2))) is None


def test_the_same_notice_under_another_title_is_no_copy() -> None:
    other = long_report("b", title="Quite another matter in Varholm")
    assert kept(long_report()).original(mark(other)) is None


def test_the_same_text_a_season_later_is_no_copy() -> None:
    print_ = mark(long_report())
    assert print_.day is not None
    assert kept(long_report()).original(replace(print_, day=print_.day + DAYS + 1)) is None
    assert kept(long_report()).original(replace(print_, day=None)) is not None


def test_a_text_of_a_few_words_is_never_a_copy() -> None:
    short = Article("a", "word " * (FEWEST_WORDS - 1), title="Short")
    assert kept(short).original(mark(short)) is None


def test_the_closest_of_several_is_found() -> None:
    original = long_report()
    near = replace(original, id="near", text=original.text + " One sentence more stands here, by another hand.")
    found = kept(near, original).original(mark(original))
    assert found == ("long", 1.0)


def test_what_is_removed_is_found_no_more() -> None:
    copies = kept(long_report())
    copies.remove("long")
    copies.remove("never there")
    assert copies.original(mark(long_report("b"))) is None
    assert not copies._bands
