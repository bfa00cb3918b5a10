-- Corrections may say of two stories that they are of one course of events ("link") or not ("unlink"). They are kept as
-- the others are; an older Crossread, which does not know these kinds, must not read them.

-- Words have other numbers from here on: what is kept to link articles is made anew, and so are the links.
DELETE FROM saga_link;
DELETE FROM saga_term;
DELETE FROM saga_trace;
INSERT OR IGNORE INTO saga_due SELECT number FROM article;
