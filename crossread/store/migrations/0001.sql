-- The library as it began. Moments are ISO 8601 in UTC; "json" columns are written and read by the codec.

CREATE TABLE article (
    number INTEGER PRIMARY KEY,      -- order of arrival, and the row in "search"
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,        -- the one that counts now
    source TEXT,
    url_key TEXT,                    -- the URL without what does not identify a page
    added TEXT NOT NULL
) STRICT;
CREATE INDEX article_url ON article (url_key) WHERE url_key IS NOT NULL;

-- What an article read when. Nothing is overwritten: a changed article gets a further version.
CREATE TABLE version (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    digest TEXT NOT NULL,            -- of outlet, title and text
    body_digest TEXT NOT NULL,       -- of outlet and text
    added TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (article, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_digest ON version (digest);
CREATE INDEX version_body ON version (body_digest);

-- What was found in a version, without the article itself.
CREATE TABLE annotation (
    article TEXT NOT NULL,
    version INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (article, version),
    FOREIGN KEY (article, version) REFERENCES version (article, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
    id TEXT PRIMARY KEY,
    first_seen TEXT NOT NULL,
    changed TEXT NOT NULL,
    revision INTEGER NOT NULL,       -- counts changes; a comparison is of one revision
    merged_into TEXT REFERENCES story (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_changed ON story (changed DESC, id) WHERE merged_into IS NULL;

CREATE TABLE membership (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    story TEXT NOT NULL REFERENCES story (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_story ON membership (story);

CREATE TABLE comparison (
    story TEXT PRIMARY KEY REFERENCES story (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Inputs that were taken in, so that the same input is not read twice.
CREATE TABLE input (
    digest TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Inputs that could not be; those in quarantine are not tried again.
CREATE TABLE failure (
    name TEXT NOT NULL,
    digest TEXT NOT NULL,            -- empty where there was nothing to digest
    reason TEXT NOT NULL,
    quarantine INTEGER NOT NULL,
    added TEXT NOT NULL,
    PRIMARY KEY (name, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX failure_digest ON failure (digest) WHERE quarantine = 1;

CREATE VIRTUAL TABLE search USING fts5 (title, source, body, tokenize = "unicode61 remove_diacritics 2");
