import pytest

from crossread.publish.serve import Door


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "LOCALHOST", "::1"])
def test_a_door_of_this_machine_is_private(host: str) -> None:
    assert Door(host, 8765).private
    assert not Door(host, 8765, ("news.example",)).private


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "news.example", "localhost.example", ""])
def test_a_door_that_others_reach_is_not(host: str) -> None:
    assert not Door(host, 8765).private
