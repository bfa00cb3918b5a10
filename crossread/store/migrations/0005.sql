-- Stories of one course of events. Links are between articles: which stories they link follows from where these are.

-- What is kept of each article to link others to it; empty where an article belongs to no story.
CREATE TABLE saga_trace (
    article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    day REAL,                        -- of publication, since year 1
    profile BLOB NOT NULL
) STRICT;

CREATE TABLE saga_term (
    term INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES saga_trace (article) ON DELETE CASCADE,
    day REAL,                        -- as in saga_trace, so that one look-up is enough
    PRIMARY KEY (term, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX saga_term_article ON saga_term (article);

CREATE TABLE saga_link (
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    chance REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX saga_link_other ON saga_link (other);

-- Articles that are new or have changed since they were last linked.
CREATE TABLE saga_due (
    article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE
) STRICT;
INSERT INTO saga_due SELECT number FROM article;
CREATE TRIGGER saga_new AFTER INSERT ON article BEGIN
    INSERT OR IGNORE INTO saga_due VALUES (new.number);
END;
CREATE TRIGGER saga_changed AFTER UPDATE OF version ON article BEGIN
    INSERT OR IGNORE INTO saga_due VALUES (new.number);
END;
