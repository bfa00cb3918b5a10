"""The public names: there, callable whatever was imported before, and light until they are used."""

import subprocess
import sys

import pytest

BEFORE = [
    "import crossread",
    "import crossread; crossread.extract; crossread.compare",
    "import crossread.pipeline, crossread",
    "from crossread.extract import extract; from crossread.compare import compare; import crossread",
]


@pytest.mark.parametrize("before", BEFORE)
def test_extract_and_compare_are_functions_whatever_was_imported_before(before: str) -> None:
    check = "assert callable(crossread.extract) and callable(crossread.compare) and callable(crossread.Library)"
    assert subprocess.run([sys.executable, "-c", f"{before}\n{check}"], check=False).returncode == 0


def test_a_name_that_is_not_there_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="nonsense"):
        from crossread import nonsense  # noqa: F401
