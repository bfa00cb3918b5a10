-- What people corrected in stories, and the history of stories.

CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    before TEXT NOT NULL REFERENCES story (id),
    after TEXT NOT NULL REFERENCES story (id),
    reason TEXT NOT NULL,
    person TEXT,
    at TEXT NOT NULL,
    undone_at TEXT,                  -- null while it holds
    undone_by TEXT,
    undone_reason TEXT
) STRICT;

-- The articles that a correction is about, those whom it put them with, and those whom it took them from.
CREATE TABLE corrected (
    correction INTEGER NOT NULL REFERENCES correction (id) ON DELETE CASCADE,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    side TEXT NOT NULL,              -- "moved", "with", "from"
    story TEXT NOT NULL,             -- where it was before
    PRIMARY KEY (correction, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX corrected_article ON corrected (article);

-- A line of history for every time that articles changed their story, and every correction.
CREATE TABLE turn (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    before TEXT NOT NULL REFERENCES story (id),
    after TEXT NOT NULL REFERENCES story (id),
    articles TEXT NOT NULL,          -- ids, a JSON list
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    person TEXT,
    correction INTEGER REFERENCES correction (id)
) STRICT;
CREATE INDEX turn_before ON turn (before);
CREATE INDEX turn_after ON turn (after);
CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;
