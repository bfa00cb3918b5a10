"""What lines of news pages say about themselves: patterns for bylines, captions, promotion and the like.

All patterns run in linear time: no nested quantifiers, every repetition bounded. They are tried on at most `LOOK`
characters of a line, made lower case: without a flag for case the engine tells alternatives apart by their first
letter, which makes it several times quicker.
"""

import re

# Furniture says what it is at its beginning or end; longer lines are body text.
LOOK = 400


# The alternatives of which a pattern of words is made; each begins with letters.
ALTERNATIVES: dict[re.Pattern[str], tuple[str, ...]] = {}


def _words(*alternatives: str) -> re.Pattern[str]:
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)")
    ALTERNATIVES[pattern] = alternatives
    return pattern


BY = re.compile(
    r"(?:by|von|par|por|di|de|door|av|af|text|texto?|tekst|autor(?:in|en)?|author|written by|reported by|story by|"
    r"words by|oleh|автор|от|przez|от|yazan|reporter|laget av|skrevet av|af|da)\s?:?\s"
)
REPORTING = _words(
    "reporting by", "editing by", "additional reporting", "writing by", "compiled by", "contributed to this",
    "with reporting", "redaktion", "mitarbeit", "med opplysningar",
)  # fmt: skip
AUTHOR_CARD = _words(
    *(
        rf"{verb} (?:an?|the) [^.]{{0,80}}?(?:editor|reporter|journalist|correspondent|writer|columnist|producer|"
        r"author|contributor|freelancer|fellow|professor)"
        for verb in ("is", "was")
    ),
    "covers", "writes about", "reports on", "joined the", "has worked (?:as|for|at)", "can be reached", "based in",
    r"ist (?:redakteur|reporter|korrespondent|autor|journalist|volont[aä]r)\w{0,4}",
    r"est (?:journaliste|correspondante?|r[eé]dact\w{1,6})",
    r"es (?:periodista|redactora?|corresponsal)",
)  # fmt: skip
# The same without an article, "is Islands Reporter at": said of others too, so only where the name stands alone above.
AUTHOR_POST = _words(*(
    rf"{verb} [^.]{{0,60}}?(?:editor|reporter|journalist|correspondent|writer|columnist|producer) (?:at|for|with)"
    for verb in ("is", "was")
))  # fmt: skip
JOB = _words(
    "editor", "reporter", "correspondent", "journalist", "writer", "columnist", "redakteur(?:in)?", "redacteur",
    "redactora?", "korrespondent(?:in)?", "journaliste?", "volont[aä]r(?:in)?", "contributor", "staff", "chief",
    "periodista", "redaktør", "reporterin", "autor(?:in)?", "기자", "記者", "特派員", "корреспондент", "dziennikarz",
)  # fmt: skip
_PICTURES = (
    "photo(?:graph(?:er|ed)?)?s?", "picture", "image", "foto(?:s|graf(?:ie|ía|i)?)?", "bild(?:er)?", "imago", "fotó",
    "zdj", "фото", "courtesy", "credit", "quelle", "source", "isithombe", "grafik", "screenshot", "file image",
    "handout", "archiv(?:bild)?", "symbolbild", "symbolfoto", "illustration", "dok",
)  # fmt: skip
PHOTO = re.compile(
    r"(?<!\w)(?:" + "|".join(_PICTURES) + r")(?:\s(?:by|von|par|de|via)|[:.)]|$|\s?[©/|])|\(?photo by\b|撮影|写真|画像"
)
_AGENCIES = (
    "getty", "istock", "shutterstock", "unsplash", "pexels", "alamy", "dpa", "afp", "reuters", "ap photo", "ap", "epa",
    "ansa", "efe", "apa", "tass", "keystone", "imago", "picture alliance", "belga", "anp", "ntb", "tt", "ritzau",
    "aap", "pa", "bloomberg", "xinhua", "kcna", "europa press", "wire", "zuma", "nurphoto", "anadolu", "aa",
)  # fmt: skip
AGENCY = re.compile(r"(?:(?<!\w)(?:" + "|".join(_AGENCIES) + r")(?!\w))|＝ＡＰ|=AP|共同|연합뉴스|뉴시스|뉴스1|ＡＦＰ")
COPYRIGHT = re.compile(r"©|\(c\)\s?\d{4}|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|"
                       r"wszelkie prawa|все права|無断転載|무단 ?전재|tutti i diritti|derechos reservados|"
                       r"may not be (?:reproduced|published)|written permission")  # fmt: skip
LEFT_RIGHT = re.compile(
    r"\((?:l(?:eft|inks|i)?|r(?:ight|echts|e)?|m(?:itte)?|center|centre|stock image|file|archiv\w{0,5}|symbol\w{0,5}|"
    r"from left|second left|izquierda|derecha|gauche|droite)[.,)]|pictured|(?:from|at) (?:left|right)|"
    r"von links|v\. ?l\. ?n\. ?r|^file ?[-–—]|（中）|（左）|왼쪽|（右）|is seen|are seen|pictured here"
)
PROMO = _words(
    "newsletters?", "sign up", "subscrib\\w{1,6}", "whatsapp", "telegram", "follow us", "join (?:us|our|the)",
    "abonn\\w{1,10}",
    "download (?:the|our|now)", "get (?:the|our|email|faster|daily|more|breaking)", "registrier\\w{0,4}",
    "register", "jetzt (?:lesen|abonnieren|testen|kostenlos)",
    "suscr\\w{2,8}", "inscri\\w{2,8}", "anmelden", "support (?:us|our)", "donat\\w{1,5}", "spenden",
    "iscriv\\w{1,5}", "podcasts?",
    "bookmark", "app store", "google play", "push", "e-paper", "epaper", "advertis\\w{1,8}", "anzeige", "werbung",
    "reklame", "annonse?", "publicidad",
    "gratis", "free trial", "per month", "monat", "premium", "digital", "membership", "become a", "deals?",
    "iklan", "реклама",
)  # fmt: skip
SHARE = _words(
    "share", "teilen", "facebook", "twitter", "linkedin", "e-mail", "email", "print", "drucken", "copy link",
    "link kopieren", "merken",
    "compart\\w{1,4}", "partager", "del", "dela", "whats ?app", "kommentar\\w{0,4}", "comments?", "speichern",
    "save", "listen",
    "vorlesen", "anhören", "play", "kommentieren", "instagram", "youtube", "tiktok", "reddit", "x", "bluesky",
    "threads", "more options",
)  # fmt: skip
RELATED = _words(
    "read (?:more|next|also|on)", "see also", "more (?:on|from|stories|news|like)",
    "related(?: articles?| stories| topics| posts)?", "recommended", "trending",
    "most (?:read|popular|viewed|shared)", "you (?:may|might) (?:also )?(?:like|be interested)",
    "mehr (?:zum thema|dazu|aus|von|lesen|zu)", "lesen sie (?:auch|mehr)",
    "auch interessant", "meistgelesen\\w{0,2}", "das könnte (?:sie|dich|ihnen)",
    "weitere (?:artikel|themen|meldungen|beiträge)", "passend zum", "lee también", "más (?:leídas|noticias|sobre)",
    "te puede interesar", "à lire aussi", "lire aussi", "leggi anche", "les også", "läs (?:mer|också|även)",
    "læs også", "baca juga", "czytaj (?:też|także|więcej)", "zobacz (?:też|także)",
    "latest(?: news)?", "news feed", "don't miss", "up next", "watch", "editor's picks", "top stories", "top news",
    "in other news", "aktuelles", "neueste\\w{0,1}", "schlagzeilen", "themen", "topics?", "tags?",
    "continue reading", "weiterlesen", "empfehlung\\w{0,3}", "empfohlen\\w{0,3}", "previous", "next", "関連",
    "おすすめ", "ランキング", "관련", "많이 본", "читайте также", "lesetipps?", "mest läst", "mest lest", "populære?",
    "özel haberler", "ilgili",
)  # fmt: skip
LEGAL = _words(
    "cookies?", "privacy", "datenschutz\\w{0,9}", "terms", "impressum", "agb", "consent", "nutzungsbedingungen",
    "personal (?:data|information)", "editorial (?:standards|policy|code)",
    "code of (?:conduct|ethics)", "trust principles", "complaints?", "registered office", "cookie\\w{1,12}",
    "einwilligung", "zustimm\\w{2,6}", "personenbezogene\\w{0,2}", "third part(?:y|ies)", "javascript", "browser",
    "contact us", "kontakt", "about us", "über uns", "careers", "jobs", "faq", "help", "privacidad",
    "confidentialité", "aviso legal", "vendors?", "partners?", "preferences", "externe[rn]? inhalt\\w{0,2}",
)  # fmt: skip
CONSENT = re.compile(
    r"(?<!\w)(?:cookies?|consent|gdpr|opt[- ]out|einwilligung|zustimmung|tracking|datenschutz|personalisierte\w{0,2}|"
    r"personal (?:data|information)|consentement|third part(?:y|ies)|drittanbieter\w{0,2})(?!\w)"
)
COMMENT = _words(
    "replies", "reply", "antworten", "antwort", "comments?", "kommentare?", "kommentieren", "user", "upvote",
    "diskutieren", "forum", "postings?", "ago", "vor \\d{1,3} \\w{3,8}",
)  # fmt: skip
READ_TIME = re.compile(
    r"(?<!\w)\d{1,3}\s?[- ]?(?:min(?:ute)?s?|minuten|min\.|mins?|minutos?)[. ]{0,2}\s?(?:read|lesezeit|"
    r"lesedauer|de lectura|"
    r"de lecture|lesetid|läsning|leestijd|lezen|di lettura|to read)|(?:lesezeit|lesedauer|"
    r"read(?:ing)? time)\s?:?\s?(?:ca\.\s?)?\d{1,3}"
)
CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)(?:\s?(?:uhr|am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|h\b))?")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_MONTHS = (
    r"jan(?:uar[yi]?|vier|eiro|\.)?", r"feb(?:ruar[yi]?|\.)?", "février", "febrero", r"mar(?:ch|z|s|zo|\.)?",
    r"mär(?:ch|z|s|zo|\.)?",
    r"apr(?:il|ile|\.)?", "abril", "avril", "may", "mai", "mayo", "jun[ei]?", "juin", "junio", "jul[yi]?", "juillet",
    "julio", r"aug(?:ust|\.)?", "août", "agosto", r"sept?(?:ember|iembre|\.)?", "septembre",
    r"oct(?:ober|ubre|obre|\.)?", r"okt(?:ober|ubre|obre|\.)?", r"nov(?:ember|embre|iembre|\.)?",
    *(rf"{short}(?:ember|embre|iembre|\.)?" for short in ("dec", "dez", "des")),
    "dic(?:iembre)?",
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря", "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
    "października", "listopada", "grudnia", "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos",
    "eylül", "ekim", "kasım", "aralık",
)  # fmt: skip
MONTH = re.compile(
    r"(?<!\w)(?:" + "|".join(_MONTHS) + r")(?!\w)|[0-9０-９]{1,2}月[0-9０-９]{1,2}日|\d{1,2}\s?월\s?\d{1,2}\s?일"
)
NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")
PUBLISHED = _words(
    "published", "updated", "last updated", "posted", "modified", "veröffentlicht", "aktualisiert", "stand",
    "publi[eé]", "publicado", "actualizado", "mis à jour", "publisert", "oppdatert",
    "publicerad", "uppdaterad", "pubblicato", "erstellt", "gepubliceerd", "diperbarui", "yayınlanma", "güncelleme",
    "opublikowano", "入力", "수정", "등록",
)  # fmt: skip
CONTACT = re.compile(r"(?<=\w)@[\w-]{1,40}\.|https?://|www\.|(?<!\w)@\w{2,30}")
PLACEHOLDER = re.compile(
    r"^(?:article image|avatar|image|photo|picture|bild|foto|video|gallery|logo|icon|thumbnail)s?$"
)

ALTERNATIVES |= {PHOTO: _PICTURES, AGENCY: _AGENCIES, MONTH: _MONTHS}

LINE_CUES = (
    REPORTING,
    AUTHOR_CARD,
    JOB,
    PHOTO,
    AGENCY,
    COPYRIGHT,
    LEFT_RIGHT,
    PROMO,
    SHARE,
    RELATED,
    LEGAL,
    COMMENT,
    READ_TIME,
    CLOCK,
    YEAR,
    MONTH,
    NUMERIC_DATE,
    PUBLISHED,
    CONTACT,
)
