-- The times of technicians in sight that are taken, also by orders out of sight: a lane shall not look free that is not.
CREATE FUNCTION taken_times(before BIGINT, earliest BIGINT, after BIGINT)
RETURNS TABLE (state TEXT, id BIGINT, order_id BIGINT, technician_id BIGINT, planned_start BIGINT, planned_end BIGINT,
  arrived_at BIGINT, completed_at BIGINT)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT o.state, a.id, a.order_id, a.technician_id, a.planned_start, a.planned_end, a.arrived_at, a.completed_at
  FROM assignments a JOIN orders o ON o.id = a.order_id
  WHERE a.planned_start < before AND a.planned_start > earliest AND a.planned_end > after
    AND (a.booked = 1 OR a.completed_at IS NOT NULL)
    AND ((SELECT viewer_sees_all()) OR a.technician_id IN (
      SELECT t.id FROM technicians t WHERE t.unit_id IN (SELECT viewer_units())))
$$
