"""In a real browser: a reader opens why a report is in its story, and goes from a live blog to a story and back."""

from pathlib import Path
from typing import Any

import pytest
from newsdesk import FERRY, LIVE, MAYOR, lines

from crossread.library import Library

from .shelves import served
from .test_browser import browser  # noqa: F401 -- a fixture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_sees_why_and_follows_the_links(browser: Any, tmp_path: Path, script: bool) -> None:  # noqa: F811
    with Library(tmp_path / "library.sqlite") as library:
        library.ingest([lines(tmp_path / "in.jsonl", *FERRY, *MAYOR, LIVE)])
        story, live = library.story_of("ferry-0").id, library.story_of("live").id
        with served(library) as address:
            context = browser.new_context(java_script_enabled=script, viewport={"width": 390, "height": 844})
            page = context.new_page()
            page.goto(f"{address}/story/{story}")
            why = page.locator("details.why-here").nth(1)
            assert not why.get_by_text("it shares").is_visible()
            why.locator("summary").click()
            assert why.get_by_text("it shares").is_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            page.get_by_role("link", name="Live updates: what is new today").click()
            page.wait_for_url(f"{address}/story/{live}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            page.locator(f'.mentions a[href="/story/{story}"]').click()
            page.wait_for_url(f"{address}/story/{story}")
            page.get_by_role("link", name="Crossread").click()
            page.wait_for_url(f"{address}/")
            page.get_by_role("link", name="Live blogs, round-ups and newsletters").click()
            page.get_by_role("link", name="Live updates: what is new today").click()
            page.wait_for_url(f"{address}/story/{live}")
            context.close()
