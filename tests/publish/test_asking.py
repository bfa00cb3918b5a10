import pytest

from crossread.publish.asking import story_named


@pytest.mark.parametrize(
    ("given", "story"),
    [
        ("s-1", "s-1"),
        (" s-1 \n", "s-1"),
        ("/story/s-1", "s-1"),
        ("http://localhost:8765/story/s-1?show=only&at=f1#f1", "s-1"),
        ("http://localhost:8765/story/s-1/source/2", "s-1"),
        ("http://localhost:8765/story/a%20b%3F", "a b?"),
        ("", ""),
        ("/story/", ""),
    ],
)
def test_a_story_is_known_by_its_id_and_by_its_address(given: str, story: str) -> None:
    assert story_named(given) == story
