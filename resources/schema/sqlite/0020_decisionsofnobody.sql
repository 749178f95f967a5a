-- Automatic dispatch keeps why it found nobody too: an order of one version can have several records.
CREATE TABLE decisions_kept (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id BIGINT NOT NULL REFERENCES orders(id),
  order_version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  record TEXT NOT NULL CHECK (record <> '')
)
----
INSERT INTO decisions_kept(id, order_id, order_version, at, actor, record)
SELECT id, order_id, order_version, at, actor, record FROM decisions
----
DROP TABLE decisions
----
ALTER TABLE decisions_kept RENAME TO decisions
----
CREATE INDEX decisions_by_order ON decisions(order_id, order_version)
----
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
BEGIN
  SELECT RAISE(ABORT, 'decisions_are_append_only');
END
----
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
BEGIN
  SELECT RAISE(ABORT, 'decisions_are_append_only');
END
