-- When technicians in sight are busy with orders out of sight: a lane shall not look free that is not. The one thing that
-- a person learns of another unit's orders, on lanes of their own units alone: no order, number, customer or place. The
-- state says how long work under way still takes. Who sees everything gets all, and the orders.
CREATE FUNCTION taken_times(before BIGINT, earliest BIGINT, after BIGINT)
RETURNS TABLE (state TEXT, id BIGINT, order_id BIGINT, technician_id BIGINT, planned_start BIGINT, planned_end BIGINT,
  arrived_at BIGINT, completed_at BIGINT)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT o.state, a.id, CASE WHEN (SELECT viewer_sees_all()) THEN o.id END, a.technician_id, a.planned_start, a.planned_end,
    a.arrived_at, a.completed_at
  FROM assignments a JOIN orders o ON o.id = a.order_id
  WHERE a.planned_start < before AND a.planned_start > earliest AND a.planned_end > after
    AND (a.booked = 1 OR a.completed_at IS NOT NULL)
    AND ((SELECT viewer_sees_all()) OR (
      a.technician_id IN (SELECT t.id FROM technicians t WHERE t.unit_id IN (SELECT viewer_units()))
      AND NOT coalesce(o.unit_id IN (SELECT viewer_units()) -- as orders_scope says
        OR o.entered_by = (SELECT viewer_id()) OR o.handler_id = (SELECT viewer_id())
        OR o.id IN (SELECT viewer_assigned()) OR o.pool_id IN (SELECT viewer_managed_pools())
        OR (o.state = 'offered' AND o.pool_id IN (SELECT viewer_claim_pools())), FALSE)))
$$
