"""Makes the pictures of the README from the bundled sample: the story page and the terminal, in headless Chromium.

    python evaluation/pictures.py [--browser /usr/bin/chromium]

Both are what a user gets: the page is served by `crossread serve` from a library that `crossread ingest` filled, the
terminal is what `crossread compare --color always` printed. Needs the development packages and Chromium.
"""

import argparse
import io
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CROSSREAD = str(Path(sys.executable).with_name("crossread"))
REPORTS = [str(path) for path in sorted((ROOT / "examples" / "harbour").iterdir())]
COLUMNS, LINES = 100, 44
LARGEST = 200_000  # bytes
FLAGS = ["--no-sandbox", "--disable-lcd-text"]  # grey edges of letters: fewer colours, smaller pictures
PAGE = {"width": 1280, "height": 1240}
BACK, FORE = (27, 29, 33), (222, 224, 228)
RED, GREEN, YELLOW, BLUE = (240, 113, 105), (140, 190, 110), (240, 160, 80), (110, 170, 240)
MAGENTA, CYAN, WHITE = (190, 140, 220), (100, 190, 200), (200, 200, 200)
DARK = TerminalTheme(BACK, FORE, [BACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE])


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--browser", default=shutil.which("chromium") or "/usr/bin/chromium")
    options = parser.parse_args()
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.browser, args=FLAGS)
        with served() as address:
            picture_of_story(browser, address)
        picture_of_terminal(browser)
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """The address of a site over a library that holds the sample."""
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "library.db")
        subprocess.run([CROSSREAD, "ingest", "--library", library, str(ROOT / "examples" / "harbour")], check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        site = subprocess.Popen([CROSSREAD, "serve", "--library", library, "--port", port])
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait(address)
            yield address
        finally:
            site.terminate()
            site.wait()


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"nothing answers on {address}")


def picture_of_story(browser: Browser, address: str) -> None:
    """The first story's page, from the top."""
    tab = browser.new_page(viewport=PAGE, color_scheme="light")
    tab.goto(address)
    tab.locator("main h2 a, main h3 a").first.click()
    tab.wait_for_load_state()
    save("story.png", tab.screenshot())
    tab.close()


def picture_of_terminal(browser: Browser) -> None:
    """What `crossread compare` prints, as a terminal shows it."""
    printed = subprocess.run(
        [CROSSREAD, "compare", "--color", "always", "--width", str(COLUMNS), *REPORTS],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    lines = printed.splitlines()[:LINES]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), color_system="256", force_terminal=True)
    console.print(Text("$ crossread compare examples/harbour/*", style="bold"))
    console.print(Text.from_ansi("\n".join(lines)))
    code = console.export_html(theme=DARK, inline_styles=True, code_format="{code}")
    style = f"margin:0;background:rgb{BACK};color:rgb{FORE}"
    inner = "font:14px/1.35 'DejaVu Sans Mono',monospace;padding:16px;display:inline-block"
    tab = browser.new_page(viewport={"width": 960, "height": 600})
    tab.set_content(f'<body style="{style}"><pre style="{inner}">{code}</pre>')
    save("terminal.png", tab.locator("pre").screenshot())
    tab.close()


def save(name: str, png: bytes) -> None:
    """Write a picture, which has to stay small: it is part of every clone."""
    if len(png) > LARGEST:
        raise SystemExit(f"{name} takes {len(png) / 1000:.0f} kB: show less of the page")
    (IMAGES / name).write_bytes(png)
    print(f"{name}: {len(png) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
