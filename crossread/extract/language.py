"""The language of a text by cheap means: its script, else its most frequent small words."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = {
    "en": "the of and to in a is that for it was on with as by at from he she said have has are be this an will not",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an aus er hat dass",
    "fr": "le la les de des et en un une du dans que pour qui sur au est par il pas plus avec ce son se sont aux",
    "es": "el la los de y en que del las un una por con para se su al es lo como más no sus fue ha le",
    "it": "di il la e che in un una per del della con non sono si le da dei ha al più nel gli anche alla",
    "pt": "o a de que e do da em um uma para com não os as no na por se mais dos ao foi como das é",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als bij maar naar uit heeft",
    "sv": "och att det i en som på är av för med den till inte har om ett de han var från vid ska sig",
    "no": "og i det er på at som en til av for med har de ikke den et han var fra om men seg ble sier",
    "da": "og i at det er en til på som af for med den de har ikke der et han var fra om men sig blev siger",
    "pl": "w i na z do się nie że jest to po o od za jak przez dla oraz ale są tym był przed już",
    "tr": "ve bir bu için ile da de çok olan olarak daha gibi sonra kadar en ise olduğunu ya ne dedi",
    "id": "yang dan di dengan untuk dari dalam ini itu pada tidak akan ke juga oleh telah sebagai adalah bisa",
}
_KNOWN: dict[str, tuple[str, ...]] = {}
for _code, _words in _SMALL.items():
    for _word in dict.fromkeys(_words.split()):
        _KNOWN[_word] = (*_KNOWN.get(_word, ()), _code)
# Of running text a quarter to a half are such words; a lead over the next language keeps relatives apart.
_SHARE, _LEAD = 0.12, 1.15
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_CYRILLIC = re.compile(r"[а-яё]")
# Any letter of these scripts.
_NOT_LATIN = re.compile(
    r"[\u0370-\u052f\u0590-\u05ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)


def language_of(text: str) -> str | None:
    """The code of the language that `text` is most likely in; `None` where it is too short or two are close."""
    sample = text[:6000]
    if _NOT_LATIN.search(sample):
        found = _by_script(sample)
        if found:
            return found
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < 12:
        return None
    counts = Counter(dict.fromkeys(_SMALL, 0))
    counts.update(code for word in words for code in _KNOWN.get(word, ()))
    (best, most), (_, second) = counts.most_common(2)
    return best if most >= _SHARE * len(words) and most >= _LEAD * second else None


def _by_script(sample: str) -> str | None:
    """The language that most of the letters can be of alone."""
    letters = sum(c.isalpha() for c in sample) or 1
    for code, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) * (5 if code == "ja" else 2) > letters:
            return code
    if len(_CYRILLIC.findall(sample.lower())) * 2 > letters:
        return "uk" if re.search("[іїєґ]", sample.lower()) else "ru"
    return None
