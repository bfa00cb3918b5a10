"""People who wrote an article: names out of bylines and author fields."""

import re
import unicodedata
from collections.abc import Iterable

_BY = re.compile(
    r"^(?:by|von|par|por|di|de|door|av|af|oleh|автор|text|texto|tekst|author|autor(?:in|en)?|written by|"
    r"reported by|story by|autorin/autor|autor/in|penulis|yazan|"
    r"words by|eine analyse von|ein kommentar von|reporting by|posted by|reporter|przez)\s?:?\s(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s?[;|•·/]\s|,(?=[A-ZÄÖÜ])|(?<=[a-z])/(?=[A-Z])|\s,\s|\s?,\s(?:and|und|et|y|e|og|och|&)\s|,\s|\s(?:and|"
    r"und|et|og|och|dan|&)\s"
)
_JOINED = re.compile(r"\s(?:and|und|og|och|dan|&)\s")
_NO_NAME = re.compile(r"https?:|www\.|@|\d{3}|^\(|^[\W_]*$|image:|photo|\bgetty\b", re.IGNORECASE)
# Who signs for the house, and what a system calls one who has no name.
_DESK = re.compile(
    r"(?:^|[\s-])(?:redaktion|redaktionen|redazione|redacci[oó]n|redação|r[ée]daction|redactie|redakcja|редакция|team|staff|"
    r"newsroom|(?:news|web|online|digital|video|sports?)[ -]?(?:desk|room|team)|editors|editorial board|"
    r"staff (?:reporter|writer)s?|agencies|agenturen)$|"
    r"^(?:(?:web|site)?admin|administrator|webmaster|editor|author|guest|user|unknown|anonymous|press release|online)$|"
    r"\sdeveloper$",
    re.IGNORECASE,
)
_USERNAME = re.compile(r"^(?=\S*[a-z])\S*[\d_]\S*$|^[a-z]+\.[a-z]{4,}$")
_TITLE = re.compile(r"^(?:dr|dra|prof|professor|mrs?|ms|sir|dame|herr|frau|dott|dipl-ing)\b\.?\s(?=\w)", re.IGNORECASE)
_DEGREE = re.compile(r"^(?:ph\.?\s?d|m\.?d|ll\.?m|esq|mba|jr|sr)\.?$", re.IGNORECASE)
_SHORT_WORDS = frozenset("de van von der den di da del della bin al el la le du dos ter zu y e".split())
_JOBS = re.compile(
    r",?\s(?:(?:senior|chief|deputy|political|lifestyle|news|sports?|staff|business|foreign|diplomatic|associate|"
    r"freelance|digital|crime|health|science|culture|world|us|uk|video|data|live|breaking)\s){0,3}"
    r"(?:editor|reporter|correspondent|journalist|writer|columnist|producer|contributor)s?(?:\s(?:at|for|"
    r"in)\s.{1,40})?$",
    re.IGNORECASE,
)
_OF_JOBS = frozenset(
    "senior chief deputy political lifestyle news sport sports staff business foreign diplomatic associate freelance "
    "digital crime health science culture world us uk video data live breaking managing executive".split()
)
_ENDS_IN_JOB = re.compile(
    r"(?:^|\s)(?:editor|reporter|correspondent|journalist|writer|columnist|producer|contributor|redakteur(?:in)?|"
    r"reporterin|korrespondent(?:in)?|journaliste|redactora?|periodista)s?$",
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
    r"\s?[-–—|]\s|\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d|(?<![A-Z])\s?\d|"
    r"\s(?:for|with)\s(?=[A-Z])|\sThe Associated Press|\s(?:published|updated|in)\s|\sfollow\b",
    re.IGNORECASE,
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
            found.setdefault(_folded(name), name)
    return tuple(found.values())[:_MOST]


def _names(text: str) -> Iterable[str]:
    text = " ".join(text.split()).strip(" .,;:|·•-–—")
    text = _BY.sub("", text[:600])
    for n, part in enumerate(_parts(text)):
        bare = part.strip(" .,;:|·•-–—\"'")
        if _DESK.search(bare) or (n and _is_job(bare)):
            continue
        name = _PLACE_AFTER.sub("", _JOBS.sub("", _BY.sub("", bare)))
        name = _untitled(_GLUED_JOB.sub("", name))
        if 1 < len(name) <= _LONGEST and not any(no.search(name) for no in (_NO_NAME, _DESK, _USERNAME, _DEGREE)):
            yield _cased(name)


def _is_job(text: str) -> bool:
    """Whether `text`, after a name and a comma, is what that person does: "Senior Harbour Editor", no second name."""
    match = _ENDS_IN_JOB.search(text)
    return match is not None and sum(word.lower() not in _OF_JOBS for word in text[: match.start()].split()) < 2


def _folded(name: str) -> str:
    """The name without case and marks: "JOSÉ PÉREZ" and "Jose Perez" are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))


def _untitled(name: str) -> str:
    while match := _TITLE.match(name):
        name = name[match.end() :]
    return name


def _cased(name: str) -> str:
    """A name of several words written in capitals, or with its surname in capitals, as names are written.

    A word of up to three capitals may be initials: it stays beside words that are not in capitals.
    """
    words = name.split()
    if len(words) < 2 or not all(c.isalpha() or c in " -'’." for c in name):
        return name
    if name.isupper():
        first, *others = words
        return " ".join((_word_cased(first), *(_small(word) or _word_cased(word) for word in others)))
    if is_name(name):
        return " ".join(_word_cased(word) if len(word) > 3 and word.isupper() else word for word in words)
    return name


def _small(word: str) -> str | None:
    return word.lower() if word.lower() in _SHORT_WORDS else None


def raised(name: str) -> str:
    """A name of two or three words in small letters throughout with capitals."""
    words = name.split()
    if not name.islower() or not 2 <= len(words) <= 3 or not all(c.isalpha() or c in " -'’" for c in name):
        return name
    return " ".join(word if word in _SHORT_WORDS else _word_cased(word) for word in words)


def _word_cased(word: str) -> str:
    if "." in word and word.isupper():
        return word
    cased = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    return re.sub(r"^(Mc|O['’])(\w)", lambda part: part[1] + part[2].upper(), cased)


def _parts(text: str) -> list[str]:
    """The text cut where names are listed; "Le Rivage et AFP" or "Last, First" is not listed apart."""
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
    capitalised = [word for word in words if word[:1].isupper() and all(c.isalpha() or c in "-'’." for c in word)]
    return len(capitalised) >= 2 and all(word in capitalised or word.lower() in _SHORT_WORDS for word in words)
