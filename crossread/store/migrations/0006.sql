-- What the clusterer needs of each article of its window, as it was on arrival, and what was looked at with hindsight.

CREATE TABLE kept (
    article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    data BLOB NOT NULL
) STRICT;

-- One row: the last article and the last turn when a repair was last made.
CREATE TABLE repair (
    article INTEGER NOT NULL,
    turn INTEGER NOT NULL
) STRICT;
INSERT INTO repair SELECT
    (SELECT coalesce(max(number), 0) FROM article), (SELECT coalesce(max(number), 0) FROM turn);
