"""Pages that are no article are said to be such, and short articles are not."""

import pytest

from crossread.errors import ExtractError
from crossread.extract import extract

from .samples import BODY, HEADLINE, HTML, html_page, text_page

NOTICES = {
    "en": [
        "We and our 842 partners store and access personal data, like unique identifiers, on your device.",
        "Selecting Accept enables tracking technologies for which our partners process your data.",
        "You can change your choices or withdraw consent at any time by clicking the link to the privacy preferences.",
    ],
    "de": [
        "Um der Nutzung des Lindholter Kuriers mit Werbung zuzustimmen, klicken Sie bitte auf Akzeptieren.",
        "Wir und unsere Partner verarbeiten personenbezogene Daten mithilfe von Cookies, um Anzeigen auszuspielen.",
        "Ihre Einwilligung können Sie jederzeit widerrufen. Mehr dazu steht in unserer Datenschutzerklärung.",
    ],
    "fr": [
        "Avec votre accord, nos partenaires et nous utilisons des cookies pour accéder à des données personnelles.",
        "Vous pouvez retirer votre consentement ou vous opposer aux traitements fondés sur l'intérêt légitime.",
    ],
    "es": [
        "Nosotros y nuestros socios utilizamos cookies y tratamos datos personales para mostrar publicidad.",
        "Puedes cambiar tus preferencias o retirar tu consentimiento en cualquier momento en esta web.",
    ],
}


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def why_refused(body: str) -> str:
    with pytest.raises(ExtractError) as error:
        extract(html_page(f"<html><head><title>Lindholt Courier</title></head><body>{body}</body></html>"))
    assert "\n" not in str(error.value)
    return error.value.reason


@pytest.mark.parametrize("language", NOTICES)
@pytest.mark.parametrize("name", ["onetrust-banner-sdk", "didomi-popup", "uc-center-container", "sp_message_container"])
def test_a_consent_page_is_said_to_be_one(language: str, name: str) -> None:
    reason = why_refused(f"<div id='{name}'><h1>Lindholt</h1>{paragraphs(NOTICES[language])}<button>OK</button></div>")
    assert reason == "is a consent page, not an article"


@pytest.mark.parametrize("language", NOTICES)
def test_a_consent_dialog_over_an_article_is_left_out(language: str) -> None:
    dialog = f"<div role='dialog'>{paragraphs(NOTICES[language])}<button>OK</button></div>"
    for html in (HTML.replace("<body>", "<body>" + dialog), HTML.replace("</body>", dialog + "</body>")):
        assert extract(html_page(html)).text == "\n\n".join(BODY)


def test_a_scrape_of_a_consent_page_is_no_article() -> None:
    with pytest.raises(ExtractError, match="consent"):
        extract(text_page("\n\n".join(["Lindholt Courier", *NOTICES["en"], "Accept all", "Settings"])))


def test_a_report_on_consent_is_an_article() -> None:
    body = [
        "A court in Lindholt has ruled that cookie banners must offer a button with which visitors refuse consent.",
        "The ruling on tracking concerns three publishers whose consent pages hid the way to refuse, the court said.",
        "Privacy advocates welcomed the ruling, which the publishers' association called a blow to advertising.",
    ]
    assert extract(html_page(HTML.replace(paragraphs(BODY), paragraphs(body)))).text == "\n\n".join(body)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<h1>404</h1><p>The page was not found. It may have been moved or deleted.</p>", "error page"),
        ("<h1>Seite nicht gefunden</h1><p>Nutzen Sie bitte die Suche oder gehen Sie zur Startseite.</p>", "error page"),
        ("<h1>Page introuvable</h1><p>La page que vous cherchez a été déplacée ou supprimée.</p>", "error page"),
        ("<h1>503 Service Unavailable</h1><p>The server cannot answer. Please try again later.</p>", "error page"),
        ("<h1>Just a moment...</h1><p>The site needs to review the security of your connection.</p>", "robots"),
        ("<h1>Are you a robot?</h1><p>Please confirm that you are human by solving the puzzle.</p>", "robots"),
        ("<h1>Sign in</h1><p>Enter your e-mail address and password.</p><p>Forgot your password?</p>", "sign in"),
        ("<h1>Anmelden</h1><p>Bitte geben Sie Ihre Adresse und Ihr Passwort ein.</p>", "sign in"),
        ("<h1>451</h1><p>This page is unavailable due to legal reasons where you are.</p>", "part of the world"),
        ("<div id='root'><div>Loading…</div></div>", "no article"),
        ("<div id='root'></div><script src='app.js'></script>", "shows no text"),
    ],
)
def test_a_notice_is_said_to_be_what_it_is(body: str, reason: str) -> None:
    assert reason in why_refused(body)


def test_a_front_page_of_teasers_is_no_article() -> None:
    teasers = "".join(f"<div><h2><a href='/{n}'>{HEADLINE} {n}</a></h2><p>{BODY[n % 5]}</p></div>" for n in range(40))
    assert "page of teasers" in why_refused(teasers)


TEASER = paragraphs(BODY[:2]) + "<div><p>Subscribe to continue reading</p><p>Already a subscriber? Sign in</p></div>"


def test_two_paragraphs_before_a_paywall_are_a_teaser() -> None:
    with pytest.raises(ExtractError, match="paywall"):
        extract(html_page(HTML.replace(paragraphs(BODY), TEASER)))


def test_a_whole_article_that_states_a_paywall_is_read() -> None:
    locked = HTML.replace('"inLanguage"', '"isAccessibleForFree": false, "inLanguage"')
    assert extract(html_page(locked)).text == "\n\n".join(BODY)


def test_few_of_the_words_that_a_locked_page_counts_are_a_teaser() -> None:
    locked = HTML.replace('"inLanguage"', '"isAccessibleForFree": "False", "wordCount": 900, "inLanguage"')
    with pytest.raises(ExtractError, match="paywall"):
        extract(html_page(locked.replace(paragraphs(BODY), paragraphs(BODY[:2]))))


@pytest.mark.parametrize("title", [HEADLINE, "404 jobs go at the Lindholt shipyard", "Captcha firm opens in Lindholt"])
def test_a_report_of_one_paragraph_is_an_article(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{BODY[0]}</p></body></html>"
    assert extract(html_page(html)).text == BODY[0]
