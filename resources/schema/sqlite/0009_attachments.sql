CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id INTEGER NOT NULL REFERENCES orders(id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  media_type TEXT NOT NULL CHECK (media_type <> ''),
  size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 10485760),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  note TEXT NOT NULL DEFAULT '',
  added_by TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  removed_at INTEGER,
  content BLOB NOT NULL,
  CHECK (typeof(content) = 'blob' AND length(content) = size)
)
----
CREATE INDEX attachments_order ON attachments(order_id)
----
CREATE TRIGGER attachments_no_change
BEFORE UPDATE OF id, order_id, name, media_type, size, digest, note, added_by, added_at, content ON attachments
BEGIN
  SELECT RAISE(ABORT, 'files_are_kept');
END
----
CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments
BEGIN
  SELECT RAISE(ABORT, 'files_are_kept');
END
