import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from crossread.errors import StoreError
from crossread.model import Comparison, Story
from crossread.publish.headers import HEADERS
from crossread.publish.site import PAGE_SIZE, create_app

from .hostile import MARKUP, hostile
from .sample import HERALD, annotated, comparison
from .shelves import Stories
from .test_html import LOADS, Page

ATOM = "{http://www.w3.org/2005/Atom}"
PAGES = (
    "/",
    "/stories.json",
    "/stories.md",
    "/stories.atom",
    "/story/ferry",
    "/story/ferry.json",
    "/story/ferry.md",
    "/story/ferry/source/1",
    "/story/ferry/source/1.json",
    "/story/ferry/source/1.md",
)


@pytest.fixture
def client() -> Iterator[TestClient]:
    single = Comparison((annotated(HERALD),), 1.0, (), (), ((0,),))
    shelf = Stories({"ferry": comparison(), "alone": single}, {"old": "ferry"})
    with TestClient(create_app(shelf), base_url="http://localhost", follow_redirects=False) as found:
        yield found


def text_of(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return " ".join(Page(answer.text).text.split())


def test_the_feed_credits_the_headline_and_counts_independent_outlets(client: TestClient) -> None:
    text = text_of(client, "/")
    assert "Twelve hurt in ferry accident Headline of Evening Post" in text
    assert "3 outlets, 2 independent" in text
    assert "≠ 1 conflict ~ 2 told differently ◇ 5 only in one = 2 agreed" in text
    assert "first seen 4 Mar 2031, 08:20 UTC · updated 4 Mar 2031, 12:00 UTC" in text
    assert "Photo: The Tern at the north pier. (Lew Adair/Ansel Herald)" in text


def test_search_shows_the_stories_that_hold_the_words(client: TestClient) -> None:
    assert "Twelve hurt" in text_of(client, "/?q=Divers")
    assert "No report holds these words." in text_of(client, "/?q=submarine")


def test_a_long_feed_has_pages() -> None:
    shelf = Stories({f"s{n}": comparison() for n in range(PAGE_SIZE + 3)})
    client = TestClient(create_app(shelf), base_url="http://localhost")
    first = client.get("/stories.json").json()
    assert len(first["stories"]) == PAGE_SIZE
    second = client.get(first["next"]).json()
    assert [story["id"] for story in second["stories"]] == ["s20", "s21", "s22"]
    assert second["next"] is None
    assert Page(client.get("/").text).all("rel").count("next") == 1


def test_an_empty_library_says_how_to_fill_it() -> None:
    client = TestClient(create_app(Stories({})), base_url="http://localhost")
    assert "crossread ingest FOLDER" in client.get("/").text


def test_the_story_page_keeps_the_order_of_its_sections(client: TestClient) -> None:
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", client.get("/story/ferry").text)
    names = [re.sub(r"<.*?>", "", heading).strip() for heading in headings]
    assert names == [
        "At a glance",
        "Who said what",
        "Agreed",
        "Told differently and conflicts",
        "◇ Only in Ansel Herald",
        "◇ Only in City Ledger",
        "◇ Only in Evening Post",
        "Timeline",
        "Sources",
        "In the sources",
    ]


def test_counts_filter_the_page(client: TestClient) -> None:
    text = text_of(client, "/story/ferry?show=conflict")
    assert "conflict, in a number" in text
    assert "told differently, in a date" not in text
    assert "Only in City Ledger" not in text
    assert "Show everything" in text


def test_an_outlet_can_be_switched_off_and_another_made_the_base(client: TestClient) -> None:
    text = text_of(client, "/story/ferry?hide=1&base=2")
    assert "Only in Ansel Herald" not in text
    assert "2 outlets, 1 independent" in text
    assert client.get("/story/ferry?hide=1&base=2").text.count(">Show<") == 1


def test_addresses_that_ask_for_what_is_not_there_show_the_page_as_it_is(client: TestClient) -> None:
    whole = client.get("/story/ferry").text
    assert client.get("/story/ferry?show=x&base=99&hide=77,a&at=nothing").text == whole
    assert "2 independent" in client.get("/story/ferry?hide=1,2,3").text


def test_a_statement_opens_its_sentences_in_all_its_sources_without_a_script(client: TestClient) -> None:
    page = Page(client.get("/story/ferry?at=f1").text)
    lit = [attributes for _, attributes in page.tags if attributes.get("class") == "sentence lit"]
    assert len(lit) == 3


def test_a_reading_opens_its_sentence_in_the_whole_text(client: TestClient) -> None:
    links = Page(client.get("/story/ferry").text).all("href")
    link = next(link for link in links if link.startswith("/story/ferry/source/2?s="))
    text = client.get(link).text
    assert re.search(r'<span class="sentence lit" id="t1-\d+"', text)
    assert link.partition("#")[2] in Page(text).all("id")


def test_everything_is_linked_from_somewhere_and_every_link_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    queue = ["/"]
    while queue and len(seen) < 400:
        address = queue.pop().partition("#")[0]
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            page = Page(answer.text)
            assert len(page.all("id")) == len(set(page.all("id"))), address
            queue += [link for link in page.all("href") + page.all("src") if link.startswith("/")]
    routes = [route for route in client.app.routes if isinstance(route, Route)]  # type: ignore[attr-defined]
    for route in routes:
        assert any(route.path_regex.fullmatch(address.partition("?")[0]) for address in seen), route.path


def test_json_markdown_and_atom_say_the_same(client: TestClient) -> None:
    story = client.get("/story/ferry.json").json()
    assert [fact["relation"] for fact in story["comparison"]["facts"]].count("conflict") == 1
    assert story["headline_from"] == "evening"
    assert client.get("/story/ferry/source/2.json").json()["source"] == "City Ledger"
    assert client.get("/story/ferry.md").text.startswith("# Twelve hurt in ferry accident\n")
    assert "Divers found no damage" in client.get("/story/ferry/source/3.md").text
    feed = ET.fromstring(client.get("/stories.atom").text)
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == [
        "Twelve hurt in ferry accident",
        "Ferry strikes pier at Port Ansel, 14 hurt",
    ]


def test_the_timeline_says_what_changed_between_versions() -> None:
    older = replace(HERALD, text=HERALD.text.replace("injuring 14", "injuring 11"))
    client = TestClient(
        create_app(Stories({"ferry": comparison()}, older={"herald": [older]})), base_url="http://localhost"
    )
    text = client.get("/story/ferry").text
    assert "changed, version 2" in text
    assert '<del><span class="hush">[left out: </span>11<span class="hush">]</span></del>' in text


def test_a_report_that_was_written_anew_is_said_to_be_so() -> None:
    older = replace(HERALD, text="Ferry traffic is interrupted.", title="Ferry")
    client = TestClient(
        create_app(Stories({"ferry": comparison()}, older={"herald": [older]})), base_url="http://localhost"
    )
    assert "changed, version 2: worded or set anew" in client.get("/story/ferry").text


def test_a_story_of_one_report_has_a_page(client: TestClient) -> None:
    assert "1 outlet" in text_of(client, "/story/alone")


def test_a_story_that_was_merged_leads_to_the_other(client: TestClient) -> None:
    answer = client.get("/story/old/source/2.json?x=1")
    assert (answer.status_code, answer.headers["location"]) == (308, "/story/ferry/source/2.json?x=1")


@pytest.mark.parametrize("address", ["/nothing", "/story/nothing", "/story/ferry/source/9", "/story/ferry/source/0"])
def test_what_is_not_there_is_said_plainly(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Nothing here" in answer.text


def test_problems_are_json_where_json_was_asked_for(client: TestClient) -> None:
    answer = client.get("/story/nothing.json")
    assert answer.status_code == 404
    assert answer.json() == {"error": "There is no such story."}


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999999999999999999", "٣"])
def test_a_page_number_that_is_none_is_refused(client: TestClient, number: str) -> None:
    assert client.get("/", params={"page": number}).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    for address in PAGES:
        answer = client.request(method, address)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_every_answer_carries_the_headers_and_no_cookie(client: TestClient) -> None:
    for address in (*PAGES, "/static/crossread.css", "/static/crossread.js", "/nothing", "/?page=x"):
        answer = client.get(address)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, address
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "", "localhost@evil.example"]
)
def test_a_host_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host, "X-Forwarded-Host": "localhost"})
    assert answer.status_code == 400
    assert "Ansel" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1234", "[::1]:8000"])
def test_our_own_hosts_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_files_outside_the_static_folder_are_out_of_reach(client: TestClient) -> None:
    for path in ("/static/../site.py", "/static/%2e%2e/site.py", "/static/..%2fsite.py", "/static//etc/passwd"):
        assert client.get(path).status_code == 404, path


def test_a_library_that_cannot_be_read_is_told_in_one_line() -> None:
    class Broken(Stories):
        def story(self, story_id: str) -> Story:
            raise StoreError("library.sqlite", "the disk does not answer")

    client = TestClient(create_app(Broken({"a": comparison()})), base_url="http://localhost")
    answer = client.get("/story/a")
    assert answer.status_code == 500
    assert "library.sqlite: the disk does not answer" in answer.text


@pytest.mark.parametrize("text", MARKUP)
def test_hostile_text_stays_text_on_every_page(text: str) -> None:
    client = TestClient(create_app(Stories({"ferry": hostile(text)})), base_url="http://localhost")
    for address in (*PAGES, "/story/ferry?at=f1", "/story/ferry/source/2?s=0-5"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            page = Page(answer.text)
            assert {tag for tag, _ in page.tags} & LOADS <= {"link", "form", "script"}
            assert page.all("src") in ([], ["/static/crossread.js"])
            assert not [href for href in page.all("href") if not href.startswith(("/", "#"))]
        elif address.endswith(".json"):
            json.loads(answer.text)
        elif address.endswith(".atom"):
            ET.fromstring(answer.text)


def test_a_query_is_shown_as_text(client: TestClient) -> None:
    assert "<script>alert" not in client.get("/", params={"q": "<script>alert(1)</script>"}).text


def test_an_id_may_hold_any_character() -> None:
    shelf = Stories({"a b?#é": replace(comparison(), same_event=0.5)})
    client = TestClient(create_app(shelf), base_url="http://localhost")
    links = [link for link in Page(client.get("/").text).all("href") if link.startswith("/story/")]
    assert all(client.get(link).status_code == 200 for link in links)
