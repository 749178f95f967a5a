ALTER TABLE customers ADD COLUMN email TEXT NOT NULL DEFAULT ''
----
ALTER TABLE orders ADD COLUMN email TEXT NOT NULL DEFAULT ''
----
ALTER TABLE notices ADD COLUMN settled_at BIGINT
----
ALTER TABLE notices ADD COLUMN settled_version BIGINT NOT NULL DEFAULT 0
----
ALTER TABLE notices ADD COLUMN settled_by TEXT NOT NULL DEFAULT ''
----
CREATE POLICY leases_delivery ON leases USING (name LIKE 'delivery.%' AND (SELECT viewer_sees_all())
  AND ((SELECT viewer_may('dispatch')) OR (SELECT viewer_may('editMasterData'))))
----
CREATE POLICY leases_delivery_read ON leases FOR SELECT
  USING (name LIKE 'delivery.%' AND ((SELECT viewer_id()) IS NOT NULL OR (SELECT viewer_is_owner())))
----
INSERT INTO login_grants(what) VALUES ('UPDATE (settled_at, settled_version, settled_by) ON notices')
----
DO $$
DECLARE
  p TEXT;
BEGIN
  FOR p IN SELECT login FROM people JOIN pg_roles ON rolname = login LOOP
    PERFORM grant_login(p);
  END LOOP;
END $$
