"""The pictures of an HTML page's article."""

import json

import pytest

from crossread.extract.html import parsed
from crossread.extract.metadata.images import images_of
from crossread.extract.structured import stated
from crossread.model import Image

from ..samples import BODY, html_page

BASE = "https://courier.example/news/bridge"
TEXT = [f"<p>{line}</p>" for line in BODY]
CAPTION = "<figcaption>The bridge on Friday. Photo: Ole Brandt</figcaption>"


def images(page: str, head: str = "", base: str | None = BASE) -> tuple[Image, ...]:
    root = parsed(html_page(f"<head>{head}</head><body><article><h1>Bridge closes</h1>{page}</article>"))
    return images_of(stated(root), root, "\n\n".join(BODY), base)


def addresses(page: str, head: str = "", base: str | None = BASE) -> list[str | None]:
    return [image.url for image in images(page, head, base)]


def test_a_figure_has_its_caption_and_credit() -> None:
    found = images(f"<figure><img src=/a/bridge.jpg>{CAPTION}</figure>{''.join(TEXT)}")
    assert found == (Image("https://courier.example/a/bridge.jpg", "The bridge on Friday.", "Ole Brandt"),)


@pytest.mark.parametrize(
    ("inside", "address"),
    [
        ("<img src=bridge.jpg>", "https://courier.example/news/bridge.jpg"),
        ("<img src=//cdn.example/bridge.jpg>", "https://cdn.example/bridge.jpg"),
        ("<img src=data:image/gif;base64,R0 data-src=/bridge.jpg>", "https://courier.example/bridge.jpg"),
        (
            "<img src=/s.jpg srcset='/m.jpg 640w, /l.jpg?c=1,2 1280w, /s.jpg 320w'>",
            "https://courier.example/l.jpg?c=1,2",
        ),
        ("<img src=/s.jpg srcset='/m.jpg 640w,/l.jpg 1280w'>", "https://courier.example/l.jpg"),
        ("<picture><source srcset='/l.webp 2x'><img src=/s.jpg></picture>", "https://courier.example/l.webp"),
    ],
)
def test_the_largest_picture_is_given_with_its_whole_address(inside: str, address: str) -> None:
    assert addresses(f"<figure>{inside}{CAPTION}</figure>{''.join(TEXT)}") == [address]


@pytest.mark.parametrize(
    "inside",
    [
        "<img src=/site-logo.png>", "<img src=/pixel.gif>", "<img src=/a.svg>", "<img src=data:image/gif;base64,R0>",
        "<img>", "<img src=/per.jpg width=60 height=60>", "<img src='http://[bad/a.jpg'>", "<img src='javascript:x'>",
        "",
    ],
)  # fmt: skip
def test_what_is_no_picture_of_an_article_is_left_out(inside: str) -> None:
    assert images(f"<figure>{inside}{CAPTION}</figure>{''.join(TEXT)}") == ()


def test_without_any_base_a_relative_address_is_none() -> None:
    assert images(f"<figure><img src=/a.jpg>{CAPTION}</figure>{''.join(TEXT)}", base=None) == ()


@pytest.mark.parametrize(
    "card",
    [
        "<a href=/trees><figure><img src=/trees.jpg></figure></a>",
        "<div><figure><img src=/trees.jpg></figure><h3>Trees planted</h3></div>",
        "<div><a href=/trees><figure><img src=/trees.jpg></figure></a><a href=/trees>Trees</a></div>",
        "<aside><figure><img src=/trees.jpg><figcaption>Trees planted.</figcaption></figure></aside>",
        "<div class=related-articles><figure><img src=/trees.jpg></figure></div>",
        "<div class=author-box><figure><img src=/per.jpg><figcaption>Per Holm.</figcaption></figure></div>",
        "<figure><img src=/per.jpg><figcaption>By Per Holm, Harbour Editor 24.01.2025</figcaption></figure>",
        "<figure><img src=/mail.jpg><figcaption>Subscribe to our newsletter.</figcaption></figure>",
    ],
)
def test_cards_portraits_and_advertisements_are_left_out(card: str) -> None:
    figure = f"<figure><img src=/bridge.jpg>{CAPTION}</figure>"
    assert addresses(figure + TEXT[0] + card + "".join(TEXT[1:])) == ["https://courier.example/bridge.jpg"]


def test_pictures_below_the_text_are_other_articles() -> None:
    assert images(f"{''.join(TEXT)}<figure><img src=/trees.jpg><figcaption>Trees.</figcaption></figure>") == ()


def test_the_shared_picture_comes_first_where_none_stands_above_the_text() -> None:
    head = '<meta property="og:image" content="https://cdn.example/shared-bridge.jpg">'
    figure = f"<figure><img src=/girder.jpg>{CAPTION}</figure>"
    below = addresses(TEXT[0] + figure + "".join(TEXT[1:]), head)
    assert below == ["https://cdn.example/shared-bridge.jpg", "https://courier.example/girder.jpg"]
    assert addresses(figure + "".join(TEXT), head) == ["https://courier.example/girder.jpg"]


def test_the_shared_picture_is_known_again_in_another_size() -> None:
    head = '<meta property="og:image" content="https://cdn.example/girder-bridge-1200x630.jpg">'
    found = images(f"{TEXT[0]}<figure><img src=/girder-bridge-640x360.jpg>{CAPTION}</figure>{''.join(TEXT[1:])}", head)
    assert found == (Image("https://cdn.example/girder-bridge-1200x630.jpg", "The bridge on Friday.", "Ole Brandt"),)


def test_json_ld_gives_the_shared_picture_caption_and_credit() -> None:
    picture = {"@type": "ImageObject", "url": "/b.jpg", "caption": "The bridge.", "creditText": "Ole Brandt"}
    node = json.dumps({"@type": "NewsArticle", "headline": "Bridge closes", "image": [picture]})
    found = images("".join(TEXT), f'<script type="application/ld+json">{node}</script>')
    assert found == (Image("https://courier.example/b.jpg", "The bridge.", "Ole Brandt"),)


def test_no_page_has_endless_pictures() -> None:
    figures = "".join(f"<figure><img src=/{n}.jpg>{CAPTION}</figure>" for n in range(100))
    assert len(images(figures + "".join(TEXT))) == 30
