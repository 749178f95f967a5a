-- Nothing here: there are no row-level policies.
SELECT 1
