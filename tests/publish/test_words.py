import time

from hypothesis import given
from hypothesis import strategies as st

from crossread.publish.tokens import words
from crossread.publish.words import MAX_WORDS, Run, contrast, diff, nutshell, parted

TEXTS = st.text(st.sampled_from("ab cd,.“”’'-\n\u200d\U0001f600é1"), max_size=80)


def shown(runs: tuple[Run, ...]) -> str:
    marks = {"same": "{}", "ins": "[+{}+]", "del": "[-{}-]"}
    return "".join(marks[run.change].format(run.text) for run in parted(runs))


@given(TEXTS)
def test_words_lie_where_their_offsets_say(text: str) -> None:
    for word in words(text):
        assert text[word.start : word.end].replace("’", "'").casefold() == word.key


@given(TEXTS, TEXTS)
def test_a_diff_without_what_was_left_out_is_the_variant(base: str, variant: str) -> None:
    runs = diff(base, variant)
    assert "".join(run.text for run in runs if run.change != "del") == variant
    assert all(run.text for run in runs)
    assert all(run.text in base for run in runs if run.change == "del")


@given(
    st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from([None, "number", "name", "date", "polarity", "wording"])
)
def test_readings_side_by_side_keep_their_text(readings: list[str], on: str | None) -> None:
    for reading, runs in zip(readings, contrast(readings, on), strict=True):  # type: ignore[arg-type]
        assert "".join(run.text for run in runs) == reading
        assert {run.change for run in runs} <= {"same", "ins"}


def test_a_changed_word_is_left_out_and_added() -> None:
    runs = diff("we had nine seconds to stop", "we had ten seconds to stop")
    assert shown(runs) == "we had [-nine-] [+ten+] seconds to stop"


def test_case_quotation_marks_and_stops_are_no_difference() -> None:
    runs = diff("The pier's gate, he said, is open", "“the pier’s gate he said is open”")
    assert {run.change for run in runs} == {"same"}


def test_what_was_left_out_at_the_end_does_not_stick_to_a_word() -> None:
    assert shown(diff("it was loud and very dark", "it was loud.")) == "it was loud [-and very dark-]."


def test_a_short_word_between_two_changes_is_shown_as_changed_with_them() -> None:
    runs = diff("the crew had hold of a rope when it sank", "the crew had grip of a chain when it sank")
    assert shown(runs) == "the crew had [-hold of a rope-] [+grip of a chain+] when it sank"


def test_a_cut_of_a_much_longer_wording_is_marked_as_such() -> None:
    long = "for years nothing was done and now the door is open and every one of us will walk through it together"
    assert shown(diff(long, "the door is open")).count("[-") == 2
    assert {run.change for run in diff("the door is open", long)} == {"same", "ins"}


def test_wordings_with_little_in_common_are_not_marked() -> None:
    assert diff("nobody could have known", "the harbour was closed on Monday") == (
        Run("same", "the harbour was closed on Monday"),
    )


def test_a_difference_in_number_marks_the_numbers_only() -> None:
    runs = contrast(["14 people were injured at the pier", "Twelve passengers were hurt near the pier"], "number")
    assert [[run.text for run in reading if run.change == "ins"] for reading in runs] == [["14"], ["Twelve"]]


def test_where_no_word_of_the_kind_differs_the_other_words_are_marked() -> None:
    runs = contrast(["the pier is open to all", "the pier is shut to all"], "number")
    assert [[run.text for run in reading if run.change == "ins"] for reading in runs] == [["open"], ["shut"]]


def test_neighbouring_marks_are_one() -> None:
    (first, _) = contrast(["the tall grey mill by the river burned down", "the mill by the river burned down"])
    assert [run.text for run in first if run.change == "ins"] == ["tall grey"]


def test_a_nutshell_is_the_mark_with_the_words_after_it_in_its_clause() -> None:
    runs = (Run("same", "in all, "), Run("ins", "14"), Run("same", " people were hurt badly there"))
    assert nutshell(runs) == "14 people were hurt"
    assert nutshell((Run("ins", "14"), Run("same", " people, they said"))) == "14 people"
    assert nutshell((Run("same", "nothing"),)) == ""


def test_long_and_hostile_texts_take_linear_time() -> None:
    started = time.perf_counter()
    for text in ("a" * 1_000_000, "a-" * 500_000, "'" * 1_000_000, "a b " * (MAX_WORDS * 2)):
        assert diff(text, text[1:]) == (Run("same", text[1:]),) or len(words(text)) <= MAX_WORDS
        contrast([text, text[1:]])
    diff("a b c d " * (MAX_WORDS // 4), "b d a c " * (MAX_WORDS // 4))
    assert time.perf_counter() - started < 15
