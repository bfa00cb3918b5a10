"""The site: the feed, the stories and their sources, each as a page, JSON and Markdown. No page needs a script."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from crossread.errors import CrossreadError
from crossread.model import Comparison, Story
from crossread.publish import feed as feeds
from crossread.publish import markdown
from crossread.publish.answers import as_html, as_json, as_markdown, broken, refused
from crossread.publish.corrections import headlines, history_markdown, lines, turn_json
from crossread.publish.desk import Desk, desk_routes
from crossread.publish.export import article_json, comparison_json
from crossread.publish.headers import SecurityHeaders
from crossread.publish.history import changes
from crossread.publish.links import OnSite, story_path
from crossread.publish.membership import also_in, membership_json, membership_markdown, said, touched, whys
from crossread.publish.outlets import Outlet, timeline
from crossread.publish.pages import page
from crossread.publish.readings import Reading
from crossread.publish.shelf import Shelf, compared, found
from crossread.publish.signs import BY_NAME
from crossread.publish.threads import entries, thread_json, thread_markdown
from crossread.publish.view import View, build, only_shown

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
PAGE_SIZE = 20
MAX_PAGE = 10_000
MAX_QUERY = 200
_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def create_app(library: Shelf, *, hosts: Sequence[str] = LOCAL_HOSTS, desk: Desk | None = None) -> Starlette:
    """The site over a library.

    `hosts` are the names it answers to: a request with another Host header is refused, so that a page elsewhere
    cannot reach it under a name of its own. With a `desk`, whoever reaches the site can correct its stories. No
    cookies.
    """
    site = _Site(library, desk)
    routes = [
        *(desk_routes(desk) if desk else ()),
        Route("/", site.feed),
        Route("/stories.json", site.feed_json),
        Route("/stories.md", site.feed_markdown),
        Route("/stories.atom", site.feed_atom),
        Route("/story/{id}.json", site.story_json),
        Route("/story/{id}.md", site.story_markdown),
        Route("/story/{id}", site.story),
        Route("/story/{id}/source/{n:int}.json", site.source_json),
        Route("/story/{id}/source/{n:int}.md", site.source_markdown),
        Route("/story/{id}/source/{n:int}", site.source),
        Mount("/static", StaticFiles(packages=[("crossread.publish", "static")])),
    ]
    middleware = [
        Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
    ]
    handlers: dict[Any, Callable[..., Response]] = {HTTPException: refused, CrossreadError: broken, 500: broken}
    return Starlette(routes=routes, middleware=middleware, exception_handlers=handlers)


class _Site:
    """The endpoints; they run in several threads."""

    def __init__(self, library: Shelf, desk: Desk | None) -> None:
        self._library = library
        self._desk = desk

    def feed(self, request: Request) -> Response:
        """The stories, or those with a report that holds the words of `q`, or with `pieces` what belongs to none."""
        query, number, pieces = _query(request), _page(request), _pieces(request)
        items, more = self._items(query, number, pieces)
        return as_html(
            "feed.html",
            items=items,
            query=query,
            title=feeds.title(None, pieces),
            pieces=pieces,
            asked=_asked(query, pieces),
            others=bool(self._library.pieces(1)),
            first=(number - 1) * PAGE_SIZE + 1,
            before=_feed_address(query, number - 1, pieces=pieces) if number > 1 else None,
            after=_feed_address(query, number + 1, pieces=pieces) if more else None,
        )

    def feed_json(self, request: Request) -> Response:
        """The same as JSON, with the address of the next page."""
        query, number, pieces = _query(request), _page(request), _pieces(request)
        items, more = self._items(query, number, pieces)
        after = _feed_address(query, number + 1, "/stories.json", pieces=pieces) if more else None
        return as_json(feeds.feed_json(items, after))

    def feed_markdown(self, request: Request) -> Response:
        """The same as Markdown."""
        query, pieces = _query(request), _pieces(request)
        return as_markdown(
            feeds.feed_markdown(self._items(query, _page(request), pieces)[0], feeds.title(query, pieces))
        )

    def feed_atom(self, request: Request) -> Response:
        """The newest stories as an Atom feed."""
        items, _ = self._items(_query(request), 1, _pieces(request))
        asked = _asked(_query(request), _pieces(request))
        text = page("stories.atom", items=items, origin=str(request.base_url).rstrip("/"), asked=asked)
        return Response(text, media_type="application/atom+xml")

    def story(self, request: Request) -> Response:
        """A story: `show` one sign, `base` and `hide` outlets by their number, `at` a statement in its sources."""
        story, comparison = self._story(request)
        everyone = build(comparison).outlets
        links = _links(request, story, everyone)
        view = only_shown(build(comparison, links.base, links.hidden), links.shown)
        view = replace(view, timeline=timeline(view.outlets, changes(self._library, view.outlets)))
        piece = self._library.piece(story.id)
        return as_html(
            "story.html",
            story=story,
            view=view,
            everyone=everyone,
            headline_from=feeds.headline_outlet(story, everyone),
            links=links,
            panes=_panes(view, request.query_params.get("at")),
            history=lines(
                self._library.history(story.id),
                self._desk.corrections() if self._desk else (),
                headlines(self._library),
            ),
            writable=self._desk is not None,
            whys=whys(self._library, story, everyone),
            piece=said(piece) if piece else None,
            touched=touched(self._library, story, piece),
            also_in=also_in(self._library, story),
            thread=entries(self._library.thread(story.id)),
        )

    def story_json(self, request: Request) -> Response:
        """A story, why its articles are in it, its history, its thread and its comparison as JSON."""
        story, comparison = self._story(request)
        about = {
            **feeds.story_json(story),
            **membership_json(self._library, story),
            "history": [turn_json(turn) for turn in self._library.history(story.id)],
            "thread": thread_json(self._library.thread(story.id)),
        }
        return as_json({**about, "comparison": comparison_json(comparison)})

    def story_markdown(self, request: Request) -> Response:
        """A story as Markdown."""
        story, comparison = self._story(request)
        view, piece = build(comparison), self._library.piece(story.id)
        headline = feeds.headline_outlet(story, view.outlets).headline
        parts = (
            markdown.document(view, headline, said(piece) if piece else ""),
            thread_markdown(self._library.thread(story.id)),
            membership_markdown(self._library, story),
            history_markdown(self._library.history(story.id), headlines(self._library)),
        )
        return as_markdown("".join(parts))

    def source(self, request: Request) -> Response:
        """One report, whole, with the sentences of the spans `s` ("10-80,90-95") lit."""
        story, view, outlet = self._source(request)
        spans = [(int(start), int(end)) for start, end in _SPAN.findall(request.query_params.get("s", "")[:1000])]
        return as_html("source.html", view=view, outlet=outlet, lit=spans, links=OnSite(story.id))

    def source_json(self, request: Request) -> Response:
        """One report as article JSON."""
        return as_json(article_json(self._source(request)[2].article))

    def source_markdown(self, request: Request) -> Response:
        """One report as Markdown."""
        outlet = self._source(request)[2]
        return as_markdown(markdown.article(outlet))

    def _items(self, query: str | None, number: int, pieces: bool) -> tuple[list[feeds.Item], bool]:
        """The stories of a page of the feed, and whether more follow."""
        library, first = self._library, (number - 1) * PAGE_SIZE
        stories = library.pieces(PAGE_SIZE + 1, first) if pieces else library.stories(PAGE_SIZE + 1, first, query)
        items = [feeds.item(one, compared(library, one), library.piece(one.id)) for one in stories[:PAGE_SIZE]]
        return items, len(stories) > PAGE_SIZE

    def _story(self, request: Request) -> tuple[Story, Comparison]:
        key = request.path_params["id"]
        story = found(self._library, key)
        if story is None:
            raise HTTPException(404, "There is no such story.")
        if story.id != key:
            # It was merged into another one; that can be undone, so nobody may keep the answer.
            headers = {"Location": _moved(request, key, story.id), "Cache-Control": "no-store"}
            raise HTTPException(308, headers=headers)
        return story, compared(self._library, story)

    def _source(self, request: Request) -> tuple[Story, View, Outlet]:
        story, comparison = self._story(request)
        view = build(comparison)
        number = request.path_params["n"]
        if not 1 <= number <= len(view.outlets):
            raise HTTPException(404, "The story has no such source.")
        return story, view, view.outlets[number - 1]


def _moved(request: Request, old: str, new: str) -> str:
    """The address that was asked for, with another story in it; what stands in the query goes with it."""
    path = f"{story_path(new)}{request.scope['path'][len('/story/') + len(old) :]}"
    return f"{path}?{request.url.query}" if request.url.query else path


def _query(request: Request) -> str | None:
    return request.query_params.get("q", "").strip()[:MAX_QUERY] or None


def _page(request: Request) -> int:
    text = request.query_params.get("page", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= MAX_PAGE):
        raise HTTPException(400, f"A page is a number from 1 to {MAX_PAGE}.")
    return int(text)


def _pieces(request: Request) -> bool:
    """Whether the pieces of many stories are asked for; a search finds them among the others."""
    return request.query_params.get("pieces") == "1" and _query(request) is None


def _feed_address(query: str | None, number: int, path: str = "/", *, pieces: bool = False) -> str:
    asked = {"page": number, **({"q": query} if query else {}), **({"pieces": 1} if pieces else {})}
    return f"{path}?{urlencode(asked)}"


def _asked(query: str | None, pieces: bool) -> str:
    """What an address asks the feed for, whatever the page."""
    asked = {**({"q": query} if query else {}), **({"pieces": 1} if pieces else {})}
    return f"?{urlencode(asked)}" if asked else ""


def _links(request: Request, story: Story, outlets: Sequence[Outlet]) -> OnSite:
    """What the address asks for, leaving out whatever the story does not have."""
    numbers = {str(outlet.number + 1): outlet.number for outlet in outlets}
    asked = request.query_params
    hidden = sorted({numbers[n] for n in asked.get("hide", "").split(",") if n in numbers})
    if len(hidden) == len(outlets):
        hidden = []
    shown = asked.get("show")
    return OnSite(story.id, numbers.get(asked.get("base", ""), 0), tuple(hidden), shown if shown in BY_NAME else None)


def _panes(view: View, key: str | None) -> tuple[Reading, ...]:
    """The readings of the statement that is looked at."""
    readings = {said.id: said.readings for speaker in view.speakers for said in speaker.said}
    alone = [statement for only in view.only for statement in (*only.facts, *only.comments)]
    readings.update((statement.id, statement.readings) for statement in (*view.agreed, *view.differing, *alone))
    return readings.get(key or "", ())
