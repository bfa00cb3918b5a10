"""Notices that ask for consent to cookies and the like: what they say, and how they are kept out of an article."""

import re
from collections.abc import Iterable, Sequence

from crossread.extract.roles.reasons import Verdict

# What these notices are about.
_TOPICS = re.compile(
    r"(?<!\w)(?:cookies?|consent|gdpr|tracking|personal (?:data|information)|similar technologies|vendors?|"
    r"(?:unique )?identifiers?|browsing data|information on a device|legitimate interests?|privacy (?:policy|"
    r"preferences|"
    r"settings|notice|cent(?:er|re))|geolocation data|device characteristics|personali[sz]ed (?:ads|advertising|"
    r"content)|"
    r"(?:process|store|access)(?:es|ing)? (?:your )?data|partners|einwilligung\w{0,3}|zustimm\w{2,6}|"
    r"personenbezogene\w{0,2}|"
    r"datenschutz\w{0,12}|widerrufen|personalisierte\w{0,2}|drittanbieter\w{0,2}|partner(?:n|unternehmen)?|werbung|"
    r"consentement|données (?:personnelles|à caractère personnel)|informations personnelles|technologies similaires|"
    r"partenaires|intérêts? légitimes?|publicité|consentimiento|datos personales|tecnologías|socios|publicidad|"
    r"preferencias|intereses? legítimos?|consenso|dati personali|tecnologie simili|fornitori|pubblicità|"
    r"dados pessoais|consentimento|parceiros|tecnologias|toestemming|persoonsgegevens|privacybeleid|advertenties|"
    r"samtycke|personuppgifter|annonser|samtykke|personopplysninger|annoncer|zgod[aęy]|dane osobowe|danych osobowych|"
    r"partnerzy|çerez\w{0,4}|akzeptieren|ip-adresse|tracking-\w{0,12}|accept|accepter|aceptar|tratamiento|"
    r"kişisel veri\w{0,5}|persetujuan|data pribadi)(?!\w)",
    re.IGNORECASE,
)
# They speak of the site and to its reader.
_ADDRESS = re.compile(
    r"(?<!\w)(?:we|our|us|you|your|wir|unsere?[mnrs]?|ihre?[mnrs]?|sie|nous|nos|notre|votre|vos|vous|nosotros|"
    r"nuestr[oa]s?|tus?|usted|haz|puedes|puede|noi|nostr[ioae]|tuoi|tuo|nós|noss[oa]s?|seus?|wij|we|onze|uw|"
    r"jouw|vi|våra?|"
    r"din[ae]?|ditt|våre|vores|my|nasz[aey]?|twoj\w{1,4}|kami|anda|sitemiz\w{0,4}|biz)(?!\w)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{25}")
# So many different topics make a notice; more, where nobody is spoken to.
_TOPICS_NEEDED, _TOPICS_ALONE = 2, 3
_LOOK = 3000


def asks_consent(text: str) -> bool:
    """Whether a paragraph asks its reader for consent. A report on cookies quotes people, and addresses nobody."""
    return _strength(text) > 1


def _strength(text: str) -> int:
    """2 for a paragraph that asks for consent, 1 for one that may belong to such, 0 for others."""
    text = text[:_LOOK]
    if _QUOTED.search(text):
        return 0
    topics, addressed = {found.lower() for found in _TOPICS.findall(text)}, _ADDRESS.search(text)
    if len(topics) >= (_TOPICS_NEEDED if addressed else _TOPICS_ALONE):
        return 2
    return 1 if topics and addressed else 0


def without_consent(lines: Sequence[str], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, with paragraphs that ask for consent taken from the beginning and the end of the body.

    What may belong to such and stands beside them goes too, and a sentence between two. What stands in the middle of an
    article stays.
    """
    body = [n for n, (role, _) in enumerate(verdicts) if role == "body"]
    first, last = (_leading(lines[n] for n in order) for order in (body, body[::-1]))
    dropped = {*body[:first], *body[len(body) - last :]}
    reason: Verdict = ("navigation", "asks the reader for consent")
    return [reason if n in dropped else verdict for n, verdict in enumerate(verdicts)]


def _leading(paragraphs: Iterable[str]) -> int:
    """How many of the first paragraphs are a notice: none where nothing among them asks for sure.

    No more of them are looked at than it takes.
    """
    end, sure = 0, False
    for n, text in enumerate(paragraphs):
        strength = _strength(text)
        if strength:
            end, sure = n + 1, sure or strength > 1
        elif n > end or not end:
            break
    return end if sure else 0
