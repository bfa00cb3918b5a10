"""How an outlet introduces speech, as it is shown."""

from crossread.annotate import annotate
from crossread.model import Article
from crossread.publish.framing import how


def shown(text: str, beside_cue: bool = True) -> tuple[str, ...]:
    article = Article("a", text)
    return how(article, annotate(article).quotes, beside_cue)


def test_addressee_means_and_manner_are_shown_in_their_own_words() -> None:
    assert shown("Ann Lee bluntly told Harbour FM in an interview that the dam was safe.") == (
        "to Harbour FM",
        "in an interview",
        "bluntly",
    )


def test_whom_a_pronoun_means_is_not_shown() -> None:
    assert shown("Ann Lee told him that the dam was safe.") == ()


def test_a_stance_is_shown_where_its_cue_does_not_tell_it() -> None:
    denial = "Ann Lee denied that the dam was unsafe."
    assert (shown(denial), shown(denial, beside_cue=False)) == ((), ("denied",))
    assert shown("Ann Lee rejected claims that the dam was unsafe.") == ("denied",)


def test_the_outlets_hedge_is_said_to_be_the_outlets_and_the_speakers_is_not_shown() -> None:
    assert shown("Ann Lee reportedly said that the dam was safe.") == ("“reportedly” is the outlet’s",)
    assert shown("“The dam is supposedly safe,” Ann Lee said.") == ()


def test_control_characters_do_not_come_through_and_long_words_are_cut() -> None:
    (whom,) = shown(f"Ann Lee told Harb\x1bour {'Radio ' * 20}that the dam was safe.")
    assert "\x1b" not in whom
    assert len(whom) < 50
