CREATE TABLE notice_channels (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  channel TEXT NOT NULL CHECK (channel IN ('email','sms','webhook')),
  carrier TEXT NOT NULL,
  settings TEXT NOT NULL DEFAULT '{}',
  language TEXT NOT NULL DEFAULT '',
  kinds TEXT NOT NULL DEFAULT '[]',
  customer_kinds TEXT NOT NULL DEFAULT '[]',
  active BIGINT NOT NULL DEFAULT 1
)
----
CREATE TABLE notice_templates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('inbox','email','sms','webhook')),
  language TEXT NOT NULL CHECK (language <> ''),
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL CHECK (body <> ''),
  UNIQUE (kind, channel, language)
)
----
CREATE TABLE notices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  notice_key TEXT NOT NULL UNIQUE,
  order_id BIGINT NOT NULL REFERENCES orders(id),
  order_version BIGINT NOT NULL,
  kind TEXT NOT NULL,
  audience TEXT NOT NULL,
  person_id BIGINT REFERENCES people(id),
  technician_id BIGINT REFERENCES technicians(id),
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL DEFAULT '',
  facts TEXT NOT NULL DEFAULT '{}',
  due_at BIGINT,
  read_at BIGINT,
  withdrawn_at BIGINT
)
----
CREATE INDEX notices_person ON notices(person_id, id) WHERE person_id IS NOT NULL
----
CREATE INDEX notices_technician ON notices(technician_id, id) WHERE technician_id IS NOT NULL
----
CREATE INDEX notices_order ON notices(order_id, order_version)
----
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  notice_key TEXT NOT NULL REFERENCES notices(notice_key),
  channel_id BIGINT NOT NULL REFERENCES notice_channels(id),
  address TEXT NOT NULL DEFAULT '',
  dedupe TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('waiting','sent','failed','withdrawn')),
  attempts BIGINT NOT NULL DEFAULT 0,
  next_at BIGINT NOT NULL,
  lease_owner TEXT NOT NULL DEFAULT '',
  lease_until BIGINT NOT NULL DEFAULT 0,
  error TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  sent_at BIGINT,
  reference TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
)
----
CREATE INDEX deliveries_due ON deliveries(next_at, id) WHERE state = 'waiting'
----
CREATE INDEX deliveries_state ON deliveries(state, id)
----
CREATE INDEX deliveries_notice ON deliveries(notice_key)
