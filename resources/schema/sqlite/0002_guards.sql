CREATE TRIGGER assignments_no_double_insert BEFORE INSERT ON assignments
WHEN NEW.booked = 1 AND NEW.overlap_allowed = 0
BEGIN
  SELECT RAISE(ABORT, 'double_booking') WHERE EXISTS (
    SELECT 1 FROM assignments WHERE technician_id = NEW.technician_id AND booked = 1 AND overlap_allowed = 0
      AND planned_start < NEW.planned_end AND planned_end > NEW.planned_start
      AND planned_start > NEW.planned_start - 5184000000);
END
----
CREATE TRIGGER assignments_no_double_update
BEFORE UPDATE OF technician_id, planned_start, planned_end, booked, overlap_allowed ON assignments
WHEN NEW.booked = 1 AND NEW.overlap_allowed = 0
BEGIN
  SELECT RAISE(ABORT, 'double_booking') WHERE EXISTS (
    SELECT 1 FROM assignments WHERE technician_id = NEW.technician_id AND booked = 1 AND overlap_allowed = 0
      AND planned_start < NEW.planned_end AND planned_end > NEW.planned_start
      AND planned_start > NEW.planned_start - 5184000000 AND id <> NEW.id);
END
----
CREATE TRIGGER assignments_length_insert BEFORE INSERT ON assignments
WHEN NEW.planned_end - NEW.planned_start > 5184000000
BEGIN
  SELECT RAISE(ABORT, 'assignment_too_long');
END
----
CREATE TRIGGER assignments_length_update BEFORE UPDATE OF planned_start, planned_end ON assignments
WHEN NEW.planned_end - NEW.planned_start > 5184000000
BEGIN
  SELECT RAISE(ABORT, 'assignment_too_long');
END
----
CREATE TRIGGER events_no_update BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'history_is_append_only');
END
----
CREATE TRIGGER events_no_delete BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'history_is_append_only');
END
----
CREATE TRIGGER orders_count_insert AFTER INSERT ON orders
BEGIN
  INSERT INTO order_counts(unit_id, state, amount) VALUES (coalesce(NEW.unit_id, 0), NEW.state, 1)
    ON CONFLICT (unit_id, state) DO UPDATE SET amount = amount + 1;
END
----
CREATE TRIGGER orders_count_update AFTER UPDATE OF state, unit_id ON orders
WHEN OLD.state <> NEW.state OR coalesce(OLD.unit_id, 0) <> coalesce(NEW.unit_id, 0)
BEGIN
  UPDATE order_counts SET amount = amount - 1 WHERE unit_id = coalesce(OLD.unit_id, 0) AND state = OLD.state;
  INSERT INTO order_counts(unit_id, state, amount) VALUES (coalesce(NEW.unit_id, 0), NEW.state, 1)
    ON CONFLICT (unit_id, state) DO UPDATE SET amount = amount + 1;
END
----
CREATE TRIGGER orders_count_delete AFTER DELETE ON orders
BEGIN
  UPDATE order_counts SET amount = amount - 1 WHERE unit_id = coalesce(OLD.unit_id, 0) AND state = OLD.state;
END
