"""Articles in the library: their versions, what was found in them, and the search over them."""

import dataclasses
from typing import Any, Literal

from crossread.errors import StoreError
from crossread.model import Annotated, Article, Name, Number, Quote, Sentence, Span, Statement, Time
from crossread.store import codec, keys
from crossread.store.database import Database

Match = tuple[Literal["known", "changed"], str]


@dataclasses.dataclass(frozen=True, slots=True)
class _Findings:
    """An `Annotated` without its article."""

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found, the story it is in, and where: `[start, end)` of its text, if it is there."""

    article: str
    story: str
    start: int | None = None
    end: int | None = None


class Articles:
    """The library's articles. What changes them must be inside the database's transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def match(self, article: Article) -> Match | None:
        """The article in the library that `article` is, or of which it is a changed version; `None` if it is new."""
        digest = keys.digest(article)
        if row := self._db.row("SELECT article FROM version WHERE digest = ? ORDER BY article", digest):
            return "known", row[0]
        url = _clean(keys.url_key(article.url))
        if url and (row := self._db.row("SELECT id FROM article WHERE url_key = ? ORDER BY number", url)):
            return "changed", row[0]
        body = keys.body_digest(article)
        if row := self._db.row("SELECT article FROM version WHERE body_digest = ? ORDER BY article", body):
            return "changed", row[0]
        same_id = "SELECT source, url_key FROM article WHERE id = ?"
        row = self._db.row(same_id, _clean(article.id))
        if row and row[0] == _clean(article.source) and (row[1] is None or url is None):
            return "changed", article.id
        return None

    def free_id(self, article: Article) -> str:
        """An id for a new article: its own, or where another has it, one made of its own and its content."""
        own = _clean(article.id) or keys.digest(article)[:16]
        if not self._db.row("SELECT 1 FROM article WHERE id = ?", own):
            return own
        return f"{own}-{keys.digest(article)[:8]}"

    def add(self, annotated: Annotated, moment: str) -> int:
        """Take in a new article, whose id must be free; gives its number in order of arrival."""
        article = annotated.article
        self._db.run(
            "INSERT INTO article (id, version, source, url_key, added) VALUES (?, 1, ?, ?, ?)",
            article.id, _clean(article.source), _clean(keys.url_key(article.url)), moment,
        )  # fmt: skip
        self._add_version(annotated, 1, moment)
        return self._index(article)

    def add_version(self, annotated: Annotated, moment: str) -> bool:
        """Take in another version of an article; says whether it is the one that counts now.

        One that says it was updated before the present one is kept, but does not count.
        """
        article = annotated.article
        present = self.get(article.id)
        newest = self._db.row("SELECT max(version) FROM version WHERE article = ?", article.id)
        number = int(newest[0]) + 1 if newest else 1
        self._add_version(annotated, number, moment)
        if article.updated and present.updated and article.updated < present.updated:
            return False
        self._db.run(
            "UPDATE article SET version = ?, source = ? WHERE id = ?", number, _clean(article.source), article.id
        )
        self._index(article)
        return True

    def get(self, identifier: str, version: int | None = None) -> Article:
        """An article as it reads now, or in a numbered version. Raises `StoreError` where there is none."""
        row = self._version(identifier, version)
        return codec.decode(Article, row[1])

    def annotated(self, identifier: str, version: int | None = None) -> Annotated:
        """Like `get`, with what was found in it."""
        number, text = self._version(identifier, version)
        sql = "SELECT json FROM annotation WHERE article = ? AND version = ?"
        row = self._db.row(sql, identifier, number)
        if row is None:
            raise StoreError(identifier, "nothing is known of what stands in this version")
        found = codec.decode(_Findings, row[0])
        return Annotated(codec.decode(Article, text), *(getattr(found, f.name) for f in dataclasses.fields(found)))

    def versions(self, identifier: str) -> list[tuple[int, str]]:
        """The numbers of an article's versions and when each was taken in, oldest first."""
        sql = "SELECT version, added FROM version WHERE article = ? ORDER BY version"
        return [(row[0], row[1]) for row in self._db.rows(sql, identifier)]

    def current_version(self, identifier: str) -> int:
        """The number of the version that counts now. Raises `StoreError` where there is no such article."""
        return int(self._version(identifier, None)[0])

    def search(self, text: str, limit: int) -> list[Hit]:
        """The articles that hold all words of `text`, best first; words in double quotes stand next to each other."""
        query = _query(text)
        if not query:
            return []
        found = self._db.rows(
            "SELECT article.id, membership.story FROM search JOIN article ON article.number = search.rowid"
            " JOIN membership ON membership.article = article.id WHERE search MATCH ?"
            " ORDER BY rank, article.number LIMIT ?",
            query, limit,
        )  # fmt: skip
        return [self._hit(row[0], row[1], text) for row in found]

    def count(self) -> int:
        """How many articles there are."""
        row = self._db.row("SELECT count(*) FROM article")
        return int(row[0]) if row else 0

    def _hit(self, identifier: str, story: str, text: str) -> Hit:
        """With the first place where a word of `text` stands as it is written, in upper or lower case."""
        body = self.get(identifier).text
        lower = body.lower()
        if len(lower) == len(body):  # a few letters grow in lower case, and would shift what comes after
            for word in _terms(text):
                at = lower.find(word.lower())
                if at >= 0:
                    return Hit(identifier, story, at, at + len(word))
        return Hit(identifier, story)

    def _version(self, identifier: str, version: int | None) -> tuple[Any, ...]:
        row = self._db.row(
            "SELECT version.version, version.json FROM article JOIN version ON version.article = article.id"
            " AND version.version = coalesce(?, article.version) WHERE article.id = ?",
            version, identifier,
        )  # fmt: skip
        if row is None:
            raise StoreError(identifier, "there is no such article in the library")
        return row

    def _add_version(self, annotated: Annotated, number: int, moment: str) -> None:
        article = annotated.article
        self._db.run(
            "INSERT INTO version (article, version, digest, body_digest, added, json) VALUES (?, ?, ?, ?, ?, ?)",
            article.id, number, keys.digest(article), keys.body_digest(article), moment, codec.encode(article),
        )  # fmt: skip
        found = _Findings(*(getattr(annotated, field.name) for field in dataclasses.fields(_Findings)))
        sql = "INSERT INTO annotation (article, version, json) VALUES (?, ?, ?)"
        self._db.run(sql, article.id, number, codec.encode(found))

    def _index(self, article: Article) -> int:
        """Make the article as it reads now findable; gives its number."""
        number = int(self._db.rows("SELECT number FROM article WHERE id = ?", article.id)[0][0])
        self._db.run("DELETE FROM search WHERE rowid = ?", number)
        words = (_clean(article.title) or "", _clean(article.source) or "", _clean(article.text) or "")
        self._db.run("INSERT INTO search (rowid, title, source, body) VALUES (?, ?, ?, ?)", number, *words)
        return number


def renamed(annotated: Annotated, identifier: str) -> Annotated:
    """`annotated` with another id, in its article and in every span."""
    if annotated.article.id == identifier:
        return annotated
    value: Annotated = _renamed(annotated, identifier)
    return dataclasses.replace(value, article=dataclasses.replace(value.article, id=identifier))


def _renamed(value: Any, identifier: str) -> Any:
    if isinstance(value, Span):
        return Span(identifier, value.start, value.end)
    if isinstance(value, tuple):
        return tuple([_renamed(item, identifier) for item in value])
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Article):
        fields = {f.name: _renamed(getattr(value, f.name), identifier) for f in dataclasses.fields(value)}
        return type(value)(**fields)
    return value


def _terms(text: str) -> list[str]:
    """The words and quoted phrases of a search; a quotation mark without a second one is no mark."""
    pieces = text.split('"')
    quoted = pieces[1::2] if len(pieces) % 2 else pieces[1:-1:2]
    plain = pieces[0::2] if len(pieces) % 2 else [*pieces[0:-1:2], pieces[-1]]
    return [term for term in [*quoted, *" ".join(plain).split()] if any(c.isalnum() for c in term)]


def _query(text: str) -> str:
    """`text` for FTS5: each term quoted, so that none is an operator; its last word may be the beginning of one."""
    terms = [f'"{term}"' for term in _terms((_clean(text) or "").replace("\0", " "))]
    return " ".join(terms) + "*" * bool(terms)


def _clean(text: str | None) -> str | None:
    """`text` as SQLite can hold it in a column: without lone surrogates."""
    return None if text is None else text.encode("utf-8", "replace").decode()
