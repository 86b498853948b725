-- Purpose: takes a role back from now on. A grant of today leaves no day at all, so it is removed.
WITH removed AS (
  DELETE FROM platform.role_grant g WHERE g.id = :grant_id AND g.staff_id = :staff_id AND g.from_day >= :day
  RETURNING g.role
), ended AS (
  UPDATE platform.role_grant g SET to_day = :day::date - 1
  WHERE g.id = :grant_id AND g.staff_id = :staff_id AND g.from_day < :day AND (g.to_day IS NULL OR g.to_day >= :day)
  RETURNING g.role
)
SELECT role FROM removed UNION ALL SELECT role FROM ended
