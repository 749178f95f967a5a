-- An order may have to wait until another one is over, named by its number.
ALTER TABLE orders ADD COLUMN follows TEXT NOT NULL DEFAULT ''
----
CREATE INDEX orders_by_follows ON orders(follows) WHERE follows <> ''
