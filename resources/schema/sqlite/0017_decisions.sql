-- What the routing rules said of each order when it came in.
ALTER TABLE orders ADD COLUMN ruling TEXT NOT NULL DEFAULT '{}'
----
ALTER TABLE orders ADD COLUMN dispatches_itself BIGINT NOT NULL DEFAULT 0 CHECK (dispatches_itself IN (0, 1))
----
-- Why an order went to somebody: one record for each assignment, written with it.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id BIGINT NOT NULL REFERENCES orders(id),
  order_version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  record TEXT NOT NULL CHECK (record <> ''),
  UNIQUE (order_id, order_version)
)
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
