CREATE TABLE leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until BIGINT NOT NULL
)
----
CREATE TABLE automation_tries (
  order_id BIGINT PRIMARY KEY REFERENCES orders(id),
  order_version BIGINT NOT NULL,
  tried_at BIGINT NOT NULL
)
----
CREATE INDEX orders_flow_state ON orders(flow_id, state) WHERE flow_id IS NOT NULL
