-- What the row-level policies ask of the viewer, as functions whose plans last as long as a session: an SQL function is
-- planned anew by every statement that calls it, which was a fifth of the server's time when orders were written.
CREATE OR REPLACE FUNCTION viewer_is_owner() RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN (SELECT pg_has_role(session_user, relowner, 'member') FROM pg_class WHERE oid = 'orders'::regclass);
END
$$
----
CREATE OR REPLACE FUNCTION viewer_id() RETURNS BIGINT LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN (SELECT p.id FROM people p JOIN roles r ON r.id = p.role_id
    WHERE p.login = session_user AND p.active = 1 AND r.active = 1);
END
$$
----
CREATE OR REPLACE FUNCTION viewer_may(wanted TEXT) RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN viewer_is_owner() OR EXISTS (
      SELECT 1 FROM people p JOIN roles r ON r.id = p.role_id
      WHERE p.id = viewer_id() AND jsonb_exists(r.permissions::jsonb, wanted));
END
$$
----
CREATE OR REPLACE FUNCTION viewer_sees_all() RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN viewer_is_owner() OR EXISTS (
      SELECT 1 FROM people p JOIN roles r ON r.id = p.role_id WHERE p.id = viewer_id() AND r.scope = 'all');
END
$$
----
CREATE OR REPLACE FUNCTION viewer_units() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN QUERY
  WITH RECURSIVE mine AS (
    SELECT p.unit_id AS id, r.scope FROM people p JOIN roles r ON r.id = p.role_id
    WHERE p.id = viewer_id() AND r.scope IN ('ownUnit', 'unitAndBelow') AND p.unit_id IS NOT NULL
    UNION
    SELECT u.id, mine.scope FROM units u JOIN mine ON u.parent_id = mine.id WHERE mine.scope = 'unitAndBelow')
  SELECT id FROM mine;
END
$$
----
CREATE OR REPLACE FUNCTION viewer_assigned() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN QUERY
  SELECT a.order_id FROM assignments a JOIN people p ON p.technician_id = a.technician_id WHERE p.id = viewer_id();
END
$$
----
CREATE OR REPLACE FUNCTION viewer_claim_pools() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN QUERY
  SELECT pool.id FROM pools pool JOIN people p ON pool.members::jsonb @> to_jsonb(p.technician_id)
  WHERE p.id = viewer_id() AND pool.active = 1;
END
$$
----
CREATE OR REPLACE FUNCTION viewer_managed_pools() RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN QUERY
  SELECT id FROM pools WHERE manager_id = viewer_id() AND active = 1;
END
$$
----
CREATE OR REPLACE FUNCTION highest_order_id() RETURNS BIGINT LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN (SELECT coalesce(max(id), 0) FROM orders);
END
$$
----
CREATE OR REPLACE FUNCTION viewer_writes_orders() RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN (SELECT bool_or(viewer_may(p)) FROM unnest(ARRAY['enterOrders', 'review', 'allocate', 'dispatch', 'dispatchDirectly',
      'forceAssign', 'claimOrders', 'executeOrders', 'importExport']) AS p);
END
$$
----
CREATE OR REPLACE FUNCTION viewer_wrote_notice(wanted TEXT) RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN (SELECT EXISTS (SELECT 1 FROM notices WHERE notice_key = wanted AND actor = session_user));
END
$$
