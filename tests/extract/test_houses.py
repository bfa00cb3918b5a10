import pytest

from crossread.extract.houses import houses_of, outlet_key, outlet_name, outlet_names
from crossread.model import Article


def test_an_outlet_is_known_by_its_name_in_whatever_case_with_or_without_the() -> None:
    names = ("Ansel Herald", "The  Ansel Herald", "ANSEL HERALD", "City Ledger")
    articles = [Article(f"a{n}", "Rain fell.", source=name) for n, name in enumerate(names)]
    assert houses_of(articles) == ("Ansel Herald", "Ansel Herald", "Ansel Herald", "City Ledger")


def test_reports_that_name_nobody_are_each_of_an_outlet_of_its_own() -> None:
    herald = Article("b", "Rain fell.", source="Ansel Herald")
    nobody = Article("a", "Rain fell.")
    assert houses_of([nobody, herald]) == ("Unnamed outlet", "Ansel Herald")
    assert houses_of([nobody, herald, nobody]) == ("Unnamed outlet (1)", "Ansel Herald", "Unnamed outlet (2)")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.ledger.example/a", "ledger.example"),
        ("https://sport.ledger.example:8443/a", "ledger.example"),
        ("https://sport.ledger.co.zz/a", "ledger.co.zz"),
        ("https://co.zz/a", "co.zz"),
        ("https://ledger.example./a", "ledger.example"),
        ("https://192.0.2.7/a", "192.0.2.7"),
        ("https://[2001:db8::7]/a", "2001:db8::7"),
        ("https://[ledger/a", None),
        ("https:///a", None),
        (None, None),
    ],
)
def test_a_report_that_names_no_outlet_goes_by_the_site_of_its_address(url: str | None, name: str | None) -> None:
    assert outlet_name(Article("a", "Rain fell.", source=" ", url=url)) == name


def test_what_a_web_archive_holds_is_of_the_site_that_it_came_from() -> None:
    address = "http://web.archive.org/web/20310301120000/http://www.ledger.example/harbour"
    for written in (address, f" {address}\n"):
        assert outlet_name(Article("a", "text", source="web.archive.org", url=written)) == "ledger.example"
    assert outlet_name(Article("a", "text", source="web.archive.org")) is None
    assert outlet_key(Article("a", "text", source="The City Ledger")) == outlet_key(
        Article("b", "text", source="City Ledger")
    )
    assert outlet_key(Article("a", "text")) is None


def test_an_outlet_is_known_by_its_host_and_by_its_name() -> None:
    assert outlet_names("https://www.courier.example/a", "The  Courier") == ["courier.example", "courier"]
    assert outlet_names("https://[broken", None) == []
