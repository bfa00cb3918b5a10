"""Captions and credits."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crossread.extract.metadata.captions import caption_of, parted

BRIDGE = "The bridge on Friday."


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        (" Photo: Ole Brandt", "Ole Brandt"),
        (" Photo by Ole Brandt/Harbour Pictures", "Ole Brandt/Harbour Pictures"),
        (" (Photo by Ole Brandt/Harbour Pictures)", "Ole Brandt/Harbour Pictures"),
        (" (Foto: Ole Brandt/dpa)", "Ole Brandt/dpa"),
        (" Foto: Ole Brandt (Keystone)", "Ole Brandt (Keystone)"),
        (" Photograph: Ole Brandt/Reuters", "Ole Brandt/Reuters"),
        (" © Ole Brandt | IMAGO/Ole Brandt", "Ole Brandt | IMAGO/Ole Brandt"),
        (" — © BELGA", "BELGA"),
        (" (Quelle: IMAGO/Ole Brandt / X/imago)", "IMAGO/Ole Brandt / X/imago"),
        (" Crédit photo : Ole Brandt / AFP", "Ole Brandt / AFP"),
        (" (AP)", "AP"),
        (" (Ole Brandt)", "Ole Brandt"),
        (" AP", "AP"),
        (" AP Photo/Ole Brandt, File", "AP Photo/Ole Brandt, File"),
        (" Ole Brandt/Getty Images", "Ole Brandt/Getty Images"),
    ],
)
def test_the_credit_at_the_end_is_parted_from_the_caption(end: str, credit: str) -> None:
    assert parted(BRIDGE + end) == (BRIDGE, credit)


@pytest.mark.parametrize(
    "text",
    [
        "Photo of the year: a bridge by night",
        "A picture: the harbour by night, as seen from the old bridge",
        "The mayor (Marta Quist) opens the fair",
        "The bridge (archive)",
        "Marta Quist was hurt. She works for Reuters",
        "Lead story",
    ],
)
def test_a_caption_without_a_credit_stays_whole(text: str) -> None:
    assert parted(text) == (text, None)


def test_a_credit_alone_is_no_caption() -> None:
    assert parted("Foto: Ole Brandt (Keystone)") == (None, "Ole Brandt (Keystone)")
    assert parted("15.05.2023 Photo: Ole Brandt") == (None, "Ole Brandt")
    assert parted("") == (None, None)


@pytest.mark.parametrize(
    "inside",
    [
        f"{BRIDGE} <span class=credit>Ole Brandt/dpa</span>",
        f"{BRIDGE}<span>Ole Brandt/dpa</span>",
        f"<span>{BRIDGE}</span><span class=img-copyright>© Ole Brandt/dpa</span>",
        f"<small>Photo: Ole Brandt/dpa</small><p>{BRIDGE}</p>",
        f"<b>Bild: Ole Brandt/dpa</b> {BRIDGE}",
        f"{BRIDGE} Photo by <span class=author>Ole Brandt</span>/dpa",
        f"<div><span>{BRIDGE}</span> <cite>(Foto: Ole Brandt/dpa)</cite></div>",
    ],
)
def test_the_markup_parts_them_too(inside: str) -> None:
    assert caption_of(html.fragment_fromstring(f"<figcaption>{inside}</figcaption>")) == (BRIDGE, "Ole Brandt/dpa")


def test_a_figcaption_may_hold_the_credit_alone() -> None:
    figure = html.fragment_fromstring("<figcaption><span class=credit>Ole Brandt</span></figcaption>")
    assert caption_of(figure) == (None, "Ole Brandt")


@given(st.text(max_size=300))
def test_nothing_is_made_up(text: str) -> None:
    caption, credit = parted(text)
    assert (caption or "") in text
    assert (credit or "") in text


@pytest.mark.parametrize("text", ["(" * 10**6, "Photo: " * 10**5, "© " * 10**5, "AP " * 10**5, "x" * 10**6])
def test_a_long_caption_takes_no_long_time(text: str) -> None:
    began = time.monotonic()
    parted(text)
    assert time.monotonic() - began < 2
