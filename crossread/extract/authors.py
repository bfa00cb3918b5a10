"""People who wrote an article: names out of bylines and author fields."""

import re
from collections.abc import Iterable

_BY = re.compile(
    r"^(?:by|von|par|por|di|de|door|av|af|oleh|автор|text|texto|tekst|author|autor(?:in|en)?|written by|"
    r"reported by|story by|"
    r"words by|eine analyse von|ein kommentar von|reporting by|posted by|reporter|przez)\s?:?\s(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s?[;|•·/]\s|,(?=[A-ZÄÖÜ])|(?<=[a-z])/(?=[A-Z])|\s,\s|\s?,\s(?:and|und|et|y|e|og|och|&)\s|,\s|\s(?:and|"
    r"und|et|og|och|dan|&)\s"
)
_JOINED = re.compile(r"\s(?:and|und|og|och|dan|&)\s")
_NO_NAME = re.compile(r"https?:|www\.|@|\d{3}|^\(|^[\W_]*$|image:|photo|getty", re.IGNORECASE)
_JOBS = re.compile(
    r",?\s(?:(?:senior|chief|deputy|political|lifestyle|news|sports?|staff|business|foreign|diplomatic|associate|"
    r"freelance|digital|crime|health|science|culture|world|us|uk|video|data|live|breaking)\s){0,3}"
    r"(?:editor|reporter|correspondent|journalist|writer|columnist|producer|contributor)s?(?:\s(?:at|for|"
    r"in)\s.{1,40})?$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(r"(?<=\w)\s(?:in|aus|à|en|i)\s[A-ZÄÖÜ][\w-]{2,20}(?:\s[A-ZÄÖÜ][\w-]{2,20})?$")
_COLUMN = re.compile(
    r"^(?:(?:an?|eine?|une?|una?)\s)?(?:kolumne|kommentar|analyse|essay|opinion|analysis|column|gastbeitrag|"
    r"reportage|interview)"
    r"\s(?:von|by|de|par|di)\s",
    re.IGNORECASE,
)
_JOB_WORD = (
    r"(?:redakteur|redaktor|volont|reporter|journalist|correspondent|korrespondent|editor|writer|parliamentary|"
    r"lifestyle|senior|political|columnist|business|sports?|news|chief)"
)
_GLUED_JOB = re.compile(rf"(?<=[a-zß-ÿ])(?=[A-Z])(?i:{_JOB_WORD}).{{0,60}}$|\s(?i:{_JOB_WORD})\w{{0,4}}$")
_JOB_AFTER = re.compile(_JOB_WORD, re.IGNORECASE)
# What follows the names of a byline: a date, a clock, a dash, another outlet.
_AFTER = re.compile(
    r"\s?[-–—|]\s|\s?\d|\s(?:for|with)\s(?=[A-Z])|\sThe Associated Press|\s(?:published|updated|in)\s", re.IGNORECASE
)
_TWICE = re.compile(r"^(.{5,30}) \1$")
# Longer than any name met, shorter than any sentence.
_LONGEST = 60
_MOST = 30


def author_names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in author fields or bylines, in order, each once: no "By", job, address or link."""
    found: dict[str, str] = {}
    for text in texts:
        for name in _names(text):
            found.setdefault(name.lower(), name)
    return tuple(found.values())[:_MOST]


def _names(text: str) -> Iterable[str]:
    text = " ".join(text.split()).strip(" .,;:|·•-–—")
    text = _BY.sub("", text[:600])
    for part in _parts(text):
        name = _PLACE_AFTER.sub("", _JOBS.sub("", _BY.sub("", part.strip(" .,;:|·•-–—\"'"))))
        name = _GLUED_JOB.sub("", name)
        if len(name) > 1 and len(name) <= _LONGEST and not _NO_NAME.search(name):
            yield name


def _parts(text: str) -> list[str]:
    """The text cut where names are listed; "Le Figaro et AFP" or "Last, First" is not listed apart."""
    parts = _SPLIT.split(text)
    if len(parts) == 2 and all(" " not in part for part in parts):
        # Two single words are a name turned round or two houses; only "and" and the like part them.
        return _JOINED.split(text)
    return parts


def byline_names(line: str) -> tuple[tuple[str, ...], bool]:
    """The names in a line near a headline, and whether it says that they are authors ("By ...", a job after a name).

    A date, a clock or an outlet after the names is left out. Without any name the line is no byline.
    """
    text = " ".join(line.split())[:200]
    said = bool(_BY.match(text)) or bool(_COLUMN.match(text))
    bare = _AFTER.split(_COLUMN.sub("", _BY.sub("", text)), maxsplit=1)[0]
    names = list(_names(_TWICE.sub(r"\1", bare)))
    people = tuple(name for name in names if is_name(name) or (said and len(name) < 30 and name[0].isupper()))
    if said and len(bare.split()) <= 14:
        return people, True
    whole = len(people) == len(names) and all(map(is_name, names))
    return (people, bool(_JOB_AFTER.search(text))) if whole else ((), False)


def is_name(text: str) -> bool:
    """Whether `text` has the form of a person's name: two to four capitalised words and nothing else."""
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > _LONGEST or any(c.isdigit() for c in text):
        return False
    small = {
        "de",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "del",
        "della",
        "bin",
        "al",
        "el",
        "la",
        "le",
        "du",
        "dos",
        "ter",
        "zu",
    }
    capitalised = [word for word in words if word[:1].isupper() and all(c.isalpha() or c in "-'’." for c in word)]
    return len(capitalised) >= 2 and all(word in capitalised or word.lower() in small for word in words)
