from crossread.publish.links import InFile, OnSite
from crossread.publish.view import build

from .sample import HERALD, comparison

VIEW = build(comparison())
LINKS = OnSite("a b/c")


def test_a_reading_links_to_its_sentence() -> None:
    crew = VIEW.only[0].facts[0].readings[0]
    start = HERALD.text.index("She said that the crew")
    at = HERALD.text.index("the crew had")
    assert InFile().sentence(crew) == f"#t0-{start}"
    assert LINKS.sentence(crew) == f"/story/a%20b%2Fc/source/1?s={at}-{at + 53}#t0-{start}"


def test_a_sign_that_is_shown_alone_links_back_to_all() -> None:
    assert LINKS.show("only") == "/story/a%20b%2Fc?show=only"
    assert OnSite("x", shown="only").show("only") == "/story/x"


def test_switches_keep_what_is_chosen_already() -> None:
    links = OnSite("x", base=1, hidden=(2,), shown="differ")
    first = VIEW.outlets[0]
    assert links.toggle(first) == "/story/x?show=differ&base=2&hide=1,3"
    assert OnSite("x", hidden=(0,)).toggle(first) == "/story/x"
    assert links.with_base(first) == "/story/x?show=differ&hide=3"


def test_the_next_base_comes_round_to_the_first() -> None:
    assert LINKS.next_base(VIEW.outlets) == "/story/a%20b%2Fc?base=2"
    assert OnSite("x", base=2).next_base(VIEW.outlets) == "/story/x"


def test_other_formats_have_addresses_without_the_choices() -> None:
    assert OnSite("x", base=2, shown="only").address(form=".json") == "/story/x.json"
    assert LINKS.source(VIEW.outlets[1], ".md") == "/story/a%20b%2Fc/source/2.md"
