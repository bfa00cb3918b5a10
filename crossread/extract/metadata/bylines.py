"""Who wrote the article on an HTML page: what the page states for machines, checked against its bylines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from crossread.extract.metadata.authors import author_names, byline_names, is_name, raised
from crossread.extract.metadata.outlets import akin, outlet_names, same
from crossread.extract.structured import Stated, plain, text_of
from crossread.model import Block

if TYPE_CHECKING:
    from lxml.etree import _Element

# A byline further from the text than this is another article's.
_LINES_ABOVE = 16
_LONGEST_LABELLED = 80
_LONGEST_MARKED = 160
_LINES_BELOW = 4
_MOST_MARKED = 20
_LONGEST_SIGNATURE = 4
_MOST_NODES = 200
_LABEL = re.compile(
    r"^(?:autor(?:in|en|/in|in/autor)?|author|written by|penulis|автор|auteur|autore)\s?:?\s", re.IGNORECASE
)


def authors_of(facts: Stated, root: "_Element", blocks: Sequence[Block] = ()) -> tuple[str, ...]:
    """The authors' names, people before houses.

    They are taken from JSON-LD, else from the meta tags; from the byline where it names the same people and more, or
    where the page states none but a house. The outlet itself is an author only where nobody else is named.
    """
    outlets = outlet_names(facts, root)
    stated = [_names(people_in(facts, facts.article.get("author"))), _names(facts.authors)]
    above = _above(blocks, root)
    for names in stated:
        people = tuple(name for name in names if not _house(name, outlets))
        if people:
            return _with_others(people, above)
    calm = _above([block for block in blocks if not _is_shouted(block.text)], root)
    shown = _nearest([tuple(name for name in names if not _house(name, outlets)) for names in calm or above])
    house = tuple(next((known for known in outlets if same(known, name)), name) for name in stated[0] or stated[1])
    return shown or _marked(root, outlets, blocks) or _labelled(blocks) or house


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(raised(name) for name in author_names(texts))


def _with_others(people: tuple[str, ...], above: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """`people`, or the names of the byline that names them all and more, or full names where `people` are none."""
    for names in above:
        if set(people) < set(names) and all(map(is_name, names)):
            return names
    shown = _nearest(above)
    # One word is an account's name or a short form, as of an editor who put the text in.
    short = len(people) == 1 and " " not in people[0] and not people[0].isupper() and len(people[0]) > 1
    return shown if short and shown and all(map(is_name, shown)) else people


def author_texts(facts: Stated) -> list[str]:
    """All that the page states in its author fields."""
    return [*people_in(facts, facts.article.get("author")), *facts.authors]


def people_in(facts: Stated, value: Any) -> list[str]:
    """The names that a JSON-LD author field holds: text, object, reference, or a list of these."""
    names: list[str] = []
    queue = [value]
    for item in queue:
        known = facts.resolve(item)
        if len(queue) > _MOST_NODES:
            break
        if isinstance(known, list):
            queue += known
        elif isinstance(known, dict):
            queue.append(known.get("name") or _in_parts(known))
        elif isinstance(known, str):
            text = plain(known)
            names += [text] if text else []
    return names


def _in_parts(person: dict[str, Any]) -> str:
    parts = (person.get("givenName"), person.get("additionalName"), person.get("familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def _house(name: str, outlets: Iterable[str]) -> bool:
    return any(akin(name, outlet) for outlet in outlets)


def _above(blocks: Sequence[Block], root: "_Element") -> list[tuple[str, ...]]:
    """The names in the bylines before the text, those of bylines that follow one another together.

    A name alone beside a byline is one too, if the page marks it as an author's.
    """
    first = next((n for n, block in enumerate(blocks) if block.role == "body"), 0)
    found: list[tuple[str, ...]] = []
    last = -2
    for n in range(max(0, first - _LINES_ABOVE), first):
        names = _of_line(blocks[n].text) if blocks[n].role == "byline" or _is_beside(n, blocks, root) else ()
        if names and last == n - 1:
            found[-1] += names
        elif names:
            found.append(names)
        last = n if names else last
    return found


def _is_beside(n: int, blocks: Sequence[Block], root: "_Element") -> bool:
    text = blocks[n].text
    if blocks[n].role not in {"navigation", "subhead"} or not is_name(text):
        return False
    beside = any(block.role == "byline" for block in (*blocks[max(0, n - 1) : n], *blocks[n + 1 : n + 2]))
    return beside and any(text_of(element) == text for element in islice(_authors(root), _MOST_MARKED))


def _nearest(groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Of the bylines above the text the last that names a person, else the last."""
    return next((names for names in reversed(groups) if any(map(is_name, names))), groups[-1] if groups else ())


def _is_shouted(line: str) -> bool:
    """Whether the line is in capitals and doesn't say "by": on most pages a button or a section, no byline."""
    return line.isupper() and " " in line and not byline_names(line)[1]


def _of_line(line: str) -> tuple[str, ...]:
    """The people in a byline; what stands beside them (a place, an agency) is left out, alone it is kept."""
    names, _ = byline_names(line)
    names = names or tuple(sign for name in author_names([line]) if _may_sign(sign := name.partition(",")[0]))
    people = tuple(dict.fromkeys(name for name in names if is_name(name)))
    return people or names[:1]


def _may_sign(name: str) -> bool:
    """Whether `name` may be an agency's, or a person's in another script: a few words, no label and no address."""
    return (
        len(name.split()) <= _LONGEST_SIGNATURE
        and not any(c in name for c in ":.")
        and (" " not in name or not name[0].islower())
    )


def _marked(root: "_Element", outlets: Sequence[str], blocks: Sequence[Block]) -> tuple[str, ...]:
    """Names in elements that are marked as the author's, say no more than names and stand above or below the text."""
    body = [n for n, block in enumerate(blocks) if block.role == "body"] or [0]
    around = (*blocks[max(0, body[0] - _LINES_ABOVE) : body[0]], *blocks[body[-1] : body[-1] + _LINES_BELOW])
    lines = " ".join(block.text for block in around).casefold()
    for element in islice(_authors(root), _MOST_MARKED):
        text = text_of(element)
        if text and len(text) < _LONGEST_MARKED:
            found = [name for name in author_names([text]) if name.casefold() in lines]
            names = tuple(name for name in found if is_name(name) and not _house(name, outlets))
            if names:
                return names
    return ()


def _authors(root: "_Element") -> "Iterator[_Element]":
    """The elements that are marked as the author's."""
    for element in root.iter("*"):
        name = element.get("class") or ""
        if "author" in name or "byline" in name or "autor" in name or "author" in map(element.get, ("rel", "itemprop")):
            yield element


def _labelled(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Names in a line anywhere on the page that begins with the word for author."""
    for block in blocks:
        if block.role != "body" and len(block.text) <= _LONGEST_LABELLED and _LABEL.match(block.text):
            names = author_names([_LABEL.sub("", block.text)])
            if names and all(map(is_name, names)):
                return names
    return ()
