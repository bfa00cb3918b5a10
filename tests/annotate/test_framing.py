"""To whom words are said, by what means, in what manner, and whether they are denied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.annotate import annotate
from crossread.model import Article, Quote

LEE = "Mayor Ann Lee opened the harbor. "


def quote(text: str) -> tuple[Quote, str]:
    """The last quotation of a text that names the mayor first, and that text."""
    whole = LEE + text
    return annotate(Article("a", whole)).quotes[-1], whole


def addressee(text: str) -> str | None:
    found, whole = quote(text)
    return whole[found.addressee.start : found.addressee.end] if found.addressee else None


def medium(text: str) -> str | None:
    found, whole = quote(text)
    return whole[found.medium.start : found.medium.end] if found.medium else None


def manner(text: str) -> list[str]:
    found, whole = quote(text)
    return [whole[span.start : span.end] for span in found.manner]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Lee told reporters that the dam was safe.", "reporters"),
        ("“The dam is safe,” Lee told Harbour FM on Monday.", "Harbour FM"),
        ("Lee told Harbour FM host Jo Orr on his radio show that the dam was safe.", "Harbour FM host Jo Orr"),
        ("“The dam is safe,” Lee told a group of reporters at the gate.", "a group of reporters"),
        ("“The dam is safe,” Lee said to her guests.", "her guests"),
        ("Lee said in a letter to the council that the dam was safe.", "the council"),
        ("In an interview with Harbour FM, Lee said the dam was safe.", "Harbour FM"),
        ("Speaking to reporters, Lee said the dam was safe.", "reporters"),
        ("Lee urged the council to mend the dam.", "the council"),
        ("Lee called on Orr to resign.", "Orr"),
        ("Lee sent a letter to council members saying the dam was safe.", "council members"),
    ],
)
def test_an_addressee_is_who_is_told_written_to_or_urged(text: str, whom: str) -> None:
    assert addressee(text) == whom


@pytest.mark.parametrize(
    "text",
    [
        "Lee said the dam was safe.",
        "Lee called for Orr to resign.",
        "“It went to the council,” Lee said of the letter to Orr.",
        "Lee warned that the dam would break.",
        "Lee vowed to mend the dam.",
        "Lee said that she wrote to the council.",
    ],
)
def test_nobody_is_addressed_where_nobody_is_told(text: str) -> None:
    assert addressee(text) is None


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Lee said in a statement that the dam was safe.", "in a statement"),
        ("In a televised speech on Monday, Lee said the dam was safe.", "In a televised speech"),
        ("“The dam is safe,” said Lee, the mayor, in a letter to Orr.", "in a letter"),
        ("“The dam is safe,” Lee wrote on Twitter.", "on Twitter"),
        ("“The dam is safe,” Lee said by phone.", "by phone"),
        ("“The dam is safe,” Lee said at a news conference.", "at a news conference"),
        ("A statement from Lee said the dam was safe.", "A statement"),
        ("Lee released a statement on Monday, saying the dam was safe.", "a statement"),
    ],
)
def test_the_means_is_the_occasion_or_the_paper(text: str, means: str) -> None:
    assert medium(text) == means


@pytest.mark.parametrize(
    "text",
    [
        "“The dam is safe,” Lee said in the garden.",
        "The report said that the dam was safe.",
        "Lee apologized for the letter, saying the dam was safe.",
    ],
)
def test_a_place_and_a_paper_that_speaks_for_itself_are_no_means(text: str) -> None:
    assert medium(text) is None


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Lee bluntly said that the dam was safe.", ["bluntly"]),
        ("“The dam is safe,” Lee said quietly.", ["quietly"]),
        ("Lee left, openly saying that the dam was unsafe.", ["openly"]),
        ("Lee told the court under oath that the dam was safe.", ["under oath"]),
        ("“The dam is safe,” Lee said with a broad smile.", ["with a broad smile"]),
        ("“The dam is safe,” said an engineer, who spoke on condition of anonymity.", ["on condition of anonymity"]),
        ("Lee recently said that the dam was quietly mended.", []),
    ],
)
def test_manner_is_how_it_is_said_and_not_when(text: str, ways: list[str]) -> None:
    assert manner(text) == ways


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lee said that the dam was safe.", "said"),
        ("Lee denied that the dam was safe.", "denied"),
        ("Lee rejected claims that the dam was unsafe.", "denied"),
        ("Lee refused to mend the dam.", "refused"),
        ("Lee denied a request to voluntarily hand over papers related to the sale.", "refused"),
        ("In her speech, Lee will say that the dam is safe.", "expected"),
        ("“The dam is safe,” Lee is expected to say.", "expected"),
        ("Aides declined to say whether Lee would call on Orr to resign.", "not said"),
        ("Lee left without saying that the dam was safe.", "not said"),
        ("Lee expressed no concern that the dam might break.", "not said"),
    ],
)
def test_the_stance_tells_what_becomes_of_the_words(text: str, stance: str) -> None:
    assert quote(text)[0].stance == stance


def test_a_hedge_at_the_cue_is_the_outlets() -> None:
    found, whole = quote("Lee reportedly told the council that the dam was safe.")
    assert [(whole[h.span.start : h.span.end], h.whose) for h in found.hedges] == [("reportedly", "outlet")]


WORDS = st.sampled_from(
    "Lee Orr said told reporters “ ” , . : in a letter to the council with on Harbour FM and who bluntly under oath "
    "denied that not without saying urged calling statement interview by".split()
)


@given(st.lists(WORDS, max_size=30))
def test_what_frames_a_quotation_lies_in_the_text_and_outside_its_words(found: list[str]) -> None:
    text = " ".join(found)
    for each in annotate(Article("a", text)).quotes:
        for span in filter(None, (each.medium, *each.manner)):
            assert 0 <= span.start < span.end <= len(text)
            assert all(span.end <= part.start or part.end <= span.start for part in each.parts)
        assert each.addressee is None or 0 <= each.addressee.start < each.addressee.end <= len(text)
