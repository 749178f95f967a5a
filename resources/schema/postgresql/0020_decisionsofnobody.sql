-- Automatic dispatch keeps why it found nobody too: an order of one version can have several records.
ALTER TABLE decisions DROP CONSTRAINT decisions_order_id_order_version_key
----
CREATE INDEX decisions_by_order ON decisions(order_id, order_version)
