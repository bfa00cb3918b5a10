from crossread.publish.history import CONTEXT, excerpts
from crossread.publish.words import Run


def test_excerpts_keep_the_changes_and_a_little_around_them() -> None:
    long = "x" * 500
    runs = [
        Run("same", long),
        Run("del", "11"),
        Run("ins", "14"),
        Run("same", long),
        Run("ins", "new"),
        Run("same", long),
    ]
    short = excerpts(runs)
    assert [run for run in short if run.change != "same"] == [run for run in runs if run.change != "same"]
    assert [run.text for run in short if run.change == "same"] == [
        "… " + "x" * CONTEXT,
        "x" * CONTEXT + "… " + "x" * CONTEXT,
        "x" * CONTEXT + "… ",
    ]


def test_short_pieces_stay_whole() -> None:
    runs = [Run("same", "only a few words "), Run("ins", "more")]
    assert excerpts(runs) == runs
