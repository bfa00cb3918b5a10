"""Pages that are no article: consent, paywall and sign-in pages, pages against robots, errors, pages of teasers."""

import re
from collections.abc import Collection, Sequence

from crossread.extract.consent import asks_consent
from crossread.extract.structured import Stated
from crossread.model import Block

_PAYWALL = re.compile(
    r"subscribe (?:now |today )?to (?:continue|read|keep reading|unlock)|(?:for|to) subscribers only|"
    r"subscriber[- ]only|"
    r"(?:sign|log) in to (?:continue|read)|already a (?:subscriber|member)\?|to continue reading|"
    r"this (?:article|story|content) is (?:only |exclusively )?(?:for|"
    r"available to) (?:our )?(?:paying )?(?:subscribers|members)|"
    r"jetzt weiterlesen|weiterlesen mit|nur für abonnent|artikel freischalten|mit .{0,30}abo weiterlesen|"
    r"abonnez-vous pour|(?:réservée?|réservés) aux abonnés|pour lire la suite|déjà abonné|suscríbete para|"
    r"(?:contenido )?(?:exclusivo )?para suscriptores|para seguir leyendo|abbonati per|riservato agli abbonati|"
    r"per continuare a leggere|assine para|exclusivo para assinantes|voor abonnees|verder lezen\?|lees verder met|"
    r"läs vidare med|för prenumeranter|for abonnenter|les videre med|dla prenumeratorów|czytaj dalej za",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"(?:please )?enable javascript|are you a (?:robot|human)|(?:verify|confirm|prove)(?: that)? you(?: are|'re|"
    r"’re) (?:a )?"
    r"human|checking (?:if the site|your browser)|unusual traffic|(?:solve|complete|enter|fill in) (?:the|this|"
    r"a) captcha|review the security of your connection|"
    r"^just a moment|you have been blocked|access (?:denied|to this page has been denied)|request (?:was )?blocked|"
    r"sind sie ein (?:roboter|mensch)|javascript aktivieren|êtes-vous un robot|no soy un robot|activ[ae] javascript|"
    r"sei un robot|ik ben geen robot",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"^(?:error:?\s?)?(?:404|410|50[0-3])(?:$|\s?[-–—:|.]|\s(?:error|not found|page|seite|service|bad|internal))|"
    r"(?:page|article|story|content) (?:was |is |could |can |has )?(?:not (?:be )?found|no longer (?:available|"
    r"exists?)|"
    r"been (?:removed|deleted|moved))|service unavailable|bad gateway|internal server error|temporarily unavailable|"
    r"down for maintenance|(?:seite|artikel|inhalt) (?:wurde )?(?:nicht gefunden|existiert nicht|nicht mehr verfügbar)|"
    r"page (?:introuvable|non trouvée)|página no encontrada|no (?:se )?(?:ha )?encontr\w{1,5} la página|"
    r"pagina non trovata|página não encontrada|pagina niet gevonden|sidan (?:hittades|kunde) inte|"
    r"siden (?:finnes|blev) ikke|nie znaleziono strony|strona nie istnieje|sayfa bulunamadı|страница не найдена|"
    r"halaman tidak ditemukan",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"^(?:please )?(?:sign in|log ?in|login|anmelden|anmeldung|einloggen|se connecter|connexion|identifiez-vous|"
    r"iniciar sesión|inicia sesión|accedi|entrar|iniciar sessão|inloggen|logga in|logg inn|log ind|zaloguj się|"
    r"giriş yap|войти|вход)(?: to .{1,40}| bei .{1,40}| à .{1,40})?[.:!]?$",
    re.IGNORECASE,
)
_CREDENTIALS = re.compile(
    r"passwor[dt]|passwort|mot de passe|contraseña|senha|wachtwoord|lösenord|passord|adgangskode|hasło|şifre|пароль",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"(?:unavailable|blocked) (?:due to|for) legal reasons|(?:not available|unavailable) in your (?:country|"
    r"region|location)|"
    r"from a country belonging to the european economic area|nicht in ihrem land verfügbar|"
    r"pas disponible dans votre pays|no (?:está )?disponible en (?:su|tu) país",
    re.IGNORECASE,
)
# A body below this is a notice rather than a report; the shortest report met has 350 characters.
SHORT = 250
# Two paragraphs: where the page says that more is behind a paywall, they are a teaser.
_TEASER = 700
# Notices are all that their pages hold.
_NOTICE = 500
# No report fits into so few characters; "Loading…" does.
_SENTENCE = 40
_FIRST_LINES, _AFTER_TEASER = 12, 12
# On a page of teasers most paragraphs follow a linked headline of their own. Articles have one or none such.
_FEWEST_TEASERS, _TEASER_SHARE = 5, 0.5


def wall(blocks: Sequence[Block], facts: Stated | None = None, linked: Collection[int] = ()) -> str | None:
    """Why the page is no article, as a reason for its reader; `None` where it has one.

    `linked` are the numbers of the blocks that are headings and links to elsewhere.
    """
    body = [n for n, block in enumerate(blocks) if block.role == "body"]
    size = sum(len(blocks[n].text) for n in body)
    if _of_teasers(body, linked):
        return "is a page of teasers (a front page or section), not an article"
    if size < _NOTICE and not _is_stated(facts):
        reason = _notice([block.text for block in blocks], size)
        if reason:
            return reason
    if _is_teaser(blocks, body, size, facts):
        return "is behind a paywall: only a teaser is on the page"
    if size < SHORT and not (body and _is_stated(facts)) and any(asks_consent(block.text) for block in blocks):
        return "is a consent page, not an article"
    if size < _SENTENCE and facts is not None and not _is_stated(facts):
        return "no article found on the page"
    return None if body else "no article found on the page"


def _notice(lines: Sequence[str], size: int) -> str | None:
    """What a page with little text is, by its first lines."""
    first = [line[:400] for line in lines[:_FIRST_LINES]]
    whole = sum(map(len, lines))
    if any(map(_REGION.search, first)):
        return "is not shown in this part of the world, and is no article"
    if any(map(_ROBOT.search, first)) and whole < 3000:
        return "is a page against robots, not an article"
    if any(map(_MISSING.search, first)) and size < SHORT:
        return "is an error page, not an article"
    if any(map(_SIGN_IN.search, first)) and any(map(_CREDENTIALS.search, lines[:40])):
        return "is a page to sign in, not an article"
    return None


def _is_stated(facts: Stated | None) -> bool:
    """Whether the page states that it is an article: a notice has its headline from nowhere."""
    return facts is not None and bool(facts.article.get("headline") and facts.article.get("datePublished"))


def _is_teaser(blocks: Sequence[Block], body: Sequence[int], size: int, facts: Stated | None) -> bool:
    """Whether the page says that more of the article is behind a paywall than the few paragraphs that it shows."""
    if size >= _TEASER:
        return False
    locked = facts is not None and (
        str(facts.article.get("isAccessibleForFree", "")).lower() == "false"
        or facts.meta.get("article:content_tier", "").lower() == "locked"
    )
    end = body[-1] + 1 if body else 0
    shown = any(_PAYWALL.search(block.text[:300]) for block in blocks[end : end + _AFTER_TEASER])
    stated = str(facts.article.get("wordCount", "")) if facts else ""
    if locked and stated.isdecimal() and len(stated) < 7:
        return sum(len(blocks[n].text.split()) for n in body) * 2 < int(stated)
    return shown if size >= SHORT else shown or locked


def _of_teasers(body: Sequence[int], linked: Collection[int]) -> bool:
    """Whether most paragraphs stand below a linked headline of their own."""
    below = sum(n - 1 in linked or (n - 2 in linked and n - 1 not in body) for n in body)
    return below >= _FEWEST_TEASERS and below >= _TEASER_SHARE * len(body)
