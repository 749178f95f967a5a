-- The routing rules of the company: every version that was ever published, and the one draft of the next.
CREATE TABLE rule_books (
  version INTEGER PRIMARY KEY CHECK (version > 0),
  content TEXT NOT NULL CHECK (content <> ''),
  author TEXT NOT NULL CHECK (author <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  published_at INTEGER NOT NULL
)
----
CREATE TRIGGER rule_books_no_update BEFORE UPDATE ON rule_books
BEGIN
  SELECT RAISE(ABORT, 'rule_books_are_append_only');
END
----
CREATE TRIGGER rule_books_no_delete BEFORE DELETE ON rule_books
BEGIN
  SELECT RAISE(ABORT, 'rule_books_are_append_only');
END
----
CREATE TABLE rule_drafts (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL CHECK (revision > 0),
  base_version INTEGER NOT NULL CHECK (base_version >= 0),
  content TEXT NOT NULL CHECK (content <> ''),
  author TEXT NOT NULL CHECK (author <> ''),
  changed_at INTEGER NOT NULL
)
