-- Why each article is in its story: JSON by the codec, replaced with every move.
CREATE TABLE reason (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Articles that belong to no story, such as live blogs, and the reports that they point to.
CREATE TABLE piece (
    article TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    lane TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is in a story as a report of its event.
CREATE VIEW report AS
    SELECT article, story FROM membership
    WHERE NOT EXISTS (SELECT 1 FROM piece WHERE piece.article = membership.article);

CREATE TABLE touch (
    piece TEXT NOT NULL REFERENCES piece (article) ON DELETE CASCADE,
    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (piece, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX touch_article ON touch (article);

-- The article whose headline stands for the story.
ALTER TABLE story ADD COLUMN headline TEXT REFERENCES article (id) ON DELETE SET NULL;
