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
