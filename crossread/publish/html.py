"""A comparison as one HTML file that stands alone: no script, nothing loaded from anywhere."""

from markupsafe import Markup

from crossread.model import Comparison
from crossread.publish.links import InFile
from crossread.publish.pages import asset, page
from crossread.publish.view import build


def render(comparison: Comparison) -> str:
    """The comparison as a self-contained HTML document, ending in a line feed.

    Its content policy forbids scripts and every connection; styles are inline.
    """
    style = Markup(asset("crossread.css"))  # noqa: S704 -- a file of this package, not input
    return page("file.html", view=build(comparison), links=InFile(), style=style) + "\n"
