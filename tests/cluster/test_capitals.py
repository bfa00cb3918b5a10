"""Words that a text writes only with a capital."""

from crossread.cluster.capitals import capitals


def found(text: str) -> set[str]:
    return capitals(text, text.split())


def test_a_name_is_written_inside_a_sentence_with_a_capital_and_never_without() -> None:
    assert found("In Ellery the mayor met Tobias Renquist; mayor and Mayor agreed.") == {"Ellery", "Tobias", "Renquist"}


def test_a_word_that_only_begins_sentences_is_none() -> None:
    assert found("Rain fell. Snow fell.") == set()
