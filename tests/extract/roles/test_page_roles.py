"""The grammar of a page over the model's likelihoods."""

from collections.abc import Sequence

import numpy as np
import pytest

from crossread.extract.roles.line_model import CLASSES, LineClass
from crossread.extract.roles.page_roles import roles_of_lines
from crossread.model import Role

from ..samples import BODY, HEADLINE


def roles(lines: Sequence[str], kinds: Sequence[LineClass], sure: float = 0.9) -> list[Role]:
    """The roles of `lines` that the model takes for `kinds`."""
    rest = (1 - sure) / (len(CLASSES) - 1)
    likely = [[sure if name == kind else rest for name in CLASSES] for kind in kinds]
    return [role for role, _ in roles_of_lines(lines, np.array(likely, dtype=np.float32))]


def test_a_breadcrumb_that_ends_in_the_headline_is_not_the_headline() -> None:
    lines = [f"Home 9 News 9 {HEADLINE}", HEADLINE, *BODY]
    assert roles(lines, ["headline", "headline", *["body"] * len(BODY)])[:2] == ["related", "headline"]


def test_a_sentence_with_a_full_stop_yields_the_headlines_place() -> None:
    notice = "Save this report to read it when you like."
    found = roles([notice, HEADLINE, *BODY], ["headline", "headline", *["body"] * len(BODY)])
    assert found[:2] == ["related", "headline"]


def test_a_line_of_a_date_is_no_headline() -> None:
    found = roles(["January 24, 2025 2:26 PM", HEADLINE, *BODY], ["headline", "headline", *["body"] * len(BODY)])
    assert found[1] == "headline"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("FILE - The harbour bridge in Lindholt is seen on March 3, 2019.", "caption"),
        ("The closed bridge on Monday. © Ole Brandt/Reuters", "caption"),
        ("The closed bridge on Monday. (Photo: Ole Brandt / Reuters)", "caption"),
        ("Photo: Ole Brandt (Reuters)", "credit"),
    ],
)
def test_a_line_that_says_it_is_of_a_picture_is_no_body_text(line: str, role: str) -> None:
    found = roles([HEADLINE, *BODY[:2], line, *BODY[2:]], ["headline", *["body"] * (len(BODY) + 1)])
    assert found[3] == role
    assert found.count("body") == len(BODY)


def test_the_parts_of_a_credit_in_brackets_are_one_credit() -> None:
    parts = ["The closed bridge is popular with anglers (", "Image:", "Harbour Pictures/Getty)"]
    kinds: list[LineClass] = ["headline", "body", "body", "other", "other", "body", "body", "body"]
    found = roles([HEADLINE, *BODY[:1], *parts, *BODY[1:4]], kinds)
    assert found[2:5] == ["caption", "credit", "credit"]


def test_a_bracket_that_no_credit_follows_is_left_alone() -> None:
    found = roles([HEADLINE, "The bridge was closed by the city (", *BODY], ["headline", *["body"] * (len(BODY) + 1)])
    assert found[1:] == ["body"] * (len(BODY) + 1)


def test_a_dek_that_may_as_well_be_the_first_paragraph_is_kept() -> None:
    likely = np.full((len(BODY) + 1, len(CLASSES)), 0.01, dtype=np.float32)
    likely[0, CLASSES.index("headline")] = likely[2:, 0] = 0.9
    likely[1, CLASSES.index("dek")], likely[1, 0] = 0.5, 0.4
    assert [role for role, _ in roles_of_lines([HEADLINE, *BODY], likely)][1] == "body"
    likely[1, 0] = 0.2
    assert [role for role, _ in roles_of_lines([HEADLINE, *BODY], likely)][1] == "dek"


def test_a_text_that_goes_on_after_furniture_with_its_own_words_is_kept() -> None:
    other = "Volunteers planted two thousand trees along the northern ring road, and the mayor thanked them for it all."
    furniture = [f"Menu entry {n}" for n in range(14)]
    lines = [HEADLINE, *BODY[:3], *furniture, *BODY[3:], *furniture, other]
    kinds: list[LineClass] = ["headline", *["body"] * 3, *["other"] * 14, *["body"] * 2, *["other"] * 14, "body"]
    found = roles(lines, kinds, sure=0.8)
    assert found.count("body") == len(BODY)
    assert found[-1] != "body"
