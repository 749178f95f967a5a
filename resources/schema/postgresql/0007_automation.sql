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
----
DO $$
DECLARE
  t TEXT;
BEGIN
  FOREACH t IN ARRAY ARRAY['leases', 'automation_tries'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING ((SELECT viewer_sees_all()) AND (SELECT viewer_may(''dispatch''))
      AND (SELECT viewer_may(''forceAssign'')))', t || '_automation', t);
  END LOOP;
END $$
----
INSERT INTO login_grants(what) VALUES ('INSERT, UPDATE ON leases, automation_tries')
----
DO $$
DECLARE
  p TEXT;
BEGIN
  FOR p IN SELECT login FROM people JOIN pg_roles ON rolname = login LOOP
    EXECUTE format('GRANT SELECT ON leases, automation_tries TO %I', p);
    PERFORM grant_login(p);
  END LOOP;
END $$
