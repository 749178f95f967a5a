CREATE TABLE order_search (
  order_id BIGINT PRIMARY KEY REFERENCES orders(id),
  text TEXT NOT NULL,
  grams tsvector NOT NULL
)
----
CREATE INDEX order_search_grams ON order_search USING gin (grams)
