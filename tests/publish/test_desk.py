"""Correcting stories over HTTP: a real server on this machine over a real library."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from cluster.samples import reports
from starlette.routing import Route
from starlette.testclient import TestClient

from crossread.history import Turn, TurnKind
from crossread.library import Library
from crossread.publish.asking import MOST_BYTES
from crossread.publish.desk import desk_routes
from crossread.publish.site import create_app

from .hostile import MARKUP
from .sample import comparison
from .shelves import Stories, served
from .test_html import Page

FORM = "application/x-www-form-urlencoded"
OWN = {"Sec-Fetch-Site": "same-origin"}
# What a browser says of a request that a page of another site made it send.
FOREIGN: list[dict[str, str]] = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:1"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    {"Sec-Fetch-Site": ""},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://[evil"},
    {"Origin": ""},
]


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Site:
    """A server, its library, and the stories of the ferry and the mayor in it."""

    address: str
    library: Library

    def ask(self, method: str, path: str, body: str | bytes = "", **headers: str) -> Answer:
        connection = HTTPConnection(self.address.removeprefix("http://"), timeout=20)
        connection.request(method, path, body or None, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        found = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode())
        connection.close()
        return found

    def post(self, path: str, **fields: str | list[str]) -> Answer:
        """A form of the site's own, as a browser sends it."""
        return self.ask("POST", path, urlencode(fields, doseq=True), Content_Type=FORM, **OWN)

    def send(self, method: str, path: str, value: Any) -> Answer:
        """JSON, as another program sends it."""
        return self.ask(method, path, json.dumps(value), Content_Type="application/json")

    def story(self, article: str) -> str:
        return self.library.story_of(article).id


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with three reports each of two events."""
    folder = tmp_path_factory.mktemp("library")
    path = folder / "a.jsonl"
    fields = ("id", "text", "title", "source", "published")
    articles = [*reports("ferry"), *reports("mayor")]
    path.write_text("".join(json.dumps({f: getattr(a, f) for f in fields}) + "\n" for a in articles))
    with Library(folder / "library.sqlite") as library:
        library.ingest([path])
    return folder / "library.sqlite"


@pytest.fixture
def site(filled: Path, tmp_path: Path) -> Iterator[Site]:
    with Library(shutil.copy(filled, tmp_path)) as library, served(library, library) as address:
        yield Site(address, library)


def test_a_form_on_the_storys_page_corrects_it_and_the_history_says_so(site: Site) -> None:
    ferry, mayor = site.story("ferry-0"), site.story("mayor-0")
    page = Page(site.ask("GET", f"/story/{ferry}").text)
    assert f"/story/{ferry}/correct" in page.all("action")
    assert [value for value in page.all("value") if value.startswith("ferry-")] == ["ferry-0", "ferry-1", "ferry-2"]
    said = {"reason": "It is about the inquiry", "by": "Ada"}
    address = f"http://localhost/story/{mayor}?show=only"
    answer = site.post(f"/story/{ferry}/correct", kind="move", article="ferry-2", story=address, **said)
    assert (answer.status, answer.headers["location"]) == (303, f"/story/{ferry}#history")
    assert site.story("ferry-2") == mayor
    for story in (ferry, mayor):
        text = " ".join(Page(site.ask("GET", f"/story/{story}").text).text.split())
        assert "1 report moved from" in text
        assert "Ada: It is about the inquiry" in text


def test_a_form_undoes_a_correction(site: Site) -> None:
    ferry = site.story("ferry-0")
    site.post(f"/story/{ferry}/correct", kind="split", article=["ferry-1", "ferry-2"], reason="Two")
    assert site.story("ferry-1") == site.story("ferry-2") != ferry
    number = site.library.corrections()[0].id
    assert f"/corrections/{number}/undo" in Page(site.ask("GET", f"/story/{ferry}").text).all("action")
    answer = site.post(f"/corrections/{number}/undo", reason="One")
    assert (answer.status, answer.headers["location"]) == (303, f"/story/{ferry}#history")
    assert site.story("ferry-1") == ferry
    page = Page(site.ask("GET", f"/story/{ferry}").text)
    assert f"/corrections/{number}/undo" not in page.all("action")
    assert f"correction {number} undone: 2 reports back from" in " ".join(page.text.split())


def test_stories_are_merged_and_kept_apart_by_a_form(site: Site) -> None:
    ferry, mayor = site.story("ferry-0"), site.story("mayor-0")
    answer = site.post(f"/story/{ferry}/correct", kind="merge", story=mayor, reason="One")
    assert (answer.status, answer.headers["location"]) == (303, f"/story/{mayor}#history")
    moved = site.ask("GET", f"/story/{ferry}")
    assert (moved.status, moved.headers["location"]) == (308, f"/story/{mayor}")
    assert moved.headers["cache-control"] == "no-store"
    site.library.undo(site.library.corrections()[0].id, reason="Two")
    assert site.ask("GET", f"/story/{ferry}").status == 200
    assert site.post(f"/story/{ferry}/correct", kind="apart", story=mayor, reason="Two").status == 303
    refused = site.post(f"/story/{ferry}/correct", kind="merge", story=mayor, reason="One")
    assert refused.status == 409
    assert "undo that first" in refused.text


def test_stories_are_linked_and_unlinked_by_a_form(site: Site) -> None:
    ferry, mayor = site.story("ferry-0"), site.story("mayor-0")
    page = Page(site.ask("GET", f"/story/{ferry}").text)
    assert {"link", "unlink"} <= set(page.all("value"))
    answer = site.post(f"/story/{ferry}/correct", kind="link", story=mayor, reason="<b>He</b> was aboard", by="Ada")
    assert (answer.status, answer.headers["location"]) == (303, f"/story/{ferry}#history")
    for here, other in ((ferry, mayor), (mayor, ferry)):
        page = Page(site.ask("GET", f"/story/{here}").text)
        text = " ".join(page.text.split())
        assert "Linked: Ada says so: <b>He</b> was aboard" in text
        assert "linked: of one course of events. Ada: <b>He</b> was aboard" in text
        assert f"/story/{other}" in page.all("href")
        assert "/corrections/1/undo" in page.all("action")
    assert site.post(f"/story/{mayor}/correct", kind="unlink", story=ferry, reason="He was not").status == 303
    text = " ".join(Page(site.ask("GET", f"/story/{ferry}").text).text.split())
    assert "unlinked: not of one course of events. Somebody: He was not" in text
    assert "Linked:" not in text
    assert site.post(f"/story/{mayor}/correct", kind="unlink", story=ferry, reason="r").status == 409
    assert site.post("/corrections/2/undo", reason="r").status == 303
    assert "Linked: Ada says so" in " ".join(Page(site.ask("GET", f"/story/{ferry}").text).text.split())
    assert site.post(f"/story/{mayor}/correct", kind="unlink", reason="r").status == 400


def test_what_cannot_be_put_back_is_said(site: Site) -> None:
    mayor = site.story("mayor-0")
    first = site.library.move("ferry-1", mayor, reason="r")
    site.library.move("ferry-1", reason="r")
    answer = site.post(f"/corrections/{first.id}/undo", reason="r")
    assert answer.status == 200
    assert "ferry-1: it was moved again since" in answer.text


def test_another_program_corrects_by_json(site: Site) -> None:
    ferry, mayor = site.story("ferry-0"), site.story("mayor-0")
    asked = {"kind": "move", "articles": ["ferry-1"], "story": mayor, "reason": "r", "by": "Ada"}
    answer = site.send("POST", "/corrections.json", asked)
    assert answer.status == 201
    made = answer.json
    assert {name: made[name] for name in ("kind", "articles", "before", "after", "by", "undone_at")} == {
        "kind": "move", "articles": ["ferry-1"], "before": ferry, "after": mayor, "by": "Ada", "undone_at": None
    }  # fmt: skip
    assert site.ask("GET", "/corrections.json").json["corrections"][0] == made
    history = site.ask("GET", f"/story/{ferry}.json").json["history"]
    assert (history[-1]["correction"], history[-1]["why"]) == (made["id"], "r")
    assert "## History" in site.ask("GET", f"/story/{ferry}.md").text
    undone = site.send("DELETE", f"/corrections/{made['id']}.json", {"reason": "no"})
    assert (undone.status, undone.json["left"]) == (200, [])
    assert undone.json["correction"]["undone_reason"] == "no"
    assert site.story("ferry-1") == ferry
    for asked in (
        {"kind": "merge", "story": ferry, "into": mayor, "reason": "r"},
        {"kind": "split", "story": ferry, "articles": ["ferry-1"], "reason": "r"},
        {"kind": "move", "articles": ["ferry-1"], "reason": "r"},
        {"kind": "apart", "one": ferry, "other": mayor, "reason": "r"},
        {"kind": "link", "one": ferry, "other": mayor, "reason": "r"},
        {"kind": "unlink", "one": ferry, "other": mayor, "reason": "r"},
    ):
        made = site.send("POST", "/corrections.json", asked)
        assert made.status == 201, made.text
        assert site.send("DELETE", f"/corrections/{made.json['id']}.json", {"reason": "no"}).status == 200


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ([], 400, "JSON object"),
        ({"reason": "r"}, 400, "kind"),
        ({"kind": ["move"], "reason": "r"}, 400, "kind"),
        ({"kind": "burn", "reason": "r"}, 400, "kind"),
        ({"kind": "move", "articles": "ferry-1", "reason": "r"}, 400, "articles"),
        ({"kind": "move", "articles": [1], "reason": "r"}, 400, "articles"),
        ({"kind": "merge", "story": "s", "reason": "r"}, 400, "into"),
        ({"kind": "merge", "story": "s", "into": "t", "reason": 1}, 400, "reason"),
        ({"kind": "merge", "story": "s", "into": "t", "reason": "r", "at": "now"}, 400, "no field"),
        ({"kind": "merge", "story": "nothing", "into": "t", "reason": "r"}, 404, "nothing: there is no such story"),
        ({"kind": "move", "articles": ["ferry-1"]}, 409, "needs a reason"),
        ({"kind": "move", "articles": ["ferry-1"], "reason": "r" * 5_000}, 409, "too long"),
    ],
)
def test_what_is_asked_for_wrongly_is_said(site: Site, asked: Any, status: int, words: str) -> None:
    answer = site.send("POST", "/corrections.json", asked)
    assert answer.status == status
    assert words in answer.json["error"]


def test_bodies_that_are_no_json_no_form_or_too_long_are_refused(site: Site) -> None:
    json_type, ferry = "application/json", site.story("ferry-0")
    assert site.ask("POST", "/corrections.json", "[" * 100_000, Content_Type=json_type).status == 400
    assert site.ask("POST", "/corrections.json", b"\xff\x00", Content_Type=json_type).status == 400
    assert site.ask("POST", "/corrections.json", "{}", Content_Type="text/plain", **OWN).status == 400
    assert site.ask("POST", "/corrections.json", "x" * (MOST_BYTES + 1), Content_Type=json_type).status == 413
    path = f"/story/{ferry}/correct"
    assert site.ask("POST", path, "{}", Content_Type=json_type, **OWN).status == 400
    assert site.ask("POST", path, "a=1&" * 5_000, Content_Type=FORM, **OWN).status == 400
    assert site.post(path, reason="r").status == 400
    assert site.post(path, kind="merge", reason="r").status == 400
    assert site.post(path, kind="merge", story=ferry, reason="r").status == 409
    assert site.post("/corrections/999/undo", reason="r").status == 404


def test_no_page_of_another_site_can_correct_anything(site: Site) -> None:
    ferry, mayor = site.story("ferry-0"), site.story("mayor-0")
    made = site.library.keep_apart(ferry, mayor, reason="r")
    bodies = {
        "application/json": json.dumps({"kind": "move", "articles": ["ferry-1"], "reason": "r"}),
        FORM: urlencode({"kind": "split", "article": "ferry-1", "reason": "r"}),
        "text/plain": json.dumps({"kind": "move", "articles": ["ferry-1"], "reason": "r"}),
    }
    tried = 0
    for route in desk_routes(site.library):
        path = route.path.replace("{id}", ferry).replace("{number:int}", str(made.id))
        for method in sorted((route.methods or set()) - {"GET", "HEAD"}):
            for kind, body in bodies.items():
                for headers in FOREIGN if kind == "application/json" else [*FOREIGN, {}]:
                    answer = site.ask(method, path, body, Content_Type=kind, **headers)
                    assert answer.status == 403, (method, path, kind, headers)
                    tried += 1
    assert tried > 50
    assert site.library.corrections()[0] == made
    assert site.ask("OPTIONS", "/corrections.json", Origin="https://evil.example").status == 405


def test_a_browser_that_says_only_the_origin_is_let_in_from_this_site(site: Site) -> None:
    ferry = site.story("ferry-0")
    body = urlencode({"kind": "split", "article": "ferry-1", "reason": "r"})
    path = f"/story/{ferry}/correct"
    assert site.ask("POST", path, body, Content_Type=FORM, Origin=site.address, **OWN).status == 303
    site.library.undo(site.library.corrections()[0].id, reason="r")
    assert site.ask("POST", path, body, Content_Type=FORM, Origin=site.address).status == 303


def test_a_request_under_another_name_is_refused(site: Site) -> None:
    body = json.dumps({"kind": "move", "articles": ["ferry-1"], "reason": "r"})
    headers = {"Content_Type": "application/json", "Host": "evil.example", "Origin": "http://evil.example"}
    assert site.ask("POST", "/corrections.json", body, **headers).status == 400


def test_without_a_desk_there_is_nothing_to_write_to(site: Site) -> None:
    app = create_app(site.library)
    assert not [route for route in app.routes if isinstance(route, Route) and route.methods != {"GET", "HEAD"}]
    client = TestClient(app, base_url="http://localhost")
    story = site.story("ferry-0")
    site.library.move("ferry-1", reason="A reason")
    page = client.get(f"/story/{story}")
    assert "A reason" in page.text
    assert 'method="post"' not in page.text
    for path in ("/corrections.json", f"/story/{story}/correct", "/corrections/1/undo"):
        assert client.post(path, json={}, headers=OWN).status_code == 404


@pytest.mark.parametrize("text", MARKUP)
def test_hostile_words_stay_text_in_the_history(text: str) -> None:
    story = text.encode("utf-8", "replace").decode()
    kinds: tuple[TurnKind, ...] = ("move", "merge", "apart", "link", "unlink", "undo")
    turns = [Turn(kind, (text,), story, "ferry", text, text, text, 1) for kind in kinds]
    client = TestClient(
        create_app(Stories({"ferry": comparison()}, turns={"ferry": turns})), base_url="http://localhost"
    )
    plain = Page(client.get("/story/ferry").text)
    honest = [Turn(kind, ("a",), "b", "ferry", "c", "d", "e", 1) for kind in kinds]
    other = TestClient(
        create_app(Stories({"ferry": comparison()}, turns={"ferry": honest})), base_url="http://localhost"
    )
    assert [tag for tag, _ in plain.tags] == [tag for tag, _ in Page(other.get("/story/ferry").text).tags]
    for address in ("/story/ferry.json", "/story/ferry.md"):
        assert client.get(address).status_code == 200
