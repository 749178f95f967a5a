CREATE TABLE alert_marks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  alert_key TEXT NOT NULL CHECK (alert_key <> ''),
  episode TEXT NOT NULL,
  amount BIGINT NOT NULL DEFAULT 0,
  what TEXT NOT NULL CHECK (what IN ('acknowledged','reopened','note','snoozed','reminded')),
  order_id BIGINT REFERENCES orders(id),
  technician_id BIGINT REFERENCES technicians(id),
  who TEXT NOT NULL,
  at BIGINT NOT NULL,
  until_at BIGINT,
  text TEXT NOT NULL DEFAULT ''
)
----
CREATE INDEX alert_marks_key ON alert_marks(alert_key, id)
----
CREATE INDEX orders_open_due ON orders(due, id)
  WHERE due IS NOT NULL AND state NOT IN ('completed','closed','cancelled')
----
CREATE INDEX orders_latest_start ON orders((due - duration_ms), id)
  WHERE due IS NOT NULL AND state NOT IN ('assigned','accepted','travelling','onSite','paused','completed','closed','cancelled')
----
CREATE INDEX orders_window_end ON orders(window_end, id)
  WHERE window_end IS NOT NULL AND state NOT IN ('assigned','accepted','travelling','onSite','paused','completed','closed','cancelled')
----
CREATE INDEX orders_response_due ON orders(response_due, id)
  WHERE response_due IS NOT NULL AND state NOT IN ('assigned','accepted','travelling','onSite','paused','completed','closed','cancelled')
----
CREATE INDEX orders_without_place ON orders(due_key, id)
  WHERE latitude IS NULL AND state NOT IN ('draft','pendingReview','pendingAllocation','travelling','onSite','paused','completed','closed','cancelled')
----
CREATE INDEX assignments_to_begin ON assignments(planned_start, technician_id)
  WHERE booked = 1 AND arrived_at IS NULL
----
CREATE INDEX assignments_going_on ON assignments((arrived_at + planned_end - planned_start))
  WHERE booked = 1 AND arrived_at IS NOT NULL
----
CREATE INDEX assignments_overlapping ON assignments(planned_start)
  WHERE booked = 1 AND overlap_allowed = 1
----
CREATE INDEX absences_end ON absences(end_at)
----
CREATE TRIGGER alert_marks_no_update BEFORE UPDATE ON alert_marks
BEGIN
  SELECT RAISE(ABORT, 'history_is_append_only');
END
----
CREATE TRIGGER alert_marks_no_delete BEFORE DELETE ON alert_marks
BEGIN
  SELECT RAISE(ABORT, 'history_is_append_only');
END
