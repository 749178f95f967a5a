CREATE TABLE order_search (
  order_id INTEGER PRIMARY KEY REFERENCES orders(id),
  text TEXT NOT NULL
)
----
CREATE VIRTUAL TABLE order_grams USING fts5(grams, content='', detail=none, prefix='1 2', tokenize='ascii')
