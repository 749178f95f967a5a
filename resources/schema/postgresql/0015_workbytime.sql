-- Work in a stretch of days is found without a look at the rows of the weeks before, from which work could reach in.
DROP INDEX assignments_start
----
CREATE INDEX assignments_start ON assignments(planned_start, planned_end)
