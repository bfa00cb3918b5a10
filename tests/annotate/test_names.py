"""Names: people, organisations and places, and the fullest form of each."""

from crossread.annotate import annotate
from crossread.model import Article, Name


def names(text: str) -> list[tuple[str, str, str]]:
    found: tuple[Name, ...] = annotate(Article("a", text)).names
    return [(text[n.span.start : n.span.end], n.canonical, n.kind) for n in found]


def test_a_surname_is_short_for_the_full_name_that_the_article_gives() -> None:
    found = names("Mayor Ann Lee resigned on Friday. Lee gave no reason.")
    assert found == [("Ann Lee", "Ann Lee", "person"), ("Lee", "Ann Lee", "person")]


def test_junior_is_part_of_the_name() -> None:
    assert names("Senator Robert D. Kane Jr. left. Mr. Kane slept.")[1][1] == "Robert D. Kane Jr."


def test_the_fullest_form_stands_for_all() -> None:
    assert {canonical for _, canonical, _ in names("Jo Orr came. Jo P. Orr spoke. Orr left.")} == {"Jo P. Orr"}


def test_titles_tell_spouses_apart() -> None:
    found = names("Bill Marsh and Hilda Marsh came. Mr. Marsh spoke. Mrs. Marsh did not.")
    assert [canonical for _, canonical, _ in found] == ["Bill Marsh", "Hilda Marsh", "Bill Marsh", "Hilda Marsh"]


def test_a_head_of_state_needs_no_full_name() -> None:
    assert names("Talks with Putin ended.")[0][1] == "Vladimir Putin"


def test_organisations_and_places_are_told_from_people() -> None:
    kinds = {
        text: kind for text, _, kind in names("The Department of Tides met in Oslo, Norway, with Tidal Corp and CNN.")
    }
    assert kinds["Department of Tides"] == "organisation"
    assert kinds["Norway"] == "place"
    assert kinds["Tidal Corp"] == kinds["CNN"] == "organisation"


def test_an_abbreviation_stands_for_the_organisation_before_it() -> None:
    found = names("The Harbor Review Board met. The HRB found nothing.")
    assert found[1] == ("HRB", "Harbor Review Board", "organisation")


def test_days_and_the_first_words_of_sentences_are_no_names() -> None:
    assert names("On Monday it rained. However, nobody minded. The rest slept.") == []
