"""Shared copy makes one voice; shared quotations don't."""

from crossread.annotate import annotate
from crossread.compare.copies import independent
from crossread.model import Article

AGENCY = (
    "The dredger lost its anchor in the night and drifted across the ferry lane, where the crew of a tug took it in "
    "tow shortly before four in the morning and brought it back to the quay."
)
QUOTE = '"We heard it before we saw it, and saw it only when it was so near that nobody could do a thing," he said.'


def voices(*texts: str) -> tuple[tuple[int, ...], ...]:
    return independent(tuple(annotate(Article(f"a{n}", text)) for n, text in enumerate(texts)))


def test_reports_with_the_same_passage_are_one_voice() -> None:
    assert voices(f"Our own first line. {AGENCY}", f"{AGENCY} And another end.", "A dredger drifted at night.") == (
        (0, 1),
        (2,),
    )


def test_a_quotation_that_both_print_makes_no_copy() -> None:
    assert voices(f"The pilot spoke late. {QUOTE}", f"In the harbour office sat Jon Ferrow. {QUOTE}") == ((0,), (1,))


def test_copy_is_passed_on_from_report_to_report() -> None:
    other = AGENCY.replace("dredger", "barge").replace("tug", "lifeboat")
    assert voices(AGENCY, f"{AGENCY} {other}", other) == ((0, 1, 2),)


def test_copied_indirect_speech_makes_one_voice() -> None:
    told = (
        "Harbour master Ann Oster said that the dredger had lost its anchor in the night and that a tug had taken it "
        "in tow before it could reach the ferry lane, where two ships were waiting for the tide."
    )
    assert voices(f"In short: {told}", f"{told} More soon.") == ((0, 1),)


def test_a_long_statement_that_two_reports_print_in_full_makes_no_copy() -> None:
    statement = (
        "“The dredger lost its anchor in the night. The crew saw the ferry lane before them and called for a tug. "
        "Nobody was hurt, and nobody will have to pay for this out of the harbour fund.\n\n“We have ordered a new "
        "chain, and until it is here the dredger stays at the quay with two watchmen on board,” Ann Oster said."
    )
    assert voices(
        f"The harbour master spoke to reporters on Tuesday.\n\n{statement}",
        f"Questions about the accident went on all day, and at noon there was an answer.\n\n{statement}",
    ) == ((0,), (1,))


def test_one_copied_paragraph_in_a_long_report_of_its_own_is_no_copy() -> None:
    own = " ".join(f"Witness {n} tells of the {n} minutes before the alarm in her own way." for n in range(20))
    other = own.replace("Witness", "Sailor").replace("minutes", "lights")
    assert voices(f"{own}\n\n{AGENCY}", f"{other}\n\n{AGENCY}") == ((0,), (1,))
