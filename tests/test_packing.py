"""Objects as bytes between processes: what comes out is what went in."""

import pickle
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.model import Block, Failure, Image, Page, Rights, Span
from crossread.packing import packed, unpacked


@dataclass(frozen=True, slots=True)
class Alone:
    only: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Made:
    first: str
    length: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.first))


@dataclass(slots=True)
class Named:
    first: str
    second: list[int] = field(default_factory=list, kw_only=True)


@dataclass
class Open:
    first: str
    second: "Open | None" = None


def through(value: object) -> object:
    return unpacked(bytes(packed(value)))


@pytest.mark.parametrize(
    "value",
    [
        None,
        Failure("harbour.html", "holds no article"),
        Page("harbour.html", "html", b"<p>The ferry sailed.", fetched="2025-03-01"),
        [Span("quay", 0, 4), Span("quay", 0, 4)],
        Rights(signals={"robots": "noai"}),
        Image("https://example.org/a.jpg", "The quay", "A. Writer"),
        Alone((1, 2)),
        Made("quay"),
        Named("quay", second=[1]),
        Open("quay", Open("pier")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_object_comes_out_as_it_went_in(value: object) -> None:
    assert through(value) == value


@given(st.lists(st.builds(Block)))
def test_any_blocks_come_out_as_they_went_in(blocks: list[Block]) -> None:
    assert through(blocks) == blocks


def test_one_object_in_two_places_stays_one() -> None:
    span = Span("quay", 1, 2)
    first, second = unpacked(bytes(packed([span, span])))
    assert first is second


def test_an_object_without_slots_of_its_own_goes_as_the_standard_library_sends_it() -> None:
    assert bytes(packed(Open("quay"))) == pickle.dumps(Open("quay"), pickle.HIGHEST_PROTOCOL)
