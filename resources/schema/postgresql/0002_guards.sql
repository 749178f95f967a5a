CREATE EXTENSION IF NOT EXISTS btree_gist
----
ALTER TABLE assignments ADD CONSTRAINT double_booking EXCLUDE USING gist (
  technician_id WITH =, int8range(planned_start, planned_end) WITH &&) WHERE (booked = 1 AND overlap_allowed = 0)
----
ALTER TABLE assignments ADD CONSTRAINT assignment_too_long CHECK (planned_end - planned_start <= 5184000000)
----
CREATE FUNCTION events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history_is_append_only';
END $$
----
CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE ON events
FOR EACH STATEMENT EXECUTE FUNCTION events_are_append_only()
----
ALTER TABLE events ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id()
----
CREATE FUNCTION count_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state AND coalesce(OLD.unit_id, 0) = coalesce(NEW.unit_id, 0) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    UPDATE order_counts SET amount = amount - 1 WHERE unit_id = coalesce(OLD.unit_id, 0) AND state = OLD.state;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO order_counts(unit_id, state, amount) VALUES (coalesce(NEW.unit_id, 0), NEW.state, 1)
      ON CONFLICT (unit_id, state) DO UPDATE SET amount = order_counts.amount + 1;
  END IF;
  RETURN NULL;
END $$
----
CREATE TRIGGER orders_count AFTER INSERT OR UPDATE OR DELETE ON orders
FOR EACH ROW EXECUTE FUNCTION count_orders()
----
CREATE FUNCTION tell_consoles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('fieldlane', '');
  RETURN NULL;
END $$
----
CREATE TRIGGER events_tell AFTER INSERT ON events
FOR EACH STATEMENT EXECUTE FUNCTION tell_consoles()
