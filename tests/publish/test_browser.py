"""The site in a real browser: headless Chromium, the Debian package, against a real server and a real library."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread.library import Library
from crossread.publish.html import render

from .hostile import MARKUP, hostile, naughty
from .sample import comparison
from .shelves import Stories, served

playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
EXAMPLES = Path(__file__).parents[2] / "examples"
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"{CHROMIUM} is not there: install Debian's chromium or set CHROMIUM")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a library with the two sample events."""
    with Library(tmp_path_factory.mktemp("library") / "library.sqlite") as library:
        library.ingest([EXAMPLES / "harbour", EXAMPLES / "dam"])
        with served(library) as address:
            yield address


@pytest.fixture
def page(browser: Any, site: str, width: int, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page that notes what it asks other origins for, what its scripts report and which dialogs open."""
    context = browser.new_context(
        viewport={"width": width, "height": 844 if width < 600 else 900},
        java_script_enabled="no_script" not in request.fixturenames,
    )
    found = context.new_page()
    trouble: list[str] = []
    watch(found, site, trouble)
    yield found
    context.close()
    assert trouble == []


@pytest.fixture
def no_script() -> None:
    """Asking for it switches scripts off."""


def watch(page: Any, site: str, trouble: list[str]) -> None:
    """Notes in `trouble` what a page asks other origins for, what its scripts report and which dialogs open."""

    def dismiss(dialog: Any) -> None:
        trouble.append("a dialog opened")
        dialog.dismiss()

    page.on("request", lambda asked: None if asked.url.startswith(f"{site}/") else trouble.append(asked.url))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("dialog", dismiss)


def open_story(page: Any, site: str) -> Any:
    """Opens the feed and its first story; gives the first statement that two sources make or more."""
    page.goto(f"{site}/")
    page.locator(".item h2 a").first.click()
    page.wait_for_url("**/story/*")
    statements = page.locator("main > section .statement")
    for n in range(statements.count()):
        statement = statements.nth(n)
        if statement.is_visible() and len(sources(statement)) > 1:
            return statement
    raise AssertionError("no statement of two sources")


def sources(statement: Any) -> set[str]:
    return {place.partition(":")[0] for place in statement.get_attribute("data-at").split()}


def in_view(element: Any) -> bool:
    box, frame = element.bounding_box(), element.page.viewport_size
    return bool(box) and box["y"] >= 0 and box["y"] < frame["height"] and box["width"] > 0


@WIDTHS
def test_a_click_on_a_statement_lights_its_sentence_in_each_source(page: Any, site: str, width: int) -> None:
    statement = open_story(page, site)
    wanted = sources(statement)
    statement.locator("blockquote").first.click()
    reader = page.locator("#reader")
    reader.wait_for(state="visible")
    panes = reader.locator(".pane")
    assert {panes.nth(n).get_attribute("data-source") for n in range(panes.count())} == wanted
    for n in range(panes.count()):
        lit = panes.nth(n).locator(".sentence.lit")
        assert lit.count() >= 1
        assert lit.first.text_content().strip()
        lit.first.scroll_into_view_if_needed()
        assert in_view(lit.first)
    page.keyboard.press("Escape")
    reader.wait_for(state="hidden")


@WIDTHS
def test_without_scripts_a_statement_opens_in_all_its_sources(
    page: Any, site: str, width: int, no_script: None
) -> None:
    statement = open_story(page, site)
    wanted = sources(statement)
    statement.locator(".open").click()
    page.wait_for_url("**at=*")
    panes = page.locator("#reader .pane")
    assert {panes.nth(n).get_attribute("data-source") for n in range(panes.count())} == wanted
    for n in range(panes.count()):
        assert panes.nth(n).locator(".sentence.lit").count() >= 1


@WIDTHS
def test_without_scripts_each_reading_opens_its_sentence_in_the_whole_text(
    page: Any, site: str, width: int, no_script: None
) -> None:
    statement = open_story(page, site)
    found = statement.locator("a.words, .by > a.outlet").all()
    links = list(dict.fromkeys(link.get_attribute("href") for link in found))
    assert len({link.partition("?")[0] for link in links}) == len(sources(statement))
    for link in links:
        page.goto(f"{site}{link}")
        assert in_view(page.locator(".sentence.lit").first)


@WIDTHS
@pytest.mark.parametrize("path", ["/", "/story", "/story?at", "/source", "/nothing"])
def test_no_page_scrolls_sideways(page: Any, site: str, width: int, path: str) -> None:
    statement = open_story(page, site)
    address = {
        "/": f"{site}/",
        "/story": page.url,
        "/story?at": f"{page.url}?at={statement.get_attribute('id')}",
        "/source": f"{page.url}/source/1",
        "/nothing": f"{page.url}?show=only&hide=1",
    }[path]
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280])
def test_keys_move_open_close_and_change_the_page(page: Any, site: str, width: int) -> None:
    open_story(page, site)
    page.keyboard.press("j")
    first = page.locator(".statement.current").get_attribute("id")
    page.keyboard.press("j")
    second = page.locator(".statement.current").get_attribute("id")
    assert first != second
    page.keyboard.press("k")
    assert page.locator(".statement.current").get_attribute("id") == first
    page.keyboard.press("o")
    assert page.locator("#reader").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#reader").is_hidden()
    page.keyboard.press("]")
    assert page.locator(".statement.current.differ, .statement.current.conflict").count() == 1
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("j?")
    assert page.locator("#search").input_value() == "j?"
    page.locator("h1").click()
    page.keyboard.press("b")
    page.wait_for_url("**base=2*")
    page.keyboard.press("1")
    page.wait_for_url("**hide=1*")


@pytest.mark.parametrize("width", [1280])
def test_every_key_has_a_button_or_link(page: Any, site: str, width: int) -> None:
    open_story(page, site)
    for key in ("j", "k", "[", "]", "o", "v", "?"):
        assert page.locator(f".tools [data-key='{key}']").is_visible()
    for place in ("#next-base", "#search", ".switch[data-outlet='1']"):
        assert page.locator(place).is_visible()
    page.locator(".tools [data-key='j']").click()
    assert page.locator(".statement.current").count() == 1


@pytest.mark.parametrize("width", [1280])
def test_the_skip_link_is_the_first_stop_and_focus_is_seen(page: Any, site: str, width: int) -> None:
    page.goto(f"{site}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@WIDTHS
@pytest.mark.parametrize("scripts", [True, False])
def test_a_file_alone_asks_for_nothing_and_leads_to_the_sentence(
    browser: Any, tmp_path: Path, width: int, scripts: bool
) -> None:
    file = tmp_path / "ferry.html"
    file.write_text(render(comparison()), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=scripts)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(file.as_uri())
    words = page.locator(".statement.conflict a.words").nth(1)
    wanted = (words.get_attribute("href") or "").removeprefix("#")
    words.click()
    sentence = page.locator(f"[id='{wanted}']")
    assert in_view(sentence)
    assert sentence.evaluate("(found) => getComputedStyle(found).textDecorationLine") == "underline"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert asked == [file.as_uri()]
    context.close()


@pytest.mark.parametrize("width", [390])
def test_scripts_in_reports_do_not_run(browser: Any, width: int) -> None:
    _nothing_runs(browser, Stories({f"m{n}": hostile(text) for n, text in enumerate(MARKUP)}), width)


@pytest.mark.shared
@pytest.mark.parametrize("width", [390])
def test_naughty_strings_do_not_run(browser: Any, width: int) -> None:
    # Several strings a story, each in a paragraph of its own, so that a few dozen pages show them all.
    texts = [text.replace("\n", " ") for text in naughty()]
    packs = ["\n\n".join(texts[n : n + 25]) for n in range(0, len(texts), 25)]
    suspects = [text for text in texts if "<" in text][::10]
    _nothing_runs(browser, Stories({f"n{n}": hostile(text) for n, text in enumerate(packs + suspects)}), width)


def _nothing_runs(browser: Any, stories: Stories, width: int) -> None:
    with served(stories) as site:
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        trouble: list[str] = []
        watch(page, site, trouble)
        for story in stories.stories(limit=1000):
            for path in (f"/story/{story.id}", f"/story/{story.id}/source/1"):
                page.goto(f"{site}{path}")
                assert page.evaluate("document.scripts.length") == (0 if "source" in path else 1)
                assert "Crossread" in page.title()
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.goto(f"{site}/")
        assert page.evaluate("document.scripts.length") == 0
        context.close()
    assert trouble == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_story_is_corrected_and_put_back_by_its_forms(browser: Any, tmp_path: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    with Library(tmp_path / "library.sqlite") as library:
        library.ingest([EXAMPLES / "harbour"])
        (story,) = library.stories()
        with served(library, library) as address:
            page = context.new_page()
            page.goto(f"{address}/story/{story.id}")
            page.get_by_text("Correct this story").click()
            form = page.locator("form[action$='/correct']")
            form.get_by_role("checkbox").first.check()
            form.get_by_label("Make a story of its own").check()
            form.get_by_label("Why").fill("j: another quay")
            form.get_by_role("button").click()
            page.get_by_text("1 report split off from").wait_for()
            assert library.counts() == (3, 2)
            page.get_by_text("Undo").first.click()
            undo = page.locator("form[action$='/undo']")
            undo.get_by_label("Why").fill("The same quay")
            undo.get_by_role("button").click()
            page.get_by_text("correction 1 undone").wait_for()
            assert library.stories()[0].articles == story.articles
    context.close()
