"""Names out of bylines and author fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.metadata.authors import author_names, byline_names, is_name, raised


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Jonna Vestergaard and Per Holm", ("Jonna Vestergaard", "Per Holm")),
        ("Von Lea Kranz, Ole Brandt und Per Holm", ("Lea Kranz", "Ole Brandt", "Per Holm")),
        ("Autorin/Autor Lea Kranz", ("Lea Kranz",)),
        ("Jonna Vestergaard, Senior Political Correspondent", ("Jonna Vestergaard",)),
        ("Dr. Jonna Vestergaard, PhD", ("Jonna Vestergaard",)),
        ("Prof. Dr. Ute Kranz", ("Ute Kranz",)),
        ("JONNA VESTERGAARD", ("Jonna Vestergaard",)),
        ("Per MCHOLM and Lea O'BRANDT", ("Per McHolm", "Lea O'Brandt")),
        ("J.D. HOLM", ("J.D. Holm",)),
        ("JD Holm", ("JD Holm",)),
        ("LEA VAN DER KRANZ", ("Lea van der Kranz",)),
        ("Ole Sigetty", ("Ole Sigetty",)),
        ("AFP", ("AFP",)),
    ],
)
def test_a_field_gives_its_people(text: str, names: tuple[str, ...]) -> None:
    assert author_names([text]) == names


@pytest.mark.parametrize(
    "text",
    [
        "Redaktion", "Online-Redaktion", "Online Redaktion", "The Editors", "Courier staff reporter", "admin",
        "Gear Team", "jvest_12", "jonna.vest", "j.vest@courier.example", "https://courier.example/jonna", "Unknown",
        "News Desk", "2025",
    ],
)  # fmt: skip
def test_desks_usernames_and_addresses_are_nobody(text: str) -> None:
    assert author_names([text]) == ()


def test_a_name_in_another_case_or_without_its_accents_is_no_second_person() -> None:
    assert author_names(["José Brandt", "JOSE BRANDT", "josé brandt"]) == ("José Brandt",)


def test_a_name_in_small_letters_throughout_is_raised() -> None:
    assert raised("viktor hedlin") == "Viktor Hedlin"
    assert raised("lea de kranz") == "Lea de Kranz"
    assert raised("dpa") == "dpa"
    assert raised("of the whole long article") == "of the whole long article"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("by Jonna Vestergaard Apr. 28, 2023 1:15 pm", ("Jonna Vestergaard",)),
        ("By Jonna Vestergaard Follow", ("Jonna Vestergaard",)),
        ("By Jonna Vestergaard For Courier.example", ("Jonna Vestergaard",)),
        ("Just R49 for the first month", ()),
        ("Kolumne von Lea Kranz - 28.04.2024 um 08:52 Uhr", ("Lea Kranz",)),
    ],
)
def test_what_follows_the_names_of_a_byline_is_left_out(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line)[0] == names


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_field_gives_short_names_each_once(texts: list[str]) -> None:
    names = author_names(texts)
    assert all(1 < len(name) <= 60 and "@" not in name for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@given(st.from_regex(r"[A-Z]{4,9} [A-Z]{4,9}", fullmatch=True))
def test_names_in_capitals_become_names_of_the_same_letters(name: str) -> None:
    for found in author_names([name]):
        assert is_name(found)
        assert found.upper() in name
