-- Which lines the pages of an outlet hold, by the hashes of their words: what many of them repeat is no report's.

CREATE TABLE outlet (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE outlet_page (
    article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    outlet INTEGER NOT NULL REFERENCES outlet (number)
) STRICT;
CREATE INDEX outlet_page_outlet ON outlet_page (outlet, article);

CREATE TABLE outlet_line (
    line INTEGER NOT NULL,
    outlet INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES outlet_page (article) ON DELETE CASCADE,
    PRIMARY KEY (line, outlet, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX outlet_line_article ON outlet_line (article);
