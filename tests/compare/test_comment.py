"""An outlet's own comment."""

import pytest

from crossread.compare.comment import is_comment

from .samples import statements


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("The fire raises new questions about the safety of old mills.", True),
        ("It remains to be seen whether the owner will pay.", True),
        ("The silence of the council underscores how little it knows of dust.", True),
        ("The fire broke out in the drying hall at noon.", False),
        ("“The fire raises new questions,” said Ingrid Solheim.", False),
        ("", False),
    ],
)
def test_a_judgement_that_nobody_is_named_for_is_comment(text: str, comment: bool) -> None:
    assert any(is_comment(each) for each in statements(text)) == comment
