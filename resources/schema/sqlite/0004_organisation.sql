CREATE TABLE roles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  permissions TEXT NOT NULL DEFAULT '[]',
  scope TEXT NOT NULL CHECK (scope IN ('own','ownUnit','unitAndBelow','all')),
  start_view TEXT NOT NULL,
  active BIGINT NOT NULL DEFAULT 1
)
----
CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  login TEXT NOT NULL UNIQUE CHECK (login <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  role_id BIGINT NOT NULL REFERENCES roles(id),
  unit_id BIGINT REFERENCES units(id),
  technician_id BIGINT UNIQUE REFERENCES technicians(id),
  active BIGINT NOT NULL DEFAULT 1
)
----
CREATE TABLE credentials (
  person_id BIGINT PRIMARY KEY REFERENCES people(id),
  hash TEXT NOT NULL,
  failures BIGINT NOT NULL DEFAULT 0,
  blocked_until BIGINT NOT NULL DEFAULT 0
)
----
CREATE TABLE flows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  review BIGINT NOT NULL DEFAULT 0,
  allocation BIGINT NOT NULL DEFAULT 0,
  automatic BIGINT NOT NULL DEFAULT 0,
  desk_id BIGINT REFERENCES people(id),
  recipient TEXT NOT NULL,
  unit TEXT NOT NULL,
  fields TEXT NOT NULL DEFAULT '{}',
  active BIGINT NOT NULL DEFAULT 1
)
----
CREATE TABLE pools (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  unit_id BIGINT NOT NULL REFERENCES units(id),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  manager_id BIGINT REFERENCES people(id),
  mode TEXT NOT NULL CHECK (mode IN ('dispatch','claim')),
  members TEXT NOT NULL DEFAULT '[]',
  claim_window_ms BIGINT NOT NULL CHECK (claim_window_ms > 0),
  remind_before_ms BIGINT NOT NULL DEFAULT 0,
  at_deadline TEXT NOT NULL,
  needs_skills BIGINT NOT NULL DEFAULT 1,
  needs_area BIGINT NOT NULL DEFAULT 0,
  max_metres DOUBLE PRECISION NOT NULL DEFAULT 0,
  max_open BIGINT NOT NULL DEFAULT 0,
  cooling_off_ms BIGINT NOT NULL DEFAULT 0,
  active BIGINT NOT NULL DEFAULT 1
)
----
CREATE TABLE fault_types (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  template_id BIGINT REFERENCES templates(id),
  requirements TEXT NOT NULL DEFAULT '[]',
  keywords TEXT NOT NULL DEFAULT '[]',
  active BIGINT NOT NULL DEFAULT 1
)
----
CREATE TABLE customer_grades (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  rank BIGINT NOT NULL DEFAULT 0,
  active BIGINT NOT NULL DEFAULT 1
)
----
CREATE TABLE reasons (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  action TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  active BIGINT NOT NULL DEFAULT 1,
  UNIQUE (action, text)
)
----
CREATE TABLE holidays (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  unit_id BIGINT REFERENCES units(id),
  day TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT ''
)
----
CREATE TABLE claims (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id BIGINT NOT NULL REFERENCES orders(id),
  pool_id BIGINT NOT NULL REFERENCES pools(id),
  technician_id BIGINT NOT NULL REFERENCES technicians(id),
  claimed_at BIGINT NOT NULL,
  returned_at BIGINT
)
----
CREATE INDEX claims_technician ON claims(technician_id, pool_id)
----
CREATE UNIQUE INDEX claims_one_winner ON claims(order_id) WHERE returned_at IS NULL
----
CREATE TABLE lifecycle_steps (
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  permission TEXT NOT NULL,
  PRIMARY KEY (action, from_state)
)
----
ALTER TABLE units ADD COLUMN postcodes TEXT NOT NULL DEFAULT '[]'
----
ALTER TABLE units ADD COLUMN manager_id BIGINT REFERENCES people(id)
----
ALTER TABLE units ADD COLUMN flow_id BIGINT REFERENCES flows(id)
----
ALTER TABLE technicians ADD COLUMN fault_levels TEXT NOT NULL DEFAULT '[]'
----
ALTER TABLE templates ADD COLUMN parts TEXT NOT NULL DEFAULT '[]'
----
ALTER TABLE templates ADD COLUMN checklist TEXT NOT NULL DEFAULT '[]'
----
ALTER TABLE templates ADD COLUMN flow_id BIGINT REFERENCES flows(id)
----
ALTER TABLE orders ADD COLUMN entered_by BIGINT REFERENCES people(id)
----
ALTER TABLE orders ADD COLUMN handler_id BIGINT REFERENCES people(id)
----
ALTER TABLE orders ADD COLUMN flow_id BIGINT REFERENCES flows(id)
----
ALTER TABLE orders ADD COLUMN last_action TEXT NOT NULL DEFAULT ''
----
ALTER TABLE orders ADD COLUMN claim_until BIGINT
----
CREATE INDEX orders_entered_by ON orders(entered_by) WHERE entered_by IS NOT NULL
----
CREATE INDEX orders_handler ON orders(handler_id) WHERE handler_id IS NOT NULL
----
CREATE INDEX orders_pool ON orders(pool_id, state) WHERE pool_id IS NOT NULL
----
CREATE INDEX orders_claim_until ON orders(claim_until) WHERE claim_until IS NOT NULL
----
CREATE TRIGGER orders_first_step BEFORE INSERT ON orders
WHEN NEW.state <> 'draft' AND NEW.last_action <> 'import'
BEGIN
  SELECT RAISE(ABORT, 'not_in_lifecycle') WHERE NOT EXISTS (
    SELECT 1 FROM lifecycle_steps WHERE action = NEW.last_action AND from_state = 'draft' AND to_state = NEW.state);
END
----
CREATE TRIGGER orders_step BEFORE UPDATE OF state, last_action ON orders
WHEN (OLD.state <> NEW.state OR OLD.last_action <> NEW.last_action) AND NEW.last_action <> 'import' AND OLD.last_action <> 'import'
BEGIN
  SELECT RAISE(ABORT, 'not_in_lifecycle') WHERE NOT EXISTS (
    SELECT 1 FROM lifecycle_steps WHERE action = NEW.last_action AND from_state = OLD.state AND to_state = NEW.state)
  AND NOT EXISTS (
    SELECT 1 FROM lifecycle_steps WHERE action = OLD.last_action AND from_state = NEW.state AND to_state = OLD.state);
END
