CREATE TABLE units (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  parent_id INTEGER REFERENCES units(id),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  kind TEXT NOT NULL,
  zone TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  area TEXT NOT NULL DEFAULT ''
)
----
CREATE TABLE templates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  duration_ms INTEGER NOT NULL CHECK (duration_ms > 0),
  priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
  splittable INTEGER NOT NULL DEFAULT 0,
  requirements TEXT NOT NULL DEFAULT '[]',
  complete_within_ms INTEGER NOT NULL DEFAULT 0,
  required_fields TEXT NOT NULL DEFAULT '[]',
  custom_fields TEXT NOT NULL DEFAULT '{}'
)
----
CREATE TABLE technicians (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  unit_id INTEGER REFERENCES units(id),
  name TEXT NOT NULL CHECK (name <> ''),
  code TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL,
  home_latitude REAL,
  home_longitude REAL,
  skills TEXT NOT NULL DEFAULT '[]',
  shifts TEXT NOT NULL DEFAULT '[]',
  max_orders_per_day INTEGER NOT NULL DEFAULT 0,
  max_minutes_per_day INTEGER NOT NULL DEFAULT 0,
  speed_factor REAL NOT NULL DEFAULT 1,
  duty TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  position_latitude REAL,
  position_longitude REAL,
  position_at INTEGER,
  position_accuracy REAL,
  position_source TEXT
)
----
CREATE UNIQUE INDEX technicians_code ON technicians(code) WHERE code <> ''
----
CREATE INDEX technicians_unit ON technicians(unit_id)
----
CREATE TABLE absences (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  technician_id INTEGER NOT NULL REFERENCES technicians(id),
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  CHECK (start_at < end_at)
)
----
CREATE INDEX absences_technician ON absences(technician_id, start_at)
----
CREATE TABLE customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CHECK (name <> ''),
  phone TEXT NOT NULL DEFAULT '',
  grade TEXT NOT NULL DEFAULT '',
  name_folded TEXT NOT NULL DEFAULT '',
  phone_digits TEXT NOT NULL DEFAULT ''
)
----
CREATE INDEX customers_name ON customers(name_folded)
----
CREATE INDEX customers_phone ON customers(phone_digits)
----
CREATE TABLE sites (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  address TEXT NOT NULL,
  latitude REAL,
  longitude REAL
)
----
CREATE INDEX sites_customer ON sites(customer_id)
----
CREATE TABLE equipment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  site_id INTEGER NOT NULL REFERENCES sites(id),
  name TEXT NOT NULL,
  serial TEXT NOT NULL DEFAULT '',
  warranty_until INTEGER
)
----
CREATE INDEX equipment_site ON equipment(site_id)
----
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  state TEXT NOT NULL CHECK (state IN ('draft','pendingReview','pendingAllocation','pendingDispatch','offered',
    'assigned','accepted','travelling','onSite','paused','completed','closed','cancelled')),
  priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
  template_id INTEGER REFERENCES templates(id),
  fault_type_id INTEGER,
  unit_id INTEGER REFERENCES units(id),
  pool_id INTEGER,
  channel TEXT NOT NULL DEFAULT '',
  customer_id INTEGER REFERENCES customers(id),
  site_id INTEGER REFERENCES sites(id),
  equipment_id INTEGER REFERENCES equipment(id),
  customer_name TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  geo_quality TEXT NOT NULL,
  zone TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  duration_ms INTEGER NOT NULL CHECK (duration_ms > 0),
  splittable INTEGER NOT NULL DEFAULT 0,
  requirements TEXT NOT NULL DEFAULT '[]',
  excluded TEXT NOT NULL DEFAULT '[]',
  preferred_id INTEGER REFERENCES technicians(id),
  window_start INTEGER,
  window_end INTEGER,
  response_due INTEGER,
  due INTEGER,
  custom TEXT NOT NULL DEFAULT '{}',
  reason TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  completed_at INTEGER,
  closed_at INTEGER,
  due_key INTEGER GENERATED ALWAYS AS (coalesce(due, 253402300799000)) VIRTUAL,
  urgency_key INTEGER GENERATED ALWAYS AS ((4 - priority) * 1000000000000000 + coalesce(due, 253402300799000)) VIRTUAL,
  CHECK (window_start IS NULL OR window_end IS NULL OR window_start <= window_end)
)
----
CREATE INDEX orders_state_due ON orders(state, due_key, id, priority, unit_id, template_id, channel)
----
CREATE INDEX orders_due ON orders(due_key, id, state, priority, unit_id, template_id, channel)
----
CREATE INDEX orders_created ON orders(created_at, id, state, priority, unit_id, template_id)
----
CREATE INDEX orders_urgency ON orders(urgency_key, id, state, priority, unit_id, template_id)
----
CREATE INDEX orders_customer_name ON orders(customer_name, id, state, priority, unit_id, template_id)
----
CREATE INDEX orders_number ON orders(number, id, state, priority, unit_id, template_id)
----
CREATE INDEX orders_channel ON orders(channel)
----
CREATE INDEX orders_unit_state ON orders(unit_id, state)
----
CREATE INDEX orders_template ON orders(template_id)
----
CREATE INDEX orders_customer ON orders(customer_id)
----
CREATE INDEX orders_site ON orders(site_id)
----
CREATE TABLE visits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id INTEGER NOT NULL REFERENCES orders(id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  UNIQUE (order_id, sequence)
)
----
CREATE TABLE assignments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  order_id INTEGER NOT NULL REFERENCES orders(id),
  visit_id INTEGER NOT NULL REFERENCES visits(id),
  technician_id INTEGER NOT NULL REFERENCES technicians(id),
  role TEXT NOT NULL CHECK (role IN ('lead','assistant')),
  planned_start INTEGER NOT NULL,
  planned_end INTEGER NOT NULL,
  dispatched_at INTEGER,
  accepted_at INTEGER,
  travel_started_at INTEGER,
  arrived_at INTEGER,
  completed_at INTEGER,
  lock_person INTEGER NOT NULL DEFAULT 0,
  lock_time INTEGER NOT NULL DEFAULT 0,
  overlap_allowed INTEGER NOT NULL DEFAULT 0,
  booked INTEGER NOT NULL DEFAULT 1,
  CHECK (planned_start < planned_end)
)
----
CREATE INDEX assignments_order ON assignments(order_id)
----
CREATE INDEX assignments_technician ON assignments(technician_id, planned_start)
----
CREATE INDEX assignments_start ON assignments(planned_start)
----
CREATE TABLE technician_days (
  technician_id INTEGER NOT NULL REFERENCES technicians(id),
  day INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (technician_id, day)
)
----
CREATE TABLE commands (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  undoes TEXT NOT NULL DEFAULT '',
  undone_by TEXT NOT NULL DEFAULT ''
)
----
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  command_id TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  action TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  changes TEXT NOT NULL
)
----
CREATE INDEX events_subject ON events(subject_kind, subject_id, id)
----
CREATE INDEX events_command ON events(command_id)
----
CREATE TABLE settings (
  scope TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (scope, name)
)
----
CREATE TABLE order_counts (
  unit_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (unit_id, state)
)
