"""What agencies write, kind by kind: where what is said begins and ends, and whose it is."""

import pytest

from crossread.annotate import annotate
from crossread.model import Article

Said = tuple[str, str | None, tuple[str, ...]]


def said(text: str) -> list[Said]:
    found = annotate(Article("a", text)).quotes
    return [(q.kind, q.speaker, tuple(text[p.start : p.end] for p in q.parts)) for q in found]


@pytest.mark.parametrize(
    ("text", "kind", "speaker", "parts"),
    [
        # direct
        (
            "“We will not reopen the bridge before the inspectors have finished,” Transport Minister Karin Holm told "
            "reporters on Thursday.",
            "direct",
            "Karin Holm",
            ("“We will not reopen the bridge before the inspectors have finished,”",),
        ),
        (
            '"Nobody was hurt," said Ruben Aalto, a firefighter from Kotka who was first at the scene.',
            "direct",
            "Ruben Aalto",
            ('"Nobody was hurt,"',),
        ),
        (
            "The company's chief executive, Dora Lind, wrote on Wednesday: “Our ships sailed on time. All of them.”",
            "direct",
            "Dora Lind",
            ("“Our ships sailed on time. All of them.”",),
        ),
        # mixed
        (
            "The ministry said the ferry had been “in no condition to sail” when it left Orsund.",
            "mixed",
            "The ministry",
            ("the ferry had been “in no condition to sail” when it left Orsund",),
        ),
        (
            "Prosecutors accused the captain of “gross negligence” in the hours before the accident.",
            "mixed",
            "Prosecutors",
            ("the captain of “gross negligence” in the hours before the accident",),
        ),
        (
            "The U.S. “clearly” needs more ships, Karin Holm said.",
            "mixed",
            "Karin Holm",
            ("The U.S. “clearly” needs more ships",),
        ),
        # indirect without "that", before and after its cue
        (
            "Rescuers believed two more people were on board, a coast guard official said late on Monday.",
            "indirect",
            "a coast guard official",
            ("Rescuers believed two more people were on board",),
        ),
        (
            "The bank expects growth to slow next year, its governor told lawmakers.",
            "indirect",
            "its governor",
            ("The bank expects growth to slow next year",),
        ),
        (
            "Sources close to Ann Lee's office say it was late.",
            "indirect",
            "Sources close to Ann Lee's office",
            ("it was late",),
        ),
        ("One in five say that it is late.", "indirect", "One in five", ("it is late",)),
        ("The plan, an inside source said, is to wait.", "indirect", "an inside source", ("The plan", "is to wait")),
        ("But as Ann Lee noted, the boats will wait.", "indirect", "Ann Lee", ("the boats will wait",)),
        (
            "Trustees of the fund last week warned that it would run dry.",
            "indirect",
            "Trustees of the fund",
            ("it would run dry",),
        ),
        # interrupted
        (
            "“If the rain stops,” Ruben Aalto said, pointing at the river, “we can go home.”",
            "direct",
            "Ruben Aalto",
            ("“If the rain stops,”", "“we can go home.”"),
        ),
        (
            '"They know how to use words," said Ruben Aalto, speaking of lawyers, "and they do."',
            "direct",
            "Ruben Aalto",
            ('"They know how to use words,"', '"and they do."'),
        ),
        # runs
        (
            "Karin Holm was blunt. “There is no money. There was never any money.”",
            "direct",
            "Karin Holm",
            ("“There is no money. There was never any money.”",),
        ),
        (
            "“The pump failed,” Ruben Aalto said. “We had no spare.”\n\n“It never came.”",
            "direct",
            "Ruben Aalto",
            ("“The pump failed,”", "“We had no spare.”", "“It never came.”"),
        ),
        # marks
        ("« We saw it », Ruben Aalto said.", "direct", "Ruben Aalto", ("« We saw it »",)),
        ("”We saw it all,” Ruben Aalto said.", "direct", "Ruben Aalto", ("”We saw it all,”",)),
        # headlines
        ("Minister says dam was 'not safe for years'.", "mixed", "Minister", ("dam was 'not safe for years'",)),
        ("Holm: ‘No money left’ for bridge repairs.", "mixed", "Holm", ("‘No money left’ for bridge repairs.",)),
        (
            "'It was like an earthquake': Villagers tell of night.",
            "direct",
            "Villagers",
            ("'It was like an earthquake'",),
        ),
    ],
)
def test_reported_speech_is_found_and_cut(text: str, kind: str, speaker: str, parts: tuple[str, ...]) -> None:
    assert said(text) == [(kind, speaker, parts)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # statements
        ("The airline issued a statement late on Monday saying the crew was safe.", "The airline", "the crew was safe"),
        (
            "A statement from the Harbour Authority said that the crane was old.",
            "the Harbour Authority",
            "the crane was old",
        ),
        ("“It is over,” reads a statement from Alma Reyes's office.", "Alma Reyes's office", "“It is over,”"),
        # tweets and posts
        ("“Stay indoors!” the mayor tweeted shortly after noon.", "the mayor", "“Stay indoors!”"),
        ("Alma Reyes wrote on Twitter: “The bridge is closed.”", "Alma Reyes", "“The bridge is closed.”"),
        ("In a post on Facebook, the union called the offer “an insult.”", "the union", "the offer “an insult.”"),
        # letters
        ("In a letter to the council, 40 doctors warned that it was late.", "40 doctors", "it was late"),
        (
            "The letter, signed by Lind and seen by the Post, says that the tanks were old.",
            "The letter",
            "the tanks were old",
        ),
        ("Alma Reyes sent an email to members saying she was ill.", "Alma Reyes", "she was ill"),
        # documents, verdicts, findings
        ("Court papers say Lind moved $2 million abroad.", "Court papers", "Lind moved $2 million abroad"),
        ("A jury found that the firm had “hidden the danger.”", "A jury", "the firm had “hidden the danger.”"),
        ("A survey published on Monday showed that one in five had left.", "A survey", "one in five had left"),
        (
            "In granting the request, a federal judge determined that it was “reasonable.”",
            "a federal judge",
            "it was “reasonable.”",
        ),
    ],
)
def test_statements_letters_and_verdicts_speak(text: str, speaker: str, content: str) -> None:
    assert [(name, parts) for _, name, parts in said(text)] == [(speaker, (content,))]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Lind's claim that the dam was safe drew laughter.", "Lind", "the dam was safe"),
        ("The warning by the coast guard that ice was near went unheard.", "the coast guard", "ice was near"),
        ("Lind's main argument is that nobody saw the leak.", "Lind", "nobody saw the leak"),
        ("Alma Reyes made clear that she would stay.", "Alma Reyes", "she would stay"),
        ("Alma Reyes voiced her displeasure that the talks had leaked.", "Alma Reyes", "the talks had leaked"),
        ("They acted on an assurance from Alma Reyes (R-Ohio) that it was safe.", "Alma Reyes", "it was safe"),
        ("In Alma Reyes's view, the harbour is safe.", "Alma Reyes", "the harbour is safe"),
        ("As reported by The Tidewater Post, the harbour is safe.", "The Tidewater Post", "the harbour is safe"),
        ("According to a report in The Tidewater Post, it is safe.", "The Tidewater Post", "it is safe"),
    ],
)
def test_nouns_and_sources_introduce_speech(text: str, speaker: str, content: str) -> None:
    assert [(name, parts) for _, name, parts in said(text)] == [(speaker, (content,))]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Alma Reyes urged residents to boil their water.", "Alma Reyes", "residents to boil their water"),
        ("Protesters gathered outside, calling for Alma Reyes to resign.", "Protesters", "Alma Reyes to resign"),
        ("The union vowed to strike until the pay is raised.", "The union", "to strike until the pay is raised"),
        ("They acknowledge handing over the files.", None, "handing over the files"),
        ("Alma Reyes wrote the council last week that it was late.", "Alma Reyes", "it was late"),
        ("Alma Reyes vowed to “win it” and cast doubt on the count.", "Alma Reyes", "to “win it”"),
    ],
)
def test_what_is_asked_promised_or_admitted_is_speech(text: str, speaker: str | None, content: str) -> None:
    assert [(name, parts) for _, name, parts in said(text)] == [(speaker, (content,))]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("It was a blast that Alma Reyes described as “an intentional act.”", "Alma Reyes", "as “an intentional act.”"),
        ("The plan has been described by critics as “a gift to the rich.”", "critics", "“a gift to the rich.”"),
        ("The bridge was called “a death trap” by the inspectors.", "the inspectors", "“a death trap”"),
        (
            "Alma Reyes referred to the men as “thieves” and “liars” on Monday.",
            "Alma Reyes",
            "to the men as “thieves” and “liars”",
        ),
        ("Alma Reyes warned against the “fevered dreams” of the few.", "Alma Reyes", None),
    ],
)
def test_what_somebody_is_called_is_speech(text: str, speaker: str, content: str | None) -> None:
    ((_, name, parts),) = said(text)
    assert name == speaker
    assert content is None or parts == (content,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Alma Reyes said it was a “joke” of a vote, which drew laughter from the hall.",
            [("it was a “joke” of a vote",)],
        ),
        (
            "Alma Reyes had said that the wells were fine, but on Friday she said they were dry.",
            [("the wells were fine",), ("they were dry",)],
        ),
        (
            "In a clip that Tom Fry called “vile,” Alma Reyes expressed a wish to “see it burn.”",
            [
                ("“vile,”",),
                ("a wish to “see it burn.”",),
            ],
        ),
        (
            "Alma Reyes said the plan of cutting tax and holding a vote was late.",
            [("the plan of cutting tax and holding a vote was late",)],
        ),
        (
            "Alma Reyes scolded him: “Your boats leak,” she said. “All of them.”",
            [("“Your boats leak,”", "“All of them.”")],
        ),
    ],
)
def test_what_is_said_ends_with_its_clause(text: str, parts: list[tuple[str, ...]]) -> None:
    assert [found for _, _, found in said(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “iron mayor” of Orsund will run again.",
        "Her novel “The Winter Ferry” won a prize last year.",
        "The play, “A Night in Kotka,” opens on Friday.",
        "The “clean” ships burn more fuel than the old ones.",
        "The four “loopholes” he cited are gone.",
        "The Kremlin said more on Tuesday.",
        "It is unclear who said what.",
        "The aide asked not to be named.",
        "Alma Reyes neither confirmed nor denied the report.",
        "Alma Reyes was determined to win.",
        "Most residents want the bridge rebuilt, according to a poll by the Orsund Post.",
    ],
)
def test_what_is_no_message_is_no_speech(text: str) -> None:
    assert said(text) == []


def test_a_transcript_set_in_marks_names_its_speakers() -> None:
    text = "“ORR: We are open.\n\n“FRY: Thank you.”"
    assert [name for _, name, _ in said(text)] == ["ORR", "FRY"]


def test_what_is_added_is_said_by_whoever_said_the_rest() -> None:
    text = "Orr said she would ask the owner to pay, adding, “The strike will end.”"
    assert [(name, found) for _, name, found in said(text)] == [
        ("Orr", ("she would ask the owner to pay",)),
        ("Orr", ("“The strike will end.”",)),
    ]
