"""Quotations: direct, mixed and indirect, cut right, and what is no speech."""

import pytest

from crossread.annotate import annotate
from crossread.model import Article, Quote

Short = tuple[str, str | None, tuple[str, ...]]


def find(text: str) -> tuple[Quote, ...]:
    return annotate(Article("a", text)).quotes


def quotes(text: str) -> list[Short]:
    return [(q.kind, q.speaker, tuple(text[p.start : p.end] for p in q.parts)) for q in find(text)]


LEE = "Mayor Ann Lee opened the harbor. "


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“The harbor is open,” Lee said.", ("“The harbor is open,”",)),
        ("“The harbor is open,” said Lee, who wore a hat.", ("“The harbor is open,”",)),
        ("Lee said: “The harbor is open.”", ("“The harbor is open.”",)),
        ("Lee said on Monday, “The harbor is open.”", ("“The harbor is open.”",)),
        ("“The harbor,” Lee said, “is open.”", ("“The harbor,”", "“is open.”")),
        ("“The harbor is open,” Lee said. “Come and see.”", ("“The harbor is open,”", "“Come and see.”")),
        ("“The harbor is open!” Lee shouted.", ("“The harbor is open!”",)),
        ("Added Lee: “The harbor is open.”", ("“The harbor is open.”",)),
        ("'The harbor is open,' Lee said.", ("'The harbor is open,'",)),
        ("« The harbor is open », Lee said.", ("« The harbor is open »",)),
        ("“The harbor is open,” beamed Lee.", ("“The harbor is open,”",)),
    ],
)
def test_direct_speech_is_found_on_either_side_of_its_cue(text: str, parts: tuple[str, ...]) -> None:
    assert quotes(LEE + text) == [("direct", "Ann Lee", parts)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Lee said the harbor was “as good as new” after the flood.",
            "the harbor was “as good as new” after the flood",
        ),
        ("Lee called the flood “a bad joke.”", "the flood “a bad joke.”"),
        ("The harbor is “as good as new,” Lee said.", "The harbor is “as good as new,”"),
        ("Lee vowed to “rebuild it all.”", "“rebuild it all.”"),
        ("She waited for hours, telling reporters that it was “hard to see.”", "it was “hard to see.”"),
        ("Lee criticized the “lack of any plan at all.”", "the “lack of any plan at all.”"),
    ],
)
def test_mixed_speech_is_cut_at_its_clause(text: str, content: str) -> None:
    (kind, speaker, parts) = quotes(LEE + text)[-1]
    assert (speaker, parts[0].removeprefix("to ")) == ("Ann Lee", content)
    assert kind in ("mixed", "direct")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lee said that the harbor was open.", ("the harbor was open",)),
        ("Lee said the harbor was open.", ("the harbor was open",)),
        ("Lee said in a letter to the council that the harbor was open.", ("the harbor was open",)),
        ("The harbor was open, Lee said on Jan. 24 during a briefing.", ("The harbor was open",)),
        ("The harbor, Lee said, was open.", ("The harbor", "was open")),
        ("The harbor was open, according to Lee.", ("The harbor was open",)),
        ("According to Lee, the harbor was open.", ("the harbor was open",)),
        ("Lee’s claim that the harbor was open made news.", ("the harbor was open",)),
        ("As Lee noted, the harbor was open.", ("the harbor was open",)),
        ("Lee urged the council to open the harbor.", ("the council to open the harbor",)),
        ("Lee promised to open the harbor.", ("to open the harbor",)),
        ("Lee accused the council of sleeping.", ("the council of sleeping",)),
        ("Lee expressed concern that the harbor was open.", ("the harbor was open",)),
    ],
)
def test_indirect_speech_is_the_reported_clause(text: str, parts: tuple[str, ...]) -> None:
    assert quotes(LEE + text) == [("indirect", "Ann Lee", parts)]


def test_two_cues_of_one_sentence_give_two_quotations() -> None:
    found = quotes(LEE + "Lee said the harbor was open, adding that boats were “most welcome.”")
    assert [parts for _, _, parts in found] == [("the harbor was open",), ("boats were “most welcome.”",)]


def test_a_quotation_over_several_paragraphs_is_one_with_its_parts() -> None:
    text = LEE + "“It was long,” Lee said. “It was cold.\n\n“It was wet.\n\n“It is over.”\n\nThe crowd left."
    found = quotes(text)
    assert len(found) == 1
    assert found[0][2] == ("“It was long,”", "“It was cold.", "“It was wet.", "“It is over.”")


def test_a_sentence_that_ends_in_a_colon_introduces_what_follows() -> None:
    assert quotes("Ann Lee wrote to the council:\n\n“Open it.”") == [("direct", "Ann Lee", ("“Open it.”",))]
    assert quotes("Ann Lee tweeted:\n\nOpen it now. All of it.\n\nNobody did.") == [
        ("indirect", "Ann Lee", ("Open it now. All of it.",))
    ]


def test_documents_and_verdicts_speak_as_themselves() -> None:
    found = quotes("The verdict read: “Not guilty.” The letter said that the harbor was “unsafe for boats.”")
    assert [speaker for _, speaker, _ in found] == ["The verdict", "The letter"]


def test_a_transcript_names_its_speakers() -> None:
    assert quotes("ANN LEE: We are open. Come and see.\n\nTom Fry: Thank you.") == [
        ("indirect", "ANN LEE", ("We are open. Come and see.",)),
        ("indirect", "Tom Fry", ("Thank you.",)),
    ]


def test_who_reports_it_is_in_the_chain() -> None:
    (quote,) = find("Ann Lee admitted that the harbor was closed, The Tidewater Post reported.")
    assert (quote.speaker, quote.via) == ("Ann Lee", ("The Tidewater Post",))
    (quote,) = find("According to CNN, Ann Lee said the harbor was closed.")
    assert (quote.speaker, quote.via) == ("Ann Lee", ("CNN",))
    (quote,) = find("“It is closed,” Ann Lee said, according to CNN.")
    assert (quote.speaker, quote.via) == ("Ann Lee", ("CNN",))


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “smart” harbor sank.",
        "Ann Lee watched “Boats of the North” on Friday.",
        "Tom “Red” Fry left.",
        "The report was long. Its claims were many.",
        "Ann Lee did not say whether the harbor was open.",
        "The talking points were changed.",
        "Ann Lee declined to say why.",
    ],
)
def test_terms_titles_nicknames_and_silence_are_no_speech(text: str) -> None:
    assert quotes(text) == []


def test_the_cue_is_kept() -> None:
    text = LEE + "The harbor was open, Lee pointed out."
    (quote,) = find(text)
    assert quote.cue_span is not None
    assert text[quote.cue_span.start : quote.cue_span.end] == "pointed out"
